-- Two records that somebody said are of two persons, and why: shown to whoever meets one of them by name, phone or number again.
create table person_apart (
  id uuid primary key,
  -- Who was entered, and who was there.
  person uuid not null references person on delete cascade,
  other uuid not null references person on delete cascade,
  place text collate "C" not null references place,
  -- Sealed.
  note text not null,
  account uuid,
  at timestamptz not null,
  unique (person, other)
);
create index person_apart_other on person_apart (other, at desc);

alter table person_apart enable row level security;
create policy person_apart_seen on person_apart using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
grant select, insert on person_apart to linli_app, linli_jobs;
grant delete on person_apart to linli_jobs;
