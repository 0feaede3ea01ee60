-- `coalesce` may leak what row-level security hides, so the planner read every person to name twenty; `case` may not.
create or replace view people_pub_person with (security_invoker = true) as
  select p.id, k.place, k.name_masked, k.sex, k.born, k.died, k.id as now, k.left_on
  from person p join person k on k.id = case when p.merged_into is null then p.id else p.merged_into end;

-- Whose record is another's now: rows of other rooms keep the id they were written with, and a person is counted once.
create view people_pub_merged with (security_invoker = true) as
  select id as old, merged_into as "into" from person where merged_into is not null;
grant select on people_pub_merged to linli_app, linli_jobs;
