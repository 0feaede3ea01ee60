-- Whoever can still do it is told that a promise falls behind: once when it does, once more when there is hardly time left.

create table team_told (
  team uuid not null references team,
  quota text not null,
  -- null: of the whole team.
  squad uuid references squad,
  -- First day of the window it is promised for.
  from_day date not null,
  stage text not null check (stage in ('behind', 'at-risk')),
  at timestamptz not null,
  unique nulls not distinct (team, quota, squad, from_day, stage)
);
grant select on team_told to linli_app;
grant select, insert on team_told to linli_jobs;

-- Whoever does not want to be told of it.
create table team_quiet (
  account uuid primary key
);
alter table team_quiet enable row level security;
create policy team_quiet_own on team_quiet using (account = nullif(current_setting('linli.account'), '')::uuid);
create policy team_quiet_jobs on team_quiet to linli_jobs using (true) with check (true);
grant select, insert, delete on team_quiet to linli_app;
grant select on team_quiet to linli_jobs;
create view teams_pub_quiet with (security_invoker = true) as select account from team_quiet;
grant select on teams_pub_quiet to linli_jobs;
