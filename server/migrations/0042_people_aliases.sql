-- Two records of one person become one. The old row stays as an alias: found by nothing but its id, in no list (left_on is set), and
-- resolved in people_pub_person. Acts, audit lines and rows of other rooms keep the id they were written with.

create table person_alias (
  id uuid primary key,
  old uuid not null references person,
  kept uuid not null references person,
  -- Of the kept record.
  place text collate "C" not null references place,
  -- Sealed: what was, what was moved, and what stood there, so that it can be undone; emptied when one of them is erased.
  inverse text,
  merged_by uuid,
  merged_at timestamptz not null,
  undone_by uuid,
  undone_at timestamptz
);
create unique index person_alias_old on person_alias (old) where undone_at is null;
create index person_alias_kept on person_alias (kept, merged_at);

alter table person add column merged_into uuid references person;
create index person_merged on person (merged_into) where merged_into is not null;

alter table person_alias enable row level security;
create policy person_alias_seen on person_alias using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
grant select, insert, update on person_alias to linli_app, linli_jobs;

create or replace view people_pub_person with (security_invoker = true) as
  select p.id, k.place, k.name_masked, k.sex, k.born, k.died, k.id as now
  from person p join person k on k.id = coalesce(p.merged_into, p.id);
