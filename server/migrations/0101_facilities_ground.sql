-- Facilities: rooms, squares, stations, boards; who has them when; who looked at them when. Nobody stands here: a use is said in
-- words and by a unit, who took it or looked stands in the history.

create table facility (
  id uuid primary key,
  kind text not null,
  name text collate "C" not null,
  place text collate "C" not null references place,
  estate uuid references estate,
  address text not null,
  unit text references organisation (code),
  phone text,
  -- Square metres.
  area integer check (area > 0),
  seats integer check (seats > 0),
  point jsonb,
  -- The house it is a room of.
  within uuid references facility check (within <> id),
  -- null: day and night.
  hours jsonb,
  -- Of the hours: the shortest day from Monday to Friday, and the shortest day off.
  working_minutes integer not null,
  off_minutes integer not null,
  opened date not null,
  -- Exclusive.
  closed date check (closed >= opened),
  -- As it was found last.
  checked_on date,
  checked_state text check (checked_state in ('good', 'damaged', 'gone')),
  grams text[] not null,
  version integer not null
);
create index facility_place on facility (place, name, id);
create index facility_kind on facility (kind, place, name, id);
create index facility_within on facility (within, name) where within is not null;
create index facility_grams on facility using gin (grams);

-- Two that exclude each other are refused under the lock of the house (domain/facilities/rules.ts).
create table facility_use (
  id uuid primary key,
  facility uuid not null references facility,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  what text not null,
  unit text references organisation (code),
  -- A matter of another room that has it.
  subject_kind text,
  subject uuid,
  why text,
  released_at timestamptz,
  version integer not null,
  check ((subject is null) = (subject_kind is null))
);
create index facility_use_held on facility_use (facility, to_at, id) where released_at is null;
create index facility_use_subject on facility_use (subject) where subject is not null;

create table facility_check (
  id uuid primary key,
  facility uuid not null references facility,
  day date not null,
  state text not null check (state in ('good', 'damaged', 'gone')),
  note text not null,
  at timestamptz not null
);
create index facility_check_of on facility_check (facility, day desc, id desc);

create policy files_facility on files using (subject_kind = 'facility-check' and exists (select 1 from facility_check c where c.id = subject));

grant select, insert, update on facility, facility_use to linli_app, linli_jobs;
grant select, insert on facility_check to linli_app, linli_jobs;

create view facilities_pub_facility with (security_invoker = true) as
  select id, kind, name, place, estate, address, unit, phone, area, seats, within, working_minutes, off_minutes, opened, closed, checked_on, checked_state
  from facility;
create view facilities_pub_use with (security_invoker = true) as
  select u.id, u.facility, f.place, u.from_at, u.to_at, u.unit, u.subject_kind, u.subject, u.released_at
  from facility_use u join facility f on f.id = u.facility;
create view facilities_pub_check with (security_invoker = true) as
  select c.id, c.facility, f.kind, f.place, f.estate, c.day, c.state from facility_check c join facility f on f.id = c.facility;
grant select on facilities_pub_facility, facilities_pub_use, facilities_pub_check to linli_app, linli_jobs;
