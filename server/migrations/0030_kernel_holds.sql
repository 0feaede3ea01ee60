-- What must not be erased for the time being, whatever the limits say: of a person, or everything under one limit.
create table legal_hold (
  id uuid primary key,
  kind text not null check (kind in ('person', 'limit')),
  subject text not null,
  basis text not null,
  held_at timestamptz not null,
  held_by uuid,
  lifted_at timestamptz,
  lifted_by uuid
);
create index legal_hold_open on legal_hold (subject) where lifted_at is null;
grant select, insert on legal_hold to linli_app;
grant update (lifted_at, lifted_by) on legal_hold to linli_app;
grant select on legal_hold to linli_jobs;
create view kernel_pub_hold with (security_invoker = true) as
  select id, kind, subject, basis, held_at from legal_hold where lifted_at is null;
grant select on kernel_pub_hold to linli_app, linli_jobs;

-- Versions of persons end too; the line that something was changed, by whom and when, stays.
grant update (value) on history to linli_jobs;
