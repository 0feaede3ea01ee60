-- Whether somebody has left: nobody is enrolled who is not here.
create or replace view people_pub_person with (security_invoker = true) as
  select p.id, k.place, k.name_masked, k.sex, k.born, k.died, k.id as now, k.left_on
  from person p join person k on k.id = coalesce(p.merged_into, p.id);
