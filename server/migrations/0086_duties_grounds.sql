-- What put somebody under a plan is over: the category ended, the age was passed. A person decides; who stays is not asked about again.
alter table enrolment
  add column ground_over date,
  add column ground_why text check (ground_why in ('category', 'age')),
  add column kept_on date;
create index enrolment_ground on enrolment (plan, place, id) where to_day is null and ground_over is not null;
