-- The kernel's tables of one county. `search_path` is the county's schema.

-- Free text and everything else that may have to be emptied, apart from the acts that mention it.
-- Which rows are visible is said by each room for its own kind of subject (a policy per kind, OR-ed).
create table texts (
  id uuid primary key,
  subject_kind text not null,
  subject uuid not null,
  class text not null,
  body text,
  written_at timestamptz not null,
  emptied_at timestamptz,
  emptied_by uuid,
  emptied_law text,
  check (body is not null or emptied_at is not null)
);
create index texts_subject on texts (subject, id);
alter table texts enable row level security;

-- Pictures and documents: the bytes lie content-addressed outside the database.
create table files (
  id uuid primary key,
  subject_kind text not null,
  subject uuid not null,
  class text not null,
  name text not null,
  media_type text not null,
  bytes integer not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Consent of the people shown, where there is one, and the day it ends.
  consent_until date,
  added_at timestamptz not null,
  added_by uuid,
  emptied_at timestamptz,
  emptied_by uuid,
  emptied_law text
);
create index files_subject on files (subject, id);
alter table files enable row level security;

-- One line per act or look. `block` is null until the sealer, and only the sealer, puts it into a block.
create table audit (
  id uuid primary key,
  at timestamptz not null,
  actor uuid,
  act text not null,
  subject_kind text not null,
  subject text not null,
  detail jsonb,
  body_hash text,
  hash bytea not null,
  block bigint
);
create index audit_unsealed on audit (id) where block is null;
create index audit_block on audit (block, id) where block is not null;
create index audit_subject on audit (subject, at desc, id);
create index audit_actor on audit (actor, at desc, id);
create index audit_at on audit (at desc, id);

create table audit_blocks (
  no bigint primary key,
  lines integer not null check (lines > 0),
  root bytea not null,
  previous bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null
);

-- Taken with `for update skip locked`, delivered in order per subject, deleted when consumed.
create table outbox (
  id uuid primary key,
  at timestamptz not null,
  name text not null,
  version integer not null,
  subject uuid not null,
  seq integer not null,
  payload jsonb not null,
  topics text[] not null,
  attempts integer not null default 0,
  next_at timestamptz
);
create index outbox_order on outbox (subject, seq);

-- Settings of the county by name; each is validated by the room that owns it. Versions are kept in `history`.
create table settings (
  name text primary key,
  value jsonb not null,
  version integer not null,
  changed_at timestamptz not null,
  changed_by uuid
);

-- Days that differ from the week, and which years are known completely.
create table calendar_days (
  day date primary key,
  work boolean not null,
  name text not null,
  source text not null
);
create table calendar_years (
  year integer primary key,
  complete boolean not null,
  source text not null
);

-- Numbers of other systems. An event or a notice never carries them.
create table foreign_ids (
  system text not null,
  kind text not null,
  number text not null,
  subject_kind text not null,
  subject uuid not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (system, kind, number)
);
create index foreign_ids_subject on foreign_ids (subject);

-- Every version of every record that is edited and not acted upon: what it was, who changed it, when. [L8]
create table history (
  id uuid primary key,
  subject_kind text not null,
  subject text not null,
  version integer not null,
  at timestamptz not null,
  actor uuid,
  value jsonb,
  reason text,
  unique (subject_kind, subject, version)
);

grant select, insert on texts, files, history, foreign_ids to linli_app, linli_jobs;
grant update (body, emptied_at, emptied_by, emptied_law) on texts to linli_app, linli_jobs;
grant update (name, consent_until, emptied_at, emptied_by, emptied_law) on files to linli_app, linli_jobs;
grant select, insert on audit to linli_app, linli_jobs;
grant select on audit, audit_blocks to linli_sealer;
grant update (block) on audit to linli_sealer;
grant insert on audit_blocks to linli_sealer;
grant select on audit_blocks to linli_app, linli_jobs;
grant insert on outbox to linli_app;
grant select, insert, update, delete on outbox to linli_jobs;
grant select, insert, update on settings, calendar_days, calendar_years to linli_app, linli_jobs;
grant delete on calendar_days to linli_app, linli_jobs;
-- Jobs act for the county as a whole.
create policy texts_jobs on texts to linli_jobs using (true) with check (true);
create policy files_jobs on files to linli_jobs using (true) with check (true);
