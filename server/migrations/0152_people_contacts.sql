-- Whom to call about somebody who does not answer: neighbours, relatives, who is to be called in an emergency. Name and number
-- lie sealed while they are needed, and go when somebody is called no more.
create table person_contact (
  id uuid primary key,
  person uuid not null references person,
  place text collate "C" not null references place,
  kind text not null check (kind in ('neighbour', 'emergency', 'relative', 'other')),
  -- How it is known that they agree to be called.
  agreed text not null check (agreed in ('in-person', 'by-phone', 'passed-on')),
  sealed text,
  name_masked text,
  phone_masked text,
  from_day date not null,
  to_day date,
  check ((to_day is null) = (sealed is not null))
);
create index person_contact_person on person_contact (person, from_day, id);
alter table person_contact enable row level security;
create policy person_contact_seen on person_contact using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or person in (select a.person from person_account a where a.account = nullif(current_setting('linli.account'), '')::uuid
                and a.to_day is null and a.barred_at is null)
);
grant select, insert, update, delete on person_contact to linli_app, linli_jobs;
