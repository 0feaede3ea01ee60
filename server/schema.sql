-- schema network

grant usage on schema network to linli_app;

grant usage on schema network to linli_jobs;

grant usage on schema network to linli_sealer;

create table counties (
  code text not null,
  name text not null,
  demo boolean default false not null,
  hosts text[] default '{}'::text[] not null,
  opened_at timestamp with time zone not null,
  constraint counties_pkey PRIMARY KEY (code),
  constraint counties_code_check CHECK (code ~ '^[0-9]{6}$'::text)
);
grant select on counties to linli_app;
grant select on counties to linli_jobs;
grant select on counties to linli_sealer;

create table migrations (
  name text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migrations_pkey PRIMARY KEY (name)
);


-- schema county

grant usage on schema county to linli_app;

grant usage on schema county to linli_jobs;

grant usage on schema county to linli_sealer;

create table account_askings (
  id uuid not null,
  kind text not null,
  account uuid not null,
  "grant" jsonb,
  why text not null,
  body_hash text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  until timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision text,
  constraint account_askings_pkey PRIMARY KEY (id),
  constraint account_askings_decision_check CHECK (decision = ANY (ARRAY['confirmed'::text, 'refused'::text])),
  constraint account_askings_kind_check CHECK (kind = ANY (ARRAY['factor-reset'::text, 'apart-grant'::text])),
  constraint account_askings_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
);
CREATE INDEX account_askings_decided ON account_askings USING btree (decided_at DESC, id) WHERE decided_at IS NOT NULL;
CREATE INDEX account_askings_open ON account_askings USING btree (until, id) WHERE decided_at IS NULL;
grant insert, select on account_askings to linli_app;
grant update on account_askings (decided_by, decided_at, decision) to linli_app;

create table account_buckets (
  key bytea not null,
  count integer not null,
  until timestamp with time zone not null,
  constraint account_buckets_pkey PRIMARY KEY (key)
);
CREATE INDEX account_buckets_until ON account_buckets USING btree (until);
grant delete, insert, select, update on account_buckets to linli_app;
grant delete, select on account_buckets to linli_jobs;

create table account_devices (
  id uuid not null,
  account uuid not null,
  browser bytea not null,
  label text not null,
  since timestamp with time zone not null,
  until timestamp with time zone not null,
  constraint account_devices_pkey PRIMARY KEY (id),
  constraint account_devices_account_browser_key UNIQUE (account, browser),
  constraint account_devices_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
);
grant delete, insert, select, update on account_devices to linli_app;
grant delete, select on account_devices to linli_jobs;

create table account_grants (
  id uuid not null,
  account uuid not null,
  role text not null,
  place text collate "C" not null,
  unit uuid,
  from_day date not null,
  until_day date,
  body_hash text not null,
  given_at timestamp with time zone not null,
  given_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint account_grants_pkey PRIMARY KEY (id),
  constraint account_grants_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
);
CREATE INDEX account_grants_account ON account_grants USING btree (account) WHERE ended_at IS NULL;
CREATE INDEX account_grants_place ON account_grants USING btree (place, account) WHERE ended_at IS NULL;
CREATE INDEX account_grants_role ON account_grants USING btree (role, account) WHERE ended_at IS NULL;
grant insert, select on account_grants to linli_app;
grant select on account_grants to linli_jobs;
grant update on account_grants (ended_at, ended_by) to linli_app;

create table account_phones (
  account uuid not null,
  kind text not null,
  sealed text not null,
  key bytea not null,
  ending text not null,
  constraint account_phones_pkey PRIMARY KEY (account),
  constraint account_phones_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
);
CREATE INDEX account_phones_key ON account_phones USING btree (key);
CREATE UNIQUE INDEX account_phones_resident ON account_phones USING btree (key) WHERE kind = 'resident'::text;
grant insert, select, update on account_phones to linli_app;

create table account_recovery_codes (
  account uuid not null,
  hash bytea not null,
  constraint account_recovery_codes_pkey PRIMARY KEY (account, hash),
  constraint account_recovery_codes_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
);
alter table account_recovery_codes enable row level security;
create policy account_recovery_own on account_recovery_codes for all to public using (account::text = current_setting('linli.account'::text, true)) with check (account::text = current_setting('linli.account'::text, true));
grant delete, insert, select on account_recovery_codes to linli_app;

create table account_secrets (
  account uuid not null,
  password text,
  totp text,
  totp_next text,
  totp_step bigint,
  code_hash bytea,
  code_until timestamp with time zone,
  code_by_message boolean,
  constraint account_secrets_pkey PRIMARY KEY (account),
  constraint account_secrets_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
);
alter table account_secrets enable row level security;
create policy account_secrets_own on account_secrets for all to public using (account::text = current_setting('linli.account'::text, true)) with check (account::text = current_setting('linli.account'::text, true));
grant insert, select, update on account_secrets to linli_app;

create table account_sessions (
  id uuid not null,
  token bytea not null,
  account uuid not null,
  browser bytea not null,
  agent bytea not null,
  label text not null,
  device uuid not null,
  factors smallint not null,
  factor_at timestamp with time zone,
  opened_at timestamp with time zone not null,
  idle_until timestamp with time zone not null,
  idle_seconds integer not null,
  ends_at timestamp with time zone not null,
  constraint account_sessions_pkey PRIMARY KEY (id),
  constraint account_sessions_token_key UNIQUE (token),
  constraint account_sessions_factors_check CHECK (factors = ANY (ARRAY[1, 2])),
  constraint account_sessions_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
);
CREATE INDEX account_sessions_account ON account_sessions USING btree (account);
CREATE INDEX account_sessions_ends ON account_sessions USING btree (ends_at);
CREATE INDEX account_sessions_idle ON account_sessions USING btree (idle_until);
grant delete, insert, select, update on account_sessions to linli_app;
grant delete, select on account_sessions to linli_jobs;

create table account_sign_ins (
  id uuid not null,
  browser bytea not null,
  account uuid,
  begun text not null,
  field boolean default false not null,
  password_chosen boolean default false not null,
  given text,
  code bytea,
  code_until timestamp with time zone,
  tries smallint default 0 not null,
  sends smallint default 0 not null,
  phone text,
  phone_key bytea,
  until timestamp with time zone not null,
  done boolean default false not null,
  constraint account_sign_ins_pkey PRIMARY KEY (id),
  constraint account_sign_ins_begun_check CHECK (begun = ANY (ARRAY['password'::text, 'code'::text, 'phone'::text]))
);
CREATE INDEX account_sign_ins_until ON account_sign_ins USING btree (until);
grant delete, insert, select, update on account_sign_ins to linli_app;
grant delete, select on account_sign_ins to linli_jobs;

create table accounts (
  id uuid not null,
  kind text not null,
  name text,
  shown text not null,
  contractor boolean default false not null,
  demo boolean default false not null,
  person uuid,
  version integer not null,
  body_hash text,
  opened_at timestamp with time zone not null,
  opened_by uuid,
  disabled_at timestamp with time zone,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_check CHECK ((kind = 'staff'::text) = (name IS NOT NULL)),
  constraint accounts_kind_check CHECK (kind = ANY (ARRAY['staff'::text, 'resident'::text]))
);
CREATE UNIQUE INDEX accounts_name ON accounts USING btree (name) WHERE name IS NOT NULL;
CREATE INDEX accounts_person ON accounts USING btree (person) WHERE person IS NOT NULL;
CREATE INDEX accounts_staff ON accounts USING btree (kind, name, id);
grant insert, select on accounts to linli_app;
grant select on accounts to linli_jobs;
grant update on accounts (shown, contractor, person, version, disabled_at) to linli_app;

create view accounts_pub_grants with (security_invoker=true) as
 SELECT g.account,
    g.role,
    g.place,
    g.unit,
    g.from_day,
    g.until_day
   FROM account_grants g
     JOIN accounts a ON a.id = g.account
  WHERE g.ended_at IS NULL AND a.disabled_at IS NULL;
grant select on accounts_pub_grants to linli_app;
grant select on accounts_pub_grants to linli_jobs;

create view accounts_pub_names with (security_invoker=true) as
 SELECT accounts.id,
    accounts.kind,
    accounts.shown,
    accounts.contractor,
    accounts.person,
    accounts.disabled_at IS NULL AS active
   FROM accounts;
grant select on accounts_pub_names to linli_app;
grant select on accounts_pub_names to linli_jobs;

create table audit (
  id uuid not null,
  at timestamp with time zone not null,
  actor uuid,
  act text not null,
  subject_kind text not null,
  subject text not null,
  detail jsonb,
  body_hash text,
  hash bytea not null,
  block bigint,
  constraint audit_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_actor ON audit USING btree (actor, at DESC, id);
CREATE INDEX audit_at ON audit USING btree (at DESC, id);
CREATE INDEX audit_block ON audit USING btree (block, id) WHERE block IS NOT NULL;
CREATE INDEX audit_subject ON audit USING btree (subject, at DESC, id);
CREATE INDEX audit_unsealed ON audit USING btree (id) WHERE block IS NULL;
grant insert, select on audit to linli_app;
grant insert, select on audit to linli_jobs;
grant select on audit to linli_sealer;
grant update on audit (block) to linli_sealer;

create table audit_blocks (
  no bigint not null,
  lines integer not null,
  root bytea not null,
  previous bytea not null,
  hash bytea not null,
  sealed_at timestamp with time zone not null,
  constraint audit_blocks_pkey PRIMARY KEY (no),
  constraint audit_blocks_lines_check CHECK (lines > 0)
);
grant select on audit_blocks to linli_app;
grant select on audit_blocks to linli_jobs;
grant insert, select on audit_blocks to linli_sealer;

create table building (
  id uuid not null,
  estate uuid not null,
  place text collate "C" not null,
  name text not null,
  floors integer not null,
  elevator boolean not null,
  point jsonb,
  text text not null,
  grams text[] not null,
  version integer not null,
  constraint building_pkey PRIMARY KEY (id),
  constraint building_floors_check CHECK (floors >= 1 AND floors <= 99),
  constraint building_estate_fkey FOREIGN KEY (estate) REFERENCES estate(id),
  constraint building_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX building_estate ON building USING btree (estate, id);
CREATE INDEX building_grams ON building USING gin (grams);
CREATE INDEX building_place ON building USING btree (place, id);
grant insert, select, update on building to linli_app;
grant insert, select, update on building to linli_jobs;

create table calendar_days (
  day date not null,
  work boolean not null,
  name text not null,
  source text not null,
  constraint calendar_days_pkey PRIMARY KEY (day)
);
grant delete, insert, select, update on calendar_days to linli_app;
grant insert, select, update on calendar_days to linli_jobs;

create table calendar_years (
  year integer not null,
  complete boolean not null,
  source text not null,
  constraint calendar_years_pkey PRIMARY KEY (year)
);
grant insert, select, update on calendar_years to linli_app;
grant insert, select, update on calendar_years to linli_jobs;

create table dev_messages (
  id uuid not null,
  at timestamp with time zone not null,
  phone text not null,
  template text not null,
  text text not null,
  constraint dev_messages_pkey PRIMARY KEY (id)
);
CREATE INDEX dev_messages_at ON dev_messages USING btree (at DESC, id DESC);
grant insert, select on dev_messages to linli_app;
grant delete, select on dev_messages to linli_jobs;

create table dwelling (
  id uuid not null,
  place text collate "C" not null,
  estate uuid not null,
  building uuid,
  unit uuid,
  room text not null,
  floor integer,
  text text not null,
  ordered text collate "C" not null,
  grams text[] not null,
  state text not null,
  version integer not null,
  constraint dwelling_pkey PRIMARY KEY (id),
  constraint dwelling_state_check CHECK (state = ANY (ARRAY['OC'::text, 'AB'::text, 'IN'::text, 'UN'::text])),
  constraint dwelling_building_fkey FOREIGN KEY (building) REFERENCES building(id),
  constraint dwelling_estate_fkey FOREIGN KEY (estate) REFERENCES estate(id),
  constraint dwelling_place_fkey FOREIGN KEY (place) REFERENCES place(path),
  constraint dwelling_unit_fkey FOREIGN KEY (unit) REFERENCES unit(id)
);
CREATE INDEX dwelling_building ON dwelling USING btree (building, ordered, id) WHERE building IS NOT NULL;
CREATE INDEX dwelling_estate ON dwelling USING btree (estate);
CREATE INDEX dwelling_grams ON dwelling USING gin (grams);
CREATE INDEX dwelling_place ON dwelling USING btree (place, ordered, id);
grant insert, select, update on dwelling to linli_app;
grant insert, select, update on dwelling to linli_jobs;

create table estate (
  id uuid not null,
  place text collate "C" not null,
  name text not null,
  kind text not null,
  street text,
  property text,
  point jsonb,
  fictional boolean not null,
  text text not null,
  grams text[] not null,
  version integer not null,
  constraint estate_pkey PRIMARY KEY (id),
  constraint estate_kind_check CHECK (kind = ANY (ARRAY['estate'::text, 'courtyard'::text, 'hamlet'::text, 'institution'::text])),
  constraint estate_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX estate_grams ON estate USING gin (grams);
CREATE INDEX estate_place ON estate USING btree (place, id);
grant insert, select, update on estate to linli_app;
grant insert, select, update on estate to linli_jobs;

create table files (
  id uuid not null,
  subject_kind text not null,
  subject uuid not null,
  class text not null,
  name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 text not null,
  consent_until date,
  added_at timestamp with time zone not null,
  added_by uuid,
  emptied_at timestamp with time zone,
  emptied_by uuid,
  emptied_law text,
  constraint files_pkey PRIMARY KEY (id),
  constraint files_bytes_check CHECK (bytes > 0),
  constraint files_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'::text)
);
CREATE INDEX files_subject ON files USING btree (subject, id);
alter table files enable row level security;
create policy files_jobs on files for all to linli_jobs using (true) with check (true);
create policy files_request on files for all to public using (subject_kind = 'request'::text AND (EXISTS ( SELECT 1
   FROM requests r
  WHERE r.id = files.subject)));
grant insert, select on files to linli_app;
grant insert, select on files to linli_jobs;
grant update on files (name, consent_until, emptied_at, emptied_by, emptied_law) to linli_app;
grant update on files (name, consent_until, emptied_at, emptied_by, emptied_law) to linli_jobs;

create table foreign_ids (
  system text not null,
  kind text not null,
  number text not null,
  subject_kind text not null,
  subject uuid not null,
  added_at timestamp with time zone not null,
  added_by uuid,
  constraint foreign_ids_pkey PRIMARY KEY (system, kind, number)
);
CREATE INDEX foreign_ids_subject ON foreign_ids USING btree (subject);
grant insert, select on foreign_ids to linli_app;
grant insert, select on foreign_ids to linli_jobs;

create table grid_worker (
  id uuid not null,
  place text collate "C" not null,
  account uuid not null,
  name text not null,
  phone text,
  post text not null,
  from_day date not null,
  to_day date,
  version integer not null,
  constraint grid_worker_pkey PRIMARY KEY (id),
  constraint grid_worker_check CHECK (to_day >= from_day),
  constraint grid_worker_post_check CHECK (post = ANY (ARRAY['head'::text, 'full-time'::text, 'part-time'::text])),
  constraint grid_worker_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX grid_worker_account ON grid_worker USING btree (account, from_day, id);
CREATE INDEX grid_worker_place ON grid_worker USING btree (place, from_day, id);
grant insert, select, update on grid_worker to linli_app;
grant insert, select, update on grid_worker to linli_jobs;

create table history (
  id uuid not null,
  subject_kind text not null,
  subject text not null,
  version integer not null,
  at timestamp with time zone not null,
  actor uuid,
  value jsonb,
  reason text,
  constraint history_pkey PRIMARY KEY (id),
  constraint history_subject_kind_subject_version_key UNIQUE (subject_kind, subject, version)
);
grant insert, select on history to linli_app;
grant insert, select on history to linli_jobs;

create table landmark (
  id uuid not null,
  place text collate "C" not null,
  name text not null,
  kind text not null,
  point jsonb,
  fictional boolean not null,
  grams text[] not null,
  version integer not null,
  constraint landmark_pkey PRIMARY KEY (id),
  constraint landmark_kind_check CHECK (kind = ANY (ARRAY['square'::text, 'school'::text, 'market'::text, 'bus-stop'::text, 'hospital'::text, 'office'::text, 'park'::text, 'road'::text, 'other'::text])),
  constraint landmark_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX landmark_grams ON landmark USING gin (grams);
CREATE INDEX landmark_place ON landmark USING btree (place, id);
grant insert, select, update on landmark to linli_app;
grant insert, select, update on landmark to linli_jobs;

create table migrations (
  name text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migrations_pkey PRIMARY KEY (name)
);

create table orders (
  id uuid not null,
  request uuid not null,
  place text collate "C" not null,
  unit text not null,
  role text not null,
  party text not null,
  status text not null,
  assignee uuid,
  sent_at timestamp with time zone not null,
  due_clock text,
  due_at timestamp with time zone not null,
  amber_at timestamp with time zone,
  closed_at timestamp with time zone,
  constraint orders_pkey PRIMARY KEY (id),
  constraint orders_request_fkey FOREIGN KEY (request) REFERENCES requests(id)
);
CREATE INDEX orders_assignee ON orders USING btree (assignee, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX orders_request ON orders USING btree (request);
CREATE INDEX orders_unit ON orders USING btree (unit, due_at, id) WHERE closed_at IS NULL;
alter table orders enable row level security;
create policy orders_seen on orders for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE orders.place >= s.lo AND orders.place < s.hi)) OR (unit = ANY (current_setting('linli.units'::text)::text[])) OR (EXISTS ( SELECT 1
   FROM requests r
  WHERE r.id = orders.request)));
grant insert, select, update on orders to linli_app;
grant insert, select, update on orders to linli_jobs;

create table outbox (
  id uuid not null,
  at timestamp with time zone not null,
  name text not null,
  version integer not null,
  subject uuid not null,
  seq integer not null,
  payload jsonb not null,
  topics text[] not null,
  attempts integer default 0 not null,
  next_at timestamp with time zone,
  constraint outbox_pkey PRIMARY KEY (id)
);
CREATE INDEX outbox_order ON outbox USING btree (subject, seq);
grant insert on outbox to linli_app;
grant delete, insert, select, update on outbox to linli_jobs;

create table place (
  path text collate "C" not null,
  parent text collate "C",
  kind text not null,
  level text not null,
  name text not null,
  code text,
  grid_kind text,
  urban_class text,
  sort integer not null,
  opened date not null,
  closed date,
  help_line text,
  centre jsonb,
  outline jsonb,
  fictional boolean not null,
  version integer not null,
  constraint place_pkey PRIMARY KEY (path),
  constraint place_check CHECK (closed >= opened),
  constraint place_check1 CHECK ((kind = 'grid'::text) = (grid_kind IS NOT NULL)),
  constraint place_check2 CHECK ((parent IS NULL) = (kind = 'county'::text)),
  constraint place_grid_kind_check CHECK (grid_kind = ANY (ARRAY['base'::text, 'dedicated'::text, 'micro'::text])),
  constraint place_kind_check CHECK (kind = ANY (ARRAY['county'::text, 'town'::text, 'forestry'::text, 'sub-district'::text, 'community'::text, 'village'::text, 'grid'::text])),
  constraint place_path_check CHECK (path ~ '^[0-9]{6}/([0-9a-z-]{1,24}/){0,8}$'::text),
  constraint place_parent_fkey FOREIGN KEY (parent) REFERENCES place(path)
);
CREATE INDEX place_children ON place USING btree (parent, sort, path);
CREATE UNIQUE INDEX place_code ON place USING btree (code) WHERE code IS NOT NULL AND closed IS NULL;
grant insert, select, update on place to linli_app;
grant insert, select, update on place to linli_jobs;

create table place_name (
  place text collate "C" not null,
  name text not null,
  from_day date not null,
  to_day date,
  constraint place_name_pkey PRIMARY KEY (place, from_day),
  constraint place_name_check CHECK (to_day >= from_day),
  constraint place_name_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
grant insert, select, update on place_name to linli_app;
grant insert, select, update on place_name to linli_jobs;

create table place_succession (
  old text collate "C" not null,
  new text collate "C" not null,
  day date not null,
  constraint place_succession_pkey PRIMARY KEY (old, new),
  constraint place_succession_new_fkey FOREIGN KEY (new) REFERENCES place(path),
  constraint place_succession_old_fkey FOREIGN KEY (old) REFERENCES place(path)
);
CREATE INDEX place_succession_new ON place_succession USING btree (new);
grant insert, select on place_succession to linli_app;
grant insert, select on place_succession to linli_jobs;

create view places_pub_building with (security_invoker=true) as
 SELECT b.id,
    b.place,
    b.estate,
    b.name,
    b.floors,
    b.elevator,
    b.text,
    e.property
   FROM building b
     JOIN estate e ON e.id = b.estate;
grant select on places_pub_building to linli_app;
grant select on places_pub_building to linli_jobs;

create view places_pub_dwelling with (security_invoker=true) as
 SELECT d.id,
    d.place,
    d.estate,
    d.building,
    d.unit,
    d.room,
    d.floor,
    d.text,
    d.ordered,
    d.state,
    e.property
   FROM dwelling d
     JOIN estate e ON e.id = d.estate;
grant select on places_pub_dwelling to linli_app;
grant select on places_pub_dwelling to linli_jobs;

create view places_pub_estate with (security_invoker=true) as
 SELECT estate.id,
    estate.place,
    estate.name,
    estate.kind,
    estate.property,
    estate.text
   FROM estate;
grant select on places_pub_estate to linli_app;
grant select on places_pub_estate to linli_jobs;

create view places_pub_landmark with (security_invoker=true) as
 SELECT landmark.id,
    landmark.place,
    landmark.name,
    landmark.kind
   FROM landmark;
grant select on places_pub_landmark to linli_app;
grant select on places_pub_landmark to linli_jobs;

create view places_pub_place with (security_invoker=true) as
 SELECT place.path,
    place.parent,
    place.kind,
    place.level,
    place.name,
    place.code,
    place.grid_kind,
    place.sort,
    place.opened,
    place.closed,
    place.help_line,
    place.fictional
   FROM place;
grant select on places_pub_place to linli_app;
grant select on places_pub_place to linli_jobs;

create view places_pub_succession with (security_invoker=true) as
 SELECT place_succession.old,
    place_succession.new,
    place_succession.day
   FROM place_succession;
grant select on places_pub_succession to linli_app;
grant select on places_pub_succession to linli_jobs;

create view places_pub_worker with (security_invoker=true) as
 SELECT grid_worker.id,
    grid_worker.place,
    grid_worker.account,
    grid_worker.name,
    grid_worker.phone,
    grid_worker.post,
    grid_worker.from_day,
    grid_worker.to_day
   FROM grid_worker;
grant select on places_pub_worker to linli_app;
grant select on places_pub_worker to linli_jobs;

create view records_pub_record with (security_invoker=true) as
 SELECT service_records.id,
    service_records.version,
    service_records.place,
    service_records.unit,
    service_records.origin_kind,
    service_records.origin,
    service_records.origin_part,
    service_records.item,
    service_records.mode,
    service_records.started_at,
    service_records.ended_at,
    service_records.outcome,
    service_records.helpers,
    service_records.served,
    service_records.recorded_at
   FROM service_records
  WHERE service_records.current;
grant select on records_pub_record to linli_app;
grant select on records_pub_record to linli_jobs;

create view records_pub_upload with (security_invoker=true) as
 SELECT uploads.sha256,
    uploads.media_type,
    uploads.bytes
   FROM uploads;
grant select on records_pub_upload to linli_app;
grant select on records_pub_upload to linli_jobs;

create table request_acts (
  id uuid not null,
  request uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  account uuid,
  party text not null,
  unit text,
  device text,
  policy text,
  given jsonb,
  body jsonb not null,
  body_hash text not null,
  constraint request_acts_pkey PRIMARY KEY (id),
  constraint request_acts_request_seq_key UNIQUE (request, seq),
  constraint request_acts_request_fkey FOREIGN KEY (request) REFERENCES requests(id)
);
alter table request_acts enable row level security;
create policy request_acts_seen on request_acts for all to public using ((EXISTS ( SELECT 1
   FROM requests r
  WHERE r.id = request_acts.request)));
grant insert, select on request_acts to linli_app;
grant insert, select on request_acts to linli_jobs;

create table request_at (
  prefix text collate "C" not null,
  received_at timestamp with time zone not null,
  request uuid not null,
  place text collate "C" not null,
  constraint request_at_pkey PRIMARY KEY (prefix, received_at, request)
);
alter table request_at enable row level security;
create policy request_at_seen on request_at for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE request_at.place >= s.lo AND request_at.place < s.hi)));
grant delete, insert, select on request_at to linli_app;
grant delete, insert, select on request_at to linli_jobs;

create table request_contacts (
  request uuid not null,
  role text not null,
  id uuid not null,
  phone text,
  phone_index bytea,
  phone_last4 text,
  name text,
  in_person boolean default false not null,
  account uuid,
  received_at timestamp with time zone not null,
  constraint request_contacts_pkey PRIMARY KEY (id),
  constraint request_contacts_request_fkey FOREIGN KEY (request) REFERENCES requests(id)
);
CREATE INDEX request_contacts_phone ON request_contacts USING btree (phone_index, received_at DESC, request) WHERE phone_index IS NOT NULL;
CREATE INDEX request_contacts_request ON request_contacts USING btree (request);
alter table request_contacts enable row level security;
create policy request_contacts_seen on request_contacts for all to public using ((EXISTS ( SELECT 1
   FROM requests r
  WHERE r.id = request_contacts.request)));
grant insert, select, update on request_contacts to linli_app;
grant insert, select, update on request_contacts to linli_jobs;

create table request_measures (
  request uuid not null,
  place text collate "C" not null,
  month date not null,
  closed_month date,
  facts jsonb not null,
  updated_at timestamp with time zone not null,
  constraint request_measures_pkey PRIMARY KEY (request),
  constraint request_measures_request_fkey FOREIGN KEY (request) REFERENCES requests(id)
);
CREATE INDEX request_measures_closed ON request_measures USING btree (closed_month, place) WHERE closed_month IS NOT NULL;
CREATE INDEX request_measures_month ON request_measures USING btree (month, place);
alter table request_measures enable row level security;
create policy request_measures_seen on request_measures for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE request_measures.place >= s.lo AND request_measures.place < s.hi)));
grant select on request_measures to linli_app;
grant insert, select, update on request_measures to linli_jobs;

create table requests (
  id uuid not null,
  ref_no character(9) not null,
  place text collate "C" not null,
  reporter uuid,
  units text[] default '{}'::text[] not null,
  desk text not null,
  status text not null,
  stage text not null,
  waiting text not null,
  intent text,
  line text,
  item text,
  category text,
  urgency text not null,
  priority text[] default '{}'::text[] not null,
  channel text not null,
  open_to_all boolean default false not null,
  confidential boolean default false not null,
  lead_unit text,
  lead_order uuid,
  merged_into uuid,
  due_clock text,
  due_at timestamp with time zone not null,
  amber_at timestamp with time zone,
  provisional boolean default false not null,
  received_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  summary text not null,
  estate text,
  dwelling uuid,
  seq integer not null,
  state jsonb not null,
  constraint requests_pkey PRIMARY KEY (id),
  constraint requests_ref_no_key UNIQUE (ref_no)
);
CREATE INDEX requests_desk ON requests USING btree (desk, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX requests_dwelling ON requests USING btree (estate, received_at DESC) WHERE estate IS NOT NULL;
CREATE INDEX requests_open_due ON requests USING btree (due_at, id) WHERE closed_at IS NULL;
CREATE INDEX requests_open_place ON requests USING btree (place, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX requests_reporter ON requests USING btree (reporter, received_at DESC, id) WHERE reporter IS NOT NULL;
alter table requests enable row level security;
create policy requests_seen on requests for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE requests.place >= s.lo AND requests.place < s.hi)) OR units && current_setting('linli.units'::text)::text[] OR (desk = ANY (current_setting('linli.units'::text)::text[])) OR reporter = NULLIF(current_setting('linli.account'::text), ''::text)::uuid);
grant insert, select, update on requests to linli_app;
grant insert, select, update on requests to linli_jobs;

create view requests_pub_measures with (security_invoker=true) as
 SELECT m.request,
    m.place,
    m.month,
    m.closed_month,
    m.facts,
    r.ref_no,
    r.item,
    r.line,
    r.channel,
    r.status,
    r.lead_unit,
    r.received_at,
    r.closed_at
   FROM request_measures m
     JOIN requests r ON r.id = m.request;
grant select on requests_pub_measures to linli_app;
grant select on requests_pub_measures to linli_jobs;

create view requests_pub_open with (security_invoker=true) as
 SELECT requests.id,
    requests.ref_no,
    requests.place,
    requests.desk,
    requests.units,
    requests.lead_unit,
    requests.status,
    requests.waiting,
    requests.due_clock,
    requests.due_at,
    requests.amber_at,
    requests.urgency,
    requests.reporter,
    requests.received_at
   FROM requests
  WHERE requests.closed_at IS NULL;
grant select on requests_pub_open to linli_app;
grant select on requests_pub_open to linli_jobs;

create table service_records (
  id uuid not null,
  version integer not null,
  current boolean not null,
  place text collate "C" not null,
  unit text not null,
  origin_kind text not null,
  origin uuid not null,
  origin_part uuid,
  item text not null,
  mode text not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone not null,
  outcome text not null,
  helpers jsonb not null,
  served jsonb not null,
  files text[] default '{}'::text[] not null,
  text uuid,
  reason uuid,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint service_records_pkey PRIMARY KEY (id, version)
);
CREATE INDEX service_records_origin ON service_records USING btree (origin);
CREATE INDEX service_records_place ON service_records USING btree (place, ended_at DESC, id) WHERE current;
CREATE INDEX service_records_unit ON service_records USING btree (unit, ended_at DESC, id) WHERE current;
alter table service_records enable row level security;
create policy service_records_seen on service_records for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE service_records.place >= s.lo AND service_records.place < s.hi)) OR (unit = ANY (current_setting('linli.units'::text)::text[])));
grant insert, select on service_records to linli_app;
grant insert, select on service_records to linli_jobs;
grant update on service_records (current) to linli_app;
grant update on service_records (current) to linli_jobs;

create table settings (
  name text not null,
  value jsonb not null,
  version integer not null,
  changed_at timestamp with time zone not null,
  changed_by uuid,
  constraint settings_pkey PRIMARY KEY (name)
);
grant insert, select, update on settings to linli_app;
grant insert, select, update on settings to linli_jobs;

create table texts (
  id uuid not null,
  subject_kind text not null,
  subject uuid not null,
  class text not null,
  body text,
  written_at timestamp with time zone not null,
  emptied_at timestamp with time zone,
  emptied_by uuid,
  emptied_law text,
  constraint texts_pkey PRIMARY KEY (id),
  constraint texts_check CHECK (body IS NOT NULL OR emptied_at IS NOT NULL)
);
CREATE INDEX texts_subject ON texts USING btree (subject, id);
alter table texts enable row level security;
create policy texts_jobs on texts for all to linli_jobs using (true) with check (true);
create policy texts_record on texts for all to public using (subject_kind = 'record'::text AND (EXISTS ( SELECT 1
   FROM service_records r
  WHERE r.id = texts.subject)));
create policy texts_request on texts for all to public using (subject_kind = 'request'::text AND (EXISTS ( SELECT 1
   FROM requests r
  WHERE r.id = texts.subject)));
grant insert, select on texts to linli_app;
grant insert, select on texts to linli_jobs;
grant update on texts (body, emptied_at, emptied_by, emptied_law) to linli_app;
grant update on texts (body, emptied_at, emptied_by, emptied_law) to linli_jobs;

create table unit (
  id uuid not null,
  building uuid not null,
  name text not null,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_building_fkey FOREIGN KEY (building) REFERENCES building(id)
);
CREATE INDEX unit_building ON unit USING btree (building, id);
grant insert, select, update on unit to linli_app;
grant insert, select, update on unit to linli_jobs;

create table uploads (
  sha256 text not null,
  media_type text not null,
  bytes integer not null,
  sent_at timestamp with time zone not null,
  constraint uploads_pkey PRIMARY KEY (sha256),
  constraint uploads_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'::text)
);
grant insert, select on uploads to linli_app;
grant delete, insert, select on uploads to linli_jobs;
