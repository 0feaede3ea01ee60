-- The register of what is asked of villages, communities and grids: who asks, on what ground, where, how often, until when, which fields.
-- Nobody is named in an entry, and what is asked is no secret inside the county: whoever is on duty reads it.

create table demand (
  id uuid primary key,
  kind text not null check (kind in ('form', 'duty', 'quota', 'report')),
  -- A form by department and headers, a duty by its plan, a quota by its team and promise, a report by itself.
  code text collate "C" not null,
  title text not null,
  asker text not null,
  ground_no text not null,
  ground text not null,
  places text[] collate "C" not null check (cardinality(places) > 0),
  rhythm text not null check (rhythm in ('once', 'day', 'week', 'month', 'quarter', 'half', 'year', 'as-needed')),
  from_day date not null,
  -- Its last day.
  until_day date check (until_day >= from_day),
  fields jsonb not null,
  decision text not null check (decision in ('asked', 'approved', 'refused')),
  -- Null: a pack brought it.
  account uuid,
  at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decided_unit text,
  -- Why it was refused or ended: id of a text.
  why uuid,
  told_on date,
  version integer not null
);
alter table demand enable row level security;
create policy demand_seen on demand using (true) with check (true);
create index demand_at on demand (at desc, id desc);
create index demand_code on demand (kind, code);

create policy texts_demand on texts using (subject_kind = 'demand' and exists (select 1 from demand d where d.id = subject));

-- Measured of forms and never of who fills them: per form and month how many took how long, with neither person, place nor device …
create table demand_spent (
  code text collate "C" not null,
  month text not null,
  -- Index of the step of time.
  bound smallint not null,
  times integer not null,
  seconds integer not null,
  primary key (code, month, bound)
);
alter table demand_spent enable row level security;
create policy demand_spent_seen on demand_spent using (true) with check (true);

-- … and per community and month how often it was filled.
create table demand_filled (
  place text collate "C" not null references place,
  month text not null,
  code text collate "C" not null,
  times integer not null,
  primary key (place, month, code)
);
alter table demand_filled enable row level security;
create policy demand_filled_seen on demand_filled using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
create policy demand_filled_jobs on demand_filled to linli_jobs using (true) with check (true);

grant select, insert, update on demand, demand_spent, demand_filled to linli_app, linli_jobs;
