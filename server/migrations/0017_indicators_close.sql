-- A closed month keeps its figures: what changes later is shown beside, and the rows behind are found again as they were.

-- `epoch`: how many months were closed before this version of the row was written. Clocks do not follow commits; this does,
-- since whoever counts or closes holds the one row of `indicator_counting`.
alter table indicator_counting add column closings integer not null default 0;
alter table indicator_rows add column epoch integer not null default 0;
alter table indicator_rollups add column changed_at timestamptz;

alter table indicator_months
  add column closing_at timestamptz,
  -- Transactions that ran when the closing began: it ends after the last of them.
  add column closing_xid text,
  add column closed_at timestamptz,
  -- Rows of an earlier epoch are those that were counted.
  add column epoch integer;

create table indicator_closings (
  place text collate "C" not null,
  month date not null,
  indicator text not null references indicators,
  n integer not null,
  d integer not null,
  n_all integer not null,
  d_all integer not null,
  buckets jsonb,
  -- Version of the formula.
  formula integer not null,
  -- Over the ids of the rows behind and how each stood; null where there were none.
  rows_hash bytea,
  primary key (place, month, indicator)
);
alter table indicator_closings enable row level security;

-- Rows of closed months as they were, from when they changed.
create table indicator_past (
  subject uuid not null,
  indicator text not null references indicators,
  month date not null,
  place text collate "C" not null,
  hit boolean not null,
  excluded boolean not null,
  value integer,
  formula integer not null,
  epoch integer not null,
  -- Closings until it was replaced.
  until_epoch integer not null,
  at timestamptz not null,
  primary key (subject, indicator, epoch)
);
create index indicator_past_behind on indicator_past (indicator, month, hit, place, subject);
alter table indicator_past enable row level security;

create policy indicator_closings_seen on indicator_closings using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
create policy indicator_past_seen on indicator_past using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
grant select on indicator_closings, indicator_past to linli_app;
grant select, insert on indicator_closings, indicator_past to linli_jobs;
