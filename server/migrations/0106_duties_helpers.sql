-- Of the staff, those who are bound to somebody beside whoever owes the duty: they see what is due to them, wherever it is. The
-- row itself names them, for a policy that looked at the pairs would look at itself.
alter table enrolment add column helpers uuid[];
alter table duty add column helpers uuid[];
update enrolment e set helpers = p.helpers from (
  select enrolment, array_agg(helper order by helper) as helpers from pairing where kind = 'account' and to_day is null group by enrolment) p
  where p.enrolment = e.id;
update duty d set helpers = e.helpers from enrolment e
  where e.id = d.enrolment and e.helpers is not null and d.state in ('open', 'attempted', 'refused', 'missed');

drop policy enrolment_seen on enrolment;
create policy enrolment_seen on enrolment using (
  (not restricted and exists (
    select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
    where place >= s.lo and place < s.hi))
  or helper = nullif(current_setting('linli.account'), '')::uuid
  or overseer = nullif(current_setting('linli.account'), '')::uuid
  or nullif(current_setting('linli.account'), '')::uuid = any (helpers)
);
drop policy duty_seen on duty;
create policy duty_seen on duty using (
  (not restricted and exists (
    select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
    where place >= s.lo and place < s.hi))
  or helper = nullif(current_setting('linli.account'), '')::uuid
  or overseer = nullif(current_setting('linli.account'), '')::uuid
  or nullif(current_setting('linli.account'), '')::uuid = any (helpers)
);
