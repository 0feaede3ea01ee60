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

-- A visit that was done on paper: who visited, which may be nobody of the staff, and who typed it in.
alter table visit alter column account drop not null;
alter table visit add column entered_by uuid;
alter table visit add constraint visit_by_somebody check (account is not null or entered_by is not null);

-- Who is under a plan that wants pairs at the end of a month, and whether a helper is bound to them then: one row for each month,
-- so that what was counted keeps its place.
create table pair_month (
  id uuid primary key,
  enrolment uuid not null references enrolment,
  month date not null check (extract(day from month) = 1),
  person uuid not null,
  plan text not null,
  tier text,
  place text collate "C" not null,
  restricted boolean not null,
  -- Under the plan on the last day of the month.
  enrolled boolean not null,
  paired boolean not null,
  unique (enrolment, month)
);
alter table pair_month enable row level security;
create policy pair_month_seen on pair_month using (not restricted and exists (
  select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
  where place >= s.lo and place < s.hi));
create policy pair_month_jobs on pair_month to linli_jobs using (true) with check (true);
grant select on pair_month to linli_app;
grant select, insert, update on pair_month to linli_jobs;

create view duties_pub_pair with (security_invoker = true) as
  select m.id as pair, m.enrolment, m.month, m.person, m.place, m.plan, m.tier, m.enrolled, m.paired from pair_month m;
grant select on duties_pub_pair to linli_app, linli_jobs;
