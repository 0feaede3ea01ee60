-- Keys with which the city's own system may send its orders: in whose name they are filed, for which place. The key itself follows from the
-- row and the house's secret and is not kept. One at a time.
create table request_city_key (
  id uuid primary key,
  account uuid not null,
  place text not null,
  since timestamptz not null,
  ended_at timestamptz,
  ended_by uuid
);
create unique index request_city_key_now on request_city_key ((true)) where ended_at is null;
grant select, insert on request_city_key to linli_app, linli_jobs;
grant update (ended_at, ended_by) on request_city_key to linli_app, linli_jobs;
