-- Who of the staff a household turns to first, with dates; the present one stands in the household too, for the list of those without.

create table household_liaison (
  id uuid primary key,
  household uuid not null references household,
  place text collate "C" not null references place,
  account uuid not null,
  from_day date not null,
  to_day date check (to_day >= from_day)
);
create unique index household_liaison_now on household_liaison (household) where to_day is null;
create index household_liaison_account on household_liaison (account, household) where to_day is null;

alter table household add column liaison uuid;
create index household_unassigned on household (place, id) where liaison is null and closed is null;

alter table household_liaison enable row level security;
create policy household_liaison_seen on household_liaison using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);

grant select, insert, update on household_liaison to linli_app, linli_jobs;
