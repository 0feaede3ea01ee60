-- Sign-in platforms: who may prove to this county who somebody is, whom their names stand for here, and who is on the way there.

create table account_platforms (
  code text primary key,
  kind text not null check (kind in ('openid', 'wecom', 'dingtalk')),
  label jsonb not null,
  issuer text not null,
  client text not null,
  -- Sealed.
  secret text not null,
  claim text not null,
  scope text not null,
  counts jsonb not null,
  active boolean not null,
  version integer not null
);

-- One account per name there, one name there per account. The name is sealed; it is found by its blind index.
create table account_platform_links (
  id uuid primary key,
  platform text not null references account_platforms,
  key bytea not null,
  name text not null,
  account uuid not null references accounts,
  -- By the holder, who signed in there.
  own boolean not null,
  at timestamptz not null,
  unique (platform, key),
  unique (account, platform)
);

-- Somebody on the way: known by the hash of the state, gone when they are back or when the time is over.
create table account_platform_turns (
  state bytea primary key,
  platform text not null references account_platforms,
  browser bytea not null,
  -- The conversation that is begun with; or the account that is linked.
  sign_in uuid not null,
  account uuid references accounts,
  field boolean not null,
  until timestamptz not null
);
create index account_platform_turns_until on account_platform_turns (until);

alter table account_sign_ins drop constraint account_sign_ins_begun_check;
alter table account_sign_ins add constraint account_sign_ins_begun_check check (begun in ('password', 'code', 'phone', 'platform'));
-- The platform proved a second factor of its own, and the county counts it.
alter table account_sign_ins add column proved boolean not null default false;

grant select, insert, update on account_platforms to linli_app;
grant select, insert, delete on account_platform_links, account_platform_turns to linli_app;
grant select, delete on account_platform_turns to linli_jobs;
