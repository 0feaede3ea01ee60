-- Bringing in: a table of people on its way into the register. Rows wait here sealed; nothing of the register is touched
-- before somebody confirms. What is never taken (domain/people/import/never.ts) is not even kept here.

create table people_import (
  id uuid primary key,
  -- What it is for; nobody outside of it sees the import.
  place text collate "C" not null references place,
  account uuid not null,
  state text not null check (state in ('reading', 'mapping', 'staging', 'preview', 'applying', 'applied', 'undoing', 'undone', 'refused', 'dropped')),
  -- Sealed: the name of a file may be somebody's.
  file_name text not null,
  sha256 text not null,
  bytes bigint not null,
  kind text,
  why text,
  mode text check (mode in ('additions', 'roster')),
  category text,
  month text check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  source text,
  -- Sealed: headers and how they are read, sheet by sheet, no cell of a row; a tab may be called by somebody's name.
  sheets text,
  familiar boolean not null default false,
  plan jsonb,
  -- Ranges in which the importer may write, as they were when the plan was made.
  ranges jsonb not null default '[]',
  counts jsonb not null default '{}',
  -- How far the work of the present state is: rows done, and after which row it goes on.
  done integer not null default 0,
  after_home bytea not null default '',
  after_no integer not null default 0,
  -- Held by the process that works on it; over when it stopped.
  lease timestamptz,
  at timestamptz not null,
  moved_at timestamptz not null,
  version integer not null
);
create index people_import_place on people_import (place, at desc, id desc);
create index people_import_sha on people_import (sha256, at);
create index people_import_work on people_import (lease) where state in ('reading', 'staging', 'applying', 'undoing');

create table people_import_row (
  import uuid not null references people_import,
  place text collate "C" not null references place,
  no integer not null,
  sheet integer not null,
  at integer,
  part integer not null,
  verdict text not null check (verdict in ('new', 'changed', 'same', 'doubtful', 'refused', 'missing')),
  decided text check (decided in ('take', 'other', 'end', 'leave')),
  -- Who belongs together in the table: the same bytes for the same household.
  home bytea not null default '',
  -- Who was found; of a new one, the id it will have.
  person uuid,
  found boolean not null default false,
  -- To find the same person twice in one table.
  id_key bytea,
  -- Where the person belongs.
  spot text collate "C",
  -- Sealed: what the row wants; of a refused one, its cells.
  content text,
  issues text[] not null default '{}',
  deeds text[] not null default '{}',
  -- Of `missing`: the category that would end.
  category uuid,
  primary key (import, no)
);
create index people_import_row_home on people_import_row (import, home, no);
create index people_import_row_verdict on people_import_row (import, verdict, no);
create index people_import_row_number on people_import_row (import, id_key) where id_key is not null;
create index people_import_row_person on people_import_row (import, person) where found;

-- What an import changed of those who were there before, and the households it opened: how it is taken back.
create table people_import_deed (
  import uuid not null references people_import,
  place text collate "C" not null references place,
  kind text not null check (kind in ('fields', 'given', 'confirm', 'end', 'household', 'member')),
  person uuid not null,
  row uuid not null,
  -- Sealed: fields as they were.
  before text,
  held jsonb,
  -- The person's version after it: another one means that somebody built on it.
  version integer not null,
  primary key (import, kind, row, person)
);

-- What a header means here, as somebody decided it; and layouts that were confirmed once.
create table people_import_header (
  key text primary key,
  decision text not null,
  account uuid not null,
  at timestamptz not null
);
create table people_import_layout (
  hash text primary key,
  at timestamptz not null
);

-- The same person without a number is looked for by the day of birth.
create index person_born on person (born, place) where born is not null;

alter table people_import enable row level security;
alter table people_import_row enable row level security;
alter table people_import_deed enable row level security;
create policy people_import_seen on people_import using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
create policy people_import_row_seen on people_import_row using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
create policy people_import_deed_seen on people_import_deed using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);

grant select, insert, update on people_import, people_import_header, people_import_layout to linli_app, linli_jobs;
grant select, update on people_import_row to linli_app;
grant select, insert, update, delete on people_import_row, people_import_deed to linli_jobs;
grant select on people_import_deed to linli_app;
-- An import that is taken back leaves nobody behind who was never to be here.
grant delete on person, household, household_member, person_category, person_event, person_claim to linli_jobs;
