-- A list of another system laid beside ours: read and matched as an import, never applied. What differs, by person.

alter table people_import drop constraint people_import_mode_check;
alter table people_import add constraint people_import_mode_check check (mode in ('additions', 'roster', 'compare'));

create table people_difference (
  import uuid not null references people_import,
  -- The row of the table; who is only here has a number after the last.
  no integer not null,
  place text collate "C" not null references place,
  side text not null check (side in ('there', 'here', 'both')),
  cause text not null,
  settler text not null check (settler in ('grid', 'liaison', 'community', 'department')),
  -- Ours. No reference: what was compared binds nobody who is taken away with an import.
  person uuid,
  -- Codes of what differs.
  fields text[] not null default '{}',
  -- Where the person lives, here or as the table says.
  spot text collate "C",
  settled_at timestamptz,
  settled_by uuid,
  -- Sealed.
  said text,
  primary key (import, no),
  check ((settled_at is null) = (said is null))
);
create index people_difference_open on people_difference (import, no) where settled_at is null;

alter table people_difference enable row level security;
create policy people_difference_seen on people_difference using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);

grant select on people_difference to linli_app;
grant update (settled_at, settled_by, said) on people_difference to linli_app, linli_jobs;
grant select, insert, delete on people_difference to linli_jobs;
