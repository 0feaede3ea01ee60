-- Visits: what the phone wrote beside the service record of the same id, who was met, what was found, and what somebody asked
-- to be minded at the door. No time of beginning a round, no way walked, nothing about the phone.

create table visit (
  -- The service record's.
  id uuid primary key,
  account uuid not null,
  hash text not null,
  place text collate "C" not null references place,
  way text not null,
  outcome text not null check (outcome in ('met', 'attempted', 'refused')),
  items text[] not null,
  minutes integer,
  next_on date,
  -- By the clock of the phone, and by ours.
  captured_at timestamptz not null,
  received_at timestamptz not null,
  at timestamptz not null,
  skewed boolean not null,
  -- One point, offered; about ten metres.
  lat numeric(7, 4),
  lng numeric(8, 4)
);
create index visit_place on visit (place, at, id);
alter table visit enable row level security;

create table visit_person (
  visit uuid not null references visit,
  person uuid not null,
  place text collate "C" not null references place,
  at timestamptz not null,
  primary key (visit, person)
);
create index visit_person_last on visit_person (person, at);
alter table visit_person enable row level security;

create table visit_need (
  request uuid primary key,
  visit uuid not null references visit,
  person uuid not null,
  place text collate "C" not null references place,
  -- Words, in `texts` under the record.
  words uuid not null
);
create index visit_need_person on visit_need (person);
alter table visit_need enable row level security;

-- What is minded at the door of somebody.
create table visit_manner (
  person uuid primary key,
  place text collate "C" not null references place,
  -- Never alone.
  two boolean not null,
  -- Notes written by others before this stay with who wrote them.
  withheld_at timestamptz,
  version integer not null
);
alter table visit_manner enable row level security;

-- Residents drawn for a call-back, a month at a time; the seed stands with it, so that anybody can draw them again.
create table visit_draw (
  month text primary key check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  seed text not null,
  of integer not null,
  drawn integer not null,
  at timestamptz not null
);
create table visit_call_back (
  id uuid primary key,
  month text not null references visit_draw,
  visit uuid not null references visit,
  person uuid not null,
  place text collate "C" not null references place,
  answer text check (answer in ('as-recorded', 'not-visited', 'otherwise', 'not-reached')),
  asked_by uuid,
  asked_at timestamptz,
  unique (month, visit, person)
);
create index visit_call_back_place on visit_call_back (month, place, id);
alter table visit_call_back enable row level security;

create policy visit_seen on visit using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or account = nullif(current_setting('linli.account'), '')::uuid
);
create policy visit_person_seen on visit_person using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
create policy visit_need_seen on visit_need using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
create policy visit_manner_seen on visit_manner using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
create policy visit_call_back_seen on visit_call_back using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);

grant select, insert on visit, visit_person, visit_need to linli_app, linli_jobs;
grant select, insert, update on visit_manner to linli_app, linli_jobs;
grant select on visit_draw to linli_app;
grant select, insert on visit_draw to linli_jobs;
grant select, update on visit_call_back to linli_app;
grant select, insert on visit_call_back to linli_jobs;
