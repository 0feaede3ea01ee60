-- What counties share. Roles are made by `migrate.ts`, because their passwords are not text of a file.
create schema if not exists network;
create extension if not exists pg_trgm with schema public;

create table network.counties (
  code text primary key check (code ~ '^[0-9]{6}$'),
  name text not null,
  -- Demo counties have sign-ins that everybody knows; a real county refuses them.
  demo boolean not null default false,
  hosts text[] not null default '{}',
  opened_at timestamptz not null
);

grant usage on schema network to linli_app, linli_jobs, linli_sealer;
grant select on network.counties to linli_app, linli_jobs, linli_sealer;
