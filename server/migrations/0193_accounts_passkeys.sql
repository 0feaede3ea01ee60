-- Passkeys of staff: the public half of a key that never leaves its device. Nothing is kept of when one was used.

create table account_passkeys (
  id uuid primary key,
  account uuid not null references accounts (id),
  credential text not null unique,
  key bytea not null,
  -- As the device counts; many do not, and say 0.
  counter bigint not null,
  transports jsonb not null,
  name text not null,
  since timestamptz not null
);
create index account_passkeys_account on account_passkeys (account);
alter table account_passkeys enable row level security;
create policy account_passkeys_own on account_passkeys
  using (account::text = current_setting('linli.account', true))
  with check (account::text = current_setting('linli.account', true));

-- What a device was asked to sign, once, in one browser: for a conversation, or for a session's own acts.
create table account_passkey_turns (
  id uuid primary key,
  browser bytea not null,
  challenge text not null,
  -- Null: whoever has one.
  account uuid,
  field boolean not null,
  until timestamptz not null
);
create index account_passkey_turns_until on account_passkey_turns (until);

alter table account_sign_ins drop constraint account_sign_ins_begun_check;
alter table account_sign_ins add constraint account_sign_ins_begun_check
  check (begun in ('password', 'code', 'phone', 'platform', 'passkey'));

grant select, insert, delete on account_passkeys, account_passkey_turns to linli_app;
grant update (counter) on account_passkeys to linli_app;
grant update on account_passkey_turns to linli_app;
grant select, delete on account_passkey_turns to linli_jobs;
