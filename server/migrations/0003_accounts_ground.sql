-- Accounts: who may sign in, by what proof, and what is granted where.

create table accounts (
  id uuid primary key,
  kind text not null check (kind in ('staff', 'resident')),
  -- What staff type to sign in; residents have only their phone.
  name text,
  shown text not null,
  contractor boolean not null default false,
  demo boolean not null default false,
  -- The person behind a resident's account, where somebody has seen that it is theirs.
  person uuid,
  version integer not null,
  body_hash text,
  opened_at timestamptz not null,
  opened_by uuid,
  disabled_at timestamptz,
  check ((kind = 'staff') = (name is not null))
);
create unique index accounts_name on accounts (name) where name is not null;
create index accounts_staff on accounts (kind, name, id);
create index accounts_person on accounts (person) where person is not null;

-- What proves somebody. A row is seen only by a transaction that has named its account (`linli.account`): a query gone
-- astray in another room meets nothing here.
create table account_secrets (
  account uuid primary key references accounts (id),
  password text,
  totp text,
  -- Set up but not proved yet.
  totp_next text,
  -- The last time step that was accepted: a code works once.
  totp_step bigint,
  code_hash bytea,
  code_until timestamptz,
  code_by_message boolean
);
alter table account_secrets enable row level security;
create policy account_secrets_own on account_secrets
  using (account::text = current_setting('linli.account', true))
  with check (account::text = current_setting('linli.account', true));

create table account_recovery_codes (
  account uuid not null references accounts (id),
  hash bytea not null,
  primary key (account, hash)
);
alter table account_recovery_codes enable row level security;
create policy account_recovery_own on account_recovery_codes
  using (account::text = current_setting('linli.account', true))
  with check (account::text = current_setting('linli.account', true));

-- Sealed; found by its blind index. One resident's account per number.
create table account_phones (
  account uuid primary key references accounts (id),
  kind text not null,
  sealed text not null,
  key bytea not null,
  ending text not null
);
create unique index account_phones_resident on account_phones (key) where kind = 'resident';
create index account_phones_key on account_phones (key);

create table account_grants (
  id uuid primary key,
  account uuid not null references accounts (id),
  role text not null,
  place text collate "C" not null,
  -- Code of an organisation.
  unit text,
  from_day date not null,
  until_day date,
  body_hash text not null,
  given_at timestamptz not null,
  given_by uuid,
  ended_at timestamptz,
  ended_by uuid
);
create index account_grants_account on account_grants (account) where ended_at is null;
create index account_grants_place on account_grants (place, account) where ended_at is null;
create index account_grants_role on account_grants (role, account) where ended_at is null;

-- A session is there while it lasts and is deleted when it ends: no last-seen, no count of sign-ins.
create table account_sessions (
  id uuid primary key,
  token bytea not null unique,
  account uuid not null references accounts (id),
  browser bytea not null,
  agent bytea not null,
  label text not null,
  device uuid not null,
  factors smallint not null check (factors in (1, 2)),
  factor_at timestamptz,
  opened_at timestamptz not null,
  -- Technical: rewritten at most once a minute.
  idle_until timestamptz not null,
  idle_seconds integer not null,
  ends_at timestamptz not null
);
create index account_sessions_account on account_sessions (account);
create index account_sessions_ends on account_sessions (ends_at);
create index account_sessions_idle on account_sessions (idle_until);

-- Browsers that gave a second factor for an account.
create table account_devices (
  id uuid primary key,
  account uuid not null references accounts (id),
  browser bytea not null,
  label text not null,
  since timestamptz not null,
  until timestamptz not null,
  unique (account, browser)
);

-- A sign-in in progress, bound to one browser. Unknown names have rows like known ones, with no account.
create table account_sign_ins (
  id uuid primary key,
  browser bytea not null,
  account uuid,
  begun text not null check (begun in ('password', 'code', 'phone')),
  field boolean not null default false,
  password_chosen boolean not null default false,
  given text,
  code bytea,
  code_until timestamptz,
  tries smallint not null default 0,
  sends smallint not null default 0,
  -- For residents: the number the code went to, sealed, and its blind index.
  phone text,
  phone_key bytea,
  until timestamptz not null,
  done boolean not null default false
);
create index account_sign_ins_until on account_sign_ins (until);

-- How often something was tried lately. The key is a blind index over (what, whose); no address and no name is kept.
create table account_buckets (
  key bytea primary key,
  count integer not null,
  until timestamptz not null
);
create index account_buckets_until on account_buckets (until);

-- What one person asks and a second decides.
create table account_askings (
  id uuid primary key,
  kind text not null check (kind in ('factor-reset', 'apart-grant')),
  account uuid not null references accounts (id),
  "grant" jsonb,
  why text not null,
  body_hash text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  until timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision text check (decision in ('confirmed', 'refused'))
);
create index account_askings_open on account_askings (until, id) where decided_at is null;
create index account_askings_decided on account_askings (decided_at desc, id) where decided_at is not null;

grant select, insert on accounts, account_grants, account_askings to linli_app;
grant update (shown, contractor, person, version, disabled_at) on accounts to linli_app;
grant update (person, version) on accounts to linli_jobs;
grant update (ended_at, ended_by) on account_grants to linli_app;
grant update (decided_by, decided_at, decision) on account_askings to linli_app;
grant select, insert, update on account_secrets, account_phones, account_buckets, account_sign_ins to linli_app;
grant select, insert, delete on account_recovery_codes to linli_app;
grant select, insert, update, delete on account_sessions, account_devices to linli_app;
grant delete on account_sign_ins, account_phones to linli_app;
grant select, delete on account_sessions, account_sign_ins, account_buckets, account_devices to linli_jobs;
grant select on accounts, account_grants to linli_jobs;

-- What other rooms may know: how somebody is called, and who holds which role where.
create view accounts_pub_names with (security_invoker) as
  select id, kind, shown, contractor, person, disabled_at is null as active from accounts;
create view accounts_pub_grants with (security_invoker) as
  select g.account, g.role, g.place, g.unit, g.from_day, g.until_day
  from account_grants g join accounts a on a.id = g.account
  where g.ended_at is null and a.disabled_at is null;
grant select on accounts_pub_names, accounts_pub_grants to linli_app, linli_jobs;
