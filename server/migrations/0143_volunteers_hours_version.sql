-- Which version of its record an hour was read from: whoever asks by item looks again at those that were corrected.

create or replace view volunteers_pub_hours with (security_invoker = true) as
  select id, record, volunteer, place, unit, item, origin_kind, origin, programme, day, minutes, state, version
  from volunteer_hours where flaw is null;
