-- Series of activities. Each occurrence is an activity of its own, changed or called off alone; the series says how it came about.

create table activity_series (
  id uuid primary key,
  rhythm text not null,
  holidays text not null check (holidays in ('keep', 'skip', 'move')),
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  place text collate "C" not null references place,
  unit text not null references organisation (code),
  account uuid,
  at timestamptz not null,
  body_hash text not null
);
alter table activity_series enable row level security;
create policy activity_series_seen on activity_series using (
  unit = any (current_setting('linli.units')::text[])
  or exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
             where place >= s.lo and place < s.hi)
);
create policy activity_series_jobs on activity_series to linli_jobs using (true) with check (true);
grant select, insert on activity_series to linli_app, linli_jobs;

alter table activity add column series uuid references activity_series;
create index activity_of_series on activity (series, from_at) where series is not null;
