-- How often an address asked for one thing lately, counted for all processes together. The key is a keyed hash; no
-- address is kept. Unlogged: after a crash the count begins anew, and no minute of it is worth a write to the log.
create unlogged table rates (
  key bytea primary key,
  count integer not null,
  until timestamptz not null
);
create index rates_until on rates (until);
grant select, insert, update, delete on rates to linli_app;
