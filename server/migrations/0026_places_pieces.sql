-- The pieces an address is searched by, for rooms that search who lives there.
create or replace view places_pub_estate with (security_invoker = true) as
  select id, place, name, kind, property, text, grams from estate;
create or replace view places_pub_building with (security_invoker = true) as
  select b.id, b.place, b.estate, b.name, b.floors, b.elevator, b.text, e.property, b.grams
  from building b join estate e on e.id = b.estate;
create or replace view places_pub_dwelling with (security_invoker = true) as
  select d.id, d.place, d.estate, d.building, d.unit, d.room, d.floor, d.text, d.ordered, d.state, e.property, d.grams
  from dwelling d join estate e on e.id = d.estate;
create view places_pub_unit with (security_invoker = true) as
  select id, building, name from unit;
grant select on places_pub_unit to linli_app, linli_jobs;
