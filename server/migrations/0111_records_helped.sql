-- The programme a service belongs to, by its code, where there is one [F6].
alter table service_records add column programme text;
create or replace view records_pub_record with (security_invoker = true) as
  select id, version, place, unit, origin_kind, origin, origin_part, item, mode, started_at, ended_at, outcome, helpers, served, recorded_at, also,
    recorded_by, programme, restricted
  from service_records where current;
