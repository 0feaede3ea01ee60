-- A team's year as it was last counted. It holds while nothing that is counted changed since; otherwise the page counts for itself.

create table team_year (
  team uuid not null references team,
  year integer not null,
  -- Goes up when something it is counted from changes after somebody began to count.
  changes bigint not null default 0,
  begun bigint,
  counted bigint,
  -- As of which day; of a year that is over its last.
  day date,
  -- Null: nothing was promised in that year.
  quotas jsonb,
  at timestamptz,
  primary key (team, year)
);
alter table team_year enable row level security;
-- Nobody is in it, and nothing of a restricted file is counted: whoever may read a team's year reads it.
create policy team_year_seen on team_year using (true);
create policy team_year_jobs on team_year to linli_jobs using (true) with check (true);
grant select on team_year to linli_app;
grant select, insert, update on team_year to linli_jobs;
