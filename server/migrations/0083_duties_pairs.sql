-- Helpers bound by name to somebody under a plan: one row a helper. Where the person lives and what is asked of it stands in the
-- enrolment, which it follows wherever that goes.

create table pairing (
  id uuid primary key,
  enrolment uuid not null references enrolment,
  kind text not null check (kind in ('account', 'person', 'organisation')),
  helper uuid not null,
  household boolean not null,
  from_day date not null,
  -- Exclusive.
  to_day date check (to_day >= from_day),
  end_reason text check (end_reason in ('fulfilled', 'own-wish', 'helper-left', 'other-helper', 'mistake')),
  -- Words of why these two, in `texts`.
  why uuid,
  paired_by uuid,
  version integer not null default 1
);
create unique index pairing_now on pairing (enrolment, helper) where to_day is null;
create index pairing_enrolment on pairing (enrolment, from_day);
create index pairing_helper on pairing (helper) where to_day is null;
-- People of one plan in the order of places.
create index enrolment_plan on enrolment (plan, place, id) where to_day is null;

alter table pairing enable row level security;
create policy pairing_seen on pairing using (exists (select 1 from enrolment e where e.id = enrolment));
create policy pairing_jobs on pairing to linli_jobs using (true) with check (true);
create policy texts_pairing on texts using (subject_kind = 'pairing' and exists (select 1 from pairing p where p.id = subject));

grant select, insert, update on pairing to linli_app, linli_jobs;
