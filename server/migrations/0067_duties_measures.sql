-- What a duty contributes to the indicators, and what a list behind a number may say of it.

drop view duties_pub_measures;
create view duties_pub_measures with (security_invoker = true) as
  select d.id as duty, d.enrolment, d.person, d.place, d.plan, d.cause, d.state, d.attempts, d.refusals, d.from_day, d.to_day, d.version,
    d.excuse, e.tier, c.way
  from duty d
  join enrolment e on e.id = d.enrolment
  left join duty_contact c on c.duty = d.id and c.record = d.record;

-- Which duties an event means: a chunk of the making is found again by the walk that made it (`enrolment_making`, then
-- `duty_enrolment`), those of a person by `duty_person`.
create view duties_pub_made with (security_invoker = true) as
  select d.id as duty, d.enrolment, d.person, d.place, e.plan, e.rhythm, d.cause, d.from_day, d.to_day
  from duty d
  join enrolment e on e.id = d.enrolment;

-- Whom a duty is for. Of restricted plans the policy lets only those see a row who are assigned.
create view duties_pub_duty with (security_invoker = true) as
  select d.id as duty, d.place, d.plan, d.person, d.from_day, d.to_day, d.due_at, d.state from duty d;

-- Of each plan the newest definition.
create view duties_pub_plan with (security_invoker = true) as
  select distinct on (code) code, from_day, definition -> 'name' as name, coalesce((definition ->> 'restricted')::boolean, false) as restricted,
    coalesce((definition ->> 'closed')::boolean, false) as closed
  from care_plan
  order by code, from_day desc;

grant select on duties_pub_measures, duties_pub_made, duties_pub_duty, duties_pub_plan to linli_app, linli_jobs;
