-- Whoever is called every day and does not answer is looked for; and what the weather adds.
create table welfare_check (
  id uuid primary key,
  -- One check for one missed contact.
  duty uuid not null unique references duty,
  enrolment uuid not null references enrolment,
  plan text not null,
  person uuid not null,
  place text collate "C" not null references place,
  helper uuid,
  restricted boolean not null default false,
  overseer uuid,
  -- Whom to call, one after the other, as the person chose.
  calls text[] not null,
  raised_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('well', 'needs-help', 'met')),
  version integer not null default 1
);
create index welfare_check_open on welfare_check (place, due_at, id) where ended_at is null;
create index welfare_check_enrolment on welfare_check (enrolment) where ended_at is null;
alter table welfare_check enable row level security;

create table welfare_call (
  id uuid primary key,
  "check" uuid not null references welfare_check,
  whom text not null check (whom in ('person', 'neighbour', 'emergency', 'door')),
  outcome text not null check (outcome in ('well', 'no-answer', 'needs-help')),
  at timestamptz not null,
  account uuid
);
create index welfare_call_check on welfare_call ("check", at);
alter table welfare_call enable row level security;

create table weather_spell (
  id uuid primary key,
  place text collate "C" not null references place,
  kind text not null check (kind in ('heat', 'cold', 'snow', 'rain', 'storm', 'other')),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  declared_by uuid,
  version integer not null default 1
);
create index weather_spell_place on weather_spell (place, to_day);

create policy welfare_check_seen on welfare_check using (
  (not restricted and exists (
    select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
    where place >= s.lo and place < s.hi))
  or helper = nullif(current_setting('linli.account'), '')::uuid
  or overseer = nullif(current_setting('linli.account'), '')::uuid
);
create policy welfare_check_jobs on welfare_check to linli_jobs using (true) with check (true);
create policy welfare_call_seen on welfare_call using (exists (select 1 from welfare_check c where c.id = "check"));
create policy welfare_call_jobs on welfare_call to linli_jobs using (true) with check (true);

grant select, insert, update on welfare_check, weather_spell to linli_app, linli_jobs;
grant select, insert on welfare_call to linli_app, linli_jobs;
