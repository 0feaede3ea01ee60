-- Who was served when: a contact counts in a window whether it was known before or after somebody came under the plan.
-- Kept as long as a window and a late entry reach.
create table duty_served (
  person uuid not null,
  at timestamptz not null,
  record uuid not null,
  primary key (person, at, record)
);
create index duty_served_at on duty_served (at);
alter table duty_served enable row level security;
create policy duty_served_jobs on duty_served to linli_jobs using (true) with check (true);
grant select, insert, delete on duty_served to linli_jobs;

insert into duty_served (person, at, record)
  select p::uuid, r.ended_at, r.id from service_records r cross join lateral jsonb_array_elements_text(r.served -> 'persons') p
  where r.current and r.ended_at > now() - interval '400 days'
  on conflict do nothing;
