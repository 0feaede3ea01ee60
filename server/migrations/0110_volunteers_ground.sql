-- Volunteers: people of the register who give their time, what stands beside them, and the hours that service records say of them.
-- Names, births and numbers stay with the person; categories stand apart and are read by nobody but themselves.

create table volunteer (
  id uuid primary key,
  person uuid not null references person,
  -- Where they live; follows the person.
  place text collate "C" not null references place,
  -- Eight random digits and a check digit; never the identity number.
  number text not null unique,
  national_no text unique,
  state text not null check (state in ('applied', 'active', 'paused', 'ended')),
  -- Since when in this state.
  since date not null,
  applied_on date not null,
  -- First day as a volunteer; null: not taken in yet.
  joined_on date,
  skills text[] not null,
  languages text[] not null,
  -- Times of the week: [{day, from, to}], minutes after midnight.
  free jsonb not null,
  how_far text not null check (how_far in ('grid', 'community', 'town', 'county')),
  -- A guardian's consent: {person, day, channel}.
  guardian jsonb,
  lead uuid references volunteer check (lead <> id),
  insured_to date,
  vetted_to date,
  -- What counts, and the level it reaches by the table of that code.
  minutes integer not null default 0 check (minutes >= 0),
  stars integer not null default 0,
  star_table text,
  -- Two records of one person were both volunteers: this one's hours stand with that one.
  merged_into uuid references volunteer,
  version integer not null
);
alter table volunteer enable row level security;
create unique index volunteer_person on volunteer (person);
create index volunteer_place on volunteer (place, id) where state <> 'ended';
create index volunteer_applied on volunteer (place, id) where state = 'applied';
create index volunteer_lead on volunteer (lead) where lead is not null;
create index volunteer_merged on volunteer (merged_into) where merged_into is not null;
create policy volunteer_seen on volunteer using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or person in (select a.person from people_pub_account a
                where a.account = nullif(current_setting('linli.account'), '')::uuid and a.to_day is null)
);

-- Young, student, serving member by own choice: said by themselves, shown as counts alone. Whoever keeps the register writes them
-- down on somebody's word and reads none.
create table volunteer_category (
  volunteer uuid not null references volunteer,
  category text not null,
  said_at timestamptz not null,
  primary key (volunteer, category)
);
alter table volunteer_category enable row level security;
create policy volunteer_category_own on volunteer_category for select using (
  exists (select 1 from volunteer v join people_pub_account a on a.person = v.person
          where v.id = volunteer and a.account = nullif(current_setting('linli.account'), '')::uuid and a.to_day is null)
);
create policy volunteer_category_said on volunteer_category for insert with check (
  exists (select 1 from volunteer v where v.id = volunteer)
);
create policy volunteer_category_taken_back on volunteer_category for delete using (
  exists (select 1 from volunteer v where v.id = volunteer)
);
create policy volunteer_category_jobs on volunteer_category to linli_jobs using (true) with check (true);

-- Courses taken, honours, evaluations (志愿服务条例 §19). The words stand in `texts`. Put right by striking.
create table volunteer_entry (
  id uuid primary key,
  volunteer uuid not null references volunteer,
  kind text not null check (kind in ('training', 'commendation', 'evaluation')),
  day date not null,
  course text,
  minutes integer check (minutes >= 0),
  unit text references organisation (code),
  text uuid not null,
  at timestamptz not null,
  by_account uuid,
  struck_at timestamptz
);
alter table volunteer_entry enable row level security;
create index volunteer_entry_of on volunteer_entry (volunteer, day desc, id desc) where struck_at is null;
create policy volunteer_entry_seen on volunteer_entry using (exists (select 1 from volunteer v where v.id = volunteer));
create policy texts_volunteer on texts using (
  subject_kind = 'volunteer' and exists (select 1 from volunteer v where v.id = texts.subject)
);

-- What the newest version of a service record says of one volunteer, and what became of it.
create table volunteer_hours (
  id uuid primary key,
  record uuid not null,
  -- Of the record.
  version integer not null,
  volunteer uuid not null references volunteer,
  place text collate "C" not null,
  unit text not null,
  item text not null,
  origin_kind text not null,
  origin uuid not null,
  programme text,
  -- Of somebody of whom the place may not know: shown without what it was.
  restricted boolean not null,
  day date not null,
  from_at timestamptz,
  to_at timestamptz,
  minutes integer not null check (minutes >= 0),
  -- When the version that says so was written, and by whom; a version that says the same of them changes neither.
  said_at timestamptz not null,
  recorded_by uuid,
  flaw text check (flaw in ('no-time', 'beyond-span', 'before-joining', 'overlap', 'over-day')),
  state text not null check (state in ('entered', 'notice', 'objected', 'counted', 'void')),
  -- Until when somebody may object.
  notice_until timestamptz,
  -- Somebody said it is not so, and nobody has decided.
  open_objection boolean not null default false,
  verified_at timestamptz,
  -- The account that found it true, and as whom: of the place or unit, or as somebody who was served.
  verified_by uuid,
  verified_as text check (verified_as in ('organiser', 'served')),
  -- Number of the last act.
  seq integer not null,
  unique (record, volunteer),
  check ((from_at is null) = (to_at is null))
);
alter table volunteer_hours enable row level security;
create index volunteer_hours_of on volunteer_hours (volunteer, day desc, id desc);
create index volunteer_hours_place on volunteer_hours (place, day, id) where state in ('entered', 'objected') or open_objection;
create index volunteer_hours_unit on volunteer_hours (unit, day, id) where state in ('entered', 'objected') or open_objection;
create index volunteer_hours_notice on volunteer_hours (notice_until, id) where state = 'notice';
create index volunteer_hours_shown on volunteer_hours (place, notice_until, id) where state = 'notice';
create policy volunteer_hours_seen on volunteer_hours using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or unit = any (current_setting('linli.units')::text[])
  or exists (select 1 from volunteer v where v.id = volunteer and v.person in (
       select a.person from people_pub_account a where a.account = nullif(current_setting('linli.account'), '')::uuid and a.to_day is null))
);

-- Who was served, so that they find it on their own page.
create table volunteer_served (
  person uuid not null,
  hours uuid not null references volunteer_hours,
  primary key (person, hours)
);
alter table volunteer_served enable row level security;
create index volunteer_served_hours on volunteer_served (hours);
create policy volunteer_served_seen on volunteer_served using (exists (select 1 from volunteer_hours h where h.id = hours));

-- Everything that happened to hours, append-only; the state above follows from it (domain/volunteers/hours-states.ts).
create table volunteer_hours_act (
  id uuid primary key,
  hours uuid not null references volunteer_hours,
  seq integer not null,
  kind text not null check (kind in ('enter', 'drop', 'verify', 'object', 'dismiss', 'uphold', 'count')),
  -- Of the record.
  version integer not null,
  at timestamptz not null,
  account uuid,
  -- Of `verify`: until when it stands open to objection.
  until timestamptz,
  -- What an objection says, and why it was decided so: in `texts`.
  text uuid,
  body_hash text,
  unique (hours, seq)
);
alter table volunteer_hours_act enable row level security;
create policy volunteer_hours_act_seen on volunteer_hours_act using (exists (select 1 from volunteer_hours h where h.id = hours));
create policy texts_volunteer_hours on texts using (
  subject_kind = 'volunteer-hours' and exists (select 1 from volunteer_hours h where h.id = texts.subject)
);

grant select, insert, update on volunteer to linli_app, linli_jobs;
grant select, insert, delete on volunteer_category to linli_app, linli_jobs;
grant select, insert on volunteer_entry to linli_app, linli_jobs;
grant update (struck_at) on volunteer_entry to linli_app, linli_jobs;
grant select, insert, update on volunteer_hours to linli_app, linli_jobs;
grant select, insert, delete on volunteer_served to linli_jobs;
grant select on volunteer_served to linli_app;
grant select, insert on volunteer_hours_act to linli_app, linli_jobs;

create view volunteers_pub_volunteer with (security_invoker = true) as
  select v.id, coalesce(v.merged_into, v.id) as now, v.person, v.place, v.state, v.joined_on, v.skills, v.languages, v.free, v.how_far, v.minutes, v.stars
  from volunteer v;
create view volunteers_pub_hours with (security_invoker = true) as
  select id, record, volunteer, place, unit, item, origin_kind, origin, programme, day, minutes, state
  from volunteer_hours where flaw is null;
grant select on volunteers_pub_volunteer, volunteers_pub_hours to linli_app, linli_jobs;
