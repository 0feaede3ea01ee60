-- Indicators: what they are (data), which matter counts in which (rows), and sums at every level of the tree.

create table indicators (
  code text primary key,
  version integer not null,
  -- Definition without its code; earlier versions stand in `history`.
  body jsonb not null,
  -- Made by the county itself; packs leave it alone from then on.
  own boolean not null,
  -- Where counting by this version has got to; null when it has caught up.
  counting_from uuid,
  ended_at timestamptz
);

create table indicator_targets (
  indicator text not null references indicators,
  -- Holds here and below, until another is set there.
  place text collate "C" not null references place,
  value double precision not null,
  primary key (indicator, place)
);

-- One row for each matter and each indicator whose denominator holds it: the list behind every number.
create table indicator_rows (
  subject uuid not null,
  indicator text not null references indicators,
  month date not null,
  place text collate "C" not null,
  hit boolean not null,
  excluded boolean not null,
  value integer,
  -- Version of the formula that counted it.
  formula integer not null,
  primary key (subject, indicator)
);
create index indicator_rows_behind on indicator_rows (indicator, month, hit, place, subject);
alter table indicator_rows enable row level security;

-- Sums of a place and all below it, kept with every change and never summed on reading.
create table indicator_rollups (
  place text collate "C" not null,
  month date not null,
  indicator text not null references indicators,
  -- Without and with what a third person took out of the rates.
  n integer not null,
  d integer not null,
  n_all integer not null,
  d_all integer not null,
  -- For ninth deciles: how many in each bucket of minutes.
  buckets jsonb,
  primary key (place, month, indicator)
);
alter table indicator_rollups enable row level security;

-- Months that are not open; a month without a row is.
create table indicator_months (
  month date primary key,
  status text not null check (status in ('open', 'closing', 'closed'))
);

-- Whoever counts holds this one row: consumers and recounts never mix.
create table indicator_counting (
  one boolean primary key default true check (one),
  counted_at timestamptz,
  -- Somebody has already asked for the next count.
  asked boolean not null default false
);
insert into indicator_counting default values;

-- Matters that changed since they were counted: three acts in a row are counted once.
create table indicator_pending (
  request uuid primary key
);

create policy indicator_rows_seen on indicator_rows using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
create policy indicator_rollups_seen on indicator_rollups using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);

grant select, insert, update on indicators to linli_app, linli_jobs;
grant select, insert, update, delete on indicator_targets to linli_app;
grant select on indicator_targets to linli_jobs;
grant select on indicator_rows, indicator_rollups, indicator_months, indicator_counting to linli_app;
grant select, insert, update, delete on indicator_rows, indicator_rollups to linli_jobs;
grant select, insert, update on indicator_months to linli_jobs;
grant select, update on indicator_counting to linli_jobs;
grant select, insert, delete on indicator_pending to linli_jobs;
