-- Orders: help that somebody asked for and pays in minutes. What is held stands in an account of the ledger of its own.

create table timebank_order (
  id uuid primary key,
  -- Where whoever is served lives.
  place text collate "C" not null,
  item text not null,
  minutes integer not null check (minutes > 0),
  day date not null,
  -- Whose minutes; null: the pool pays.
  holder uuid,
  served uuid not null,
  -- The volunteer, once somebody took it.
  server uuid check (server <> served),
  state text not null check (state in ('open', 'taken', 'told', 'served', 'cancelled', 'lapsed')),
  at timestamptz not null,
  until timestamptz not null,
  -- When they were there, as they or the desk said, and by whose hand.
  from_at timestamptz,
  to_at timestamptz check (to_at > from_at),
  told_by uuid,
  spent integer check (spent between 0 and minutes),
  record uuid,
  -- Account of the ledger in which its minutes lie.
  hold uuid not null unique,
  -- Under which definition.
  rules text not null,
  rules_from date not null,
  -- In `texts`.
  note uuid not null,
  version integer not null,
  check (state not in ('taken', 'told', 'served') or server is not null),
  check (state not in ('open', 'lapsed') or server is null),
  check ((state = 'served') = (record is not null)),
  check (state not in ('told', 'served') or from_at is not null)
);
alter table timebank_order enable row level security;
create index timebank_order_place on timebank_order (place, at desc, id);
create index timebank_order_open on timebank_order (place, at, id) where state = 'open';
create index timebank_order_due on timebank_order (until) where state = 'open';
create index timebank_order_holder on timebank_order (holder, at desc) where holder is not null;
create index timebank_order_served on timebank_order (served, at desc);
create index timebank_order_server on timebank_order (server, at desc) where server is not null;
create policy timebank_order_seen on timebank_order using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
create policy timebank_order_jobs on timebank_order to linli_jobs using (true) with check (true);
grant select, insert, update on timebank_order to linli_app, linli_jobs;
-- Where, when and how to reach whoever asked.
create policy texts_timebank on texts using (subject_kind = 'timebank-order' and exists (select 1 from timebank_order o where o.id = subject));
