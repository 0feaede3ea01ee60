-- Goods and service cards that were handed over, each with whoever received it; a mistake is reversed and never deleted.

create table activity_goods (
  id uuid primary key,
  activity uuid not null references activity,
  place text collate "C" not null references place,
  good text not null,
  -- Below zero: the reversal of another.
  n integer not null check (n <> 0),
  -- For whom; null once they were erased.
  person uuid,
  received_by text not null check (received_by in ('person', 'relative', 'neighbour', 'colleague')),
  -- They signed on paper; offered, never demanded.
  signed boolean not null,
  day date not null,
  at timestamptz not null,
  account uuid not null,
  reverses uuid unique references activity_goods,
  check ((n < 0) = (reverses is not null))
);
alter table activity_goods enable row level security;
create index activity_goods_of on activity_goods (activity, at, id);
create index activity_goods_day on activity_goods (place, day);
create index activity_goods_person on activity_goods (person) where person is not null;
create policy activity_goods_seen on activity_goods using (
  exists (select 1 from activity a where a.id = activity
          and (a.unit = any (current_setting('linli.units')::text[])
               or exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
                          where a.place >= s.lo and a.place < s.hi)))
);
create policy activity_goods_jobs on activity_goods to linli_jobs using (true) with check (true);
grant select, insert, update on activity_goods to linli_app, linli_jobs;
