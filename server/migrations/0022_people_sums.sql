-- The balance of every place and month as kept sums, at each level of the tree. A step is noted in the transaction of its event
-- (nobody waits for the row of the county), and a job folds what was noted into the sums; reading adds what is not folded yet.

create table population_noted (
  id uuid primary key,
  month text not null,
  kind text not null,
  from_place text collate "C",
  to_place text collate "C",
  -- How many alike; negative where a slip was taken back.
  n integer not null
);
create index population_noted_in on population_noted (to_place) where to_place is not null;
create index population_noted_out on population_noted (from_place) where from_place is not null;

create table population_sum (
  place text collate "C" not null references place,
  -- Years hold what all their months sum up to, so that an opening is read from a few rows.
  grain text not null check (grain in ('year', 'month')),
  span text collate "C" not null,
  arrivals integer not null,
  found integer not null,
  moved_in integer not null,
  births integer not null,
  departures integer not null,
  moved_out integer not null,
  deaths integer not null,
  net integer not null generated always as (arrivals + births - departures - deaths) stored,
  primary key (place, grain, span)
);

alter table population_noted enable row level security;
create policy population_noted_seen on population_noted using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where (to_place >= s.lo and to_place < s.hi) or (from_place >= s.lo and from_place < s.hi))
);
alter table population_sum enable row level security;
create policy population_sum_seen on population_sum using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);

insert into population_noted (id, month, kind, from_place, to_place, n)
  select gen_random_uuid(), to_char(day, 'YYYY-MM'), kind, from_place, to_place, count(*) from person_event where struck_at is null group by 2, 3, 4, 5;

grant select, insert on population_noted to linli_app;
grant select, insert, update, delete on population_noted to linli_jobs;
grant select on population_sum to linli_app;
grant select, insert, update on population_sum to linli_jobs;
