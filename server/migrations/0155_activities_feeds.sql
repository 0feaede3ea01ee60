-- Feeds of activities for calendars: when a plan was last changed, and the address of whoever has one of their own.

alter table activity add column revised_at timestamptz not null default '2000-01-01T00:00:00Z';
update activity a set revised_at = coalesce((select max(at) from activity_act where activity = a.id), a.revised_at);

create table activity_feed (
  account uuid primary key,
  -- Its address follows from this id and the key of the county; only a hash of the address stands here.
  made uuid not null,
  hash text not null unique,
  made_at timestamptz not null
);
alter table activity_feed enable row level security;
-- Whose it is; and whoever comes with the address is looked up for the whole county.
create policy activity_feed_own on activity_feed using (
  account = nullif(current_setting('linli.account'), '')::uuid
  or exists (select 1 from unnest(current_setting('linli.lo')::text[]) s(lo) where length(s.lo) = 7)
);
create policy activity_feed_jobs on activity_feed to linli_jobs using (true) with check (true);
grant select, insert, update, delete on activity_feed to linli_app, linli_jobs;
