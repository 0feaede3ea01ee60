-- Dated definitions of every room whose rules are data: brought by packs, edited by the county, the same for all of it.

create table definition (
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  code text not null,
  -- Holds from this day until the next one of the same kind and code.
  from_day date not null,
  body jsonb not null,
  hash text not null,
  -- As the pack brought it last; null: the county's own.
  pack_hash text,
  version integer not null,
  primary key (kind, code, from_day)
);
grant select, insert, update on definition to linli_app, linli_jobs;

create view kernel_pub_definition with (security_invoker = true) as
  select kind, code, from_day, body, version from definition;
grant select on kernel_pub_definition to linli_app, linli_jobs;
