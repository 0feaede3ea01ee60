-- A service to somebody of whom the place may not know: seen by those who were there and those who answer for it, and by no
-- list of the place or the unit. Counted like every other.
alter table service_records
  add column restricted boolean not null default false,
  add column seen_by uuid[] not null default '{}';
drop policy service_records_seen on service_records;
create policy service_records_seen on service_records using (
  (not restricted and (
    exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
            where place >= s.lo and place < s.hi)
    or unit = any (current_setting('linli.units')::text[])))
  or nullif(current_setting('linli.account'), '')::uuid = any (seen_by)
);
create policy service_records_jobs on service_records to linli_jobs using (true) with check (true);
