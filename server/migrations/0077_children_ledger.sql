-- The ledger of children left behind or in hardship 儿童台账. A row is seen by whoever sees the person, under the permission of
-- the children's director and supervisor alone; what is known of guardian, carer and school is sealed.
create table child_entry (
  id uuid primary key,
  person uuid not null,
  category text not null,
  details text not null,
  version integer not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  ended_at timestamptz,
  ended_by uuid
);
create unique index child_entry_now on child_entry (person) where ended_at is null;
-- Checks of the entrusted carer, guidance of guardians, help given, steps back to school: dated, appended, never changed.
create table child_log (
  id uuid primary key,
  child uuid not null references child_entry,
  kind text not null,
  day date not null,
  said text,
  account uuid,
  at timestamptz not null
);
create index child_log_child on child_log (child, day desc, at desc, id);
-- Out of school, until the school confirms that the child is back, by a link of its own.
create table child_school (
  id uuid primary key,
  child uuid not null references child_entry,
  since date not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  link_until timestamptz,
  returned date,
  class text,
  confirmed_at timestamptz
);
create unique index child_school_open on child_school (child) where confirmed_at is null;

alter table child_entry enable row level security;
create policy child_entry_seen on child_entry using (exists (select 1 from people_pub_person p where p.id = person)) with check (true);
alter table child_log enable row level security;
create policy child_log_seen on child_log using (exists (select 1 from child_entry e where e.id = child)) with check (true);
alter table child_school enable row level security;
create policy child_school_seen on child_school using (exists (select 1 from child_entry e where e.id = child)) with check (true);

grant select, insert on child_entry, child_log, child_school to linli_app;
grant update (category, details, version, ended_at, ended_by) on child_entry to linli_app;
grant update (link_until, returned, class, confirmed_at) on child_school to linli_app;
