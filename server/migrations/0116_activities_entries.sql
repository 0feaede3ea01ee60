-- Who comes to an activity: persons of the register by their id, others by a name that is sealed and emptied thirty days after it.

create table activity_entry (
  id uuid primary key,
  activity uuid not null references activity,
  person uuid,
  -- The account that signed them up itself; null: staff put them down.
  account uuid,
  -- A sealed name, of whoever is no person of the register.
  guest text,
  elder boolean not null,
  -- What they say of themselves, by criterion of the kind.
  groups jsonb not null,
  state text not null check (state in ('in', 'waiting', 'out')),
  -- Number of the act with which they came: their order.
  seq integer not null,
  at timestamptz not null,
  -- Whoever put them down.
  by_account uuid
);
alter table activity_entry enable row level security;
create index activity_entry_list on activity_entry (activity, seq) where state <> 'out';
create unique index activity_entry_person on activity_entry (activity, person) where state <> 'out' and person is not null;
create unique index activity_entry_account on activity_entry (activity, account) where state <> 'out' and person is null and account is not null;
create index activity_entry_of_person on activity_entry (person) where person is not null;
create index activity_entry_of_account on activity_entry (account) where account is not null;
create index activity_entry_guest on activity_entry (activity) where guest is not null;
create policy activity_entry_seen on activity_entry using (
  account = nullif(current_setting('linli.account'), '')::uuid
  or exists (select 1 from activity a where a.id = activity
             and (a.unit = any (current_setting('linli.units')::text[])
                  or exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
                             where a.place >= s.lo and a.place < s.hi)))
);
create policy activity_entry_jobs on activity_entry to linli_jobs using (true) with check (true);
grant select, insert, update on activity_entry to linli_app, linli_jobs;

-- How many have a place, how many of these are elders, how many wait.
alter table activity add column taken integer not null default 0;
alter table activity add column elders_in integer not null default 0;
alter table activity add column waiting integer not null default 0;
create index activity_waiting on activity (from_at) where waiting > 0;
