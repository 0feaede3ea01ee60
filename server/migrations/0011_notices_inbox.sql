-- Notices: what lies in somebody's inbox, messages on their way to phones, what is told in person, webhooks.

-- No time of reading is kept and nobody else sees whether: an inbox is no means of supervision.
create table notices (
  id uuid primary key,
  account uuid not null,
  kind text not null,
  request uuid not null,
  -- What of the request it is about: an order, a task, else the request itself.
  subject uuid not null,
  task uuid,
  -- Number, item and codes for the template; no person, no words.
  params jsonb not null,
  times integer not null default 1,
  at timestamptz not null,
  read boolean not null default false
);
create index notices_inbox on notices (account, at desc, id desc);
-- The same again before it was read is one line that counts.
create unique index notices_unread on notices (account, kind, subject) where not read;
create index notices_task on notices (task) where task is not null;
create index notices_at on notices (at);
alter table notices enable row level security;
create policy notices_own on notices using (account = nullif(current_setting('linli.account'), '')::uuid);
create policy notices_jobs on notices to linli_jobs using (true) with check (true);

-- A message on its way. The number it goes to stays where it is kept, with the request.
create table notice_messages (
  id uuid primary key,
  request uuid not null,
  act uuid not null,
  -- Of the act: what waited out a night goes in the order in which it happened.
  seq integer not null,
  contact uuid not null,
  kind text not null,
  params jsonb not null,
  in_person boolean not null,
  at timestamptz not null,
  next_at timestamptz,
  tries integer not null default 0,
  state text not null check (state in ('waiting', 'sent', 'failed', 'overtaken')),
  unique (act, contact, kind)
);
create index notice_messages_due on notice_messages (next_at) where state = 'waiting';
create index notice_messages_contact on notice_messages (contact) where state = 'waiting';
create index notice_messages_at on notice_messages (at);

-- Somebody without a phone is told at the door.
create table notice_tasks (
  id uuid primary key,
  request uuid not null,
  place text collate "C" not null,
  kind text not null,
  params jsonb not null,
  -- Whoever of them goes first has done it.
  accounts uuid[] not null,
  at timestamptz not null,
  tries integer not null default 0,
  done_at timestamptz,
  done_by uuid
);
create index notice_tasks_open on notice_tasks using gin (accounts) where done_at is null;
alter table notice_tasks enable row level security;
create policy notice_tasks_own on notice_tasks using (nullif(current_setting('linli.account'), '')::uuid = any (accounts));
create policy notice_tasks_jobs on notice_tasks to linli_jobs using (true) with check (true);

create table webhooks (
  id uuid primary key,
  url text not null,
  events text[] not null,
  about text not null,
  secret text not null,
  secret_ending text not null,
  active boolean not null,
  version integer not null,
  created_at timestamptz not null,
  ended_at timestamptz
);

create table webhook_deliveries (
  id uuid primary key,
  webhook uuid not null references webhooks,
  event text not null,
  version integer not null,
  subject uuid not null,
  seq integer not null,
  payload jsonb not null,
  at timestamptz not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  tries integer not null default 0,
  next_at timestamptz,
  code text,
  over_at timestamptz
);
create index webhook_deliveries_due on webhook_deliveries (next_at) where state = 'waiting';
create index webhook_deliveries_of on webhook_deliveries (webhook, at desc, id desc);

grant select, update (read) on notices to linli_app;
grant select, insert, update, delete on notices, notice_messages, notice_tasks to linli_jobs;
grant select, update (tries, done_at, done_by) on notice_tasks to linli_app;
grant select, insert, update on webhooks to linli_app;
grant select on webhooks to linli_jobs;
grant select, update (state, tries, next_at, code, over_at) on webhook_deliveries to linli_app;
grant select, insert, update, delete on webhook_deliveries to linli_jobs;
