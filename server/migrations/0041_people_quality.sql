-- What a night's job found missing or doubtful, person by person, and its counts at every level of the tree.

create table person_fault (
  kind text not null check (kind in ('no-dwelling', 'no-contact', 'shared-phone', 'age-limit')),
  place text collate "C" not null references place,
  -- No reference: what a night found binds nobody who is taken away with an import.
  person uuid not null,
  primary key (kind, place, person)
);

create table person_fault_sum (
  place text collate "C" not null references place,
  kind text not null,
  n integer not null,
  counted_at timestamptz not null,
  primary key (place, kind)
);

alter table person_fault enable row level security;
create policy person_fault_seen on person_fault using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
alter table person_fault_sum enable row level security;
create policy person_fault_sum_seen on person_fault_sum using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);

grant select on person_fault, person_fault_sum to linli_app;
grant select, insert, delete on person_fault, person_fault_sum to linli_jobs;
