-- Requests and their orders: an append-only stream of acts, and what is derived from it for queries.

create table requests (
  id uuid primary key,
  ref_no char(9) not null unique,
  place text collate "C" not null,
  -- Account of the person who reported, where there is one.
  reporter uuid,
  -- Units that have or had an order: they go on seeing it.
  units text[] not null default '{}',
  -- The desk in charge: accepts, dispatches, closes.
  desk text not null,
  status text not null,
  stage text not null,
  waiting text not null,
  intent text,
  line text,
  item text,
  category text,
  urgency text not null,
  priority text[] not null default '{}',
  channel text not null,
  open_to_all boolean not null default false,
  confidential boolean not null default false,
  lead_unit text,
  lead_order uuid,
  merged_into uuid,
  -- The clock that runs out next; 'infinity' when none runs, so that lists need no second order.
  due_clock text,
  due_at timestamptz not null,
  amber_at timestamptz,
  provisional boolean not null default false,
  -- Danger, supply, care groups, the rest: who goes first on every board.
  rank smallint not null,
  supervised boolean not null default false,
  -- When the clock itself has something to do next (ladder, invitation, closing unrated).
  timer_at timestamptz,
  received_at timestamptz not null,
  closed_at timestamptz,
  -- First words of what was said, blotted; can be emptied like any text.
  summary text not null,
  estate text,
  dwelling uuid,
  seq integer not null,
  -- The whole derived state, as `derive` of domain/requests answers it; holds no text and no person.
  state jsonb not null
);
alter table requests enable row level security;
-- Boards by desk, inboxes by place: what falls due next first.
create index requests_desk on requests (desk, rank, due_at, id) where closed_at is null;
create index requests_open_place on requests (place, rank, due_at, id) where closed_at is null;
create index requests_open_due on requests (rank, due_at, id) where closed_at is null;
create index requests_timer on requests (timer_at) where timer_at is not null;
create index requests_reporter on requests (reporter, received_at desc, id) where reporter is not null;
create index requests_dwelling on requests (estate, received_at desc) where estate is not null;

-- One row per request and place above it: the history of any place, town or grid, is one ordered scan.
create table request_at (
  prefix text collate "C" not null,
  received_at timestamptz not null,
  request uuid not null,
  place text collate "C" not null,
  -- With the place, that a page of it is found, and permitted, in the index alone.
  primary key (prefix, received_at, request) include (place)
);
alter table request_at enable row level security;

create table request_acts (
  id uuid primary key,
  request uuid not null references requests,
  seq integer not null,
  kind text not null,
  at timestamptz not null,
  account uuid,
  party text not null,
  unit text,
  device text,
  -- Version of the catalogue item under which it was done.
  policy text,
  given jsonb,
  -- Without texts and persons: those stand in `texts`.
  body jsonb not null,
  body_hash text not null,
  unique (request, seq)
);
alter table request_acts enable row level security;
create index request_acts_rated on request_acts (at, request) where kind = 'rate';

create table orders (
  id uuid primary key,
  request uuid not null references requests,
  place text collate "C" not null,
  -- Null while it is offered and nobody has claimed it.
  unit text,
  offered_to text[] not null default '{}',
  role text not null,
  party text not null,
  status text not null,
  assignees uuid[] not null default '{}',
  rank smallint not null,
  sent_at timestamptz not null,
  due_clock text,
  due_at timestamptz not null,
  amber_at timestamptz,
  closed_at timestamptz
);
alter table orders enable row level security;
create index orders_unit on orders (unit, rank, due_at, id) where closed_at is null;
-- Not by the squads in it: under row-level security an index on an array is never used.
create index orders_offered on orders (rank, due_at, id) where closed_at is null and unit is null;
create index orders_request on orders (request);

-- Who may be told, who spoke for whom. Numbers encrypted, found by HMAC; one row per part of it.
create table request_contacts (
  request uuid not null references requests,
  -- reporter, representative, follower
  role text not null,
  id uuid primary key,
  phone text,
  phone_index bytea,
  phone_last4 text,
  name text,
  in_person boolean not null default false,
  account uuid,
  -- Hash of the key that the filing device keeps: whoever shows it needs no code.
  device_key bytea,
  received_at timestamptz not null
);
alter table request_contacts enable row level security;
-- One-time codes for acts that end, judge or reopen; five tries, five minutes.
create table request_codes (
  request uuid primary key references requests,
  hash bytea not null,
  tries integer not null,
  sent_at timestamptz not null,
  until timestamptz not null
);
alter table request_codes enable row level security;
create policy request_codes_seen on request_codes using (exists (select 1 from requests r where r.id = request));
grant select, insert, update, delete on request_codes to linli_app;
create index request_contacts_request on request_contacts (request);
create index request_contacts_phone on request_contacts (phone_index, received_at desc, request) where phone_index is not null;

-- Facts of a request that indicators count: one row, rewritten by a consumer of `requests.acted`, never in the act.
create table request_measures (
  request uuid primary key references requests,
  place text collate "C" not null,
  month date not null,
  closed_month date,
  facts jsonb not null,
  updated_at timestamptz not null
);
alter table request_measures enable row level security;
create index request_measures_month on request_measures (month, place collate "C");
create index request_measures_closed on request_measures (closed_month, place collate "C") where closed_month is not null;

create policy requests_seen on requests using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or units && current_setting('linli.units')::text[]
  or desk = any (current_setting('linli.units')::text[])
  or reporter = nullif(current_setting('linli.account'), '')::uuid
);
create policy request_at_seen on request_at using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
create policy request_measures_seen on request_measures using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
-- What hangs on a request is seen with it.
create policy request_acts_seen on request_acts using (exists (select 1 from requests r where r.id = request));
create policy orders_seen on orders using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or unit = any (current_setting('linli.units')::text[])
  or offered_to && current_setting('linli.units')::text[]
  or exists (select 1 from requests r where r.id = request)
);
create policy request_contacts_seen on request_contacts using (exists (select 1 from requests r where r.id = request));
create policy texts_request on texts using (subject_kind = 'request' and exists (select 1 from requests r where r.id = subject));
create policy files_request on files using (subject_kind = 'request' and exists (select 1 from requests r where r.id = subject));

grant select, insert, update on requests, orders, request_contacts to linli_app, linli_jobs;
grant select on request_measures to linli_app;
grant select, insert, update on request_measures to linli_jobs;
grant select, insert on request_acts to linli_app, linli_jobs;
grant select, insert, delete on request_at to linli_app, linli_jobs;

create view requests_pub_open with (security_invoker = true) as
  select id, ref_no, place, desk, units, lead_unit, status, waiting, due_clock, due_at, amber_at, rank, urgency, reporter, received_at
  from requests where closed_at is null;
create view requests_pub_measures with (security_invoker = true) as
  select m.request, m.place, m.month, m.closed_month, m.facts, r.ref_no, r.item, r.line, r.channel, r.status, r.lead_unit, r.received_at, r.closed_at
  from request_measures m join requests r on r.id = m.request;
grant select on requests_pub_open, requests_pub_measures to linli_app, linli_jobs;
