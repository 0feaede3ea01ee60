-- Why something is held, and how long; what people agreed to.

create table rights_register (
  kind text not null check (kind in ('purpose', 'field', 'limit')),
  code text not null,
  body jsonb not null,
  -- Of a limit: the months the county chose for itself; a pack does not touch them.
  own_months integer check (own_months > 0),
  sort integer not null,
  version integer not null,
  primary key (kind, code)
);

create table rights_run (
  id uuid primary key,
  at timestamptz not null,
  erased jsonb not null,
  held jsonb not null
);
create index rights_run_at on rights_run (at desc, id desc);

create table consent (
  id uuid primary key,
  person uuid not null references person,
  purpose text not null,
  purpose_version integer not null,
  sensitive text[] not null,
  speaker text not null check (speaker in ('person', 'guardian')),
  channel text not null check (channel in ('self', 'word', 'paper')),
  given_at timestamptz not null,
  given_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by uuid
);
create unique index consent_now on consent (person, purpose) where withdrawn_at is null;
create index consent_person on consent (person, given_at);
create index consent_ended on consent (withdrawn_at, id) where withdrawn_at is not null;
alter table consent enable row level security;
-- Seen with the person it is about.
create policy consent_seen on consent using (exists (select 1 from people_pub_person p where p.id = person));

grant select, insert, update on rights_register to linli_app, linli_jobs;
grant select on rights_run to linli_app;
grant select, insert on rights_run to linli_jobs;
grant select, insert on consent to linli_app, linli_jobs;
grant update (withdrawn_at, withdrawn_by) on consent to linli_app;
grant delete on consent to linli_jobs;

create view rights_pub_consent with (security_invoker = true) as
  select person, purpose, purpose_version, sensitive from consent where withdrawn_at is null;
grant select on rights_pub_consent to linli_app, linli_jobs;
