-- What residents pledge, a tree or a pot each, and whether it was done.

create table activity_pledge (
  id uuid primary key,
  activity uuid not null references activity,
  -- Null once somebody was erased: that it was pledged stays.
  person uuid,
  -- Where they lived when they pledged.
  place text collate "C" not null references place,
  choice text not null,
  at timestamptz not null,
  account uuid not null,
  done_at timestamptz,
  version integer not null
);
alter table activity_pledge enable row level security;
create unique index activity_pledge_once on activity_pledge (activity, person) where person is not null;
create index activity_pledge_person on activity_pledge (person) where person is not null;
create index activity_pledge_place on activity_pledge (place, at);
create policy activity_pledge_seen on activity_pledge using (
  account = nullif(current_setting('linli.account'), '')::uuid
  or exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
             where place >= s.lo and place < s.hi)
);
create policy activity_pledge_jobs on activity_pledge to linli_jobs using (true) with check (true);
grant select, insert, update on activity_pledge to linli_app, linli_jobs;
