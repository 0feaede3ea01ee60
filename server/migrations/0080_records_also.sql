-- Several service items of one contact [S1-16]; the first stands in `item`.
alter table service_records add column also text[] not null default '{}';
create or replace view records_pub_record with (security_invoker = true) as
  select id, version, place, unit, origin_kind, origin, origin_part, item, mode, started_at, ended_at, outcome, helpers, served, recorded_at, also
  from service_records where current;
