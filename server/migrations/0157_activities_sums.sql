-- What was held, by place and month: kept at every level of the tree by the night, counts alone.

create table activity_sum (
  place text collate "C" not null,
  year integer not null,
  month integer not null check (month between 1 and 12),
  -- `held`, `village`, `theme:law` …: what is counted.
  what text not null,
  n integer not null,
  -- Whatever goes with it: people, planned, places in all.
  m integer not null,
  counted_at timestamptz not null,
  primary key (place, year, what, month)
);
alter table activity_sum enable row level security;
-- Nobody is in it: whoever may read activities reads it.
create policy activity_sum_seen on activity_sum using (true);
create policy activity_sum_jobs on activity_sum to linli_jobs using (true) with check (true);
grant select on activity_sum to linli_app;
grant select, insert, delete on activity_sum to linli_jobs;
