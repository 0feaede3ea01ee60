-- Who must not see what is held about a person. A relative's or guardian's account that is barred goes on seeing the page as it
-- was at that moment, kept here, sealed: a page that went away would tell them. Why it was barred stands nowhere here.
alter table person_account add column barred_at timestamptz;

create table person_bar (
  id uuid primary key,
  person uuid not null references person,
  -- Null: somebody without an account, in words.
  account uuid references accounts,
  said text,
  frozen text,
  barred_at timestamptz not null,
  barred_by uuid,
  lifted_at timestamptz,
  lifted_by uuid,
  check (account is not null or said is not null)
);
create unique index person_bar_account on person_bar (person, account) where lifted_at is null and account is not null;
create index person_bar_person on person_bar (person) where lifted_at is null;
create index person_bar_of on person_bar (account) where lifted_at is null and account is not null;

alter table person_bar enable row level security;
create policy person_bar_seen on person_bar using (
  exists (select 1 from person p, unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where p.id = person and p.place >= s.lo and p.place < s.hi)
  or account = nullif(current_setting('linli.account'), '')::uuid
);
grant select, insert on person_bar to linli_app;
grant update (lifted_at, lifted_by, frozen, said) on person_bar to linli_app;
grant select on person_bar to linli_jobs;
grant update (frozen, said) on person_bar to linli_jobs;

-- A barred account sees nothing of the person, wherever they go from now on.
drop policy person_seen on person;
create policy person_seen on person using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or id in (select a.person from person_account a where a.account = nullif(current_setting('linli.account'), '')::uuid
            and a.to_day is null and a.barred_at is null)
);
drop policy household_seen on household;
create policy household_seen on household using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or id in (select m.household from person_account a join household_member m on m.person = a.person
            where a.account = nullif(current_setting('linli.account'), '')::uuid and a.to_day is null and a.barred_at is null and m.to_day is null)
);
drop policy household_member_seen on household_member;
create policy household_member_seen on household_member using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or person in (select a.person from person_account a where a.account = nullif(current_setting('linli.account'), '')::uuid
                and a.to_day is null and a.barred_at is null)
);
-- What is theirs to see: phones, categories and the log of those an account speaks for.
drop policy person_phone_seen on person_phone;
create policy person_phone_seen on person_phone using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or person in (select a.person from person_account a where a.account = nullif(current_setting('linli.account'), '')::uuid
                and a.to_day is null and a.barred_at is null)
);
drop policy person_category_seen on person_category;
create policy person_category_seen on person_category using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or person in (select a.person from person_account a where a.account = nullif(current_setting('linli.account'), '')::uuid
                and a.to_day is null and a.barred_at is null)
);
