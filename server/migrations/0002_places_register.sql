-- Places: the tree, its dated names, what became of what, the workers of grids, and the register of addresses.
-- Nothing here names a resident: the tables have no policy and are searched in plain text.

create table place (
  -- Built from codes, never changed, never used again.
  path text collate "C" primary key check (path ~ '^[0-9]{6}/([0-9a-z-]{1,24}/){0,8}$'),
  parent text collate "C" references place,
  kind text not null check (kind in ('county', 'town', 'forestry', 'sub-district', 'community', 'village', 'grid')),
  level text not null,
  -- The name in force; the dated ones stand in place_name.
  name text not null,
  code text,
  grid_kind text check (grid_kind in ('base', 'dedicated', 'micro')),
  urban_class text,
  sort integer not null,
  opened date not null,
  closed date check (closed >= opened),
  help_line text,
  centre jsonb,
  outline jsonb,
  -- The geometry is invented and is shown as such.
  fictional boolean not null,
  version integer not null,
  check ((kind = 'grid') = (grid_kind is not null)),
  check ((parent is null) = (kind = 'county'))
);
create index place_children on place (parent, sort, path);
create unique index place_code on place (code) where code is not null and closed is null;

create table place_name (
  place text collate "C" not null references place,
  name text not null,
  from_day date not null,
  to_day date check (to_day >= from_day),
  primary key (place, from_day)
);

-- On that day `old` became, in whole or in part, `new`.
create table place_succession (
  old text collate "C" not null references place,
  new text collate "C" not null references place,
  day date not null,
  primary key (old, new)
);
create index place_succession_new on place_succession (new);

-- Name and number are those on the grid's board, of the post and not of the private person.
create table grid_worker (
  id uuid primary key,
  place text collate "C" not null references place,
  account uuid not null,
  name text not null,
  phone text,
  post text not null check (post in ('head', 'full-time', 'part-time')),
  from_day date not null,
  to_day date check (to_day >= from_day),
  version integer not null
);
create index grid_worker_place on grid_worker (place, from_day, id);
create index grid_worker_account on grid_worker (account, from_day, id);

-- `grams` are the pieces an address is searched by (domain/places/grams.ts).
create table estate (
  id uuid primary key,
  place text collate "C" not null references place,
  name text not null,
  kind text not null check (kind in ('estate', 'courtyard', 'hamlet', 'institution')),
  street text,
  property text,
  point jsonb,
  fictional boolean not null,
  text text not null,
  grams text[] not null,
  version integer not null
);
create index estate_place on estate (place, id);
create index estate_grams on estate using gin (grams);

create table building (
  id uuid primary key,
  estate uuid not null references estate,
  place text collate "C" not null references place,
  name text not null,
  floors integer not null check (floors between 1 and 99),
  elevator boolean not null,
  point jsonb,
  text text not null,
  grams text[] not null,
  version integer not null
);
create index building_estate on building (estate, id);
create index building_place on building (place, id);
create index building_grams on building using gin (grams);

create table unit (
  id uuid primary key,
  building uuid not null references building,
  name text not null
);
create index unit_building on unit (building, id);

create table dwelling (
  id uuid primary key,
  place text collate "C" not null references place,
  estate uuid not null references estate,
  building uuid references building,
  unit uuid references unit,
  room text not null,
  floor integer,
  text text not null,
  -- The text with its numbers padded, so that 2 comes before 10.
  ordered text collate "C" not null,
  grams text[] not null,
  state text not null check (state in ('OC', 'AB', 'IN', 'UN')),
  version integer not null
);
create index dwelling_place on dwelling (place, ordered, id);
create index dwelling_building on dwelling (building, ordered, id) where building is not null;
create index dwelling_estate on dwelling (estate);
create index dwelling_grams on dwelling using gin (grams);

create table landmark (
  id uuid primary key,
  place text collate "C" not null references place,
  name text not null,
  kind text not null check (kind in ('square', 'school', 'market', 'bus-stop', 'hospital', 'office', 'park', 'road', 'other')),
  point jsonb,
  fictional boolean not null,
  grams text[] not null,
  version integer not null
);
create index landmark_place on landmark (place, id);
create index landmark_grams on landmark using gin (grams);

grant select, insert, update on place, place_name, grid_worker, estate, building, unit, dwelling, landmark to linli_app, linli_jobs;
grant select, insert on place_succession to linli_app, linli_jobs;

create view places_pub_place with (security_invoker = true) as
  select path, parent, kind, level, name, code, grid_kind, sort, opened, closed, help_line, fictional from place;
create view places_pub_succession with (security_invoker = true) as
  select old, new, day from place_succession;
create view places_pub_worker with (security_invoker = true) as
  select id, place, account, name, phone, post, from_day, to_day from grid_worker;
create view places_pub_estate with (security_invoker = true) as
  select id, place, name, kind, property, text from estate;
create view places_pub_building with (security_invoker = true) as
  select b.id, b.place, b.estate, b.name, b.floors, b.elevator, b.text, e.property
  from building b join estate e on e.id = b.estate;
create view places_pub_dwelling with (security_invoker = true) as
  select d.id, d.place, d.estate, d.building, d.unit, d.room, d.floor, d.text, d.ordered, d.state, e.property
  from dwelling d join estate e on e.id = d.estate;
create view places_pub_landmark with (security_invoker = true) as
  select id, place, name, kind from landmark;
grant select on places_pub_place, places_pub_succession, places_pub_worker, places_pub_estate, places_pub_building, places_pub_dwelling,
  places_pub_landmark to linli_app, linli_jobs;
