-- Fields that a county adds to its people, each with its purpose and basis, and what stands in them.

create table person_field (
  code text primary key,
  purpose text not null,
  basis text not null,
  definition jsonb not null,
  version integer not null
);

create table person_extra (
  id uuid primary key,
  person uuid not null references person,
  field text not null references person_field,
  place text collate "C" not null references place,
  -- One of the two: in clear, or sealed where the field is sensitive.
  plain text,
  sealed text,
  -- Only of a field that may be searched.
  key bytea,
  check ((plain is null) <> (sealed is null)),
  unique (person, field)
);
create index person_extra_key on person_extra (key, place, person) where key is not null;

alter table person_extra enable row level security;
create policy person_extra_seen on person_extra using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);

grant select, insert, update on person_field to linli_app, linli_jobs;
grant select, insert, update, delete on person_extra to linli_app, linli_jobs;

create view people_pub_field with (security_invoker = true) as
  select code, purpose, basis, definition, version from person_field;
grant select on people_pub_field to linli_app, linli_jobs;
