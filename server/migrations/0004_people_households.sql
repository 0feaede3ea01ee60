-- People, first stone. Names, numbers and notes are sealed (server/kernel/vault.ts); lists show what is masked already.
-- Every row holds its place, and a policy by place is the last filter under every query.

create table person (
  id uuid primary key,
  place text collate "C" not null references place,
  name text not null,
  name_masked text not null,
  sex text not null check (sex in ('male', 'female', 'unknown')),
  born date,
  id_number text,
  id_number_masked text,
  id_number_key bytea,
  address_note text,
  died date,
  version integer not null,
  entered_at timestamptz not null
);
create index person_place on person (place, id);
create index person_id_number on person (id_number_key, place, id) where id_number_key is not null;

create table person_phone (
  person uuid not null references person,
  place text collate "C" not null references place,
  no integer not null,
  sealed text not null,
  masked text not null,
  key bytea not null,
  primary key (person, no)
);
create index person_phone_key on person_phone (key, place, person);

-- What a person is found by, with equality alone (domain/people/keys.ts).
create table person_key (
  key text collate "C" not null,
  place text collate "C" not null,
  person uuid not null references person,
  primary key (key, place, person)
);
create index person_key_person on person_key (person);

create table household (
  id uuid primary key,
  place text collate "C" not null references place,
  dwelling uuid references dwelling,
  opened date not null,
  closed date check (closed >= opened),
  version integer not null
);
create index household_place on household (place, id);
create index household_dwelling on household (dwelling) where dwelling is not null;

create table household_member (
  household uuid not null references household,
  person uuid not null references person,
  place text collate "C" not null references place,
  relation text not null,
  residence text not null check (residence in ('both', 'registered-only', 'living-only')),
  from_day date not null,
  to_day date check (to_day >= from_day),
  primary key (household, person, from_day)
);
create index household_member_person on household_member (person, from_day);

create table person_category (
  id uuid primary key,
  person uuid not null references person,
  place text collate "C" not null references place,
  category text not null,
  from_day date not null,
  to_day date check (to_day >= from_day),
  source text not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  version integer not null
);
create index person_category_person on person_category (person, from_day);
create index person_category_place on person_category (category, place, person);

-- Which account speaks for whom. The account itself sees its links, wherever they lie.
create table person_account (
  id uuid primary key,
  person uuid not null references person,
  place text collate "C" not null references place,
  account uuid not null references accounts,
  link text not null check (link in ('self', 'relative', 'guardian')),
  from_day date not null,
  to_day date check (to_day >= from_day)
);
create index person_account_person on person_account (person);
create index person_account_account on person_account (account);

alter table person enable row level security;
alter table person_phone enable row level security;
alter table person_key enable row level security;
alter table household enable row level security;
alter table household_member enable row level security;
alter table person_category enable row level security;
alter table person_account enable row level security;

create policy person_account_seen on person_account using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or account = nullif(current_setting('linli.account'), '')::uuid
);
create policy person_seen on person using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or id in (select a.person from person_account a where a.account = nullif(current_setting('linli.account'), '')::uuid and a.to_day is null)
);
create policy person_phone_seen on person_phone using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
create policy person_key_seen on person_key using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
create policy household_seen on household using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or id in (select m.household from person_account a join household_member m on m.person = a.person
            where a.account = nullif(current_setting('linli.account'), '')::uuid and a.to_day is null and m.to_day is null)
);
create policy household_member_seen on household_member using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or person in (select a.person from person_account a where a.account = nullif(current_setting('linli.account'), '')::uuid and a.to_day is null)
);
create policy person_category_seen on person_category using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
-- Why somebody revealed something: seen by whoever sees the person.
create policy texts_person on texts using (subject_kind = 'person' and exists (select 1 from person p where p.id = subject));

grant select, insert, update on person, household, household_member, person_category, person_account to linli_app, linli_jobs;
grant select, insert, update, delete on person_phone, person_key to linli_app, linli_jobs;

create view people_pub_person with (security_invoker = true) as
  select id, place, name_masked, sex, born, died from person;
create view people_pub_household with (security_invoker = true) as
  select id, place, dwelling, opened, closed from household;
create view people_pub_member with (security_invoker = true) as
  select household, person, place, relation, residence, from_day, to_day from household_member;
create view people_pub_category with (security_invoker = true) as
  select id, person, place, category, from_day, to_day, month from person_category;
create view people_pub_account with (security_invoker = true) as
  select account, person, place, link, from_day, to_day from person_account;
-- Where those live for whom an account speaks.
create view people_pub_home with (security_invoker = true) as
  select a.account, a.person, a.link, p.name_masked, h.place, h.dwelling, d.estate, d.text
  from person_account a
  join person p on p.id = a.person
  join household_member m on m.person = a.person and m.to_day is null and m.residence <> 'registered-only'
  join household h on h.id = m.household
  left join places_pub_dwelling d on d.id = h.dwelling
  where a.to_day is null and p.died is null;
grant select on people_pub_home to linli_app, linli_jobs;
grant select on people_pub_person, people_pub_household, people_pub_member, people_pub_category, people_pub_account to linli_app, linli_jobs;
