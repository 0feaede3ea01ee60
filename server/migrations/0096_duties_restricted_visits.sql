-- What stands beside the record of such a service. Looked up row by row (`offset 0`): else all visits might be read for a few.
alter table visit
  add column restricted boolean not null default false,
  add column seen_by uuid[] not null default '{}',
  -- Which of its files is a signature: offered, never demanded.
  add column signature text;
alter table visit_person add column restricted boolean not null default false;
alter table visit_need add column restricted boolean not null default false;
drop policy visit_seen on visit;
create policy visit_seen on visit using (
  (not restricted and exists (
    select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
    where place >= s.lo and place < s.hi))
  or account = nullif(current_setting('linli.account'), '')::uuid
  or nullif(current_setting('linli.account'), '')::uuid = any (seen_by)
);
create policy visit_jobs on visit to linli_jobs using (true) with check (true);
drop policy visit_person_seen on visit_person;
create policy visit_person_seen on visit_person using (
  (not restricted and exists (
    select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
    where place >= s.lo and place < s.hi))
  or restricted and exists (select 1 from visit v where v.id = visit offset 0)
);
create policy visit_person_jobs on visit_person to linli_jobs using (true) with check (true);
drop policy visit_need_seen on visit_need;
create policy visit_need_seen on visit_need using (
  (not restricted and exists (
    select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
    where place >= s.lo and place < s.hi))
  or restricted and exists (select 1 from visit v where v.id = visit offset 0)
);
create policy visit_need_jobs on visit_need to linli_jobs using (true) with check (true);
