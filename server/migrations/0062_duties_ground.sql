-- Duties: rules (care plans), people under them (enrolments), what is due (duties), what happened to it (contacts), and spans
-- in which nobody need come (excuses). How a duty stands follows from contacts, excuses and its window, and is kept beside it.

create table care_plan (
  code text not null,
  from_day date not null,
  definition jsonb not null,
  version integer not null,
  hash text not null,
  -- As the pack brought it last; null: the county's own.
  pack_hash text,
  primary key (code, from_day)
);

create table enrolment (
  id uuid primary key,
  person uuid not null,
  plan text not null,
  place text collate "C" not null references place,
  from_day date not null,
  -- Exclusive.
  to_day date check (to_day >= from_day),
  end_reason text check (end_reason in ('need-ended', 'own-wish', 'moved-away', 'left', 'died', 'merged', 'changed', 'mistake')),
  tier text check (tier in ('high', 'key', 'general')),
  rhythm text not null,
  anchor text,
  helper uuid references accounts,
  review_on date,
  wish jsonb not null,
  -- Only the helper and who answers for it may see that it is there.
  restricted boolean not null default false,
  overseer uuid references accounts,
  -- Since somebody was met, or looked at it: how often they did not want it.
  refused smallint not null default 0,
  looked_at timestamptz,
  -- Words of the assessment, in `texts`.
  note uuid,
  -- Whose it was before two records of one person became one.
  was uuid,
  -- The one it goes on from: another tier, another wish.
  follows uuid,
  enrolled_by uuid,
  version integer not null default 1
);
create unique index enrolment_now on enrolment (person, plan) where to_day is null;
create index enrolment_person on enrolment (person, from_day);
create index enrolment_place on enrolment (place, id) where to_day is null;
create index enrolment_helper on enrolment (helper, id) where to_day is null and helper is not null;
-- Refused twice: somebody above looks at it.
create index enrolment_look on enrolment (place, id) where to_day is null and refused >= 2;
create index enrolment_was on enrolment (was) where was is not null;
-- Of one plan and rhythm in the order of ids: the walk that makes what is due.
create index enrolment_making on enrolment (plan, rhythm, id);
alter table enrolment enable row level security;

create table duty (
  -- Follows from enrolment, cause and first day: making it twice meets the same row.
  id uuid primary key,
  -- Made from enrolments alone, which are never removed: a key would lock a million of them for nothing.
  enrolment uuid not null,
  plan text not null,
  person uuid not null,
  -- Of the enrolment, which names a place that is there.
  place text collate "C" not null,
  cause text not null check (cause in ('rhythm', 'change', 'weather')),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  due_at timestamptz not null,
  state text not null check (state in ('open', 'done', 'attempted', 'refused', 'excused', 'missed', 'lapsed')),
  attempts smallint not null default 0,
  refusals smallint not null default 0,
  record uuid,
  done_at timestamptz,
  excuse text,
  -- As of the enrolment: who owes it, and who may see it.
  helper uuid,
  restricted boolean not null default false,
  overseer uuid,
  -- How many rungs of the ladder have been told.
  rung smallint not null default 0,
  -- So long ago that it stands in the figures and on no list any more.
  shelved boolean not null default false,
  version integer not null default 1
);
create index duty_enrolment on duty (enrolment, to_day);
create index duty_person on duty (person, to_day);
-- What is still owed in a place, the oldest first.
create index duty_owed on duty (place, due_at, id) where state in ('open', 'attempted', 'refused');
-- What was not met, grid by grid.
create index duty_unmet on duty (place, due_at, id) where state in ('missed', 'attempted', 'refused') and not shelved;
create index duty_ladder on duty (plan, rung, due_at) where state in ('missed', 'attempted', 'refused') and not shelved;
create index duty_clock on duty (due_at, id) where state = 'open';
create index duty_helper on duty (helper, due_at, id) where helper is not null and state in ('open', 'attempted', 'refused', 'missed');
alter table duty enable row level security;

create table duty_contact (
  duty uuid not null references duty,
  record uuid not null,
  person uuid not null,
  place text collate "C" not null,
  outcome text not null check (outcome in ('met', 'attempted', 'refused')),
  way text not null,
  at timestamptz not null,
  -- Who was there, where it was an account.
  account uuid,
  restricted boolean not null default false,
  primary key (duty, record)
);
create index duty_contact_record on duty_contact (record);
create index duty_contact_person on duty_contact (person, at);
alter table duty_contact enable row level security;

create table duty_excuse (
  id uuid primary key,
  person uuid not null,
  place text collate "C" not null references place,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  reason text not null check (reason in ('hospital', 'away', 'own-wish', 'quarantine', 'in-care-home')),
  said_by uuid,
  was uuid,
  version integer not null default 1
);
create index duty_excuse_person on duty_excuse (person, to_day);
alter table duty_excuse enable row level security;

-- How far what is due has been made, plan by plan: a night that was broken off goes on where it stopped.
create table duty_making (
  plan text not null,
  rhythm text not null,
  -- Windows that begin from the one day to the other, both inclusive, are made for everybody up to `after`.
  since date not null,
  through date not null,
  after uuid,
  finished boolean not null,
  primary key (plan, rhythm)
);

create policy enrolment_seen on enrolment using (
  (not restricted and exists (
    select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
    where place >= s.lo and place < s.hi))
  or helper = nullif(current_setting('linli.account'), '')::uuid
  or overseer = nullif(current_setting('linli.account'), '')::uuid
);
create policy enrolment_jobs on enrolment to linli_jobs using (true) with check (true);
create policy duty_seen on duty using (
  (not restricted and exists (
    select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
    where place >= s.lo and place < s.hi))
  or helper = nullif(current_setting('linli.account'), '')::uuid
  or overseer = nullif(current_setting('linli.account'), '')::uuid
);
create policy duty_jobs on duty to linli_jobs using (true) with check (true);
create policy duty_contact_seen on duty_contact using (
  (not restricted and exists (
    select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
    where place >= s.lo and place < s.hi))
  or exists (select 1 from duty d where d.id = duty)
);
create policy duty_contact_jobs on duty_contact to linli_jobs using (true) with check (true);
create policy duty_excuse_seen on duty_excuse using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or exists (select 1 from enrolment e where e.person = duty_excuse.person)
);
create policy duty_excuse_jobs on duty_excuse to linli_jobs using (true) with check (true);
create policy texts_enrolment on texts using (subject_kind = 'enrolment' and exists (select 1 from enrolment e where e.id = subject));

grant select, insert, update on care_plan, enrolment, duty, duty_contact, duty_excuse to linli_app, linli_jobs;
grant delete on duty_contact to linli_app, linli_jobs;
grant select, insert, update on duty_making to linli_jobs;

-- What a duty contributes to the indicators: one row for each that counts in a month, by the day its window ends.
create view duties_pub_measures with (security_invoker = true) as
  select id as duty, enrolment, person, place, plan, cause, state, attempts, refusals, from_day, to_day, version from duty;
grant select on duties_pub_measures to linli_app, linli_jobs;
