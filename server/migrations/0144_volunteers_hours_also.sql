-- Hours know every item of their record, so that whoever asks by item need not look at each record again.

alter table volunteer_hours add column also text[] not null default '{}';
update volunteer_hours h set also = r.also from service_records r where r.id = h.record and r.current and r.also <> '{}';

create or replace view volunteers_pub_hours with (security_invoker = true) as
  select id, record, volunteer, place, unit, item, origin_kind, origin, programme, day, minutes, state, version, also
  from volunteer_hours where flaw is null;
