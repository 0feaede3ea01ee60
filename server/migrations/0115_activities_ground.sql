-- Activities: an append-only stream of acts, and what follows from them for lists. Who comes stands elsewhere.

create table activity (
  id uuid primary key,
  kind text not null,
  -- Of the definition under which it was planned.
  kind_from date not null,
  title text not null,
  place text collate "C" not null references place,
  facility uuid references facility,
  spot text not null,
  unit text not null references organisation (code),
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  capacity integer check (capacity > 0),
  -- Places kept for elders: age, seats, until.
  elders jsonb,
  themes text[] not null,
  form jsonb not null,
  -- What residents read, and why it was called off: ids of texts.
  words uuid,
  why uuid,
  status text not null check (status in ('planned', 'published', 'held', 'closed', 'cancelled')),
  -- Of the plan; sign-ups count in `seq` alone.
  version integer not null,
  seq integer not null
);
alter table activity enable row level security;
-- A community asks by its place, a county or a town by the days.
create index activity_place on activity (place, from_at, id);
create index activity_from on activity (from_at, id);
create index activity_unit on activity (unit, from_at, id);
-- What is over and not closed: few.
create index activity_open on activity (to_at, id) where status in ('planned', 'published', 'held');

-- What was published is everybody's to see; what is being planned is theirs who plan it.
create policy activity_seen on activity using (
  status <> 'planned'
  or exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
             where place >= s.lo and place < s.hi)
  or unit = any (current_setting('linli.units')::text[])
);
create policy activity_jobs on activity to linli_jobs using (true) with check (true);

create table activity_act (
  id uuid primary key,
  activity uuid not null references activity,
  seq integer not null,
  kind text not null,
  at timestamptz not null,
  account uuid,
  -- Without words and persons: those stand in texts, and with whoever signed up.
  body jsonb not null,
  body_hash text not null,
  unique (activity, seq)
);
alter table activity_act enable row level security;
create policy activity_act_seen on activity_act using (
  account = nullif(current_setting('linli.account'), '')::uuid
  or exists (select 1 from activity a where a.id = activity
             and (a.unit = any (current_setting('linli.units')::text[])
                  or exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
                             where a.place >= s.lo and a.place < s.hi)))
);
create policy activity_act_jobs on activity_act to linli_jobs using (true) with check (true);

create policy texts_activity on texts using (subject_kind = 'activity' and exists (select 1 from activity a where a.id = subject));
create policy files_activity on files using (subject_kind = 'activity' and exists (select 1 from activity a where a.id = subject));

grant select, insert, update on activity to linli_app, linli_jobs;
grant select, insert on activity_act to linli_app, linli_jobs;

create view activities_pub_activity with (security_invoker = true) as
  select id, kind, place, facility, unit, from_at, to_at, capacity, themes, status from activity;
grant select on activities_pub_activity to linli_app, linli_jobs;
