-- A team's year: what residents say of it, and the evaluation as it was closed on a day.

-- The yearly survey: of each account the last answer of a year; read as a number by everybody, as an answer by nobody but who gave it.
create table team_voice (
  team uuid not null references team,
  year integer not null,
  account uuid not null,
  -- Where they live.
  place text collate "C" not null,
  answer text not null check (answer in ('good', 'fair', 'poor')),
  at timestamptz not null,
  primary key (team, year, account)
);
alter table team_voice enable row level security;
create policy team_voice_seen on team_voice using (
  account = nullif(current_setting('linli.account'), '')::uuid
  or exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) r(lo, hi)
             where place >= r.lo and place < r.hi)
);
grant select, insert, update on team_voice to linli_app;

create table team_evaluation (
  id uuid primary key,
  team uuid not null references team,
  year integer not null,
  version integer not null check (version > 0),
  -- Numbers only; words stand in `texts`.
  figures jsonb not null,
  said uuid not null,
  why uuid,
  by_account uuid not null,
  at timestamptz not null,
  unique (team, year, version)
);
grant select, insert on team_evaluation to linli_app;
create policy texts_team_evaluation on texts using (
  subject_kind = 'team-evaluation' and exists (select 1 from team_evaluation e where e.id = subject)
);

-- Numbers said when an activity was closed, which some promises count: elders of 65 and over, households, grants.
alter table team_activity add column numbers jsonb not null default '{}';
grant update (kind, numbers) on team_activity to linli_jobs;
