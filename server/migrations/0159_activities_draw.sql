-- Competitions: a draw whose seed is kept back until it is made, and results by version.

-- Under which name somebody plays, sealed; and their number in the draw.
alter table activity_entry add column alias text;
alter table activity_entry add column number smallint;
create index activity_entry_number on activity_entry (activity, number) where number is not null;
create index activity_entry_alias on activity_entry (activity) where alias is not null;

create table activity_draw (
  activity uuid primary key references activity,
  form text not null check (form in ('knockout', 'groups')),
  size smallint check (size between 2 and 16),
  -- SHA-256 of the seed, shown from the first; the seed is sealed until the draw is made.
  hash text not null,
  secret text,
  seed text,
  announced_at timestamptz not null,
  made_at timestamptz,
  -- How many were drawn.
  players smallint,
  version integer not null,
  check ((form = 'groups') = (size is not null)),
  check ((seed is null) = (made_at is null) and (made_at is null) = (players is null) and (seed is null) = (secret is not null))
);
alter table activity_draw enable row level security;
create policy activity_draw_seen on activity_draw using (exists (select 1 from activity a where a.id = activity));
create policy activity_draw_jobs on activity_draw to linli_jobs using (true) with check (true);

-- Append-only: the newest version of a match is what stands.
create table activity_result (
  id uuid primary key,
  activity uuid not null references activity,
  round smallint not null,
  no integer not null,
  version integer not null,
  winner smallint,
  score text not null,
  at timestamptz not null,
  account uuid not null,
  unique (activity, round, no, version)
);
alter table activity_result enable row level security;
create policy activity_result_seen on activity_result using (exists (select 1 from activity a where a.id = activity));
create policy activity_result_jobs on activity_result to linli_jobs using (true) with check (true);

grant select, insert, update on activity_draw to linli_app, linli_jobs;
grant select, insert on activity_result to linli_app, linli_jobs;
