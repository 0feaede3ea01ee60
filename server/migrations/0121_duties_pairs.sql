-- Who helps whom as a pair, for rooms that count pairs.

create view duties_pub_pair with (security_invoker = true) as
  select p.id, e.person, e.place, p.kind, p.helper, p.from_day, p.to_day
  from pairing p join enrolment e on e.id = p.enrolment;
grant select on duties_pub_pair to linli_app, linli_jobs;
