-- schema network

grant usage on schema network to linli_app;

grant usage on schema network to linli_jobs;

grant usage on schema network to linli_restricted;

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

grant usage on schema county to linli_restricted;

grant usage on schema county to linli_sealer;

CREATE OR REPLACE FUNCTION person_home_key(word text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select ('x' || substr(md5(word), 1, 16))::bit(64)::bigint $function$
;

CREATE OR REPLACE FUNCTION record_withheld(record uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT 1
            FROM ((visit v
              JOIN visit_person p ON ((p.visit = v.id)))
              JOIN visit_manner m ON ((m.person = p.person)))
           WHERE ((v.id = record_withheld.record) AND (v.at < m.withheld_at) AND (v.account IS DISTINCT FROM (NULLIF(current_setting('linli.account'::text, true), ''::text))::uuid)))) AS "exists";
END
;

create table absence (
  id uuid not null,
  account uuid not null,
  cover uuid not null,
  from_day date not null,
  to_day date not null,
  kind text not null,
  version integer not null,
  constraint absence_pkey PRIMARY KEY (id),
  constraint absence_check CHECK (account <> cover),
  constraint absence_kind_check CHECK (kind = ANY (ARRAY['leave'::text, 'sick'::text, 'training'::text, 'other'::text])),
  constraint absence_account_fkey FOREIGN KEY (account) REFERENCES accounts(id),
  constraint absence_cover_fkey FOREIGN KEY (cover) REFERENCES accounts(id)
);
CREATE INDEX absence_account ON absence USING btree (account, to_day, id);
CREATE INDEX absence_cover ON absence USING btree (cover, to_day, id);
grant insert, select, update on absence to linli_app;
grant insert, select, update on absence to linli_jobs;

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
grant insert, select, update on account_buckets to linli_app;
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

create table account_field_phones (
  id uuid not null,
  account uuid not null,
  token bytea not null,
  signing bytea not null,
  label text not null,
  since timestamp with time zone not null,
  until timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint account_field_phones_pkey PRIMARY KEY (id),
  constraint account_field_phones_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
);
CREATE INDEX account_field_phones_account ON account_field_phones USING btree (account, since DESC);
CREATE INDEX account_field_phones_until ON account_field_phones USING btree (until);
grant insert, select, update on account_field_phones to linli_app;
grant delete, select on account_field_phones to linli_jobs;

create table account_grants (
  id uuid not null,
  account uuid not null,
  role text not null,
  place text collate "C" not null,
  unit text,
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
grant insert, select on account_grants to linli_jobs;
grant update on account_grants (ended_at, ended_by) to linli_app;
grant update on account_grants (ended_at, ended_by) to linli_jobs;

create table account_handovers (
  id uuid not null,
  account uuid not null,
  day date not null,
  closes boolean not null,
  shares jsonb not null,
  why text not null,
  body_hash text not null,
  undoes uuid,
  heirs uuid[] not null,
  told uuid[] not null,
  state text not null,
  items jsonb default '[]'::jsonb not null,
  faults jsonb default '[]'::jsonb not null,
  planned_at timestamp with time zone not null,
  planned_by uuid not null,
  settled_at timestamp with time zone,
  constraint account_handovers_pkey PRIMARY KEY (id),
  constraint account_handovers_state_check CHECK (state = ANY (ARRAY['planned'::text, 'done'::text, 'stuck'::text, 'called-off'::text])),
  constraint account_handovers_account_fkey FOREIGN KEY (account) REFERENCES accounts(id),
  constraint account_handovers_planned_by_fkey FOREIGN KEY (planned_by) REFERENCES accounts(id),
  constraint account_handovers_undoes_fkey FOREIGN KEY (undoes) REFERENCES account_handovers(id)
);
CREATE INDEX account_handovers_account ON account_handovers USING btree (account, planned_at DESC);
CREATE INDEX account_handovers_due ON account_handovers USING btree (day) WHERE state = ANY (ARRAY['planned'::text, 'stuck'::text]);
CREATE INDEX account_handovers_heirs ON account_handovers USING gin (heirs);
CREATE INDEX account_handovers_order ON account_handovers USING btree (planned_at DESC, id DESC);
CREATE INDEX account_handovers_told ON account_handovers USING gin (told);
grant select on account_handovers to linli_app;
grant insert, select, update on account_handovers to linli_jobs;

create table account_passkey_turns (
  id uuid not null,
  browser bytea not null,
  challenge text not null,
  account uuid,
  field boolean not null,
  until timestamp with time zone not null,
  constraint account_passkey_turns_pkey PRIMARY KEY (id)
);
CREATE INDEX account_passkey_turns_until ON account_passkey_turns USING btree (until);
grant delete, insert, select, update on account_passkey_turns to linli_app;
grant delete, select on account_passkey_turns to linli_jobs;

create table account_passkeys (
  id uuid not null,
  account uuid not null,
  credential text not null,
  key bytea not null,
  counter bigint not null,
  transports jsonb not null,
  name text not null,
  since timestamp with time zone not null,
  constraint account_passkeys_pkey PRIMARY KEY (id),
  constraint account_passkeys_credential_key UNIQUE (credential),
  constraint account_passkeys_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
);
CREATE INDEX account_passkeys_account ON account_passkeys USING btree (account);
alter table account_passkeys enable row level security;
create policy account_passkeys_own on account_passkeys for all to public using (account::text = current_setting('linli.account'::text, true)) with check (account::text = current_setting('linli.account'::text, true));
grant delete, insert, select on account_passkeys to linli_app;
grant update on account_passkeys (counter) to linli_app;

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
grant delete, insert, select, update on account_phones to linli_app;

create table account_platform_links (
  id uuid not null,
  platform text not null,
  key bytea not null,
  name text not null,
  account uuid not null,
  own boolean not null,
  at timestamp with time zone not null,
  constraint account_platform_links_pkey PRIMARY KEY (id),
  constraint account_platform_links_account_platform_key UNIQUE (account, platform),
  constraint account_platform_links_platform_key_key UNIQUE (platform, key),
  constraint account_platform_links_account_fkey FOREIGN KEY (account) REFERENCES accounts(id),
  constraint account_platform_links_platform_fkey FOREIGN KEY (platform) REFERENCES account_platforms(code)
);
grant delete, insert, select on account_platform_links to linli_app;

create table account_platform_turns (
  state bytea not null,
  platform text not null,
  browser bytea not null,
  sign_in uuid not null,
  account uuid,
  field boolean not null,
  until timestamp with time zone not null,
  constraint account_platform_turns_pkey PRIMARY KEY (state),
  constraint account_platform_turns_account_fkey FOREIGN KEY (account) REFERENCES accounts(id),
  constraint account_platform_turns_platform_fkey FOREIGN KEY (platform) REFERENCES account_platforms(code)
);
CREATE INDEX account_platform_turns_until ON account_platform_turns USING btree (until);
grant delete, insert, select on account_platform_turns to linli_app;
grant delete, select on account_platform_turns to linli_jobs;

create table account_platforms (
  code text not null,
  kind text not null,
  label jsonb not null,
  issuer text not null,
  client text not null,
  secret text not null,
  claim text not null,
  scope text not null,
  counts jsonb not null,
  active boolean not null,
  version integer not null,
  front text,
  inside text,
  agent text,
  constraint account_platforms_pkey PRIMARY KEY (code),
  constraint account_platforms_kind_check CHECK (kind = ANY (ARRAY['openid'::text, 'wecom'::text, 'dingtalk'::text]))
);
grant insert, select, update on account_platforms to linli_app;

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
  proved boolean default false not null,
  constraint account_sign_ins_pkey PRIMARY KEY (id),
  constraint account_sign_ins_begun_check CHECK (begun = ANY (ARRAY['password'::text, 'code'::text, 'phone'::text, 'platform'::text, 'passkey'::text]))
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
  contract jsonb,
  constraint accounts_pkey PRIMARY KEY (id),
  constraint accounts_check CHECK ((kind = 'staff'::text) = (name IS NOT NULL)),
  constraint accounts_contract CHECK (contractor = (contract IS NOT NULL) AND (contract IS NULL OR contract ? 'until'::text)),
  constraint accounts_kind_check CHECK (kind = ANY (ARRAY['staff'::text, 'resident'::text]))
);
CREATE INDEX accounts_contract_until ON accounts USING btree ((contract ->> 'until'::text)) WHERE contract IS NOT NULL AND disabled_at IS NULL;
CREATE UNIQUE INDEX accounts_name ON accounts USING btree (name) WHERE name IS NOT NULL;
CREATE INDEX accounts_person ON accounts USING btree (person) WHERE person IS NOT NULL;
CREATE INDEX accounts_staff ON accounts USING btree (kind, name, id);
grant insert, select on accounts to linli_app;
grant select on accounts to linli_jobs;
grant update on accounts (person, version, disabled_at) to linli_app;
grant update on accounts (shown, contractor, contract) to linli_app;
grant update on accounts (person, version, disabled_at) to linli_jobs;

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

create view activities_pub_activity with (security_invoker=true) as
 SELECT activity.id,
    activity.kind,
    activity.place,
    activity.facility,
    activity.unit,
    activity.from_at,
    activity.to_at,
    activity.capacity,
    activity.themes,
    activity.status
   FROM activity;
grant select on activities_pub_activity to linli_app;
grant select on activities_pub_activity to linli_jobs;

create table activity (
  id uuid not null,
  kind text not null,
  kind_from date not null,
  title text not null,
  place text collate "C" not null,
  facility uuid,
  spot text not null,
  unit text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  capacity integer,
  elders jsonb,
  themes text[] not null,
  form jsonb not null,
  words uuid,
  why uuid,
  status text not null,
  version integer not null,
  seq integer not null,
  taken integer default 0 not null,
  elders_in integer default 0 not null,
  waiting integer default 0 not null,
  came integer default 0 not null,
  heads integer,
  closing jsonb,
  minutes uuid,
  record uuid,
  counted integer default 0 not null,
  series uuid,
  revised_at timestamp with time zone default '2000-01-01 00:00:00+00'::timestamp with time zone not null,
  constraint activity_pkey PRIMARY KEY (id),
  constraint activity_capacity_check CHECK (capacity > 0),
  constraint activity_check CHECK (to_at > from_at),
  constraint activity_counted_check CHECK (counted >= 0),
  constraint activity_status_check CHECK (status = ANY (ARRAY['planned'::text, 'published'::text, 'cancelled'::text, 'closed'::text])),
  constraint activity_facility_fkey FOREIGN KEY (facility) REFERENCES facility(id),
  constraint activity_place_fkey FOREIGN KEY (place) REFERENCES place(path),
  constraint activity_series_fkey FOREIGN KEY (series) REFERENCES activity_series(id),
  constraint activity_unit_fkey FOREIGN KEY (unit) REFERENCES organisation(code)
);
CREATE INDEX activity_from ON activity USING btree (from_at, id);
CREATE INDEX activity_of_series ON activity USING btree (series, from_at) WHERE series IS NOT NULL;
CREATE INDEX activity_open ON activity USING btree (to_at, id) WHERE status = 'published'::text;
CREATE INDEX activity_place ON activity USING btree (place, from_at, id);
CREATE INDEX activity_unit ON activity USING btree (unit, from_at, id);
CREATE INDEX activity_waiting ON activity USING btree (from_at) WHERE waiting > 0;
alter table activity enable row level security;
create policy activity_jobs on activity for all to linli_jobs using (true) with check (true);
create policy activity_seen on activity for all to public using (status <> 'planned'::text OR (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE activity.place >= s.lo AND activity.place < s.hi)) OR (unit = ANY (current_setting('linli.units'::text)::text[])));
grant insert, select, update on activity to linli_app;
grant insert, select, update on activity to linli_jobs;

create table activity_act (
  id uuid not null,
  activity uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  account uuid,
  body jsonb not null,
  body_hash text not null,
  constraint activity_act_pkey PRIMARY KEY (id),
  constraint activity_act_activity_seq_key UNIQUE (activity, seq),
  constraint activity_act_activity_fkey FOREIGN KEY (activity) REFERENCES activity(id)
);
alter table activity_act enable row level security;
create policy activity_act_jobs on activity_act for all to linli_jobs using (true) with check (true);
create policy activity_act_seen on activity_act for all to public using (account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid OR (EXISTS ( SELECT 1
   FROM activity a
  WHERE a.id = activity_act.activity AND ((a.unit = ANY (current_setting('linli.units'::text)::text[])) OR (EXISTS ( SELECT 1
           FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
          WHERE a.place >= s.lo AND a.place < s.hi))))));
grant insert, select on activity_act to linli_app;
grant insert, select on activity_act to linli_jobs;

create table activity_draw (
  activity uuid not null,
  form text not null,
  size smallint,
  hash text not null,
  secret text,
  seed text,
  announced_at timestamp with time zone not null,
  made_at timestamp with time zone,
  players smallint,
  version integer not null,
  constraint activity_draw_pkey PRIMARY KEY (activity),
  constraint activity_draw_check CHECK ((form = 'groups'::text) = (size IS NOT NULL)),
  constraint activity_draw_check1 CHECK ((seed IS NULL) = (made_at IS NULL) AND (made_at IS NULL) = (players IS NULL) AND (seed IS NULL) = (secret IS NOT NULL)),
  constraint activity_draw_form_check CHECK (form = ANY (ARRAY['knockout'::text, 'groups'::text])),
  constraint activity_draw_size_check CHECK (size >= 2 AND size <= 16),
  constraint activity_draw_activity_fkey FOREIGN KEY (activity) REFERENCES activity(id)
);
alter table activity_draw enable row level security;
create policy activity_draw_jobs on activity_draw for all to linli_jobs using (true) with check (true);
create policy activity_draw_seen on activity_draw for all to public using ((EXISTS ( SELECT 1
   FROM activity a
  WHERE a.id = activity_draw.activity)));
grant insert, select, update on activity_draw to linli_app;
grant insert, select, update on activity_draw to linli_jobs;

create table activity_entry (
  id uuid not null,
  activity uuid not null,
  person uuid,
  account uuid,
  guest text,
  elder boolean not null,
  groups jsonb not null,
  state text not null,
  seq integer not null,
  at timestamp with time zone not null,
  by_account uuid,
  arrived_at timestamp with time zone,
  arrived_by text,
  alias text,
  number smallint,
  constraint activity_entry_pkey PRIMARY KEY (id),
  constraint activity_entry_arrived_by_check CHECK (arrived_by = ANY (ARRAY['door'::text, 'roster'::text, 'phone'::text])),
  constraint activity_entry_state_check CHECK (state = ANY (ARRAY['in'::text, 'waiting'::text, 'out'::text])),
  constraint activity_entry_activity_fkey FOREIGN KEY (activity) REFERENCES activity(id)
);
CREATE UNIQUE INDEX activity_entry_account ON activity_entry USING btree (activity, account) WHERE state <> 'out'::text AND person IS NULL AND account IS NOT NULL;
CREATE INDEX activity_entry_alias ON activity_entry USING btree (activity) WHERE alias IS NOT NULL;
CREATE INDEX activity_entry_guest ON activity_entry USING btree (activity) WHERE guest IS NOT NULL;
CREATE INDEX activity_entry_list ON activity_entry USING btree (activity, seq) WHERE state <> 'out'::text;
CREATE INDEX activity_entry_number ON activity_entry USING btree (activity, number) WHERE number IS NOT NULL;
CREATE INDEX activity_entry_of_account ON activity_entry USING btree (account) WHERE account IS NOT NULL;
CREATE INDEX activity_entry_of_person ON activity_entry USING btree (person) WHERE person IS NOT NULL;
CREATE UNIQUE INDEX activity_entry_person ON activity_entry USING btree (activity, person) WHERE state <> 'out'::text AND person IS NOT NULL;
alter table activity_entry enable row level security;
create policy activity_entry_jobs on activity_entry for all to linli_jobs using (true) with check (true);
create policy activity_entry_seen on activity_entry for all to public using (account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid OR (EXISTS ( SELECT 1
   FROM activity a
  WHERE a.id = activity_entry.activity AND ((a.unit = ANY (current_setting('linli.units'::text)::text[])) OR (EXISTS ( SELECT 1
           FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
          WHERE a.place >= s.lo AND a.place < s.hi))))));
grant insert, select, update on activity_entry to linli_app;
grant insert, select, update on activity_entry to linli_jobs;

create table activity_feed (
  account uuid not null,
  made uuid not null,
  hash text not null,
  made_at timestamp with time zone not null,
  constraint activity_feed_pkey PRIMARY KEY (account),
  constraint activity_feed_hash_key UNIQUE (hash)
);
alter table activity_feed enable row level security;
create policy activity_feed_jobs on activity_feed for all to linli_jobs using (true) with check (true);
create policy activity_feed_own on activity_feed for all to public using (account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid OR (EXISTS ( SELECT 1
   FROM unnest(current_setting('linli.lo'::text)::text[]) s(lo)
  WHERE length(s.lo) = 7)));
grant delete, insert, select, update on activity_feed to linli_app;
grant delete, insert, select, update on activity_feed to linli_jobs;

create table activity_goods (
  id uuid not null,
  activity uuid,
  place text collate "C" not null,
  good text not null,
  n integer not null,
  person uuid,
  received_by text not null,
  signed boolean not null,
  day date not null,
  at timestamp with time zone not null,
  account uuid not null,
  reverses uuid,
  visit uuid,
  constraint activity_goods_pkey PRIMARY KEY (id),
  constraint activity_goods_reverses_key UNIQUE (reverses),
  constraint activity_goods_check CHECK ((n < 0) = (reverses IS NOT NULL)),
  constraint activity_goods_from_check CHECK ((activity IS NULL) <> (visit IS NULL)),
  constraint activity_goods_n_check CHECK (n <> 0),
  constraint activity_goods_received_by_check CHECK (received_by = ANY (ARRAY['person'::text, 'relative'::text, 'neighbour'::text, 'colleague'::text])),
  constraint activity_goods_activity_fkey FOREIGN KEY (activity) REFERENCES activity(id),
  constraint activity_goods_place_fkey FOREIGN KEY (place) REFERENCES place(path),
  constraint activity_goods_reverses_fkey FOREIGN KEY (reverses) REFERENCES activity_goods(id)
);
CREATE INDEX activity_goods_day ON activity_goods USING btree (place, day);
CREATE INDEX activity_goods_of ON activity_goods USING btree (activity, at, id);
CREATE INDEX activity_goods_person ON activity_goods USING btree (person) WHERE person IS NOT NULL;
CREATE INDEX activity_goods_visit ON activity_goods USING btree (visit) WHERE visit IS NOT NULL;
alter table activity_goods enable row level security;
create policy activity_goods_jobs on activity_goods for all to linli_jobs using (true) with check (true);
create policy activity_goods_seen on activity_goods for all to public using ((EXISTS ( SELECT 1
   FROM activity a
  WHERE a.id = activity_goods.activity AND ((a.unit = ANY (current_setting('linli.units'::text)::text[])) OR (EXISTS ( SELECT 1
           FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
          WHERE a.place >= s.lo AND a.place < s.hi))))));
create policy activity_goods_visited on activity_goods for all to public using (visit IS NOT NULL AND (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE activity_goods.place >= s.lo AND activity_goods.place < s.hi)));
grant insert, select, update on activity_goods to linli_app;
grant insert, select, update on activity_goods to linli_jobs;

create table activity_picture (
  id uuid not null,
  activity uuid not null,
  sha256 text not null,
  stage text not null,
  shows text not null,
  until date,
  added_at timestamp with time zone not null,
  added_by uuid,
  ended_at timestamp with time zone,
  ended_why text,
  ended_by uuid,
  emptied_at timestamp with time zone,
  constraint activity_picture_pkey PRIMARY KEY (id),
  constraint activity_picture_check CHECK ((shows = 'agreed'::text) = (until IS NOT NULL)),
  constraint activity_picture_check1 CHECK ((ended_at IS NULL) = (ended_why IS NULL)),
  constraint activity_picture_ended_why_check CHECK (ended_why = ANY (ARRAY['withdrawn'::text, 'taken-down'::text])),
  constraint activity_picture_shows_check CHECK (shows = ANY (ARRAY['nobody'::text, 'agreed'::text])),
  constraint activity_picture_stage_check CHECK (stage = ANY (ARRAY['before'::text, 'after'::text, 'other'::text])),
  constraint activity_picture_activity_fkey FOREIGN KEY (activity) REFERENCES activity(id)
);
CREATE INDEX activity_picture_ended ON activity_picture USING btree (ended_at) WHERE emptied_at IS NULL AND ended_at IS NOT NULL;
CREATE INDEX activity_picture_ending ON activity_picture USING btree (until) WHERE emptied_at IS NULL;
CREATE INDEX activity_picture_of ON activity_picture USING btree (activity, id);
alter table activity_picture enable row level security;
create policy activity_picture_jobs on activity_picture for all to linli_jobs using (true) with check (true);
create policy activity_picture_seen on activity_picture for all to public using ((EXISTS ( SELECT 1
   FROM activity a
  WHERE a.id = activity_picture.activity)));
grant insert, select, update on activity_picture to linli_app;
grant insert, select, update on activity_picture to linli_jobs;

create table activity_pledge (
  id uuid not null,
  activity uuid not null,
  person uuid,
  place text collate "C" not null,
  choice text not null,
  at timestamp with time zone not null,
  account uuid not null,
  done_at timestamp with time zone,
  version integer not null,
  constraint activity_pledge_pkey PRIMARY KEY (id),
  constraint activity_pledge_activity_fkey FOREIGN KEY (activity) REFERENCES activity(id),
  constraint activity_pledge_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE UNIQUE INDEX activity_pledge_once ON activity_pledge USING btree (activity, person) WHERE person IS NOT NULL;
CREATE INDEX activity_pledge_person ON activity_pledge USING btree (person) WHERE person IS NOT NULL;
CREATE INDEX activity_pledge_place ON activity_pledge USING btree (place, at);
alter table activity_pledge enable row level security;
create policy activity_pledge_jobs on activity_pledge for all to linli_jobs using (true) with check (true);
create policy activity_pledge_seen on activity_pledge for all to public using (account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid OR (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE activity_pledge.place >= s.lo AND activity_pledge.place < s.hi)));
grant insert, select, update on activity_pledge to linli_app;
grant insert, select, update on activity_pledge to linli_jobs;

create table activity_result (
  id uuid not null,
  activity uuid not null,
  round smallint not null,
  no integer not null,
  version integer not null,
  winner smallint,
  score text not null,
  at timestamp with time zone not null,
  account uuid not null,
  constraint activity_result_pkey PRIMARY KEY (id),
  constraint activity_result_activity_round_no_version_key UNIQUE (activity, round, no, version),
  constraint activity_result_activity_fkey FOREIGN KEY (activity) REFERENCES activity(id)
);
alter table activity_result enable row level security;
create policy activity_result_jobs on activity_result for all to linli_jobs using (true) with check (true);
create policy activity_result_seen on activity_result for all to public using ((EXISTS ( SELECT 1
   FROM activity a
  WHERE a.id = activity_result.activity)));
grant insert, select on activity_result to linli_app;
grant insert, select on activity_result to linli_jobs;

create table activity_series (
  id uuid not null,
  rhythm text not null,
  holidays text not null,
  from_day date not null,
  until_day date not null,
  place text collate "C" not null,
  unit text not null,
  account uuid,
  at timestamp with time zone not null,
  body_hash text not null,
  constraint activity_series_pkey PRIMARY KEY (id),
  constraint activity_series_check CHECK (until_day >= from_day),
  constraint activity_series_holidays_check CHECK (holidays = ANY (ARRAY['keep'::text, 'skip'::text, 'move'::text])),
  constraint activity_series_place_fkey FOREIGN KEY (place) REFERENCES place(path),
  constraint activity_series_unit_fkey FOREIGN KEY (unit) REFERENCES organisation(code)
);
alter table activity_series enable row level security;
create policy activity_series_jobs on activity_series for all to linli_jobs using (true) with check (true);
create policy activity_series_seen on activity_series for all to public using ((unit = ANY (current_setting('linli.units'::text)::text[])) OR (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE activity_series.place >= s.lo AND activity_series.place < s.hi)));
grant insert, select on activity_series to linli_app;
grant insert, select on activity_series to linli_jobs;

create table activity_sum (
  place text collate "C" not null,
  year integer not null,
  month integer not null,
  what text not null,
  n integer not null,
  m integer not null,
  counted_at timestamp with time zone not null,
  constraint activity_sum_pkey PRIMARY KEY (place, year, what, month),
  constraint activity_sum_month_check CHECK (month >= 1 AND month <= 12)
);
alter table activity_sum enable row level security;
create policy activity_sum_jobs on activity_sum for all to linli_jobs using (true) with check (true);
create policy activity_sum_seen on activity_sum for all to public using (true);
grant select on activity_sum to linli_app;
grant delete, insert, select on activity_sum to linli_jobs;

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
grant insert on audit to linli_restricted;
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

create table audit_many (
  subject uuid not null,
  line uuid not null,
  constraint audit_many_pkey PRIMARY KEY (subject, line)
);
grant insert, select on audit_many to linli_app;
grant insert, select on audit_many to linli_jobs;

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
grant delete, insert, select, update on calendar_days to linli_jobs;

create table calendar_years (
  year integer not null,
  complete boolean not null,
  source text not null,
  constraint calendar_years_pkey PRIMARY KEY (year)
);
grant insert, select, update on calendar_years to linli_app;
grant insert, select, update on calendar_years to linli_jobs;

create table care_kind (
  code text not null,
  from_day date not null,
  definition jsonb not null,
  hash text not null,
  pack_hash text,
  version integer not null,
  constraint care_kind_pkey PRIMARY KEY (code, from_day)
);
grant insert, select, update on care_kind to linli_app;
grant insert, select, update on care_kind to linli_jobs;

create table care_plan (
  code text not null,
  from_day date not null,
  definition jsonb not null,
  version integer not null,
  hash text not null,
  pack_hash text,
  constraint care_plan_pkey PRIMARY KEY (code, from_day)
);
grant insert, select, update on care_plan to linli_app;
grant insert, select, update on care_plan to linli_jobs;

create table catalogue_entry (
  kind text not null,
  code text not null,
  version integer not null,
  body jsonb not null,
  hash text not null,
  pack_hash text,
  from_day date not null,
  to_day date,
  at timestamp with time zone not null,
  actor uuid,
  constraint catalogue_entry_pkey PRIMARY KEY (kind, code, version),
  constraint catalogue_entry_check CHECK (to_day >= from_day),
  constraint catalogue_entry_kind_check CHECK (kind = ANY (ARRAY['category'::text, 'kind'::text, 'item'::text, 'list'::text, 'template'::text, 'reasons'::text, 'setting'::text, 'calendar'::text]))
);
grant insert, select on catalogue_entry to linli_app;
grant insert, select on catalogue_entry to linli_jobs;
grant update on catalogue_entry (pack_hash, to_day) to linli_app;
grant update on catalogue_entry (pack_hash, to_day) to linli_jobs;

create view catalogue_pub_category with (security_invoker=true) as
 SELECT catalogue_entry.code,
    catalogue_entry.version,
    catalogue_entry.body ->> 'parent'::text AS parent,
    (catalogue_entry.body -> 'name'::text) ->> 'zh'::text AS name_zh,
    (catalogue_entry.body -> 'name'::text) ->> 'en'::text AS name_en,
    catalogue_entry.from_day,
    catalogue_entry.to_day
   FROM catalogue_entry
  WHERE catalogue_entry.kind = 'category'::text;
grant select on catalogue_pub_category to linli_app;
grant select on catalogue_pub_category to linli_jobs;

create view catalogue_pub_item with (security_invoker=true) as
 SELECT catalogue_entry.code,
    catalogue_entry.version,
    catalogue_entry.body ->> 'category'::text AS category,
    (catalogue_entry.body -> 'name'::text) ->> 'zh'::text AS name_zh,
    (catalogue_entry.body -> 'name'::text) ->> 'en'::text AS name_en,
    catalogue_entry.body ->> 'line'::text AS line,
    catalogue_entry.body ->> 'urgency'::text AS urgency,
    (catalogue_entry.body -> 'price'::text) ->> 'class'::text AS price_class,
    catalogue_entry.from_day,
    catalogue_entry.to_day
   FROM catalogue_entry
  WHERE catalogue_entry.kind = 'item'::text;
grant select on catalogue_pub_item to linli_app;
grant select on catalogue_pub_item to linli_jobs;

create view catalogue_pub_template with (security_invoker=true) as
 SELECT catalogue_entry.code,
    catalogue_entry.version,
    catalogue_entry.body ->> 'channel'::text AS channel,
    catalogue_entry.body -> 'title'::text AS title,
    catalogue_entry.body -> 'text'::text AS text,
    catalogue_entry.from_day,
    catalogue_entry.to_day
   FROM catalogue_entry
  WHERE catalogue_entry.kind = 'template'::text;
grant select on catalogue_pub_template to linli_app;
grant select on catalogue_pub_template to linli_jobs;

create table child_entry (
  id uuid not null,
  person uuid not null,
  category text not null,
  details text not null,
  version integer not null,
  opened_at timestamp with time zone not null,
  opened_by uuid not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  place text collate "C" not null,
  constraint child_entry_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX child_entry_now ON child_entry USING btree (person) WHERE ended_at IS NULL;
CREATE INDEX child_entry_place ON child_entry USING btree (place, id) WHERE ended_at IS NULL;
alter table child_entry enable row level security;
create policy child_entry_jobs on child_entry for all to linli_jobs using (true) with check (true);
create policy child_entry_seen on child_entry for all to public using ((EXISTS ( SELECT 1
   FROM people_pub_person p
  WHERE p.id = child_entry.person
 OFFSET 0))) with check (true);
grant insert, select on child_entry to linli_app;
grant select, update on child_entry to linli_jobs;
grant update on child_entry (category, details, version, ended_at, ended_by) to linli_app;

create table child_log (
  id uuid not null,
  child uuid not null,
  kind text not null,
  day date not null,
  said text,
  account uuid,
  at timestamp with time zone not null,
  constraint child_log_pkey PRIMARY KEY (id),
  constraint child_log_child_fkey FOREIGN KEY (child) REFERENCES child_entry(id)
);
CREATE INDEX child_log_child ON child_log USING btree (child, day DESC, at DESC, id);
alter table child_log enable row level security;
create policy child_log_jobs on child_log for all to linli_jobs using (true) with check (true);
create policy child_log_seen on child_log for all to public using ((EXISTS ( SELECT 1
   FROM child_entry e
  WHERE e.id = child_log.child))) with check (true);
grant insert, select on child_log to linli_app;
grant select, update on child_log to linli_jobs;

create table child_school (
  id uuid not null,
  child uuid not null,
  since date not null,
  opened_at timestamp with time zone not null,
  opened_by uuid not null,
  link_until timestamp with time zone,
  returned date,
  class text,
  confirmed_at timestamp with time zone,
  constraint child_school_pkey PRIMARY KEY (id),
  constraint child_school_child_fkey FOREIGN KEY (child) REFERENCES child_entry(id)
);
CREATE UNIQUE INDEX child_school_open ON child_school USING btree (child) WHERE confirmed_at IS NULL;
alter table child_school enable row level security;
create policy child_school_jobs on child_school for all to linli_jobs using (true) with check (true);
create policy child_school_seen on child_school for all to public using ((EXISTS ( SELECT 1
   FROM child_entry e
  WHERE e.id = child_school.child))) with check (true);
grant insert, select on child_school to linli_app;
grant select, update on child_school to linli_jobs;
grant update on child_school (link_until, returned, class, confirmed_at) to linli_app;

create table consent (
  id uuid not null,
  person uuid not null,
  purpose text not null,
  purpose_version integer not null,
  sensitive text[] not null,
  speaker text not null,
  channel text not null,
  given_at timestamp with time zone not null,
  given_by uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  constraint consent_pkey PRIMARY KEY (id),
  constraint consent_channel_check CHECK (channel = ANY (ARRAY['self'::text, 'word'::text, 'paper'::text])),
  constraint consent_speaker_check CHECK (speaker = ANY (ARRAY['person'::text, 'guardian'::text])),
  constraint consent_person_fkey FOREIGN KEY (person) REFERENCES person(id)
);
CREATE INDEX consent_ended ON consent USING btree (withdrawn_at, id) WHERE withdrawn_at IS NOT NULL;
CREATE UNIQUE INDEX consent_now ON consent USING btree (person, purpose) WHERE withdrawn_at IS NULL;
CREATE INDEX consent_person ON consent USING btree (person, given_at);
alter table consent enable row level security;
create policy consent_seen on consent for all to public using ((EXISTS ( SELECT 1
   FROM people_pub_person p
  WHERE p.id = consent.person)));
grant insert, select on consent to linli_app;
grant delete, insert, select on consent to linli_jobs;
grant update on consent (withdrawn_at, withdrawn_by) to linli_app;

create table definition (
  kind text not null,
  code text not null,
  from_day date not null,
  body jsonb not null,
  hash text not null,
  pack_hash text,
  version integer not null,
  constraint definition_pkey PRIMARY KEY (kind, code, from_day),
  constraint definition_kind_check CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'::text)
);
grant insert, select, update on definition to linli_app;
grant insert, select, update on definition to linli_jobs;

create table delegation (
  id uuid not null,
  what text not null,
  from_org text not null,
  to_org text not null,
  place text collate "C" not null,
  start_day date not null,
  until_day date not null,
  ground text not null,
  version integer not null,
  constraint delegation_pkey PRIMARY KEY (id),
  constraint delegation_check CHECK (until_day >= start_day),
  constraint delegation_from_org_fkey FOREIGN KEY (from_org) REFERENCES organisation(code),
  constraint delegation_place_fkey FOREIGN KEY (place) REFERENCES place(path),
  constraint delegation_to_org_fkey FOREIGN KEY (to_org) REFERENCES organisation(code)
);
CREATE INDEX delegation_until ON delegation USING btree (until_day, id);
grant insert, select, update on delegation to linli_app;
grant insert, select, update on delegation to linli_jobs;

create table demand (
  id uuid not null,
  kind text not null,
  code text collate "C" not null,
  title text not null,
  asker text not null,
  ground_no text not null,
  ground text not null,
  places text[] collate "C" not null,
  rhythm text not null,
  from_day date not null,
  until_day date,
  fields jsonb not null,
  decision text not null,
  account uuid,
  at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decided_unit text,
  why uuid,
  told_on date,
  version integer not null,
  constraint demand_pkey PRIMARY KEY (id),
  constraint demand_check CHECK (until_day >= from_day),
  constraint demand_decision_check CHECK (decision = ANY (ARRAY['asked'::text, 'approved'::text, 'refused'::text])),
  constraint demand_kind_check CHECK (kind = ANY (ARRAY['form'::text, 'duty'::text, 'quota'::text, 'report'::text])),
  constraint demand_places_check CHECK (cardinality(places) > 0),
  constraint demand_rhythm_check CHECK (rhythm = ANY (ARRAY['once'::text, 'day'::text, 'week'::text, 'month'::text, 'quarter'::text, 'half'::text, 'year'::text, 'as-needed'::text]))
);
CREATE INDEX demand_at ON demand USING btree (at DESC, id DESC);
CREATE INDEX demand_code ON demand USING btree (kind, code);
alter table demand enable row level security;
create policy demand_seen on demand for all to public using (true) with check (true);
grant insert, select, update on demand to linli_app;
grant insert, select, update on demand to linli_jobs;

create table demand_filled (
  place text collate "C" not null,
  month text not null,
  code text collate "C" not null,
  times integer not null,
  constraint demand_filled_pkey PRIMARY KEY (place, month, code),
  constraint demand_filled_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
alter table demand_filled enable row level security;
create policy demand_filled_jobs on demand_filled for all to linli_jobs using (true) with check (true);
create policy demand_filled_seen on demand_filled for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE demand_filled.place >= s.lo AND demand_filled.place < s.hi)));
grant insert, select, update on demand_filled to linli_app;
grant insert, select, update on demand_filled to linli_jobs;

create table demand_spent (
  code text collate "C" not null,
  month text not null,
  bound smallint not null,
  times integer not null,
  seconds integer not null,
  constraint demand_spent_pkey PRIMARY KEY (code, month, bound)
);
alter table demand_spent enable row level security;
create policy demand_spent_seen on demand_spent for all to public using (true) with check (true);
grant insert, select, update on demand_spent to linli_app;
grant insert, select, update on demand_spent to linli_jobs;

create table dev_messages (
  id uuid not null,
  at timestamp with time zone not null,
  address text not null,
  template text not null,
  text text not null,
  kind text default 'phone'::text not null,
  constraint dev_messages_pkey PRIMARY KEY (id),
  constraint dev_messages_kind_check CHECK (kind = ANY (ARRAY['phone'::text, 'mail'::text]))
);
CREATE INDEX dev_messages_at ON dev_messages USING btree (at DESC, id DESC);
grant insert, select on dev_messages to linli_app;
grant delete, select on dev_messages to linli_jobs;

create view duties_pub_duty with (security_invoker=true) as
 SELECT d.id AS duty,
    d.place,
    d.plan,
    d.person,
    d.from_day,
    d.to_day,
    d.due_at,
    d.state
   FROM duty d;
grant select on duties_pub_duty to linli_app;
grant select on duties_pub_duty to linli_jobs;

create view duties_pub_made with (security_invoker=true) as
 SELECT d.id AS duty,
    d.enrolment,
    d.person,
    d.place,
    e.plan,
    e.rhythm,
    d.cause,
    d.from_day,
    d.to_day
   FROM duty d
     JOIN enrolment e ON e.id = d.enrolment;
grant select on duties_pub_made to linli_app;
grant select on duties_pub_made to linli_jobs;

create view duties_pub_measures with (security_invoker=true) as
 SELECT d.id AS duty,
    d.enrolment,
    d.person,
    d.place,
    d.plan,
    d.cause,
    d.state,
    d.attempts,
    d.refusals,
    d.from_day,
    d.to_day,
    d.version,
    d.excuse,
    e.tier,
    c.way
   FROM duty d
     JOIN enrolment e ON e.id = d.enrolment
     LEFT JOIN duty_contact c ON c.duty = d.id AND c.record = d.record;
grant select on duties_pub_measures to linli_app;
grant select on duties_pub_measures to linli_jobs;

create view duties_pub_pair with (security_invoker=true) as
 SELECT p.id,
    e.person,
    e.place,
    p.kind,
    p.helper,
    p.from_day,
    p.to_day
   FROM pairing p
     JOIN enrolment e ON e.id = p.enrolment;
grant select on duties_pub_pair to linli_app;
grant select on duties_pub_pair to linli_jobs;

create view duties_pub_plan with (security_invoker=true) as
 SELECT DISTINCT ON (care_plan.code) care_plan.code,
    care_plan.from_day,
    care_plan.definition -> 'name'::text AS name,
    COALESCE((care_plan.definition ->> 'restricted'::text)::boolean, false) AS restricted,
    COALESCE((care_plan.definition ->> 'closed'::text)::boolean, false) AS closed
   FROM care_plan
  ORDER BY care_plan.code, care_plan.from_day DESC;
grant select on duties_pub_plan to linli_app;
grant select on duties_pub_plan to linli_jobs;

create table duty (
  id uuid not null,
  enrolment uuid not null,
  plan text not null,
  person uuid not null,
  place text collate "C" not null,
  cause text not null,
  from_day date not null,
  to_day date not null,
  due_at timestamp with time zone not null,
  state text not null,
  attempts smallint default 0 not null,
  refusals smallint default 0 not null,
  record uuid,
  done_at timestamp with time zone,
  excuse text,
  helper uuid,
  restricted boolean default false not null,
  overseer uuid,
  rung smallint default 0 not null,
  shelved boolean default false not null,
  version integer default 1 not null,
  helpers uuid[],
  constraint duty_pkey PRIMARY KEY (id),
  constraint duty_cause_check CHECK (cause = ANY (ARRAY['rhythm'::text, 'change'::text, 'weather'::text])),
  constraint duty_check CHECK (to_day >= from_day),
  constraint duty_state_check CHECK (state = ANY (ARRAY['open'::text, 'done'::text, 'attempted'::text, 'refused'::text, 'excused'::text, 'missed'::text, 'lapsed'::text]))
);
CREATE INDEX duty_clock ON duty USING btree (due_at, id) WHERE state = 'open'::text;
CREATE INDEX duty_enrolment ON duty USING btree (enrolment, to_day);
CREATE INDEX duty_helper ON duty USING btree (helper, due_at, id) WHERE helper IS NOT NULL AND (state = ANY (ARRAY['open'::text, 'attempted'::text, 'refused'::text, 'missed'::text]));
CREATE INDEX duty_ladder ON duty USING btree (plan, rung, due_at) WHERE (state = ANY (ARRAY['missed'::text, 'attempted'::text, 'refused'::text])) AND NOT shelved;
CREATE INDEX duty_owed ON duty USING btree (place, due_at, id) WHERE state = ANY (ARRAY['open'::text, 'attempted'::text, 'refused'::text]);
CREATE INDEX duty_person ON duty USING btree (person, to_day);
CREATE INDEX duty_unmet ON duty USING btree (place, due_at, id) WHERE (state = ANY (ARRAY['missed'::text, 'attempted'::text, 'refused'::text])) AND NOT shelved;
alter table duty enable row level security;
create policy duty_jobs on duty for all to linli_jobs using (true) with check (true);
create policy duty_seen on duty for all to public using (NOT restricted AND (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE duty.place >= s.lo AND duty.place < s.hi)) OR helper = NULLIF(current_setting('linli.account'::text), ''::text)::uuid OR overseer = NULLIF(current_setting('linli.account'::text), ''::text)::uuid OR (NULLIF(current_setting('linli.account'::text), ''::text)::uuid = ANY (helpers)));
grant insert, select, update on duty to linli_app;
grant insert, select, update on duty to linli_jobs;

create table duty_contact (
  duty uuid not null,
  record uuid not null,
  person uuid not null,
  place text collate "C" not null,
  outcome text not null,
  way text not null,
  at timestamp with time zone not null,
  account uuid,
  restricted boolean default false not null,
  constraint duty_contact_pkey PRIMARY KEY (duty, record),
  constraint duty_contact_outcome_check CHECK (outcome = ANY (ARRAY['met'::text, 'attempted'::text, 'refused'::text])),
  constraint duty_contact_duty_fkey FOREIGN KEY (duty) REFERENCES duty(id)
);
CREATE INDEX duty_contact_person ON duty_contact USING btree (person, at);
CREATE INDEX duty_contact_record ON duty_contact USING btree (record);
alter table duty_contact enable row level security;
create policy duty_contact_jobs on duty_contact for all to linli_jobs using (true) with check (true);
create policy duty_contact_seen on duty_contact for all to public using (NOT restricted AND (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE duty_contact.place >= s.lo AND duty_contact.place < s.hi)) OR (EXISTS ( SELECT 1
   FROM duty d
  WHERE d.id = duty_contact.duty)));
grant delete, insert, select, update on duty_contact to linli_app;
grant delete, insert, select, update on duty_contact to linli_jobs;

create table duty_excuse (
  id uuid not null,
  person uuid not null,
  place text collate "C" not null,
  from_day date not null,
  to_day date not null,
  reason text not null,
  said_by uuid,
  was uuid,
  version integer default 1 not null,
  constraint duty_excuse_pkey PRIMARY KEY (id),
  constraint duty_excuse_check CHECK (to_day >= from_day),
  constraint duty_excuse_reason_check CHECK (reason = ANY (ARRAY['hospital'::text, 'away'::text, 'own-wish'::text, 'quarantine'::text, 'in-care-home'::text])),
  constraint duty_excuse_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX duty_excuse_person ON duty_excuse USING btree (person, to_day);
alter table duty_excuse enable row level security;
create policy duty_excuse_jobs on duty_excuse for all to linli_jobs using (true) with check (true);
create policy duty_excuse_seen on duty_excuse for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE duty_excuse.place >= s.lo AND duty_excuse.place < s.hi)) OR (EXISTS ( SELECT 1
   FROM enrolment e
  WHERE e.person = duty_excuse.person)));
grant insert, select, update on duty_excuse to linli_app;
grant insert, select, update on duty_excuse to linli_jobs;

create table duty_making (
  plan text not null,
  rhythm text not null,
  since date not null,
  through date not null,
  after uuid,
  finished boolean not null,
  rule text,
  constraint duty_making_pkey PRIMARY KEY (plan, rhythm)
);
grant insert, select, update on duty_making to linli_jobs;

create table duty_served (
  person uuid not null,
  at timestamp with time zone not null,
  record uuid not null,
  constraint duty_served_pkey PRIMARY KEY (person, at, record)
);
CREATE INDEX duty_served_at ON duty_served USING btree (at);
alter table duty_served enable row level security;
create policy duty_served_jobs on duty_served for all to linli_jobs using (true) with check (true);
grant delete, insert, select on duty_served to linli_jobs;

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
CREATE INDEX dwelling_text ON dwelling USING btree (text);
grant insert, select, update on dwelling to linli_app;
grant insert, select, update on dwelling to linli_jobs;

create table enrolment (
  id uuid not null,
  person uuid not null,
  plan text not null,
  place text collate "C" not null,
  from_day date not null,
  to_day date,
  end_reason text,
  tier text,
  rhythm text not null,
  anchor text,
  helper uuid,
  review_on date,
  wish jsonb not null,
  restricted boolean default false not null,
  overseer uuid,
  refused smallint default 0 not null,
  looked_at timestamp with time zone,
  note uuid,
  was uuid,
  follows uuid,
  enrolled_by uuid,
  version integer default 1 not null,
  ground_over date,
  ground_why text,
  kept_on date,
  helpers uuid[],
  constraint enrolment_pkey PRIMARY KEY (id),
  constraint enrolment_check CHECK (to_day >= from_day),
  constraint enrolment_end_reason_check CHECK (end_reason = ANY (ARRAY['need-ended'::text, 'own-wish'::text, 'moved-away'::text, 'left'::text, 'died'::text, 'merged'::text, 'changed'::text, 'mistake'::text])),
  constraint enrolment_ground_why_check CHECK (ground_why = ANY (ARRAY['category'::text, 'age'::text])),
  constraint enrolment_tier_check CHECK (tier = ANY (ARRAY['high'::text, 'key'::text, 'general'::text])),
  constraint enrolment_helper_fkey FOREIGN KEY (helper) REFERENCES accounts(id),
  constraint enrolment_overseer_fkey FOREIGN KEY (overseer) REFERENCES accounts(id),
  constraint enrolment_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX enrolment_ground ON enrolment USING btree (plan, place, id) WHERE to_day IS NULL AND ground_over IS NOT NULL;
CREATE INDEX enrolment_helper ON enrolment USING btree (helper, id) WHERE to_day IS NULL AND helper IS NOT NULL;
CREATE INDEX enrolment_look ON enrolment USING btree (place, id) WHERE to_day IS NULL AND refused >= 2;
CREATE INDEX enrolment_making ON enrolment USING btree (plan, rhythm, id);
CREATE UNIQUE INDEX enrolment_now ON enrolment USING btree (person, plan) WHERE to_day IS NULL;
CREATE INDEX enrolment_overseer ON enrolment USING btree (overseer, id) WHERE to_day IS NULL AND overseer IS NOT NULL;
CREATE INDEX enrolment_person ON enrolment USING btree (person, from_day);
CREATE INDEX enrolment_place ON enrolment USING btree (place, id) WHERE to_day IS NULL;
CREATE INDEX enrolment_plan ON enrolment USING btree (plan, place, id) WHERE to_day IS NULL;
CREATE INDEX enrolment_was ON enrolment USING btree (was) WHERE was IS NOT NULL;
alter table enrolment enable row level security;
create policy enrolment_jobs on enrolment for all to linli_jobs using (true) with check (true);
create policy enrolment_seen on enrolment for all to public using (NOT restricted AND (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE enrolment.place >= s.lo AND enrolment.place < s.hi)) OR helper = NULLIF(current_setting('linli.account'::text), ''::text)::uuid OR overseer = NULLIF(current_setting('linli.account'::text), ''::text)::uuid OR (NULLIF(current_setting('linli.account'::text), ''::text)::uuid = ANY (helpers)));
grant insert, select, update on enrolment to linli_app;
grant insert, select, update on enrolment to linli_jobs;

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

create view facilities_pub_check with (security_invoker=true) as
 SELECT c.id,
    c.facility,
    f.kind,
    f.place,
    f.estate,
    c.day,
    c.state
   FROM facility_check c
     JOIN facility f ON f.id = c.facility;
grant select on facilities_pub_check to linli_app;
grant select on facilities_pub_check to linli_jobs;

create view facilities_pub_facility with (security_invoker=true) as
 SELECT facility.id,
    facility.kind,
    facility.name,
    facility.place,
    facility.estate,
    facility.address,
    facility.unit,
    facility.phone,
    facility.area,
    facility.seats,
    facility.within,
    facility.working_minutes,
    facility.off_minutes,
    facility.opened,
    facility.closed,
    facility.checked_on,
    facility.checked_state
   FROM facility;
grant select on facilities_pub_facility to linli_app;
grant select on facilities_pub_facility to linli_jobs;

create view facilities_pub_use with (security_invoker=true) as
 SELECT u.id,
    u.facility,
    f.place,
    u.from_at,
    u.to_at,
    u.unit,
    u.subject_kind,
    u.subject,
    u.released_at
   FROM facility_use u
     JOIN facility f ON f.id = u.facility;
grant select on facilities_pub_use to linli_app;
grant select on facilities_pub_use to linli_jobs;

create table facility (
  id uuid not null,
  kind text not null,
  name text collate "C" not null,
  place text collate "C" not null,
  estate uuid,
  address text not null,
  unit text,
  phone text,
  area integer,
  seats integer,
  point jsonb,
  within uuid,
  hours jsonb,
  working_minutes integer not null,
  off_minutes integer not null,
  opened date not null,
  closed date,
  checked_on date,
  checked_state text,
  grams text[] not null,
  version integer not null,
  constraint facility_pkey PRIMARY KEY (id),
  constraint facility_area_check CHECK (area > 0),
  constraint facility_check CHECK (within <> id),
  constraint facility_check1 CHECK (closed >= opened),
  constraint facility_checked_state_check CHECK (checked_state = ANY (ARRAY['good'::text, 'damaged'::text, 'gone'::text])),
  constraint facility_seats_check CHECK (seats > 0),
  constraint facility_estate_fkey FOREIGN KEY (estate) REFERENCES estate(id),
  constraint facility_place_fkey FOREIGN KEY (place) REFERENCES place(path),
  constraint facility_unit_fkey FOREIGN KEY (unit) REFERENCES organisation(code),
  constraint facility_within_fkey FOREIGN KEY (within) REFERENCES facility(id)
);
CREATE INDEX facility_grams ON facility USING gin (grams);
CREATE INDEX facility_kind ON facility USING btree (kind, place, name, id);
CREATE INDEX facility_place ON facility USING btree (place, name, id);
CREATE INDEX facility_within ON facility USING btree (within, name) WHERE within IS NOT NULL;
grant insert, select, update on facility to linli_app;
grant insert, select, update on facility to linli_jobs;

create table facility_check (
  id uuid not null,
  facility uuid not null,
  day date not null,
  state text not null,
  note text not null,
  at timestamp with time zone not null,
  constraint facility_check_pkey PRIMARY KEY (id),
  constraint facility_check_state_check CHECK (state = ANY (ARRAY['good'::text, 'damaged'::text, 'gone'::text])),
  constraint facility_check_facility_fkey FOREIGN KEY (facility) REFERENCES facility(id)
);
CREATE INDEX facility_check_of ON facility_check USING btree (facility, day DESC, id DESC);
grant insert, select on facility_check to linli_app;
grant insert, select on facility_check to linli_jobs;

create table facility_use (
  id uuid not null,
  facility uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone not null,
  what text not null,
  unit text,
  subject_kind text,
  subject uuid,
  why text,
  released_at timestamp with time zone,
  version integer not null,
  constraint facility_use_pkey PRIMARY KEY (id),
  constraint facility_use_check CHECK (to_at > from_at),
  constraint facility_use_check1 CHECK ((subject IS NULL) = (subject_kind IS NULL)),
  constraint facility_use_facility_fkey FOREIGN KEY (facility) REFERENCES facility(id),
  constraint facility_use_unit_fkey FOREIGN KEY (unit) REFERENCES organisation(code)
);
CREATE INDEX facility_use_held ON facility_use USING btree (facility, to_at, id) WHERE released_at IS NULL;
CREATE INDEX facility_use_subject ON facility_use USING btree (subject) WHERE subject IS NOT NULL;
grant insert, select, update on facility_use to linli_app;
grant insert, select, update on facility_use to linli_jobs;

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
create policy files_activity on files for all to public using (subject_kind = 'activity'::text AND (EXISTS ( SELECT 1
   FROM activity a
  WHERE a.id = files.subject)));
create policy files_activity_picture on files for all to public using (subject_kind = 'activity-picture'::text AND (EXISTS ( SELECT 1
   FROM activity_picture p
     JOIN activity a ON a.id = p.activity
  WHERE p.id = files.subject AND p.ended_at IS NULL AND ((a.unit = ANY (current_setting('linli.units'::text)::text[])) OR (EXISTS ( SELECT 1
           FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
          WHERE a.place >= s.lo AND a.place < s.hi))))));
create policy files_facility on files for all to public using (subject_kind = 'facility-check'::text AND (EXISTS ( SELECT 1
   FROM facility_check c
  WHERE c.id = files.subject)));
create policy files_jobs on files for all to linli_jobs using (true) with check (true);
create policy files_record on files for all to public using (subject_kind = 'record'::text AND (EXISTS ( SELECT 1
   FROM service_records r
  WHERE r.id = files.subject)));
create policy files_request on files for all to public using (subject_kind = 'request'::text AND (EXISTS ( SELECT 1
   FROM requests r
  WHERE r.id = files.subject)));
create policy files_withheld on files as restrictive for select to linli_app using (subject_kind <> 'record'::text OR media_type !~~ 'audio/%'::text OR NOT record_withheld(subject));
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

create table form_template (
  id uuid not null,
  department text not null,
  name text not null,
  kind text not null,
  bytes bytea not null,
  sha256 text not null,
  sheets jsonb not null,
  layout text not null,
  plan jsonb not null,
  ready boolean not null,
  familiar boolean not null,
  account uuid,
  at timestamp with time zone not null,
  filled_at timestamp with time zone,
  dropped_at timestamp with time zone,
  version integer not null,
  constraint form_template_pkey PRIMARY KEY (id),
  constraint form_template_kind_check CHECK (kind = ANY (ARRAY['xlsx'::text, 'xls'::text, 'docx'::text]))
);
CREATE INDEX form_template_at ON form_template USING btree (at DESC, id DESC) WHERE dropped_at IS NULL;
CREATE INDEX form_template_department ON form_template USING btree (department, at DESC) WHERE ready;
grant insert, select, update on form_template to linli_app;
grant insert, select, update on form_template to linli_jobs;

create table grid_group_member (
  id uuid not null,
  place text collate "C" not null,
  kind text not null,
  account uuid,
  person uuid,
  name text,
  organisation text,
  building uuid,
  from_day date not null,
  to_day date,
  version integer not null,
  constraint grid_group_member_pkey PRIMARY KEY (id),
  constraint grid_group_member_check CHECK (to_day >= from_day),
  constraint grid_group_member_check1 CHECK (account IS NOT NULL OR person IS NOT NULL OR name IS NOT NULL),
  constraint grid_group_member_kind_check CHECK (kind = ANY (ARRAY['serving-member'::text, 'group-leader'::text, 'building-head'::text, 'property-staff'::text, 'volunteer'::text])),
  constraint grid_group_member_account_fkey FOREIGN KEY (account) REFERENCES accounts(id),
  constraint grid_group_member_building_fkey FOREIGN KEY (building) REFERENCES building(id),
  constraint grid_group_member_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisation(code),
  constraint grid_group_member_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint grid_group_member_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX grid_group_member_place ON grid_group_member USING btree (place, kind, from_day, id);
grant insert, select, update on grid_group_member to linli_app;
grant insert, select, update on grid_group_member to linli_jobs;

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

create table harm_confirm (
  report uuid not null,
  unit text not null,
  account uuid not null,
  at timestamp with time zone not null,
  constraint harm_confirm_pkey PRIMARY KEY (report, unit),
  constraint harm_confirm_report_fkey FOREIGN KEY (report) REFERENCES harm_report(id)
);
grant insert, select on harm_confirm to linli_restricted;

create table harm_delivery (
  report uuid not null,
  line smallint not null,
  step smallint not null,
  unit text not null,
  minutes integer not null,
  rest text[] not null,
  at timestamp with time zone not null,
  due_at timestamp with time zone,
  constraint harm_delivery_pkey PRIMARY KEY (report, line, step),
  constraint harm_delivery_report_fkey FOREIGN KEY (report) REFERENCES harm_report(id)
);
CREATE INDEX harm_delivery_due ON harm_delivery USING btree (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX harm_delivery_unit ON harm_delivery USING btree (unit, at DESC, report);
grant insert, select on harm_delivery to linli_restricted;

create table harm_image (
  picture uuid not null,
  body text not null,
  constraint harm_image_pkey PRIMARY KEY (picture),
  constraint harm_image_picture_fkey FOREIGN KEY (picture) REFERENCES harm_picture(id)
);
alter table harm_image enable row level security;
create policy harm_image_receiver on harm_image for all to public using ((EXISTS ( SELECT 1
   FROM harm_picture p
     JOIN harm_report r ON r.id = p.report
  WHERE p.id = harm_image.picture))) with check (true);
grant insert, select on harm_image to linli_restricted;

create table harm_note (
  id uuid not null,
  report uuid not null,
  unit text not null,
  account uuid not null,
  at timestamp with time zone not null,
  done boolean not null,
  said text not null,
  constraint harm_note_pkey PRIMARY KEY (id),
  constraint harm_note_report_fkey FOREIGN KEY (report) REFERENCES harm_report(id)
);
CREATE INDEX harm_note_report ON harm_note USING btree (report, at, id);
alter table harm_note enable row level security;
create policy harm_note_receiver on harm_note for all to public using ((EXISTS ( SELECT 1
   FROM harm_report r
  WHERE r.id = harm_note.report))) with check (true);
grant insert, select on harm_note to linli_restricted;

create table harm_picture (
  id uuid not null,
  report uuid not null,
  hash text not null,
  at timestamp with time zone not null,
  constraint harm_picture_pkey PRIMARY KEY (id),
  constraint harm_picture_report_fkey FOREIGN KEY (report) REFERENCES harm_report(id)
);
CREATE INDEX harm_picture_report ON harm_picture USING btree (report, at, id);
grant insert, select on harm_picture to linli_restricted;

create table harm_receipt (
  report uuid not null,
  ref_no text not null,
  hash text not null,
  received_at timestamp with time zone not null,
  constraint harm_receipt_pkey PRIMARY KEY (report),
  constraint harm_receipt_ref_no_key UNIQUE (ref_no),
  constraint harm_receipt_report_fkey FOREIGN KEY (report) REFERENCES harm_report(id)
);
grant insert, select on harm_receipt to linli_restricted;

create table harm_report (
  id uuid not null,
  body text not null,
  secret boolean not null,
  received_at timestamp with time zone not null,
  constraint harm_report_pkey PRIMARY KEY (id)
);
alter table harm_report enable row level security;
create policy harm_report_receiver on harm_report for all to public using ((EXISTS ( SELECT 1
   FROM harm_delivery d
  WHERE d.report = harm_report.id AND (d.unit = ANY (current_setting('linli.units'::text)::text[])))) OR (EXISTS ( SELECT 1
   FROM restricted_owner o
  WHERE o.class = 'minor-in-danger'::text AND o.ended_at IS NULL AND o.account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid))) with check (true);
grant insert, select on harm_report to linli_restricted;

create table harm_reporter (
  report uuid not null,
  body text not null,
  constraint harm_reporter_pkey PRIMARY KEY (report),
  constraint harm_reporter_report_fkey FOREIGN KEY (report) REFERENCES harm_report(id)
);
alter table harm_reporter enable row level security;
create policy harm_reporter_receiver on harm_reporter for all to public using ((EXISTS ( SELECT 1
   FROM harm_report r
  WHERE r.id = harm_reporter.report AND NOT r.secret)) OR (EXISTS ( SELECT 1
   FROM restricted_owner o
  WHERE o.class = 'minor-in-danger'::text AND o.ended_at IS NULL AND o.account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid))) with check (true);
grant insert, select on harm_reporter to linli_restricted;

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
grant update on history (value) to linli_jobs;

create table household (
  id uuid not null,
  place text collate "C" not null,
  dwelling uuid,
  opened date not null,
  closed date,
  version integer not null,
  liaison uuid,
  constraint household_pkey PRIMARY KEY (id),
  constraint household_check CHECK (closed >= opened),
  constraint household_dwelling_fkey FOREIGN KEY (dwelling) REFERENCES dwelling(id),
  constraint household_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX household_dwelling ON household USING btree (dwelling) WHERE dwelling IS NOT NULL;
CREATE INDEX household_place ON household USING btree (place, id);
CREATE INDEX household_unassigned ON household USING btree (place, id) WHERE liaison IS NULL AND closed IS NULL;
alter table household enable row level security;
create policy household_seen on household for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE household.place >= s.lo AND household.place < s.hi)) OR (id IN ( SELECT m.household
   FROM person_account a
     JOIN household_member m ON m.person = a.person
  WHERE a.account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid AND a.to_day IS NULL AND a.barred_at IS NULL AND m.to_day IS NULL)));
grant insert, select, update on household to linli_app;
grant delete, insert, select, update on household to linli_jobs;

create table household_liaison (
  id uuid not null,
  household uuid not null,
  place text collate "C" not null,
  account uuid not null,
  from_day date not null,
  to_day date,
  constraint household_liaison_pkey PRIMARY KEY (id),
  constraint household_liaison_check CHECK (to_day >= from_day),
  constraint household_liaison_household_fkey FOREIGN KEY (household) REFERENCES household(id),
  constraint household_liaison_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX household_liaison_account ON household_liaison USING btree (account, household) WHERE to_day IS NULL;
CREATE UNIQUE INDEX household_liaison_now ON household_liaison USING btree (household) WHERE to_day IS NULL;
alter table household_liaison enable row level security;
create policy household_liaison_seen on household_liaison for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE household_liaison.place >= s.lo AND household_liaison.place < s.hi)));
grant insert, select, update on household_liaison to linli_app;
grant insert, select, update on household_liaison to linli_jobs;

create table household_member (
  household uuid not null,
  person uuid not null,
  place text collate "C" not null,
  relation text not null,
  residence text not null,
  from_day date not null,
  to_day date,
  constraint household_member_pkey PRIMARY KEY (household, person, from_day),
  constraint household_member_check CHECK (to_day >= from_day),
  constraint household_member_residence_check CHECK (residence = ANY (ARRAY['both'::text, 'registered-only'::text, 'living-only'::text])),
  constraint household_member_household_fkey FOREIGN KEY (household) REFERENCES household(id),
  constraint household_member_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint household_member_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX household_member_person ON household_member USING btree (person, from_day);
alter table household_member enable row level security;
create policy household_member_seen on household_member for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE household_member.place >= s.lo AND household_member.place < s.hi)) OR (person IN ( SELECT a.person
   FROM person_account a
  WHERE a.account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid AND a.to_day IS NULL AND a.barred_at IS NULL)));
grant insert, select, update on household_member to linli_app;
grant delete, insert, select, update on household_member to linli_jobs;

create table indicator_closings (
  place text collate "C" not null,
  month date not null,
  indicator text not null,
  n integer not null,
  d integer not null,
  n_all integer not null,
  d_all integer not null,
  buckets jsonb,
  formula integer not null,
  rows_hash bytea,
  constraint indicator_closings_pkey PRIMARY KEY (place, month, indicator),
  constraint indicator_closings_indicator_fkey FOREIGN KEY (indicator) REFERENCES indicators(code)
);
alter table indicator_closings enable row level security;
create policy indicator_closings_seen on indicator_closings for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE indicator_closings.place >= s.lo AND indicator_closings.place < s.hi)));
grant select on indicator_closings to linli_app;
grant insert, select on indicator_closings to linli_jobs;

create table indicator_counting (
  one boolean default true not null,
  counted_at timestamp with time zone,
  asked boolean default false not null,
  closings integer default 0 not null,
  constraint indicator_counting_pkey PRIMARY KEY (one),
  constraint indicator_counting_one_check CHECK (one)
);
grant select on indicator_counting to linli_app;
grant select, update on indicator_counting to linli_jobs;

create table indicator_months (
  month date not null,
  status text not null,
  closing_at timestamp with time zone,
  closing_xid text,
  closed_at timestamp with time zone,
  epoch integer,
  constraint indicator_months_pkey PRIMARY KEY (month),
  constraint indicator_months_status_check CHECK (status = ANY (ARRAY['open'::text, 'closing'::text, 'closed'::text]))
);
grant select on indicator_months to linli_app;
grant insert, select, update on indicator_months to linli_jobs;

create table indicator_past (
  subject uuid not null,
  indicator text not null,
  month date not null,
  place text collate "C" not null,
  hit boolean not null,
  excluded boolean not null,
  value integer,
  formula integer not null,
  epoch integer not null,
  until_epoch integer not null,
  at timestamp with time zone not null,
  constraint indicator_past_pkey PRIMARY KEY (subject, indicator, month, epoch),
  constraint indicator_past_indicator_fkey FOREIGN KEY (indicator) REFERENCES indicators(code)
);
CREATE INDEX indicator_past_behind ON indicator_past USING btree (indicator, month, hit, place, subject);
alter table indicator_past enable row level security;
create policy indicator_past_seen on indicator_past for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE indicator_past.place >= s.lo AND indicator_past.place < s.hi)));
grant select on indicator_past to linli_app;
grant insert, select on indicator_past to linli_jobs;

create table indicator_pending (
  request uuid not null,
  constraint indicator_pending_pkey PRIMARY KEY (request)
);
grant delete, insert, select on indicator_pending to linli_jobs;

create table indicator_pending_duty (
  duty uuid not null,
  constraint indicator_pending_duty_pkey PRIMARY KEY (duty)
);
grant delete, insert, select on indicator_pending_duty to linli_jobs;

create table indicator_pending_person (
  subject uuid not null,
  month date not null,
  constraint indicator_pending_person_pkey PRIMARY KEY (subject, month)
);
grant delete, insert, select on indicator_pending_person to linli_jobs;

create table indicator_pending_record (
  record uuid not null,
  constraint indicator_pending_record_pkey PRIMARY KEY (record)
);
grant delete, insert, select on indicator_pending_record to linli_jobs;

create table indicator_rollups (
  place text collate "C" not null,
  month date not null,
  indicator text not null,
  n integer not null,
  d integer not null,
  n_all integer not null,
  d_all integer not null,
  buckets jsonb,
  changed_at timestamp with time zone,
  constraint indicator_rollups_pkey PRIMARY KEY (place, month, indicator),
  constraint indicator_rollups_indicator_fkey FOREIGN KEY (indicator) REFERENCES indicators(code)
);
alter table indicator_rollups enable row level security;
create policy indicator_rollups_seen on indicator_rollups for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE indicator_rollups.place >= s.lo AND indicator_rollups.place < s.hi)));
grant select on indicator_rollups to linli_app;
grant delete, insert, select, update on indicator_rollups to linli_jobs;

create table indicator_rows (
  subject uuid not null,
  indicator text not null,
  month date not null,
  place text collate "C" not null,
  hit boolean not null,
  excluded boolean not null,
  value integer,
  formula integer not null,
  epoch integer default 0 not null,
  constraint indicator_rows_pkey PRIMARY KEY (subject, indicator, month),
  constraint indicator_rows_indicator_fkey FOREIGN KEY (indicator) REFERENCES indicators(code)
);
CREATE INDEX indicator_rows_behind ON indicator_rows USING btree (indicator, month, hit, place, subject);
alter table indicator_rows enable row level security;
create policy indicator_rows_seen on indicator_rows for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE indicator_rows.place >= s.lo AND indicator_rows.place < s.hi)));
grant select on indicator_rows to linli_app;
grant delete, insert, select, update on indicator_rows to linli_jobs;

create table indicator_targets (
  indicator text not null,
  place text collate "C" not null,
  value double precision not null,
  constraint indicator_targets_pkey PRIMARY KEY (indicator, place),
  constraint indicator_targets_indicator_fkey FOREIGN KEY (indicator) REFERENCES indicators(code),
  constraint indicator_targets_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
grant delete, insert, select, update on indicator_targets to linli_app;
grant select on indicator_targets to linli_jobs;

create table indicators (
  code text not null,
  version integer not null,
  body jsonb not null,
  own boolean not null,
  counting_from uuid,
  ended_at timestamp with time zone,
  constraint indicators_pkey PRIMARY KEY (code)
);
grant insert, select, update on indicators to linli_app;
grant insert, select, update on indicators to linli_jobs;

create view kernel_pub_definition with (security_invoker=true) as
 SELECT definition.kind,
    definition.code,
    definition.from_day,
    definition.body,
    definition.version
   FROM definition;
grant select on kernel_pub_definition to linli_app;
grant select on kernel_pub_definition to linli_jobs;

create view kernel_pub_hold with (security_invoker=true) as
 SELECT legal_hold.id,
    legal_hold.kind,
    legal_hold.subject,
    legal_hold.basis,
    legal_hold.held_at
   FROM legal_hold
  WHERE legal_hold.lifted_at IS NULL;
grant select on kernel_pub_hold to linli_app;
grant select on kernel_pub_hold to linli_jobs;

create view kernel_pub_ledger_account with (security_invoker=true) as
 SELECT ledger_account.id,
    ledger_account.book,
    ledger_account.unit,
    ledger_account.kind,
    ledger_account.mode,
    ledger_account.person,
    ledger_account.body,
    ledger_account.place,
    ledger_account.balance,
    ledger_account.seq,
    ledger_account.frozen_at
   FROM ledger_account;
grant select on kernel_pub_ledger_account to linli_app;
grant select on kernel_pub_ledger_account to linli_jobs;

create view kernel_pub_ledger_move with (security_invoker=true) as
 SELECT ledger_move.txn,
    ledger_move.no,
    ledger_move.at,
    ledger_move.from_account,
    ledger_move.to_account,
    ledger_move.amount,
    ledger_move.from_seq,
    ledger_move.from_after,
    ledger_move.to_seq,
    ledger_move.to_after
   FROM ledger_move;
grant select on kernel_pub_ledger_move to linli_app;
grant select on kernel_pub_ledger_move to linli_jobs;

create view kernel_pub_ledger_txn with (security_invoker=true) as
 SELECT ledger_txn.id,
    ledger_txn.book,
    ledger_txn.kind,
    ledger_txn.at,
    ledger_txn.cause_kind,
    ledger_txn.cause,
    ledger_txn.reverses,
    ledger_txn.borne,
    ledger_txn.account,
    ledger_txn.text
   FROM ledger_txn;
grant select on kernel_pub_ledger_txn to linli_app;
grant select on kernel_pub_ledger_txn to linli_jobs;

create view kernel_pub_setting with (security_invoker=true) as
 SELECT settings.name,
    settings.value
   FROM settings;
grant select on kernel_pub_setting to linli_app;
grant select on kernel_pub_setting to linli_jobs;

create view kernel_pub_standing with (security_invoker=true) as
 SELECT texts.subject_kind,
    texts.subject
   FROM texts
  WHERE texts.body IS NOT NULL
UNION ALL
 SELECT files.subject_kind,
    files.subject
   FROM files
  WHERE files.emptied_at IS NULL;
grant select on kernel_pub_standing to linli_jobs;

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

create table ledger_account (
  id uuid not null,
  book text not null,
  unit text not null,
  kind text not null,
  mode text not null,
  person uuid,
  body text,
  place text collate "C" not null,
  balance bigint,
  seq integer not null,
  frozen_at timestamp with time zone,
  constraint ledger_account_pkey PRIMARY KEY (id),
  constraint ledger_account_balance_check CHECK (balance >= 0),
  constraint ledger_account_book_check CHECK (book ~ '^[a-z]+$'::text),
  constraint ledger_account_check CHECK ((mode = 'issues'::text) = (balance IS NULL)),
  constraint ledger_account_mode_check CHECK (mode = ANY (ARRAY['kept'::text, 'gathers'::text, 'issues'::text])),
  constraint ledger_account_unit_check CHECK (unit = ANY (ARRAY['minute'::text, 'fen'::text]))
);
CREATE UNIQUE INDEX ledger_account_body ON ledger_account USING btree (body, book, kind) WHERE body IS NOT NULL;
CREATE INDEX ledger_account_frozen ON ledger_account USING btree (book, place, id) WHERE frozen_at IS NOT NULL;
CREATE UNIQUE INDEX ledger_account_person ON ledger_account USING btree (person, book, kind) WHERE person IS NOT NULL;
CREATE INDEX ledger_account_place ON ledger_account USING btree (book, kind, place, id);
alter table ledger_account enable row level security;
create policy ledger_account_seen on ledger_account for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE ledger_account.place >= s.lo AND ledger_account.place < s.hi)) OR (body = ANY (current_setting('linli.units'::text)::text[])));
grant insert, select on ledger_account to linli_app;
grant insert, select on ledger_account to linli_jobs;
grant update on ledger_account (place, balance, seq, frozen_at) to linli_app;
grant update on ledger_account (place, balance, seq, frozen_at) to linli_jobs;

create table ledger_arrival (
  txn uuid not null,
  no smallint not null,
  account uuid not null,
  amount bigint not null,
  constraint ledger_arrival_pkey PRIMARY KEY (txn, no),
  constraint ledger_arrival_amount_check CHECK (amount > 0)
);
CREATE INDEX ledger_arrival_account ON ledger_arrival USING btree (account);
alter table ledger_arrival enable row level security;
create policy ledger_arrival_seen on ledger_arrival for all to public using ((EXISTS ( SELECT 1
   FROM ledger_account a
  WHERE a.id = ledger_arrival.account)));
grant delete, insert, select on ledger_arrival to linli_app;
grant delete, insert, select on ledger_arrival to linli_jobs;

create table ledger_move (
  txn uuid not null,
  no smallint not null,
  at timestamp with time zone not null,
  from_account uuid not null,
  to_account uuid not null,
  amount bigint not null,
  from_seq integer,
  from_after bigint,
  to_seq integer,
  to_after bigint,
  constraint ledger_move_pkey PRIMARY KEY (txn, no),
  constraint ledger_move_amount_check CHECK (amount > 0),
  constraint ledger_move_check CHECK (to_account <> from_account),
  constraint ledger_move_from_after_check CHECK (from_after >= 0),
  constraint ledger_move_to_after_check CHECK (to_after >= 0),
  constraint ledger_move_txn_fkey FOREIGN KEY (txn) REFERENCES ledger_txn(id)
);
CREATE INDEX ledger_move_arrived ON ledger_move USING btree (to_account, at, txn, no) WHERE to_seq IS NULL;
CREATE UNIQUE INDEX ledger_move_from ON ledger_move USING btree (from_account, from_seq) WHERE from_seq IS NOT NULL;
CREATE INDEX ledger_move_issued ON ledger_move USING btree (from_account, at, txn, no) WHERE from_seq IS NULL;
CREATE UNIQUE INDEX ledger_move_to ON ledger_move USING btree (to_account, to_seq) WHERE to_seq IS NOT NULL;
alter table ledger_move enable row level security;
create policy ledger_move_jobs on ledger_move for all to linli_jobs using (true) with check (true);
create policy ledger_move_seen on ledger_move for all to public using ((EXISTS ( SELECT 1
   FROM ledger_account a
  WHERE a.id = ANY (ARRAY[ledger_move.from_account, ledger_move.to_account]))));
grant insert, select on ledger_move to linli_app;
grant insert, select on ledger_move to linli_jobs;

create table ledger_txn (
  id uuid not null,
  book text not null,
  kind text not null,
  at timestamp with time zone not null,
  cause_kind text,
  cause uuid,
  reverses uuid,
  borne bigint default 0 not null,
  account uuid,
  text uuid,
  body_hash text not null,
  hash text not null,
  constraint ledger_txn_pkey PRIMARY KEY (id),
  constraint ledger_txn_reverses_key UNIQUE (reverses),
  constraint ledger_txn_borne_check CHECK (borne >= 0),
  constraint ledger_txn_check CHECK ((cause IS NULL) = (cause_kind IS NULL)),
  constraint ledger_txn_check1 CHECK (borne = 0 OR reverses IS NOT NULL),
  constraint ledger_txn_reverses_fkey FOREIGN KEY (reverses) REFERENCES ledger_txn(id)
);
CREATE INDEX ledger_txn_at ON ledger_txn USING btree (book, at, id);
CREATE INDEX ledger_txn_cause ON ledger_txn USING btree (cause, kind) WHERE cause IS NOT NULL;
alter table ledger_txn enable row level security;
create policy ledger_txn_jobs on ledger_txn for all to linli_jobs using (true) with check (true);
create policy ledger_txn_made on ledger_txn for insert to public with check (true);
create policy ledger_txn_seen on ledger_txn for select to public using ((EXISTS ( SELECT 1
   FROM ledger_move m
  WHERE m.txn = ANY (ARRAY[ledger_txn.id, ledger_txn.reverses]))));
grant insert, select on ledger_txn to linli_app;
grant insert, select on ledger_txn to linli_jobs;

create table legal_hold (
  id uuid not null,
  kind text not null,
  subject text not null,
  basis text not null,
  held_at timestamp with time zone not null,
  held_by uuid,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  constraint legal_hold_pkey PRIMARY KEY (id),
  constraint legal_hold_kind_check CHECK (kind = ANY (ARRAY['person'::text, 'limit'::text]))
);
CREATE INDEX legal_hold_open ON legal_hold USING btree (subject) WHERE lifted_at IS NULL;
grant insert, select on legal_hold to linli_app;
grant select on legal_hold to linli_jobs;
grant update on legal_hold (lifted_at, lifted_by) to linli_app;

create table letter_keys (
  id uuid not null,
  point text not null,
  secret text not null,
  made_under text not null,
  made_at timestamp with time zone not null,
  constraint letter_keys_pkey PRIMARY KEY (id)
);
CREATE INDEX letter_keys_newest ON letter_keys USING btree (made_at DESC);
grant insert, select on letter_keys to linli_app;

create table letters (
  id uuid not null,
  phone uuid not null,
  account uuid not null,
  place text collate "C",
  unit text,
  method text not null,
  path text not null,
  thread text not null,
  no bigint not null,
  written_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  state text not null,
  because jsonb,
  content text,
  body_hash text not null,
  sha256 text,
  settled_at timestamp with time zone,
  settled_by uuid,
  why text,
  constraint letters_pkey PRIMARY KEY (id),
  constraint letters_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'performed'::text, 'desk'::text, 'accepted'::text, 'refused'::text])),
  constraint letters_account_fkey FOREIGN KEY (account) REFERENCES accounts(id)
);
CREATE INDEX letters_account ON letters USING btree (account, received_at DESC, id DESC);
CREATE INDEX letters_desk ON letters USING btree (received_at DESC, id DESC) WHERE because IS NOT NULL;
CREATE INDEX letters_emptied ON letters USING btree (settled_at) WHERE content IS NOT NULL AND settled_at IS NOT NULL;
CREATE INDEX letters_place ON letters USING btree (place, received_at DESC, id DESC);
CREATE INDEX letters_thread ON letters USING btree (phone, thread, no) WHERE state = ANY (ARRAY['waiting'::text, 'desk'::text]);
CREATE INDEX letters_unit ON letters USING btree (unit, received_at DESC, id DESC) WHERE unit IS NOT NULL;
CREATE INDEX letters_waiting ON letters USING btree (received_at) WHERE state = 'waiting'::text;
alter table letters enable row level security;
create policy letters_jobs on letters for all to linli_jobs using (true) with check (true);
create policy letters_seen on letters for all to public using (account::text = current_setting('linli.account'::text, true) OR (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE letters.place >= s.lo AND letters.place < s.hi)) OR (unit = ANY (current_setting('linli.units'::text)::text[])));
grant insert, select, update on letters to linli_app;
grant select, update on letters to linli_jobs;

create table list_out (
  id uuid not null,
  kind text not null,
  place text collate "C" not null,
  account uuid not null,
  at timestamp with time zone not null,
  format text not null,
  profile text,
  clear boolean not null,
  ended_at timestamp with time zone,
  rows integer,
  whole boolean,
  sha256 text,
  constraint list_out_pkey PRIMARY KEY (id)
);
CREATE INDEX list_out_place ON list_out USING btree (place, at, id);
alter table list_out enable row level security;
create policy list_out_jobs on list_out for all to linli_jobs using (true) with check (true);
create policy list_out_seen on list_out for all to public using (account::text = current_setting('linli.account'::text) OR (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE list_out.place >= s.lo AND list_out.place < s.hi)));
grant insert, select on list_out to linli_app;
grant insert, select on list_out to linli_jobs;
grant update on list_out (ended_at, rows, whole, sha256) to linli_app;
grant update on list_out (ended_at, rows, whole, sha256) to linli_jobs;

create table migrations (
  name text not null,
  applied_at timestamp with time zone default now() not null,
  constraint migrations_pkey PRIMARY KEY (name)
);

create table neighbour_answer (
  id uuid not null,
  post uuid not null,
  person uuid,
  account uuid,
  volunteer uuid,
  by_account uuid,
  reasons jsonb,
  state text not null,
  words uuid,
  contact text,
  at timestamp with time zone not null,
  agreed_at timestamp with time zone,
  said_by text,
  said_from timestamp with time zone,
  said_to timestamp with time zone,
  record uuid,
  over_at timestamp with time zone,
  version integer not null,
  unit text,
  constraint neighbour_answer_pkey PRIMARY KEY (id),
  constraint neighbour_answer_by_check CHECK ((person IS NULL) = (unit IS NOT NULL)),
  constraint neighbour_answer_check CHECK (said_to > said_from),
  constraint neighbour_answer_check1 CHECK ((said_by IS NULL) = (said_from IS NULL) AND (said_from IS NULL) = (said_to IS NULL)),
  constraint neighbour_answer_said_by_check CHECK (said_by = ANY (ARRAY['author'::text, 'answerer'::text])),
  constraint neighbour_answer_state_check CHECK (state = ANY (ARRAY['proposed'::text, 'waiting'::text, 'agreed'::text, 'done'::text, 'declined'::text, 'left'::text])),
  constraint neighbour_answer_post_fkey FOREIGN KEY (post) REFERENCES neighbour_post(id)
);
CREATE INDEX neighbour_answer_kept ON neighbour_answer USING btree (over_at) WHERE contact IS NOT NULL AND over_at IS NOT NULL;
CREATE INDEX neighbour_answer_of ON neighbour_answer USING btree (post, at, id);
CREATE UNIQUE INDEX neighbour_answer_once ON neighbour_answer USING btree (post, person) WHERE state = ANY (ARRAY['proposed'::text, 'waiting'::text, 'agreed'::text]);
CREATE INDEX neighbour_answer_person ON neighbour_answer USING btree (person, at DESC);
CREATE INDEX neighbour_answer_unit ON neighbour_answer USING btree (unit, at DESC) WHERE unit IS NOT NULL;
CREATE UNIQUE INDEX neighbour_answer_unit_once ON neighbour_answer USING btree (post, unit) WHERE state = ANY (ARRAY['proposed'::text, 'waiting'::text, 'agreed'::text]);
alter table neighbour_answer enable row level security;
create policy neighbour_answer_jobs on neighbour_answer for all to linli_jobs using (true) with check (true);
create policy neighbour_answer_seen on neighbour_answer for all to public using (account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid OR (EXISTS ( SELECT 1
   FROM neighbour_post p
  WHERE p.id = neighbour_answer.post)));
grant insert, select, update on neighbour_answer to linli_app;
grant insert, select, update on neighbour_answer to linli_jobs;

create table neighbour_group (
  id uuid not null,
  name text not null,
  level text not null,
  place text collate "C" not null,
  estate uuid,
  building uuid,
  from_day date not null,
  to_day date,
  why uuid,
  version integer not null,
  constraint neighbour_group_pkey PRIMARY KEY (id),
  constraint neighbour_group_check CHECK (to_day >= from_day),
  constraint neighbour_group_level_check CHECK (level = ANY (ARRAY['building'::text, 'estate'::text, 'grid'::text, 'group'::text])),
  constraint neighbour_group_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX neighbour_group_near ON neighbour_group USING btree (place, id) WHERE to_day IS NULL;
alter table neighbour_group enable row level security;
create policy neighbour_group_jobs on neighbour_group for all to linli_jobs using (true) with check (true);
create policy neighbour_group_seen on neighbour_group for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE neighbour_group.place >= s.lo AND neighbour_group.place < s.hi)));
grant insert, select, update on neighbour_group to linli_app;
grant insert, select, update on neighbour_group to linli_jobs;

create table neighbour_member (
  id uuid not null,
  grp uuid not null,
  person uuid not null,
  account uuid not null,
  called text,
  from_day date not null,
  to_day date,
  constraint neighbour_member_pkey PRIMARY KEY (id),
  constraint neighbour_member_check CHECK (to_day >= from_day),
  constraint neighbour_member_check1 CHECK (to_day IS NULL OR called IS NULL),
  constraint neighbour_member_grp_fkey FOREIGN KEY (grp) REFERENCES neighbour_group(id)
);
CREATE INDEX neighbour_member_of ON neighbour_member USING btree (grp);
CREATE UNIQUE INDEX neighbour_member_once ON neighbour_member USING btree (grp, person) WHERE to_day IS NULL;
CREATE INDEX neighbour_member_person ON neighbour_member USING btree (person);
alter table neighbour_member enable row level security;
create policy neighbour_member_jobs on neighbour_member for all to linli_jobs using (true) with check (true);
create policy neighbour_member_seen on neighbour_member for all to public using (account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid OR (EXISTS ( SELECT 1
   FROM neighbour_group g
  WHERE g.id = neighbour_member.grp)));
grant insert, select, update on neighbour_member to linli_app;
grant insert, select, update on neighbour_member to linli_jobs;

create table neighbour_post (
  id uuid not null,
  side text not null,
  level text not null,
  place text collate "C" not null,
  estate uuid,
  building uuid,
  skill text,
  free jsonb not null,
  person uuid,
  account uuid not null,
  words uuid not null,
  contact text,
  day date not null,
  at timestamp with time zone not null,
  until date not null,
  state text not null,
  why uuid,
  over_at timestamp with time zone,
  reach smallint default 0 not null,
  answers integer default 0 not null,
  reports integer default 0 not null,
  version integer not null,
  places smallint default 1 not null,
  by_desk boolean default false not null,
  constraint neighbour_post_pkey PRIMARY KEY (id),
  constraint neighbour_post_check CHECK (until >= day),
  constraint neighbour_post_level_check CHECK (level = ANY (ARRAY['building'::text, 'estate'::text, 'grid'::text, 'group'::text, 'community'::text])),
  constraint neighbour_post_person_check CHECK ((side = 'post'::text) = (person IS NULL)),
  constraint neighbour_post_places_check CHECK (places >= 1 AND places <= 99),
  constraint neighbour_post_reach_check CHECK (reach >= 0 AND reach <= 3),
  constraint neighbour_post_side_check CHECK (side = ANY (ARRAY['offer'::text, 'ask'::text, 'wish'::text, 'post'::text])),
  constraint neighbour_post_state_check CHECK (state = ANY (ARRAY['sent'::text, 'open'::text, 'taken'::text, 'done'::text, 'ended'::text, 'closed'::text])),
  constraint neighbour_post_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX neighbour_post_account ON neighbour_post USING btree (account, at DESC);
CREATE INDEX neighbour_post_claimed ON neighbour_post USING btree (place, at DESC) WHERE state = 'open'::text AND (side = ANY (ARRAY['wish'::text, 'post'::text]));
CREATE INDEX neighbour_post_day ON neighbour_post USING btree (day, place, id);
CREATE INDEX neighbour_post_kept ON neighbour_post USING btree (over_at) WHERE contact IS NOT NULL AND over_at IS NOT NULL;
CREATE INDEX neighbour_post_near ON neighbour_post USING btree (place, at DESC) WHERE state = 'open'::text;
CREATE INDEX neighbour_post_open ON neighbour_post USING btree (place, id) WHERE state = ANY (ARRAY['open'::text, 'taken'::text]);
CREATE INDEX neighbour_post_over ON neighbour_post USING btree (place, id) WHERE state = ANY (ARRAY['done'::text, 'ended'::text, 'closed'::text]);
CREATE INDEX neighbour_post_person ON neighbour_post USING btree (person);
CREATE INDEX neighbour_post_reported ON neighbour_post USING btree (place, id) WHERE reports > 0;
CREATE INDEX neighbour_post_sent ON neighbour_post USING btree (place, id) WHERE state = 'sent'::text;
CREATE INDEX neighbour_post_until ON neighbour_post USING btree (until) WHERE state = ANY (ARRAY['sent'::text, 'open'::text, 'taken'::text]);
alter table neighbour_post enable row level security;
create policy neighbour_post_jobs on neighbour_post for all to linli_jobs using (true) with check (true);
create policy neighbour_post_seen on neighbour_post for all to public using (account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid OR (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE neighbour_post.place >= s.lo AND neighbour_post.place < s.hi)));
grant insert, select, update on neighbour_post to linli_app;
grant insert, select, update on neighbour_post to linli_jobs;

create table neighbour_report (
  id uuid not null,
  post uuid not null,
  account uuid not null,
  cause text not null,
  words uuid,
  at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint neighbour_report_pkey PRIMARY KEY (id),
  constraint neighbour_report_post_account_key UNIQUE (post, account),
  constraint neighbour_report_cause_check CHECK (cause = ANY (ARRAY['advertising'::text, 'fraud'::text, 'insult'::text, 'private'::text, 'other'::text])),
  constraint neighbour_report_post_fkey FOREIGN KEY (post) REFERENCES neighbour_post(id)
);
alter table neighbour_report enable row level security;
create policy neighbour_report_jobs on neighbour_report for all to linli_jobs using (true) with check (true);
create policy neighbour_report_seen on neighbour_report for all to public using ((EXISTS ( SELECT 1
   FROM neighbour_post p
  WHERE p.id = neighbour_report.post)));
grant insert, select, update on neighbour_report to linli_app;
grant insert, select, update on neighbour_report to linli_jobs;

create table neighbour_unit (
  id uuid not null,
  unit text not null,
  place text collate "C" not null,
  members integer,
  from_day date not null,
  to_day date,
  version integer not null,
  constraint neighbour_unit_pkey PRIMARY KEY (id),
  constraint neighbour_unit_check CHECK (to_day >= from_day),
  constraint neighbour_unit_members_check CHECK (members >= 0 AND members <= 100000),
  constraint neighbour_unit_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE UNIQUE INDEX neighbour_unit_once ON neighbour_unit USING btree (unit, place) WHERE to_day IS NULL;
CREATE INDEX neighbour_unit_place ON neighbour_unit USING btree (place, unit) WHERE to_day IS NULL;
alter table neighbour_unit enable row level security;
create policy neighbour_unit_jobs on neighbour_unit for all to linli_jobs using (true) with check (true);
create policy neighbour_unit_seen on neighbour_unit for all to public using ((unit = ANY (current_setting('linli.units'::text)::text[])) OR (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE neighbour_unit.place >= s.lo AND neighbour_unit.place < s.hi)));
grant insert, select, update on neighbour_unit to linli_app;
grant insert, select, update on neighbour_unit to linli_jobs;

create table notice_messages (
  id uuid not null,
  request uuid not null,
  act uuid not null,
  seq integer not null,
  contact uuid,
  kind text not null,
  params jsonb not null,
  in_person boolean not null,
  at timestamp with time zone not null,
  next_at timestamp with time zone,
  tries integer default 0 not null,
  state text not null,
  unit text,
  over_at timestamp with time zone,
  why text,
  ending text,
  account uuid,
  constraint notice_messages_pkey PRIMARY KEY (id),
  constraint notice_messages_act_contact_kind_key UNIQUE (act, contact, kind),
  constraint notice_messages_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'left'::text, 'overtaken'::text])),
  constraint notice_messages_to_one CHECK (num_nonnulls(contact, unit, account) = 1)
);
CREATE INDEX notice_messages_at ON notice_messages USING btree (at);
CREATE INDEX notice_messages_contact ON notice_messages USING btree (contact) WHERE state = 'waiting'::text;
CREATE INDEX notice_messages_due ON notice_messages USING btree (next_at) WHERE state = 'waiting'::text;
CREATE INDEX notice_messages_failed ON notice_messages USING btree (over_at, id) WHERE state = 'failed'::text;
CREATE UNIQUE INDEX notice_messages_unit ON notice_messages USING btree (act, unit, kind) WHERE unit IS NOT NULL;
CREATE INDEX notice_messages_waits ON notice_messages USING btree (kind) WHERE state = 'waiting'::text AND contact IS NULL;
grant delete, insert, select, update on notice_messages to linli_jobs;
grant select on notice_messages (id, kind, in_person, at, unit) to linli_app;
grant select, update on notice_messages (next_at, tries, state, over_at, why, ending) to linli_app;

create table notice_tasks (
  id uuid not null,
  request uuid not null,
  place text collate "C" not null,
  kind text not null,
  params jsonb not null,
  accounts uuid[] not null,
  at timestamp with time zone not null,
  tries integer default 0 not null,
  done_at timestamp with time zone,
  done_by uuid,
  constraint notice_tasks_pkey PRIMARY KEY (id)
);
CREATE INDEX notice_tasks_open ON notice_tasks USING gin (accounts) WHERE done_at IS NULL;
alter table notice_tasks enable row level security;
create policy notice_tasks_jobs on notice_tasks for all to linli_jobs using (true) with check (true);
create policy notice_tasks_own on notice_tasks for all to public using (NULLIF(current_setting('linli.account'::text), ''::text)::uuid = ANY (accounts));
grant select on notice_tasks to linli_app;
grant delete, insert, select, update on notice_tasks to linli_jobs;
grant update on notice_tasks (tries, done_at, done_by) to linli_app;

create table notices (
  id uuid not null,
  account uuid not null,
  kind text not null,
  request uuid,
  subject uuid not null,
  task uuid,
  params jsonb not null,
  times integer default 1 not null,
  at timestamp with time zone not null,
  read boolean default false not null,
  constraint notices_pkey PRIMARY KEY (id)
);
CREATE INDEX notices_at ON notices USING btree (at);
CREATE INDEX notices_inbox ON notices USING btree (account, at DESC, id DESC);
CREATE INDEX notices_task ON notices USING btree (task) WHERE task IS NOT NULL;
CREATE UNIQUE INDEX notices_unread ON notices USING btree (account, kind, subject) WHERE NOT read;
alter table notices enable row level security;
create policy notices_jobs on notices for all to linli_jobs using (true) with check (true);
create policy notices_own on notices for all to public using (account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid);
grant select on notices to linli_app;
grant delete, insert, select, update on notices to linli_jobs;
grant update on notices (read) to linli_app;

create table orders (
  id uuid not null,
  request uuid not null,
  place text collate "C" not null,
  unit text,
  offered_to text[] default '{}'::text[] not null,
  role text not null,
  party text not null,
  status text not null,
  assignees uuid[] default '{}'::uuid[] not null,
  rank smallint not null,
  sent_at timestamp with time zone not null,
  due_clock text,
  due_at timestamp with time zone not null,
  amber_at timestamp with time zone,
  closed_at timestamp with time zone,
  constraint orders_pkey PRIMARY KEY (id),
  constraint orders_request_fkey FOREIGN KEY (request) REFERENCES requests(id)
);
CREATE INDEX orders_offered ON orders USING btree (rank, due_at, id) WHERE closed_at IS NULL AND unit IS NULL;
CREATE INDEX orders_request ON orders USING btree (request);
CREATE INDEX orders_unit ON orders USING btree (unit, rank, due_at, id) WHERE closed_at IS NULL;
alter table orders enable row level security;
create policy orders_seen on orders for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE orders.place >= s.lo AND orders.place < s.hi)) OR (unit = ANY (current_setting('linli.units'::text)::text[])) OR offered_to && current_setting('linli.units'::text)::text[] OR (EXISTS ( SELECT 1
   FROM requests r
  WHERE r.id = orders.request)));
grant insert, select, update on orders to linli_app;
grant insert, select, update on orders to linli_jobs;

create table organisation (
  id uuid not null,
  code text not null,
  name text not null,
  short text,
  kind text not null,
  level text not null,
  place text collate "C" not null,
  government boolean not null,
  regulator text,
  parent text,
  party text not null,
  leads text[] not null,
  phone text,
  opened date not null,
  closed date,
  sort integer not null,
  version integer not null,
  mail text,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_code_key UNIQUE (code),
  constraint organisation_check CHECK (closed >= opened),
  constraint organisation_code_check CHECK (code ~ '^[a-z0-9-]{2,60}$'::text),
  constraint organisation_level_check CHECK (level = ANY (ARRAY['county'::text, 'town'::text, 'sub-district'::text, 'community'::text, 'grid'::text])),
  constraint organisation_parent_fkey FOREIGN KEY (parent) REFERENCES organisation(code),
  constraint organisation_place_fkey FOREIGN KEY (place) REFERENCES place(path),
  constraint organisation_regulator_fkey FOREIGN KEY (regulator) REFERENCES organisation(code)
);
CREATE INDEX organisation_order ON organisation USING btree (sort, code);
CREATE INDEX organisation_place ON organisation USING btree (place, sort, code);
grant insert, select, update on organisation to linli_app;
grant insert, select, update on organisation to linli_jobs;

create table organisation_member (
  id uuid not null,
  organisation uuid not null,
  account uuid,
  person uuid,
  post text not null,
  in_charge boolean not null,
  from_day date not null,
  to_day date,
  version integer not null,
  constraint organisation_member_pkey PRIMARY KEY (id),
  constraint organisation_member_check CHECK (to_day >= from_day),
  constraint organisation_member_check1 CHECK (account IS NOT NULL OR person IS NOT NULL),
  constraint organisation_member_account_fkey FOREIGN KEY (account) REFERENCES accounts(id),
  constraint organisation_member_organisation_fkey FOREIGN KEY (organisation) REFERENCES organisation(id),
  constraint organisation_member_person_fkey FOREIGN KEY (person) REFERENCES person(id)
);
CREATE INDEX organisation_member_account ON organisation_member USING btree (account, from_day) WHERE account IS NOT NULL;
CREATE INDEX organisation_member_of ON organisation_member USING btree (organisation, from_day, id);
grant insert, select, update on organisation_member to linli_app;
grant insert, select, update on organisation_member to linli_jobs;

create view organisations_pub_body with (security_invoker=true) as
 SELECT organisation.id,
    organisation.code,
    organisation.name,
    organisation.short,
    organisation.kind,
    organisation.level,
    organisation.place,
    organisation.government,
    organisation.regulator,
    organisation.parent,
    organisation.party AS party_kind,
    organisation.leads,
    organisation.phone,
    organisation.opened,
    organisation.closed,
    organisation.sort
   FROM organisation;
grant select on organisations_pub_body to linli_app;
grant select on organisations_pub_body to linli_jobs;

create view organisations_pub_cover with (security_invoker=true) as
 SELECT absence.id,
    absence.account,
    absence.cover,
    absence.from_day,
    absence.to_day,
    absence.kind
   FROM absence;
grant select on organisations_pub_cover to linli_app;
grant select on organisations_pub_cover to linli_jobs;

create view organisations_pub_group with (security_invoker=true) as
 SELECT grid_group_member.id,
    grid_group_member.place,
    grid_group_member.kind,
    grid_group_member.account,
    grid_group_member.person,
    grid_group_member.name,
    grid_group_member.organisation,
    grid_group_member.building,
    grid_group_member.from_day,
    grid_group_member.to_day
   FROM grid_group_member;
grant select on organisations_pub_group to linli_app;
grant select on organisations_pub_group to linli_jobs;

create view organisations_pub_member with (security_invoker=true) as
 SELECT m.id,
    m.account,
    m.person,
    o.code AS unit,
    m.post,
    m.in_charge,
    m.from_day,
    m.to_day
   FROM organisation_member m
     JOIN organisation o ON o.id = m.organisation;
grant select on organisations_pub_member to linli_app;
grant select on organisations_pub_member to linli_jobs;

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
grant insert on outbox to linli_restricted;

create table pack_installed (
  code text not null,
  version text not null,
  title text not null,
  hash text not null,
  installed_at timestamp with time zone not null,
  constraint pack_installed_pkey PRIMARY KEY (code)
);
grant insert, select, update on pack_installed to linli_app;
grant insert, select, update on pack_installed to linli_jobs;

create table pairing (
  id uuid not null,
  enrolment uuid not null,
  kind text not null,
  helper uuid not null,
  household boolean not null,
  from_day date not null,
  to_day date,
  end_reason text,
  why uuid,
  paired_by uuid,
  version integer default 1 not null,
  constraint pairing_pkey PRIMARY KEY (id),
  constraint pairing_check CHECK (to_day >= from_day),
  constraint pairing_end_reason_check CHECK (end_reason = ANY (ARRAY['fulfilled'::text, 'own-wish'::text, 'helper-left'::text, 'other-helper'::text, 'mistake'::text])),
  constraint pairing_kind_check CHECK (kind = ANY (ARRAY['account'::text, 'person'::text, 'organisation'::text])),
  constraint pairing_enrolment_fkey FOREIGN KEY (enrolment) REFERENCES enrolment(id)
);
CREATE INDEX pairing_enrolment ON pairing USING btree (enrolment, from_day);
CREATE INDEX pairing_helper ON pairing USING btree (helper) WHERE to_day IS NULL;
CREATE UNIQUE INDEX pairing_now ON pairing USING btree (enrolment, helper) WHERE to_day IS NULL;
alter table pairing enable row level security;
create policy pairing_jobs on pairing for all to linli_jobs using (true) with check (true);
create policy pairing_seen on pairing for all to public using ((EXISTS ( SELECT 1
   FROM enrolment e
  WHERE e.id = pairing.enrolment)));
grant insert, select, update on pairing to linli_app;
grant insert, select, update on pairing to linli_jobs;

create table people_difference (
  import uuid not null,
  no integer not null,
  place text collate "C" not null,
  side text not null,
  cause text not null,
  settler text not null,
  person uuid,
  fields text[] default '{}'::text[] not null,
  spot text collate "C",
  settled_at timestamp with time zone,
  settled_by uuid,
  said text,
  constraint people_difference_pkey PRIMARY KEY (import, no),
  constraint people_difference_check CHECK ((settled_at IS NULL) = (said IS NULL)),
  constraint people_difference_settler_check CHECK (settler = ANY (ARRAY['grid'::text, 'liaison'::text, 'community'::text, 'department'::text])),
  constraint people_difference_side_check CHECK (side = ANY (ARRAY['there'::text, 'here'::text, 'both'::text])),
  constraint people_difference_import_fkey FOREIGN KEY (import) REFERENCES people_import(id),
  constraint people_difference_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX people_difference_open ON people_difference USING btree (import, no) WHERE settled_at IS NULL;
alter table people_difference enable row level security;
create policy people_difference_seen on people_difference for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE people_difference.place >= s.lo AND people_difference.place < s.hi)));
grant select on people_difference to linli_app;
grant delete, insert, select on people_difference to linli_jobs;
grant update on people_difference (settled_at, settled_by, said) to linli_app;
grant update on people_difference (settled_at, settled_by, said) to linli_jobs;

create table people_import (
  id uuid not null,
  place text collate "C" not null,
  account uuid not null,
  state text not null,
  file_name text not null,
  sha256 text not null,
  bytes bigint not null,
  kind text,
  why text,
  mode text,
  category text,
  month text,
  source text,
  sheets text,
  familiar boolean default false not null,
  plan jsonb,
  ranges jsonb default '[]'::jsonb not null,
  counts jsonb default '{}'::jsonb not null,
  done integer default 0 not null,
  after_home bytea default '\x'::bytea not null,
  after_no integer default 0 not null,
  lease timestamp with time zone,
  at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  version integer not null,
  restricted jsonb default '[]'::jsonb not null,
  constraint people_import_pkey PRIMARY KEY (id),
  constraint people_import_mode_check CHECK (mode = ANY (ARRAY['additions'::text, 'roster'::text, 'compare'::text])),
  constraint people_import_month_check CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'::text),
  constraint people_import_state_check CHECK (state = ANY (ARRAY['reading'::text, 'mapping'::text, 'staging'::text, 'preview'::text, 'applying'::text, 'applied'::text, 'undoing'::text, 'undone'::text, 'refused'::text, 'dropped'::text])),
  constraint people_import_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX people_import_account ON people_import USING btree (account) WHERE state = ANY (ARRAY['reading'::text, 'mapping'::text, 'staging'::text, 'preview'::text, 'applying'::text, 'undoing'::text]);
CREATE INDEX people_import_place ON people_import USING btree (place, at DESC, id DESC);
CREATE INDEX people_import_sha ON people_import USING btree (sha256, at);
CREATE INDEX people_import_work ON people_import USING btree (lease) WHERE state = ANY (ARRAY['reading'::text, 'staging'::text, 'applying'::text, 'undoing'::text]);
alter table people_import enable row level security;
create policy people_import_seen on people_import for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE people_import.place >= s.lo AND people_import.place < s.hi)));
grant insert, select, update on people_import to linli_app;
grant insert, select, update on people_import to linli_jobs;

create table people_import_deed (
  import uuid not null,
  place text collate "C" not null,
  kind text not null,
  person uuid not null,
  "row" uuid not null,
  before text,
  held jsonb,
  version integer not null,
  constraint people_import_deed_pkey PRIMARY KEY (import, kind, "row", person),
  constraint people_import_deed_kind_check CHECK (kind = ANY (ARRAY['fields'::text, 'given'::text, 'confirm'::text, 'end'::text, 'household'::text, 'member'::text, 'extra'::text, 'contact'::text])),
  constraint people_import_deed_import_fkey FOREIGN KEY (import) REFERENCES people_import(id),
  constraint people_import_deed_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
alter table people_import_deed enable row level security;
create policy people_import_deed_seen on people_import_deed for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE people_import_deed.place >= s.lo AND people_import_deed.place < s.hi)));
grant select on people_import_deed to linli_app;
grant delete, insert, select, update on people_import_deed to linli_jobs;

create table people_import_header (
  key text not null,
  decision text not null,
  account uuid not null,
  at timestamp with time zone not null,
  constraint people_import_header_pkey PRIMARY KEY (key)
);
grant insert, select, update on people_import_header to linli_app;
grant insert, select, update on people_import_header to linli_jobs;

create table people_import_layout (
  hash text not null,
  at timestamp with time zone not null,
  constraint people_import_layout_pkey PRIMARY KEY (hash)
);
grant insert, select, update on people_import_layout to linli_app;
grant insert, select, update on people_import_layout to linli_jobs;

create table people_import_row (
  import uuid not null,
  place text collate "C" not null,
  no integer not null,
  sheet integer not null,
  at integer,
  part integer not null,
  verdict text not null,
  decided text,
  home bytea default '\x'::bytea not null,
  person uuid,
  found boolean default false not null,
  id_key bytea,
  spot text collate "C",
  content text,
  issues text[] default '{}'::text[] not null,
  deeds text[] default '{}'::text[] not null,
  category uuid,
  constraint people_import_row_pkey PRIMARY KEY (import, no),
  constraint people_import_row_decided_check CHECK (decided = ANY (ARRAY['take'::text, 'other'::text, 'end'::text, 'leave'::text])),
  constraint people_import_row_verdict_check CHECK (verdict = ANY (ARRAY['new'::text, 'changed'::text, 'same'::text, 'doubtful'::text, 'refused'::text, 'missing'::text])),
  constraint people_import_row_import_fkey FOREIGN KEY (import) REFERENCES people_import(id),
  constraint people_import_row_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX people_import_row_home ON people_import_row USING btree (import, home, no);
CREATE INDEX people_import_row_number ON people_import_row USING btree (import, id_key) WHERE id_key IS NOT NULL;
CREATE INDEX people_import_row_person ON people_import_row USING btree (import, person) WHERE found;
CREATE INDEX people_import_row_verdict ON people_import_row USING btree (import, verdict, no);
alter table people_import_row enable row level security;
create policy people_import_row_seen on people_import_row for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE people_import_row.place >= s.lo AND people_import_row.place < s.hi)));
grant select, update on people_import_row to linli_app;
grant delete, insert, select, update on people_import_row to linli_jobs;

create view people_pub_account with (security_invoker=true) as
 SELECT person_account.account,
    person_account.person,
    person_account.place,
    person_account.link,
    person_account.from_day,
    person_account.to_day
   FROM person_account;
grant select on people_pub_account to linli_app;
grant select on people_pub_account to linli_jobs;

create view people_pub_category with (security_invoker=true) as
 SELECT person_category.id,
    person_category.person,
    person_category.place,
    person_category.category,
    person_category.from_day,
    person_category.to_day,
    person_category.month
   FROM person_category;
grant select on people_pub_category to linli_app;
grant select on people_pub_category to linli_jobs;

create view people_pub_event with (security_invoker=true) as
 SELECT person_event.id,
    person_event.person,
    person_event.kind,
    person_event.day,
    person_event.from_place,
    person_event.to_place
   FROM person_event
  WHERE person_event.struck_at IS NULL;
grant select on people_pub_event to linli_app;
grant select on people_pub_event to linli_jobs;

create view people_pub_field with (security_invoker=true) as
 SELECT person_field.code,
    person_field.purpose,
    person_field.basis,
    person_field.definition,
    person_field.version
   FROM person_field;
grant select on people_pub_field to linli_app;
grant select on people_pub_field to linli_jobs;

create view people_pub_home with (security_invoker=true) as
 SELECT a.account,
    a.person,
    a.link,
    p.name_masked,
    h.place,
    h.dwelling,
    d.estate,
    d.text
   FROM person_account a
     JOIN person p ON p.id = a.person
     JOIN household_member m ON m.person = a.person AND m.to_day IS NULL AND m.residence <> 'registered-only'::text
     JOIN household h ON h.id = m.household
     LEFT JOIN places_pub_dwelling d ON d.id = h.dwelling
  WHERE a.to_day IS NULL AND p.died IS NULL;
grant select on people_pub_home to linli_app;
grant select on people_pub_home to linli_jobs;

create view people_pub_household with (security_invoker=true) as
 SELECT household.id,
    household.place,
    household.dwelling,
    household.opened,
    household.closed
   FROM household;
grant select on people_pub_household to linli_app;
grant select on people_pub_household to linli_jobs;

create view people_pub_member with (security_invoker=true) as
 SELECT household_member.household,
    household_member.person,
    household_member.place,
    household_member.relation,
    household_member.residence,
    household_member.from_day,
    household_member.to_day
   FROM household_member;
grant select on people_pub_member to linli_app;
grant select on people_pub_member to linli_jobs;

create view people_pub_merged with (security_invoker=true) as
 SELECT person.id AS old,
    person.merged_into AS "into"
   FROM person
  WHERE person.merged_into IS NOT NULL;
grant select on people_pub_merged to linli_app;
grant select on people_pub_merged to linli_jobs;

create view people_pub_person with (security_invoker=true) as
 SELECT p.id,
    k.place,
    k.name_masked,
    k.sex,
    k.born,
    k.died,
    k.id AS now,
    k.left_on
   FROM person p
     JOIN person k ON k.id =
        CASE
            WHEN p.merged_into IS NULL THEN p.id
            ELSE p.merged_into
        END;
grant select on people_pub_person to linli_app;
grant select on people_pub_person to linli_jobs;

create table people_run (
  id uuid not null,
  job text not null,
  at timestamp with time zone not null,
  counts jsonb not null,
  constraint people_run_pkey PRIMARY KEY (id)
);
CREATE INDEX people_run_at ON people_run USING btree (at DESC, id DESC);
grant select on people_run to linli_app;
grant insert, select on people_run to linli_jobs;

create table person (
  id uuid not null,
  place text collate "C" not null,
  name text not null,
  name_masked text not null,
  sex text not null,
  born date,
  id_number text,
  id_number_masked text,
  id_number_key bytea,
  address_note text,
  died date,
  version integer not null,
  entered_at timestamp with time zone not null,
  left_on date,
  erased_at timestamp with time zone,
  merged_into uuid,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_sex_check CHECK (sex = ANY (ARRAY['male'::text, 'female'::text, 'unknown'::text])),
  constraint person_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES person(id),
  constraint person_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX person_born ON person USING btree (born, place) WHERE born IS NOT NULL;
CREATE INDEX person_gone ON person USING btree (COALESCE(died, left_on), id) WHERE erased_at IS NULL AND (died IS NOT NULL OR left_on IS NOT NULL);
CREATE INDEX person_here ON person USING btree (place, id) WHERE died IS NULL AND left_on IS NULL;
CREATE INDEX person_id_number ON person USING btree (id_number_key, place, id) WHERE id_number_key IS NOT NULL;
CREATE INDEX person_merged ON person USING btree (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX person_place ON person USING btree (place, id);
alter table person enable row level security;
create policy person_seen on person for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE person.place >= s.lo AND person.place < s.hi)) OR (id IN ( SELECT a.person
   FROM person_account a
  WHERE a.account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid AND a.to_day IS NULL AND a.barred_at IS NULL)));
grant insert, select, update on person to linli_app;
grant delete, insert, select, update on person to linli_jobs;

create table person_account (
  id uuid not null,
  person uuid not null,
  place text collate "C" not null,
  account uuid not null,
  link text not null,
  from_day date not null,
  to_day date,
  barred_at timestamp with time zone,
  constraint person_account_pkey PRIMARY KEY (id),
  constraint person_account_check CHECK (to_day >= from_day),
  constraint person_account_link_check CHECK (link = ANY (ARRAY['self'::text, 'relative'::text, 'guardian'::text])),
  constraint person_account_account_fkey FOREIGN KEY (account) REFERENCES accounts(id),
  constraint person_account_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint person_account_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX person_account_account ON person_account USING btree (account);
CREATE INDEX person_account_person ON person_account USING btree (person);
alter table person_account enable row level security;
create policy person_account_seen on person_account for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE person_account.place >= s.lo AND person_account.place < s.hi)) OR account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid);
grant insert, select, update on person_account to linli_app;
grant insert, select, update on person_account to linli_jobs;

create table person_alias (
  id uuid not null,
  old uuid not null,
  kept uuid not null,
  place text collate "C" not null,
  inverse text,
  merged_by uuid,
  merged_at timestamp with time zone not null,
  undone_by uuid,
  undone_at timestamp with time zone,
  constraint person_alias_pkey PRIMARY KEY (id),
  constraint person_alias_kept_fkey FOREIGN KEY (kept) REFERENCES person(id),
  constraint person_alias_old_fkey FOREIGN KEY (old) REFERENCES person(id),
  constraint person_alias_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX person_alias_kept ON person_alias USING btree (kept, merged_at);
CREATE UNIQUE INDEX person_alias_old ON person_alias USING btree (old) WHERE undone_at IS NULL;
alter table person_alias enable row level security;
create policy person_alias_seen on person_alias for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE person_alias.place >= s.lo AND person_alias.place < s.hi)));
grant insert, select, update on person_alias to linli_app;
grant insert, select, update on person_alias to linli_jobs;

create table person_apart (
  id uuid not null,
  person uuid not null,
  other uuid not null,
  place text collate "C" not null,
  note text not null,
  account uuid,
  at timestamp with time zone not null,
  constraint person_apart_pkey PRIMARY KEY (id),
  constraint person_apart_person_other_key UNIQUE (person, other),
  constraint person_apart_other_fkey FOREIGN KEY (other) REFERENCES person(id) ON DELETE CASCADE,
  constraint person_apart_person_fkey FOREIGN KEY (person) REFERENCES person(id) ON DELETE CASCADE,
  constraint person_apart_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX person_apart_other ON person_apart USING btree (other, at DESC);
alter table person_apart enable row level security;
create policy person_apart_seen on person_apart for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE person_apart.place >= s.lo AND person_apart.place < s.hi)));
grant insert, select on person_apart to linli_app;
grant delete, insert, select on person_apart to linli_jobs;

create table person_bar (
  id uuid not null,
  person uuid not null,
  account uuid,
  said text,
  frozen text,
  barred_at timestamp with time zone not null,
  barred_by uuid,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  constraint person_bar_pkey PRIMARY KEY (id),
  constraint person_bar_check CHECK (account IS NOT NULL OR said IS NOT NULL),
  constraint person_bar_account_fkey FOREIGN KEY (account) REFERENCES accounts(id),
  constraint person_bar_person_fkey FOREIGN KEY (person) REFERENCES person(id)
);
CREATE UNIQUE INDEX person_bar_account ON person_bar USING btree (person, account) WHERE lifted_at IS NULL AND account IS NOT NULL;
CREATE INDEX person_bar_of ON person_bar USING btree (account) WHERE lifted_at IS NULL AND account IS NOT NULL;
CREATE INDEX person_bar_person ON person_bar USING btree (person) WHERE lifted_at IS NULL;
alter table person_bar enable row level security;
create policy person_bar_seen on person_bar for all to public using ((EXISTS ( SELECT 1
   FROM person p,
    UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE p.id = person_bar.person AND p.place >= s.lo AND p.place < s.hi)) OR account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid);
grant insert, select on person_bar to linli_app;
grant select on person_bar to linli_jobs;
grant update on person_bar (lifted_at, lifted_by) to linli_app;
grant update on person_bar (said, frozen) to linli_app;
grant update on person_bar (said, frozen) to linli_jobs;

create table person_category (
  id uuid not null,
  person uuid not null,
  place text collate "C" not null,
  category text not null,
  from_day date not null,
  to_day date,
  source text not null,
  month text not null,
  version integer not null,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  constraint person_category_pkey PRIMARY KEY (id),
  constraint person_category_check CHECK (to_day >= from_day),
  constraint person_category_month_check CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'::text),
  constraint person_category_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint person_category_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX person_category_open ON person_category USING btree (category, person) WHERE to_day IS NULL;
CREATE INDEX person_category_person ON person_category USING btree (person, from_day);
CREATE INDEX person_category_place ON person_category USING btree (category, place, person);
alter table person_category enable row level security;
create policy person_category_seen on person_category for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE person_category.place >= s.lo AND person_category.place < s.hi)) OR (person IN ( SELECT a.person
   FROM person_account a
  WHERE a.account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid AND a.to_day IS NULL AND a.barred_at IS NULL)));
grant insert, select, update on person_category to linli_app;
grant delete, insert, select, update on person_category to linli_jobs;

create table person_claim (
  id uuid not null,
  person uuid not null,
  place text collate "C" not null,
  about text not null,
  what text not null,
  reason text not null,
  held text,
  claimed text,
  source text not null,
  category uuid,
  edit uuid not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  settled_by uuid,
  settled_at timestamp with time zone,
  taken boolean,
  constraint person_claim_pkey PRIMARY KEY (id),
  constraint person_claim_about_check CHECK (about = ANY (ARRAY['field'::text, 'category'::text])),
  constraint person_claim_check CHECK ((settled_at IS NULL) = (taken IS NULL)),
  constraint person_claim_reason_check CHECK (reason = ANY (ARRAY['number-differs'::text, 'change'::text, 'source-differs'::text, 'age-limit'::text])),
  constraint person_claim_category_fkey FOREIGN KEY (category) REFERENCES person_category(id),
  constraint person_claim_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint person_claim_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX person_claim_category ON person_claim USING btree (category) WHERE category IS NOT NULL;
CREATE INDEX person_claim_edit ON person_claim USING btree (edit);
CREATE INDEX person_claim_open ON person_claim USING btree (place, asked_at, id) WHERE settled_at IS NULL;
CREATE INDEX person_claim_person ON person_claim USING btree (person, asked_at);
alter table person_claim enable row level security;
create policy person_claim_seen on person_claim for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE person_claim.place >= s.lo AND person_claim.place < s.hi)));
grant insert, select, update on person_claim to linli_app;
grant delete, insert, select, update on person_claim to linli_jobs;

create table person_contact (
  id uuid not null,
  person uuid not null,
  place text collate "C" not null,
  kind text not null,
  agreed text not null,
  sealed text,
  name_masked text,
  phone_masked text,
  from_day date not null,
  to_day date,
  constraint person_contact_pkey PRIMARY KEY (id),
  constraint person_contact_agreed_check CHECK (agreed = ANY (ARRAY['in-person'::text, 'by-phone'::text, 'passed-on'::text])),
  constraint person_contact_check CHECK ((to_day IS NULL) = (sealed IS NOT NULL)),
  constraint person_contact_kind_check CHECK (kind = ANY (ARRAY['neighbour'::text, 'emergency'::text, 'relative'::text, 'other'::text])),
  constraint person_contact_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint person_contact_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX person_contact_person ON person_contact USING btree (person, from_day, id);
alter table person_contact enable row level security;
create policy person_contact_seen on person_contact for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE person_contact.place >= s.lo AND person_contact.place < s.hi)) OR (person IN ( SELECT a.person
   FROM person_account a
  WHERE a.account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid AND a.to_day IS NULL AND a.barred_at IS NULL)));
grant delete, insert, select, update on person_contact to linli_app;
grant delete, insert, select, update on person_contact to linli_jobs;

create table person_event (
  id uuid not null,
  person uuid not null,
  kind text not null,
  day date not null,
  from_place text collate "C",
  to_place text collate "C",
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  struck_at timestamp with time zone,
  constraint person_event_pkey PRIMARY KEY (id),
  constraint person_event_check CHECK ((kind = ANY (ARRAY['found'::text, 'arrive'::text, 'birth'::text])) = (from_place IS NULL)),
  constraint person_event_check1 CHECK ((kind = ANY (ARRAY['leave'::text, 'death'::text])) = (to_place IS NULL)),
  constraint person_event_kind_check CHECK (kind = ANY (ARRAY['found'::text, 'arrive'::text, 'birth'::text, 'move'::text, 'leave'::text, 'death'::text])),
  constraint person_event_from_place_fkey FOREIGN KEY (from_place) REFERENCES place(path),
  constraint person_event_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint person_event_to_place_fkey FOREIGN KEY (to_place) REFERENCES place(path)
);
CREATE INDEX person_event_in ON person_event USING btree (to_place, day) INCLUDE (kind, from_place) WHERE struck_at IS NULL AND to_place IS NOT NULL;
CREATE INDEX person_event_out ON person_event USING btree (from_place, day) INCLUDE (kind, to_place) WHERE struck_at IS NULL AND from_place IS NOT NULL;
CREATE INDEX person_event_person ON person_event USING btree (person, day, recorded_at, id);
alter table person_event enable row level security;
create policy person_event_seen on person_event for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE person_event.to_place >= s.lo AND person_event.to_place < s.hi OR person_event.from_place >= s.lo AND person_event.from_place < s.hi)));
grant insert, select, update on person_event to linli_app;
grant delete, insert, select, update on person_event to linli_jobs;

create table person_extra (
  id uuid not null,
  person uuid not null,
  field text not null,
  place text collate "C" not null,
  plain text,
  sealed text,
  key bytea,
  constraint person_extra_pkey PRIMARY KEY (id),
  constraint person_extra_person_field_key UNIQUE (person, field),
  constraint person_extra_check CHECK ((plain IS NULL) <> (sealed IS NULL)),
  constraint person_extra_field_fkey FOREIGN KEY (field) REFERENCES person_field(code),
  constraint person_extra_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint person_extra_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX person_extra_key ON person_extra USING btree (key, place, person) WHERE key IS NOT NULL;
alter table person_extra enable row level security;
create policy person_extra_seen on person_extra for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE person_extra.place >= s.lo AND person_extra.place < s.hi)));
grant delete, insert, select, update on person_extra to linli_app;
grant delete, insert, select, update on person_extra to linli_jobs;

create table person_fault (
  kind text not null,
  place text collate "C" not null,
  person uuid not null,
  constraint person_fault_pkey PRIMARY KEY (kind, place, person),
  constraint person_fault_kind_check CHECK (kind = ANY (ARRAY['no-dwelling'::text, 'no-contact'::text, 'shared-phone'::text, 'age-limit'::text, 'recheck-due'::text])),
  constraint person_fault_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
alter table person_fault enable row level security;
create policy person_fault_seen on person_fault for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE person_fault.place >= s.lo AND person_fault.place < s.hi)));
grant select on person_fault to linli_app;
grant delete, insert, select on person_fault to linli_jobs;

create table person_fault_sum (
  place text collate "C" not null,
  kind text not null,
  n integer not null,
  counted_at timestamp with time zone not null,
  constraint person_fault_sum_pkey PRIMARY KEY (place, kind),
  constraint person_fault_sum_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
alter table person_fault_sum enable row level security;
create policy person_fault_sum_seen on person_fault_sum for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE person_fault_sum.place >= s.lo AND person_fault_sum.place < s.hi)));
grant select on person_fault_sum to linli_app;
grant delete, insert, select on person_fault_sum to linli_jobs;

create table person_field (
  code text not null,
  purpose text not null,
  basis text not null,
  definition jsonb not null,
  version integer not null,
  constraint person_field_pkey PRIMARY KEY (code)
);
grant insert, select, update on person_field to linli_app;
grant insert, select, update on person_field to linli_jobs;

create table person_key (
  key bigint not null,
  category text collate "C" not null,
  place text collate "C" not null,
  person uuid not null,
  born date,
  derived boolean not null,
  constraint person_key_pkey PRIMARY KEY (key, category, place, person) INCLUDE (born)
);
CREATE INDEX person_key_person ON person_key USING btree (person);
alter table person_key enable row level security;
create policy person_key_seen on person_key for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE person_key.place >= s.lo AND person_key.place < s.hi)));
grant delete, insert, select, update on person_key to linli_app;
grant delete, insert, select, update on person_key to linli_jobs;

create table person_key_due (
  person uuid not null,
  constraint person_key_due_pkey PRIMARY KEY (person)
);
grant delete, select, update on person_key_due to linli_jobs;

create table person_phone (
  person uuid not null,
  place text collate "C" not null,
  no integer not null,
  sealed text not null,
  masked text not null,
  key bytea not null,
  constraint person_phone_pkey PRIMARY KEY (person, no),
  constraint person_phone_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint person_phone_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX person_phone_key ON person_phone USING btree (key, place, person);
alter table person_phone enable row level security;
create policy person_phone_seen on person_phone for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE person_phone.place >= s.lo AND person_phone.place < s.hi)) OR (person IN ( SELECT a.person
   FROM person_account a
  WHERE a.account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid AND a.to_day IS NULL AND a.barred_at IS NULL)));
grant delete, insert, select, update on person_phone to linli_app;
grant delete, insert, select, update on person_phone to linli_jobs;

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
    e.property,
    b.grams
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
    e.property,
    d.grams
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
    estate.text,
    estate.grams
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

create view places_pub_unit with (security_invoker=true) as
 SELECT unit.id,
    unit.building,
    unit.name
   FROM unit;
grant select on places_pub_unit to linli_app;
grant select on places_pub_unit to linli_jobs;

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

create table population_noted (
  id uuid not null,
  month text not null,
  kind text not null,
  from_place text collate "C",
  to_place text collate "C",
  n integer not null,
  constraint population_noted_pkey PRIMARY KEY (id)
);
CREATE INDEX population_noted_in ON population_noted USING btree (to_place) WHERE to_place IS NOT NULL;
CREATE INDEX population_noted_out ON population_noted USING btree (from_place) WHERE from_place IS NOT NULL;
alter table population_noted enable row level security;
create policy population_noted_seen on population_noted for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE population_noted.to_place >= s.lo AND population_noted.to_place < s.hi OR population_noted.from_place >= s.lo AND population_noted.from_place < s.hi)));
grant insert, select on population_noted to linli_app;
grant delete, insert, select, update on population_noted to linli_jobs;

create table population_sum (
  place text collate "C" not null,
  grain text not null,
  span text collate "C" not null,
  arrivals integer not null,
  found integer not null,
  moved_in integer not null,
  births integer not null,
  departures integer not null,
  moved_out integer not null,
  deaths integer not null,
  net integer generated always as ((((arrivals + births) - departures) - deaths)) stored not null,
  constraint population_sum_pkey PRIMARY KEY (place, grain, span),
  constraint population_sum_grain_check CHECK (grain = ANY (ARRAY['year'::text, 'month'::text])),
  constraint population_sum_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
alter table population_sum enable row level security;
create policy population_sum_seen on population_sum for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE population_sum.place >= s.lo AND population_sum.place < s.hi)));
grant select on population_sum to linli_app;
grant insert, select, update on population_sum to linli_jobs;

create table rates (
  key bytea not null,
  count integer not null,
  until timestamp with time zone not null,
  constraint rates_pkey PRIMARY KEY (key)
);
CREATE INDEX rates_until ON rates USING btree (until);
grant delete, insert, select, update on rates to linli_app;

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
    service_records.recorded_at,
    service_records.also,
    service_records.recorded_by,
    service_records.programme,
    service_records.restricted
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
CREATE INDEX request_acts_rated ON request_acts USING btree (at, request) WHERE kind = 'rate'::text;
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
  constraint request_at_pkey PRIMARY KEY (prefix, received_at, request) INCLUDE (place)
);
alter table request_at enable row level security;
create policy request_at_seen on request_at for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE request_at.place >= s.lo AND request_at.place < s.hi)));
grant delete, insert, select on request_at to linli_app;
grant delete, insert, select on request_at to linli_jobs;

create table request_city (
  number text not null,
  request uuid not null,
  layout text not null,
  cells uuid not null,
  unit text,
  co_unit text,
  handed_at timestamp with time zone,
  due_at timestamp with time zone,
  hash text not null,
  words text not null,
  at timestamp with time zone not null,
  account uuid,
  constraint request_city_pkey PRIMARY KEY (number),
  constraint request_city_layout_fkey FOREIGN KEY (layout) REFERENCES request_city_layout(hash),
  constraint request_city_request_fkey FOREIGN KEY (request) REFERENCES requests(id)
);
CREATE INDEX request_city_request ON request_city USING btree (request);
alter table request_city enable row level security;
create policy request_city_seen on request_city for all to public using ((EXISTS ( SELECT 1
   FROM requests r
  WHERE r.id = request_city.request)));
grant insert, select, update on request_city to linli_app;
grant insert, select, update on request_city to linli_jobs;

create table request_city_header (
  key text not null,
  decision text not null,
  account uuid not null,
  at timestamp with time zone not null,
  constraint request_city_header_pkey PRIMARY KEY (key)
);
grant insert, select, update on request_city_header to linli_app;
grant insert, select, update on request_city_header to linli_jobs;

create table request_city_key (
  id uuid not null,
  account uuid not null,
  place text not null,
  since timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint request_city_key_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX request_city_key_now ON request_city_key USING btree ((true)) WHERE ended_at IS NULL;
grant insert, select on request_city_key to linli_app;
grant insert, select on request_city_key to linli_jobs;
grant update on request_city_key (ended_at, ended_by) to linli_app;
grant update on request_city_key (ended_at, ended_by) to linli_jobs;

create table request_city_layout (
  hash text not null,
  headers text[] not null,
  constraint request_city_layout_pkey PRIMARY KEY (hash)
);
grant insert, select on request_city_layout to linli_app;
grant insert, select on request_city_layout to linli_jobs;

create table request_codes (
  request uuid not null,
  hash bytea not null,
  tries integer not null,
  sent_at timestamp with time zone not null,
  until timestamp with time zone not null,
  constraint request_codes_pkey PRIMARY KEY (request),
  constraint request_codes_request_fkey FOREIGN KEY (request) REFERENCES requests(id)
);
alter table request_codes enable row level security;
create policy request_codes_seen on request_codes for all to public using ((EXISTS ( SELECT 1
   FROM requests r
  WHERE r.id = request_codes.request)));
grant delete, insert, select, update on request_codes to linli_app;

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
  device_key bytea,
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

create table request_link_codes (
  link uuid not null,
  key bytea not null,
  hash bytea not null,
  tries integer not null,
  until timestamp with time zone not null,
  constraint request_link_codes_pkey PRIMARY KEY (link, key),
  constraint request_link_codes_link_fkey FOREIGN KEY (link) REFERENCES request_links(id)
);
alter table request_link_codes enable row level security;
create policy request_link_codes_seen on request_link_codes for all to public using ((EXISTS ( SELECT 1
   FROM request_links l
  WHERE l.id = request_link_codes.link)));
grant delete, insert, select, update on request_link_codes to linli_app;
grant delete, insert, select, update on request_link_codes to linli_jobs;

create table request_links (
  id uuid not null,
  request uuid not null,
  order_id uuid,
  role text not null,
  acts text[] not null,
  token bytea not null,
  phone text,
  phone_index bytea,
  phone_last4 text,
  name text,
  given_at timestamp with time zone not null,
  given_by uuid not null,
  until timestamp with time zone not null,
  body_hash text not null,
  confirmed_at timestamp with time zone,
  key bytea,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  ended_at timestamp with time zone,
  constraint request_links_pkey PRIMARY KEY (id),
  constraint request_links_request_fkey FOREIGN KEY (request) REFERENCES requests(id)
);
CREATE INDEX request_links_request ON request_links USING btree (request);
CREATE UNIQUE INDEX request_links_token ON request_links USING btree (token);
alter table request_links enable row level security;
create policy request_links_seen on request_links for all to public using ((EXISTS ( SELECT 1
   FROM requests r
  WHERE r.id = request_links.request)));
grant insert, select, update on request_links to linli_app;
grant insert, select, update on request_links to linli_jobs;

create table request_measures (
  request uuid not null,
  place text collate "C" not null,
  month date not null,
  closed_month date,
  facts jsonb not null,
  updated_at timestamp with time zone not null,
  version integer default 1 not null,
  turns_at timestamp with time zone,
  constraint request_measures_pkey PRIMARY KEY (request),
  constraint request_measures_request_fkey FOREIGN KEY (request) REFERENCES requests(id)
);
CREATE INDEX request_measures_closed ON request_measures USING btree (closed_month, place) WHERE closed_month IS NOT NULL;
CREATE INDEX request_measures_month ON request_measures USING btree (month, place);
CREATE INDEX request_measures_turning ON request_measures USING btree (turns_at) WHERE turns_at IS NOT NULL;
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
  rank smallint not null,
  supervised boolean default false not null,
  timer_at timestamp with time zone,
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
CREATE INDEX requests_desk ON requests USING btree (desk, rank, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX requests_dwelling ON requests USING btree (estate, received_at DESC) WHERE estate IS NOT NULL;
CREATE INDEX requests_open_due ON requests USING btree (rank, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX requests_open_place ON requests USING btree (place, rank, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX requests_reporter ON requests USING btree (reporter, received_at DESC, id) WHERE reporter IS NOT NULL;
CREATE INDEX requests_timer ON requests USING btree (timer_at) WHERE timer_at IS NOT NULL;
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
    requests.rank,
    requests.urgency,
    requests.reporter,
    requests.received_at
   FROM requests
  WHERE requests.closed_at IS NULL;
grant select on requests_pub_open to linli_app;
grant select on requests_pub_open to linli_jobs;

create table restricted_file (
  id uuid not null,
  class text not null,
  subject uuid not null,
  body text not null,
  version integer not null,
  opened_at timestamp with time zone not null,
  opened_by uuid not null,
  closed_at timestamp with time zone,
  constraint restricted_file_pkey PRIMARY KEY (id)
);
CREATE INDEX restricted_file_class ON restricted_file USING btree (class, id);
CREATE INDEX restricted_file_subject ON restricted_file USING btree (subject);
alter table restricted_file enable row level security;
create policy restricted_file_assigned on restricted_file for all to public using ((EXISTS ( SELECT 1
   FROM restricted_worker w
  WHERE w.file = restricted_file.id AND w.ended_at IS NULL AND w.account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid)) OR (EXISTS ( SELECT 1
   FROM restricted_owner o
  WHERE o.class = restricted_file.class AND o.ended_at IS NULL AND o.account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid))) with check (true);
grant insert, select on restricted_file to linli_restricted;
grant update on restricted_file (body, version, closed_at) to linli_restricted;

create table restricted_log (
  id uuid not null,
  file uuid,
  account uuid not null,
  at timestamp with time zone not null,
  what text not null,
  reason text,
  class text,
  constraint restricted_log_pkey PRIMARY KEY (id),
  constraint restricted_log_about CHECK ((file IS NULL) <> (class IS NULL)),
  constraint restricted_log_file_fkey FOREIGN KEY (file) REFERENCES restricted_file(id)
);
CREATE INDEX restricted_log_at ON restricted_log USING btree (at DESC, id DESC);
CREATE INDEX restricted_log_class ON restricted_log USING btree (class, at DESC, id DESC) WHERE class IS NOT NULL;
CREATE INDEX restricted_log_file ON restricted_log USING btree (file, at DESC, id DESC);
alter table restricted_log enable row level security;
create policy restricted_log_assigned on restricted_log for all to public using ((EXISTS ( SELECT 1
   FROM restricted_file f
  WHERE f.id = restricted_log.file))) with check (true);
create policy restricted_log_owner on restricted_log for all to public using ((EXISTS ( SELECT 1
   FROM restricted_owner o
  WHERE o.class = restricted_log.class AND o.ended_at IS NULL AND o.account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid))) with check (true);
grant insert, select on restricted_log to linli_restricted;

create table restricted_offer (
  id uuid not null,
  class text not null,
  subject uuid not null,
  body text,
  source text not null,
  offered_at timestamp with time zone not null,
  offered_by uuid,
  settled_at timestamp with time zone,
  settled_by uuid,
  taken boolean,
  batch uuid,
  mark bytea,
  constraint restricted_offer_pkey PRIMARY KEY (id),
  constraint restricted_offer_check CHECK ((settled_at IS NULL) = (taken IS NULL))
);
CREATE INDEX restricted_offer_batch ON restricted_offer USING btree (batch) WHERE batch IS NOT NULL;
CREATE UNIQUE INDEX restricted_offer_mark ON restricted_offer USING btree (mark) WHERE settled_at IS NULL OR settled_by IS NOT NULL;
CREATE INDEX restricted_offer_open ON restricted_offer USING btree (class, offered_at, id) WHERE settled_at IS NULL;
alter table restricted_offer enable row level security;
create policy restricted_offer_itself on restricted_offer for all to public using (current_setting('linli.offers'::text, true) = 'due'::text OR current_setting('linli.offers'::text, true) = batch::text) with check (true);
create policy restricted_offer_owner on restricted_offer for all to public using ((EXISTS ( SELECT 1
   FROM restricted_owner o
  WHERE o.class = restricted_offer.class AND o.ended_at IS NULL AND o.account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid))) with check (true);
grant insert, select on restricted_offer to linli_restricted;
grant update on restricted_offer (body, settled_at, settled_by, taken) to linli_restricted;

create table restricted_owner (
  id uuid not null,
  class text not null,
  account uuid not null,
  appointed_at timestamp with time zone not null,
  appointed_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint restricted_owner_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX restricted_owner_now ON restricted_owner USING btree (class, account) WHERE ended_at IS NULL;
grant insert, select on restricted_owner to linli_restricted;
grant update on restricted_owner (ended_at, ended_by) to linli_restricted;

create table restricted_shield (
  file uuid not null,
  person uuid not null,
  whole boolean not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint restricted_shield_pkey PRIMARY KEY (file, person),
  constraint restricted_shield_file_fkey FOREIGN KEY (file) REFERENCES restricted_file(id)
);
CREATE INDEX restricted_shield_person ON restricted_shield USING btree (person);
grant insert, select on restricted_shield to linli_restricted;
grant update on restricted_shield (to_at) to linli_restricted;

create table restricted_worker (
  file uuid not null,
  account uuid not null,
  since timestamp with time zone not null,
  given_by uuid,
  ended_at timestamp with time zone,
  constraint restricted_worker_pkey PRIMARY KEY (file, account, since),
  constraint restricted_worker_file_fkey FOREIGN KEY (file) REFERENCES restricted_file(id)
);
CREATE INDEX restricted_worker_account ON restricted_worker USING btree (account, file) WHERE ended_at IS NULL;
grant insert, select on restricted_worker to linli_restricted;
grant update on restricted_worker (ended_at) to linli_restricted;

create view rights_pub_consent with (security_invoker=true) as
 SELECT consent.person,
    consent.purpose,
    consent.purpose_version,
    consent.sensitive
   FROM consent
  WHERE consent.withdrawn_at IS NULL;
grant select on rights_pub_consent to linli_app;
grant select on rights_pub_consent to linli_jobs;

create table rights_register (
  kind text not null,
  code text not null,
  body jsonb not null,
  own_months integer,
  sort integer not null,
  version integer not null,
  constraint rights_register_pkey PRIMARY KEY (kind, code),
  constraint rights_register_kind_check CHECK (kind = ANY (ARRAY['purpose'::text, 'field'::text, 'limit'::text])),
  constraint rights_register_own_months_check CHECK (own_months > 0)
);
grant insert, select, update on rights_register to linli_app;
grant insert, select, update on rights_register to linli_jobs;

create table rights_run (
  id uuid not null,
  at timestamp with time zone not null,
  erased jsonb not null,
  held jsonb not null,
  constraint rights_run_pkey PRIMARY KEY (id)
);
CREATE INDEX rights_run_at ON rights_run USING btree (at DESC, id DESC);
grant select on rights_run to linli_app;
grant insert, select on rights_run to linli_jobs;

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
  also text[] default '{}'::text[] not null,
  restricted boolean default false not null,
  seen_by uuid[] default '{}'::uuid[] not null,
  programme text,
  channel text,
  constraint service_records_pkey PRIMARY KEY (id, version),
  constraint service_records_channel_check CHECK (channel = ANY (ARRAY['public'::text, 'purchased'::text, 'voluntary'::text, 'neighbourly'::text]))
);
CREATE INDEX service_records_ended ON service_records USING btree (ended_at DESC, id DESC) WHERE current;
CREATE INDEX service_records_origin ON service_records USING btree (origin);
CREATE INDEX service_records_place ON service_records USING btree (place, ended_at DESC, id) WHERE current;
CREATE INDEX service_records_unit ON service_records USING btree (unit, ended_at DESC, id) WHERE current;
alter table service_records enable row level security;
create policy service_records_jobs on service_records for all to linli_jobs using (true) with check (true);
create policy service_records_seen on service_records for all to public using (NOT restricted AND ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE service_records.place >= s.lo AND service_records.place < s.hi)) OR (unit = ANY (current_setting('linli.units'::text)::text[]))) OR (NULLIF(current_setting('linli.account'::text), ''::text)::uuid = ANY (seen_by)));
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

create table squad (
  id uuid not null,
  team uuid not null,
  name text collate "C" not null,
  place text collate "C" not null,
  trade text not null,
  unit text,
  leader uuid,
  from_day date not null,
  to_day date,
  version integer not null,
  constraint squad_pkey PRIMARY KEY (id),
  constraint squad_check CHECK (to_day >= from_day),
  constraint squad_place_fkey FOREIGN KEY (place) REFERENCES place(path),
  constraint squad_team_fkey FOREIGN KEY (team) REFERENCES team(id),
  constraint squad_unit_fkey FOREIGN KEY (unit) REFERENCES organisation(code)
);
CREATE INDEX squad_leader ON squad USING btree (leader) WHERE leader IS NOT NULL;
CREATE INDEX squad_place ON squad USING btree (place);
CREATE INDEX squad_team ON squad USING btree (team, place, name, id);
CREATE INDEX squad_unit ON squad USING btree (unit) WHERE unit IS NOT NULL;
grant insert, select, update on squad to linli_app;
grant insert, select, update on squad to linli_jobs;

create table squad_member (
  id uuid not null,
  squad uuid not null,
  account uuid,
  volunteer uuid,
  person uuid,
  from_day date not null,
  to_day date,
  version integer not null,
  constraint squad_member_pkey PRIMARY KEY (id),
  constraint squad_member_check CHECK (to_day >= from_day),
  constraint squad_member_check1 CHECK ((account IS NULL) = (volunteer IS NOT NULL) AND (volunteer IS NULL) = (person IS NULL)),
  constraint squad_member_squad_fkey FOREIGN KEY (squad) REFERENCES squad(id)
);
CREATE INDEX squad_member_account ON squad_member USING btree (account) WHERE account IS NOT NULL;
CREATE INDEX squad_member_of ON squad_member USING btree (squad, from_day, id);
CREATE INDEX squad_member_person ON squad_member USING btree (person) WHERE person IS NOT NULL;
alter table squad_member enable row level security;
create policy squad_member_jobs on squad_member for all to linli_jobs using (true) with check (true);
create policy squad_member_seen on squad_member for all to public using ((EXISTS ( SELECT 1
   FROM squad s
  WHERE s.id = squad_member.squad AND (s.leader = NULLIF(current_setting('linli.account'::text), ''::text)::uuid OR (s.unit = ANY (current_setting('linli.units'::text)::text[])) OR (EXISTS ( SELECT 1
           FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) r(lo, hi)
          WHERE s.place >= r.lo AND s.place < r.hi))))));
grant insert, select, update on squad_member to linli_app;
grant insert, select, update on squad_member to linli_jobs;

create table team (
  id uuid not null,
  type text not null,
  name text collate "C" not null,
  lead text not null,
  communities text[] collate "C" not null,
  from_day date not null,
  to_day date,
  version integer not null,
  constraint team_pkey PRIMARY KEY (id),
  constraint team_check CHECK (to_day >= from_day),
  constraint team_lead_fkey FOREIGN KEY (lead) REFERENCES organisation(code)
);
CREATE INDEX team_type ON team USING btree (type, id);
grant insert, select, update on team to linli_app;
grant insert, select, update on team to linli_jobs;

create table team_activity (
  activity uuid not null,
  kind text not null,
  numbers jsonb default '{}'::jsonb not null,
  constraint team_activity_pkey PRIMARY KEY (activity)
);
grant select on team_activity to linli_app;
grant insert, select on team_activity to linli_jobs;
grant update on team_activity (kind, numbers) to linli_jobs;

create table team_evaluation (
  id uuid not null,
  team uuid not null,
  year integer not null,
  version integer not null,
  figures jsonb not null,
  said uuid not null,
  why uuid,
  by_account uuid not null,
  at timestamp with time zone not null,
  constraint team_evaluation_pkey PRIMARY KEY (id),
  constraint team_evaluation_team_year_version_key UNIQUE (team, year, version),
  constraint team_evaluation_version_check CHECK (version > 0),
  constraint team_evaluation_team_fkey FOREIGN KEY (team) REFERENCES team(id)
);
grant insert, select on team_evaluation to linli_app;

create table team_quiet (
  account uuid not null,
  constraint team_quiet_pkey PRIMARY KEY (account)
);
alter table team_quiet enable row level security;
create policy team_quiet_jobs on team_quiet for all to linli_jobs using (true) with check (true);
create policy team_quiet_own on team_quiet for all to public using (account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid);
grant delete, insert, select on team_quiet to linli_app;
grant select on team_quiet to linli_jobs;

create table team_told (
  team uuid not null,
  quota text not null,
  squad uuid,
  from_day date not null,
  stage text not null,
  at timestamp with time zone not null,
  constraint team_told_team_quota_squad_from_day_stage_key UNIQUE NULLS NOT DISTINCT (team, quota, squad, from_day, stage),
  constraint team_told_stage_check CHECK (stage = ANY (ARRAY['behind'::text, 'at-risk'::text])),
  constraint team_told_squad_fkey FOREIGN KEY (squad) REFERENCES squad(id),
  constraint team_told_team_fkey FOREIGN KEY (team) REFERENCES team(id)
);
grant select on team_told to linli_app;
grant insert, select on team_told to linli_jobs;

create table team_voice (
  team uuid not null,
  year integer not null,
  account uuid not null,
  place text collate "C" not null,
  answer text not null,
  at timestamp with time zone not null,
  constraint team_voice_pkey PRIMARY KEY (team, year, account),
  constraint team_voice_answer_check CHECK (answer = ANY (ARRAY['good'::text, 'fair'::text, 'poor'::text])),
  constraint team_voice_team_fkey FOREIGN KEY (team) REFERENCES team(id)
);
alter table team_voice enable row level security;
create policy team_voice_seen on team_voice for all to public using (account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid OR (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) r(lo, hi)
  WHERE team_voice.place >= r.lo AND team_voice.place < r.hi)));
grant insert, select, update on team_voice to linli_app;

create table team_year (
  team uuid not null,
  year integer not null,
  changes bigint default 0 not null,
  begun bigint,
  counted bigint,
  day date,
  quotas jsonb,
  at timestamp with time zone,
  constraint team_year_pkey PRIMARY KEY (team, year),
  constraint team_year_team_fkey FOREIGN KEY (team) REFERENCES team(id)
);
alter table team_year enable row level security;
create policy team_year_jobs on team_year for all to linli_jobs using (true) with check (true);
create policy team_year_seen on team_year for all to public using (true);
grant select on team_year to linli_app;
grant insert, select, update on team_year to linli_jobs;

create view teams_pub_quiet with (security_invoker=true) as
 SELECT team_quiet.account
   FROM team_quiet;
grant select on teams_pub_quiet to linli_jobs;

create view teams_pub_squad with (security_invoker=true) as
 SELECT squad.id,
    squad.team,
    squad.name,
    squad.place,
    squad.trade,
    squad.unit,
    squad.from_day,
    squad.to_day
   FROM squad;
grant select on teams_pub_squad to linli_app;
grant select on teams_pub_squad to linli_jobs;

create view teams_pub_team with (security_invoker=true) as
 SELECT team.id,
    team.type,
    team.name,
    team.lead,
    team.communities,
    team.from_day,
    team.to_day
   FROM team;
grant select on teams_pub_team to linli_app;
grant select on teams_pub_team to linli_jobs;

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
create policy texts_activity on texts for all to public using (subject_kind = 'activity'::text AND (EXISTS ( SELECT 1
   FROM activity a
  WHERE a.id = texts.subject)));
create policy texts_demand on texts for all to public using (subject_kind = 'demand'::text AND (EXISTS ( SELECT 1
   FROM demand d
  WHERE d.id = texts.subject)));
create policy texts_enrolment on texts for all to public using (subject_kind = 'enrolment'::text AND (EXISTS ( SELECT 1
   FROM enrolment e
  WHERE e.id = texts.subject)));
create policy texts_form on texts for all to public using (subject_kind = 'form'::text AND (EXISTS ( SELECT 1
   FROM form_template f
  WHERE f.id = texts.subject)));
create policy texts_jobs on texts for all to linli_jobs using (true) with check (true);
create policy texts_list_out on texts for all to public using (subject_kind = 'list-out'::text AND (EXISTS ( SELECT 1
   FROM list_out l
  WHERE l.id = texts.subject)));
create policy texts_neighbour on texts for all to public using (subject_kind = 'neighbour-post'::text AND (EXISTS ( SELECT 1
   FROM neighbour_post p
  WHERE p.id = texts.subject)));
create policy texts_neighbour_group on texts for all to public using (subject_kind = 'neighbour-group'::text AND (EXISTS ( SELECT 1
   FROM neighbour_group g
  WHERE g.id = texts.subject)));
create policy texts_pairing on texts for all to public using (subject_kind = 'pairing'::text AND (EXISTS ( SELECT 1
   FROM pairing p
  WHERE p.id = texts.subject)));
create policy texts_person on texts for all to public using (subject_kind = 'person'::text AND (EXISTS ( SELECT 1
   FROM person p
  WHERE p.id = texts.subject)));
create policy texts_record on texts for all to public using (subject_kind = 'record'::text AND (EXISTS ( SELECT 1
   FROM service_records r
  WHERE r.id = texts.subject)));
create policy texts_request on texts for all to public using (subject_kind = 'request'::text AND (EXISTS ( SELECT 1
   FROM requests r
  WHERE r.id = texts.subject)));
create policy texts_team_evaluation on texts for all to public using (subject_kind = 'team-evaluation'::text AND (EXISTS ( SELECT 1
   FROM team_evaluation e
  WHERE e.id = texts.subject)));
create policy texts_timebank on texts for all to public using (subject_kind = 'timebank-order'::text AND (EXISTS ( SELECT 1
   FROM timebank_order o
  WHERE o.id = texts.subject)));
create policy texts_timebank_account on texts for all to public using (subject_kind = 'timebank-account'::text AND (EXISTS ( SELECT 1
   FROM ledger_account a
  WHERE a.id = texts.subject)));
create policy texts_timebank_proposal on texts for all to public using (subject_kind = 'timebank-proposal'::text AND (EXISTS ( SELECT 1
   FROM timebank_proposal p
  WHERE p.id = texts.subject)));
create policy texts_volunteer on texts for all to public using (subject_kind = 'volunteer'::text AND (EXISTS ( SELECT 1
   FROM volunteer v
  WHERE v.id = texts.subject)));
create policy texts_volunteer_hours on texts for all to public using (subject_kind = 'volunteer-hours'::text AND (EXISTS ( SELECT 1
   FROM volunteer_hours h
  WHERE h.id = texts.subject)));
create policy texts_volunteer_paper on texts for all to public using (subject_kind = 'volunteer-paper'::text AND (EXISTS ( SELECT 1
   FROM volunteer_paper p
  WHERE p.id = texts.subject)));
create policy texts_withheld on texts as restrictive for select to linli_app using (subject_kind <> 'record'::text OR (class <> ALL (ARRAY['record.done'::text, 'record.mood'::text])) OR NOT record_withheld(subject));
grant insert, select on texts to linli_app;
grant insert, select on texts to linli_jobs;
grant update on texts (body, emptied_at, emptied_by, emptied_law) to linli_app;
grant update on texts (body, emptied_at, emptied_by, emptied_law) to linli_jobs;

create table timebank_earned (
  txn uuid not null,
  hours uuid not null,
  no integer not null,
  person uuid,
  item text not null,
  day date not null,
  minutes integer not null,
  percent integer not null,
  amount integer not null,
  beyond integer not null,
  rules text not null,
  rules_from date not null,
  constraint timebank_earned_pkey PRIMARY KEY (txn),
  constraint timebank_earned_hours_no_key UNIQUE (hours, no),
  constraint timebank_earned_amount_check CHECK (amount > 0),
  constraint timebank_earned_check CHECK (beyond >= 0 AND beyond <= amount),
  constraint timebank_earned_minutes_check CHECK (minutes > 0),
  constraint timebank_earned_no_check CHECK (no >= 0),
  constraint timebank_earned_percent_check CHECK (percent > 0),
  constraint timebank_earned_txn_fkey FOREIGN KEY (txn) REFERENCES ledger_txn(id)
);
CREATE INDEX timebank_earned_person ON timebank_earned USING btree (person) WHERE person IS NOT NULL;
alter table timebank_earned enable row level security;
create policy timebank_earned_jobs on timebank_earned for all to linli_jobs using (true) with check (true);
create policy timebank_earned_seen on timebank_earned for all to public using ((EXISTS ( SELECT 1
   FROM ledger_txn t
  WHERE t.id = timebank_earned.txn)));
grant select on timebank_earned to linli_app;
grant insert, select on timebank_earned to linli_jobs;

create table timebank_order (
  id uuid not null,
  place text collate "C" not null,
  item text not null,
  minutes integer not null,
  day date not null,
  holder uuid,
  served uuid not null,
  server uuid,
  state text not null,
  at timestamp with time zone not null,
  until timestamp with time zone not null,
  from_at timestamp with time zone,
  to_at timestamp with time zone,
  told_by uuid,
  spent integer,
  record uuid,
  hold uuid not null,
  rules text not null,
  rules_from date not null,
  note uuid not null,
  version integer not null,
  constraint timebank_order_pkey PRIMARY KEY (id),
  constraint timebank_order_hold_key UNIQUE (hold),
  constraint timebank_order_check CHECK (server <> served),
  constraint timebank_order_check1 CHECK (to_at > from_at),
  constraint timebank_order_check2 CHECK (spent >= 0 AND spent <= minutes),
  constraint timebank_order_check3 CHECK ((state <> ALL (ARRAY['taken'::text, 'told'::text, 'served'::text])) OR server IS NOT NULL),
  constraint timebank_order_check4 CHECK ((state <> ALL (ARRAY['open'::text, 'lapsed'::text])) OR server IS NULL),
  constraint timebank_order_check5 CHECK ((state = 'served'::text) = (record IS NOT NULL)),
  constraint timebank_order_check6 CHECK ((state <> ALL (ARRAY['told'::text, 'served'::text])) OR from_at IS NOT NULL),
  constraint timebank_order_minutes_check CHECK (minutes > 0),
  constraint timebank_order_state_check CHECK (state = ANY (ARRAY['open'::text, 'taken'::text, 'told'::text, 'served'::text, 'cancelled'::text, 'lapsed'::text]))
);
CREATE INDEX timebank_order_at ON timebank_order USING btree (at DESC, id DESC);
CREATE INDEX timebank_order_due ON timebank_order USING btree (until) WHERE state = 'open'::text;
CREATE INDEX timebank_order_holder ON timebank_order USING btree (holder, at DESC) WHERE holder IS NOT NULL;
CREATE INDEX timebank_order_open ON timebank_order USING btree (place, at, id) WHERE state = 'open'::text;
CREATE INDEX timebank_order_place ON timebank_order USING btree (place, at DESC, id);
CREATE INDEX timebank_order_served ON timebank_order USING btree (served, at DESC);
CREATE INDEX timebank_order_server ON timebank_order USING btree (server, at DESC) WHERE server IS NOT NULL;
alter table timebank_order enable row level security;
create policy timebank_order_jobs on timebank_order for all to linli_jobs using (true) with check (true);
create policy timebank_order_seen on timebank_order for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE timebank_order.place >= s.lo AND timebank_order.place < s.hi)));
grant insert, select, update on timebank_order to linli_app;
grant insert, select, update on timebank_order to linli_jobs;

create table timebank_out (
  id uuid not null,
  txn uuid not null,
  person uuid not null,
  good text not null,
  good_from date not null,
  count integer not null,
  minutes integer not null,
  at timestamp with time zone not null,
  by_account uuid not null,
  constraint timebank_out_pkey PRIMARY KEY (id),
  constraint timebank_out_txn_key UNIQUE (txn),
  constraint timebank_out_count_check CHECK (count > 0),
  constraint timebank_out_minutes_check CHECK (minutes > 0),
  constraint timebank_out_txn_fkey FOREIGN KEY (txn) REFERENCES ledger_txn(id)
);
CREATE INDEX timebank_out_good ON timebank_out USING btree (good, good_from);
alter table timebank_out enable row level security;
create policy timebank_out_jobs on timebank_out for all to linli_jobs using (true);
create policy timebank_out_seen on timebank_out for all to public using ((EXISTS ( SELECT 1
   FROM ledger_txn t
  WHERE t.id = timebank_out.txn)));
grant insert, select on timebank_out to linli_app;
grant select on timebank_out to linli_jobs;

create table timebank_proof (
  at timestamp with time zone not null,
  right_ boolean not null,
  txns integer not null,
  faults text[] not null,
  constraint timebank_proof_pkey PRIMARY KEY (at)
);
alter table timebank_proof enable row level security;
create policy timebank_proof_seen on timebank_proof for all to public using (true) with check (true);
grant select on timebank_proof to linli_app;
grant insert, select on timebank_proof to linli_jobs;

create table timebank_proposal (
  id uuid not null,
  kind text not null,
  place text collate "C" not null,
  person uuid not null,
  minutes integer,
  txn uuid,
  why uuid not null,
  state text not null,
  by_account uuid not null,
  at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  made uuid,
  constraint timebank_proposal_pkey PRIMARY KEY (id),
  constraint timebank_proposal_made_key UNIQUE (made),
  constraint timebank_proposal_check CHECK (decided_by <> by_account),
  constraint timebank_proposal_check1 CHECK ((kind = 'issue'::text) = (minutes IS NOT NULL)),
  constraint timebank_proposal_check2 CHECK ((kind = 'undo'::text) = (txn IS NOT NULL)),
  constraint timebank_proposal_check3 CHECK ((state = 'open'::text) = (decided_by IS NULL)),
  constraint timebank_proposal_check4 CHECK ((state = 'done'::text) = (made IS NOT NULL)),
  constraint timebank_proposal_kind_check CHECK (kind = ANY (ARRAY['issue'::text, 'undo'::text])),
  constraint timebank_proposal_minutes_check CHECK (minutes > 0),
  constraint timebank_proposal_state_check CHECK (state = ANY (ARRAY['open'::text, 'done'::text, 'refused'::text])),
  constraint timebank_proposal_made_fkey FOREIGN KEY (made) REFERENCES ledger_txn(id),
  constraint timebank_proposal_txn_fkey FOREIGN KEY (txn) REFERENCES ledger_txn(id)
);
CREATE INDEX timebank_proposal_at ON timebank_proposal USING btree (at DESC, id DESC);
CREATE INDEX timebank_proposal_place ON timebank_proposal USING btree (place, at DESC, id);
alter table timebank_proposal enable row level security;
create policy timebank_proposal_jobs on timebank_proposal for all to linli_jobs using (true) with check (true);
create policy timebank_proposal_seen on timebank_proposal for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE timebank_proposal.place >= s.lo AND timebank_proposal.place < s.hi)));
grant insert, select on timebank_proposal to linli_app;
grant insert, select on timebank_proposal to linli_jobs;
grant update on timebank_proposal (state, decided_by, decided_at, made) to linli_app;
grant update on timebank_proposal (state, decided_by, decided_at, made) to linli_jobs;

create table timebank_shelf (
  good text not null,
  good_from date not null,
  handed integer not null,
  constraint timebank_shelf_pkey PRIMARY KEY (good, good_from),
  constraint timebank_shelf_handed_check CHECK (handed >= 0)
);
grant insert, select, update on timebank_shelf to linli_app;
grant select on timebank_shelf to linli_jobs;

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
  until timestamp with time zone not null,
  constraint uploads_pkey PRIMARY KEY (sha256),
  constraint uploads_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'::text)
);
grant insert, select on uploads to linli_app;
grant delete, insert, select on uploads to linli_jobs;
grant update on uploads (until) to linli_app;

create table visit (
  id uuid not null,
  account uuid not null,
  hash text not null,
  place text collate "C" not null,
  way text not null,
  outcome text not null,
  items text[] not null,
  minutes integer,
  next_on date,
  captured_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  at timestamp with time zone not null,
  skewed boolean not null,
  lat numeric(7,4),
  lng numeric(8,4),
  restricted boolean default false not null,
  seen_by uuid[] default '{}'::uuid[] not null,
  signature text,
  entered_by uuid,
  constraint visit_pkey PRIMARY KEY (id),
  constraint visit_outcome_check CHECK (outcome = ANY (ARRAY['met'::text, 'attempted'::text, 'refused'::text])),
  constraint visit_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX visit_place ON visit USING btree (place, at, id);
alter table visit enable row level security;
create policy visit_jobs on visit for all to linli_jobs using (true) with check (true);
create policy visit_seen on visit for all to public using (NOT restricted AND (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE visit.place >= s.lo AND visit.place < s.hi)) OR account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid OR (NULLIF(current_setting('linli.account'::text), ''::text)::uuid = ANY (seen_by)));
grant insert, select on visit to linli_app;
grant insert, select on visit to linli_jobs;
grant update on visit (lat, lng) to linli_jobs;

create table visit_call_back (
  id uuid not null,
  month text not null,
  visit uuid not null,
  person uuid not null,
  place text collate "C" not null,
  answer text,
  asked_by uuid,
  asked_at timestamp with time zone,
  constraint visit_call_back_pkey PRIMARY KEY (id),
  constraint visit_call_back_month_visit_person_key UNIQUE (month, visit, person),
  constraint visit_call_back_answer_check CHECK (answer = ANY (ARRAY['as-recorded'::text, 'not-visited'::text, 'otherwise'::text, 'not-reached'::text])),
  constraint visit_call_back_month_fkey FOREIGN KEY (month) REFERENCES visit_draw(month),
  constraint visit_call_back_place_fkey FOREIGN KEY (place) REFERENCES place(path),
  constraint visit_call_back_visit_fkey FOREIGN KEY (visit) REFERENCES visit(id)
);
CREATE INDEX visit_call_back_place ON visit_call_back USING btree (month, place, id);
alter table visit_call_back enable row level security;
create policy visit_call_back_seen on visit_call_back for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE visit_call_back.place >= s.lo AND visit_call_back.place < s.hi)));
grant select, update on visit_call_back to linli_app;
grant insert, select on visit_call_back to linli_jobs;

create table visit_draw (
  month text not null,
  seed text not null,
  of integer not null,
  drawn integer not null,
  at timestamp with time zone not null,
  constraint visit_draw_pkey PRIMARY KEY (month),
  constraint visit_draw_month_check CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'::text)
);
grant select on visit_draw to linli_app;
grant insert, select on visit_draw to linli_jobs;

create table visit_manner (
  person uuid not null,
  place text collate "C" not null,
  two boolean not null,
  withheld_at timestamp with time zone,
  version integer not null,
  constraint visit_manner_pkey PRIMARY KEY (person),
  constraint visit_manner_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
alter table visit_manner enable row level security;
create policy visit_manner_seen on visit_manner for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE visit_manner.place >= s.lo AND visit_manner.place < s.hi)));
grant insert, select, update on visit_manner to linli_app;
grant insert, select, update on visit_manner to linli_jobs;

create table visit_need (
  request uuid not null,
  visit uuid not null,
  person uuid not null,
  place text collate "C" not null,
  words uuid not null,
  restricted boolean default false not null,
  constraint visit_need_pkey PRIMARY KEY (request),
  constraint visit_need_place_fkey FOREIGN KEY (place) REFERENCES place(path),
  constraint visit_need_visit_fkey FOREIGN KEY (visit) REFERENCES visit(id)
);
CREATE INDEX visit_need_person ON visit_need USING btree (person);
alter table visit_need enable row level security;
create policy visit_need_jobs on visit_need for all to linli_jobs using (true) with check (true);
create policy visit_need_seen on visit_need for all to public using (NOT restricted AND (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE visit_need.place >= s.lo AND visit_need.place < s.hi)) OR restricted AND (EXISTS ( SELECT 1
   FROM visit v
  WHERE v.id = visit_need.visit
 OFFSET 0)));
grant insert, select on visit_need to linli_app;
grant insert, select on visit_need to linli_jobs;

create table visit_person (
  visit uuid not null,
  person uuid not null,
  place text collate "C" not null,
  at timestamp with time zone not null,
  restricted boolean default false not null,
  constraint visit_person_pkey PRIMARY KEY (visit, person),
  constraint visit_person_place_fkey FOREIGN KEY (place) REFERENCES place(path),
  constraint visit_person_visit_fkey FOREIGN KEY (visit) REFERENCES visit(id)
);
CREATE INDEX visit_person_last ON visit_person USING btree (person, at);
alter table visit_person enable row level security;
create policy visit_person_jobs on visit_person for all to linli_jobs using (true) with check (true);
create policy visit_person_seen on visit_person for all to public using (NOT restricted AND (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE visit_person.place >= s.lo AND visit_person.place < s.hi)) OR restricted AND (EXISTS ( SELECT 1
   FROM visit v
  WHERE v.id = visit_person.visit
 OFFSET 0)));
grant insert, select on visit_person to linli_app;
grant insert, select on visit_person to linli_jobs;

create table volunteer (
  id uuid not null,
  person uuid not null,
  place text collate "C" not null,
  number text not null,
  national_no text,
  state text not null,
  since date not null,
  applied_on date not null,
  joined_on date,
  skills text[] not null,
  languages text[] not null,
  free jsonb not null,
  how_far text not null,
  guardian jsonb,
  lead uuid,
  insured_to date,
  vetted_to date,
  minutes integer default 0 not null,
  stars integer default 0 not null,
  star_table text,
  merged_into uuid,
  version integer not null,
  constraint volunteer_pkey PRIMARY KEY (id),
  constraint volunteer_national_no_key UNIQUE (national_no),
  constraint volunteer_number_key UNIQUE (number),
  constraint volunteer_check CHECK (lead <> id),
  constraint volunteer_how_far_check CHECK (how_far = ANY (ARRAY['grid'::text, 'community'::text, 'town'::text, 'county'::text])),
  constraint volunteer_minutes_check CHECK (minutes >= 0),
  constraint volunteer_state_check CHECK (state = ANY (ARRAY['applied'::text, 'active'::text, 'paused'::text, 'ended'::text])),
  constraint volunteer_lead_fkey FOREIGN KEY (lead) REFERENCES volunteer(id),
  constraint volunteer_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES volunteer(id),
  constraint volunteer_person_fkey FOREIGN KEY (person) REFERENCES person(id),
  constraint volunteer_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX volunteer_applied ON volunteer USING btree (place, id) WHERE state = 'applied'::text;
CREATE INDEX volunteer_ended ON volunteer USING btree (place, id) WHERE state = 'ended'::text;
CREATE INDEX volunteer_lead ON volunteer USING btree (lead) WHERE lead IS NOT NULL;
CREATE INDEX volunteer_merged ON volunteer USING btree (merged_into) WHERE merged_into IS NOT NULL;
CREATE UNIQUE INDEX volunteer_person ON volunteer USING btree (person);
CREATE INDEX volunteer_place ON volunteer USING btree (place, id) WHERE state <> 'ended'::text;
alter table volunteer enable row level security;
create policy volunteer_seen on volunteer for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE volunteer.place >= s.lo AND volunteer.place < s.hi)) OR (person IN ( SELECT a.person
   FROM people_pub_account a
  WHERE a.account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid AND a.to_day IS NULL)));
grant insert, select, update on volunteer to linli_app;
grant insert, select, update on volunteer to linli_jobs;

create table volunteer_category (
  volunteer uuid not null,
  category text not null,
  said_at timestamp with time zone not null,
  constraint volunteer_category_pkey PRIMARY KEY (volunteer, category),
  constraint volunteer_category_volunteer_fkey FOREIGN KEY (volunteer) REFERENCES volunteer(id)
);
alter table volunteer_category enable row level security;
create policy volunteer_category_jobs on volunteer_category for all to linli_jobs using (true) with check (true);
create policy volunteer_category_own on volunteer_category for select to public using ((EXISTS ( SELECT 1
   FROM volunteer v
     JOIN people_pub_account a ON a.person = v.person
  WHERE v.id = volunteer_category.volunteer AND a.account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid AND a.to_day IS NULL)));
create policy volunteer_category_said on volunteer_category for insert to public with check ((EXISTS ( SELECT 1
   FROM volunteer v
  WHERE v.id = volunteer_category.volunteer)));
create policy volunteer_category_taken_back on volunteer_category for delete to public using ((EXISTS ( SELECT 1
   FROM volunteer v
  WHERE v.id = volunteer_category.volunteer)));
grant delete, insert, select on volunteer_category to linli_app;
grant delete, insert, select on volunteer_category to linli_jobs;

create table volunteer_elsewhere (
  id uuid not null,
  volunteer uuid not null,
  system text not null,
  number text not null,
  day date not null,
  minutes integer not null,
  text uuid not null,
  at timestamp with time zone not null,
  by_account uuid not null,
  struck_at timestamp with time zone,
  constraint volunteer_elsewhere_pkey PRIMARY KEY (id),
  constraint volunteer_elsewhere_minutes_check CHECK (minutes > 0),
  constraint volunteer_elsewhere_volunteer_fkey FOREIGN KEY (volunteer) REFERENCES volunteer(id)
);
CREATE UNIQUE INDEX volunteer_elsewhere_number ON volunteer_elsewhere USING btree (system, number) WHERE struck_at IS NULL;
CREATE INDEX volunteer_elsewhere_of ON volunteer_elsewhere USING btree (volunteer, day DESC, id);
alter table volunteer_elsewhere enable row level security;
create policy volunteer_elsewhere_seen on volunteer_elsewhere for all to public using ((EXISTS ( SELECT 1
   FROM volunteer v
  WHERE v.id = volunteer_elsewhere.volunteer)));
grant insert, select on volunteer_elsewhere to linli_app;
grant update on volunteer_elsewhere (struck_at) to linli_app;

create table volunteer_entry (
  id uuid not null,
  volunteer uuid not null,
  kind text not null,
  day date not null,
  course text,
  minutes integer,
  unit text,
  text uuid not null,
  at timestamp with time zone not null,
  by_account uuid,
  struck_at timestamp with time zone,
  place text collate "C",
  constraint volunteer_entry_pkey PRIMARY KEY (id),
  constraint volunteer_entry_kind_check CHECK (kind = ANY (ARRAY['training'::text, 'commendation'::text, 'evaluation'::text])),
  constraint volunteer_entry_minutes_check CHECK (minutes >= 0),
  constraint volunteer_entry_place_fkey FOREIGN KEY (place) REFERENCES place(path),
  constraint volunteer_entry_unit_fkey FOREIGN KEY (unit) REFERENCES organisation(code),
  constraint volunteer_entry_volunteer_fkey FOREIGN KEY (volunteer) REFERENCES volunteer(id)
);
CREATE INDEX volunteer_entry_commended ON volunteer_entry USING btree (day DESC, id DESC) WHERE kind = 'commendation'::text AND struck_at IS NULL;
CREATE INDEX volunteer_entry_of ON volunteer_entry USING btree (volunteer, day DESC, id DESC) WHERE struck_at IS NULL;
alter table volunteer_entry enable row level security;
create policy volunteer_entry_seen on volunteer_entry for all to public using ((EXISTS ( SELECT 1
   FROM volunteer v
  WHERE v.id = volunteer_entry.volunteer)));
create policy volunteer_entry_within on volunteer_entry for select to public using (kind = 'commendation'::text AND (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE volunteer_entry.place >= s.lo AND volunteer_entry.place < s.hi)));
grant insert, select on volunteer_entry to linli_app;
grant insert, select on volunteer_entry to linli_jobs;
grant update on volunteer_entry (struck_at) to linli_app;
grant update on volunteer_entry (struck_at) to linli_jobs;

create table volunteer_hours (
  id uuid not null,
  record uuid not null,
  version integer not null,
  volunteer uuid not null,
  place text collate "C" not null,
  unit text not null,
  item text not null,
  origin_kind text not null,
  origin uuid not null,
  programme text,
  restricted boolean not null,
  day date not null,
  from_at timestamp with time zone,
  to_at timestamp with time zone,
  minutes integer not null,
  said_at timestamp with time zone not null,
  recorded_by uuid,
  flaw text,
  state text not null,
  notice_until timestamp with time zone,
  open_objection boolean default false not null,
  verified_at timestamp with time zone,
  verified_by uuid,
  verified_as text,
  seq integer not null,
  also text[] default '{}'::text[] not null,
  constraint volunteer_hours_pkey PRIMARY KEY (id),
  constraint volunteer_hours_record_volunteer_key UNIQUE (record, volunteer),
  constraint volunteer_hours_check CHECK ((from_at IS NULL) = (to_at IS NULL)),
  constraint volunteer_hours_flaw_check CHECK (flaw = ANY (ARRAY['no-time'::text, 'beyond-span'::text, 'before-joining'::text, 'overlap'::text, 'over-day'::text])),
  constraint volunteer_hours_minutes_check CHECK (minutes >= 0),
  constraint volunteer_hours_state_check CHECK (state = ANY (ARRAY['entered'::text, 'notice'::text, 'objected'::text, 'counted'::text, 'void'::text])),
  constraint volunteer_hours_verified_as_check CHECK (verified_as = ANY (ARRAY['organiser'::text, 'served'::text])),
  constraint volunteer_hours_volunteer_fkey FOREIGN KEY (volunteer) REFERENCES volunteer(id)
);
CREATE INDEX volunteer_hours_notice ON volunteer_hours USING btree (notice_until, id) WHERE state = 'notice'::text;
CREATE INDEX volunteer_hours_of ON volunteer_hours USING btree (volunteer, day DESC, id DESC);
CREATE INDEX volunteer_hours_place ON volunteer_hours USING btree (place, day, id) WHERE (state = ANY (ARRAY['entered'::text, 'objected'::text])) OR open_objection;
CREATE INDEX volunteer_hours_shown ON volunteer_hours USING btree (place, notice_until, id) WHERE state = 'notice'::text;
CREATE INDEX volunteer_hours_unit ON volunteer_hours USING btree (unit, day, id) WHERE (state = ANY (ARRAY['entered'::text, 'objected'::text])) OR open_objection;
alter table volunteer_hours enable row level security;
create policy volunteer_hours_seen on volunteer_hours for all to public using ((EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE volunteer_hours.place >= s.lo AND volunteer_hours.place < s.hi)) OR (unit = ANY (current_setting('linli.units'::text)::text[])) OR (EXISTS ( SELECT 1
   FROM volunteer v
  WHERE v.id = volunteer_hours.volunteer AND (v.person IN ( SELECT a.person
           FROM people_pub_account a
          WHERE a.account = NULLIF(current_setting('linli.account'::text), ''::text)::uuid AND a.to_day IS NULL)))));
grant insert, select, update on volunteer_hours to linli_app;
grant insert, select, update on volunteer_hours to linli_jobs;

create table volunteer_hours_act (
  id uuid not null,
  hours uuid not null,
  seq integer not null,
  kind text not null,
  version integer not null,
  at timestamp with time zone not null,
  account uuid,
  until timestamp with time zone,
  text uuid,
  body_hash text,
  constraint volunteer_hours_act_pkey PRIMARY KEY (id),
  constraint volunteer_hours_act_hours_seq_key UNIQUE (hours, seq),
  constraint volunteer_hours_act_kind_check CHECK (kind = ANY (ARRAY['enter'::text, 'drop'::text, 'verify'::text, 'object'::text, 'dismiss'::text, 'uphold'::text, 'count'::text])),
  constraint volunteer_hours_act_hours_fkey FOREIGN KEY (hours) REFERENCES volunteer_hours(id)
);
alter table volunteer_hours_act enable row level security;
create policy volunteer_hours_act_seen on volunteer_hours_act for all to public using ((EXISTS ( SELECT 1
   FROM volunteer_hours h
  WHERE h.id = volunteer_hours_act.hours)));
grant insert, select on volunteer_hours_act to linli_app;
grant insert, select on volunteer_hours_act to linli_jobs;

create table volunteer_paper (
  id uuid not null,
  volunteer uuid not null,
  number text not null,
  token text not null,
  from_day date,
  to_day date,
  hours uuid[] not null,
  minutes integer not null,
  mark text not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  sealed_unit text,
  sealed_at timestamp with time zone,
  sealed_by uuid,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  why uuid,
  version integer not null,
  constraint volunteer_paper_pkey PRIMARY KEY (id),
  constraint volunteer_paper_number_key UNIQUE (number),
  constraint volunteer_paper_token_key UNIQUE (token),
  constraint volunteer_paper_minutes_check CHECK (minutes >= 0),
  constraint volunteer_paper_sealed_unit_fkey FOREIGN KEY (sealed_unit) REFERENCES organisation(code),
  constraint volunteer_paper_volunteer_fkey FOREIGN KEY (volunteer) REFERENCES volunteer(id)
);
CREATE INDEX volunteer_paper_of ON volunteer_paper USING btree (volunteer, made_at DESC);
alter table volunteer_paper enable row level security;
create policy volunteer_paper_seen on volunteer_paper for all to public using ((EXISTS ( SELECT 1
   FROM volunteer v
  WHERE v.id = volunteer_paper.volunteer)));
grant insert, select, update on volunteer_paper to linli_app;
grant insert, select, update on volunteer_paper to linli_jobs;

create table volunteer_sent (
  hours uuid not null,
  system text not null,
  version integer not null,
  minutes integer not null,
  number text,
  at timestamp with time zone not null,
  by_account uuid not null,
  constraint volunteer_sent_pkey PRIMARY KEY (hours, system),
  constraint volunteer_sent_minutes_check CHECK (minutes >= 0),
  constraint volunteer_sent_hours_fkey FOREIGN KEY (hours) REFERENCES volunteer_hours(id)
);
CREATE UNIQUE INDEX volunteer_sent_number ON volunteer_sent USING btree (system, number) WHERE number IS NOT NULL;
alter table volunteer_sent enable row level security;
create policy volunteer_sent_seen on volunteer_sent for all to public using ((EXISTS ( SELECT 1
   FROM volunteer_hours h
  WHERE h.id = volunteer_sent.hours)));
grant insert, select, update on volunteer_sent to linli_app;

create table volunteer_served (
  person uuid not null,
  hours uuid not null,
  constraint volunteer_served_pkey PRIMARY KEY (person, hours),
  constraint volunteer_served_hours_fkey FOREIGN KEY (hours) REFERENCES volunteer_hours(id)
);
CREATE INDEX volunteer_served_hours ON volunteer_served USING btree (hours);
alter table volunteer_served enable row level security;
create policy volunteer_served_seen on volunteer_served for all to public using ((EXISTS ( SELECT 1
   FROM volunteer_hours h
  WHERE h.id = volunteer_served.hours)));
grant select on volunteer_served to linli_app;
grant delete, insert, select on volunteer_served to linli_jobs;

create view volunteers_pub_hours with (security_invoker=true) as
 SELECT volunteer_hours.id,
    volunteer_hours.record,
    volunteer_hours.volunteer,
    volunteer_hours.place,
    volunteer_hours.unit,
    volunteer_hours.item,
    volunteer_hours.origin_kind,
    volunteer_hours.origin,
    volunteer_hours.programme,
    volunteer_hours.day,
    volunteer_hours.minutes,
    volunteer_hours.state,
    volunteer_hours.version,
    volunteer_hours.also
   FROM volunteer_hours
  WHERE volunteer_hours.flaw IS NULL;
grant select on volunteers_pub_hours to linli_app;
grant select on volunteers_pub_hours to linli_jobs;

create view volunteers_pub_volunteer with (security_invoker=true) as
 SELECT v.id,
    COALESCE(v.merged_into, v.id) AS now,
    v.person,
    v.place,
    v.state,
    v.joined_on,
    v.skills,
    v.languages,
    v.free,
    v.how_far,
    v.minutes,
    v.stars
   FROM volunteer v;
grant select on volunteers_pub_volunteer to linli_app;
grant select on volunteers_pub_volunteer to linli_jobs;

create table weather_spell (
  id uuid not null,
  place text collate "C" not null,
  kind text not null,
  from_day date not null,
  to_day date not null,
  declared_by uuid,
  version integer default 1 not null,
  constraint weather_spell_pkey PRIMARY KEY (id),
  constraint weather_spell_check CHECK (to_day >= from_day),
  constraint weather_spell_kind_check CHECK (kind = ANY (ARRAY['heat'::text, 'cold'::text, 'snow'::text, 'rain'::text, 'storm'::text, 'other'::text])),
  constraint weather_spell_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX weather_spell_place ON weather_spell USING btree (place, to_day);
grant insert, select, update on weather_spell to linli_app;
grant insert, select, update on weather_spell to linli_jobs;

create table webhook_deliveries (
  id uuid not null,
  webhook uuid not null,
  event text not null,
  version integer not null,
  subject uuid not null,
  seq integer not null,
  payload jsonb not null,
  at timestamp with time zone not null,
  state text not null,
  tries integer default 0 not null,
  next_at timestamp with time zone,
  code text,
  over_at timestamp with time zone,
  constraint webhook_deliveries_pkey PRIMARY KEY (id),
  constraint webhook_deliveries_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text])),
  constraint webhook_deliveries_webhook_fkey FOREIGN KEY (webhook) REFERENCES webhooks(id)
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries USING btree (next_at) WHERE state = 'waiting'::text;
CREATE INDEX webhook_deliveries_of ON webhook_deliveries USING btree (webhook, at DESC, id DESC);
grant select on webhook_deliveries to linli_app;
grant delete, insert, select, update on webhook_deliveries to linli_jobs;
grant update on webhook_deliveries (state, tries, next_at, code, over_at) to linli_app;

create table webhooks (
  id uuid not null,
  url text not null,
  events text[] not null,
  about text not null,
  secret text not null,
  secret_ending text not null,
  active boolean not null,
  version integer not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint webhooks_pkey PRIMARY KEY (id)
);
grant insert, select, update on webhooks to linli_app;
grant select on webhooks to linli_jobs;

create table welfare_call (
  id uuid not null,
  "check" uuid not null,
  whom text not null,
  outcome text not null,
  at timestamp with time zone not null,
  account uuid,
  constraint welfare_call_pkey PRIMARY KEY (id),
  constraint welfare_call_outcome_check CHECK (outcome = ANY (ARRAY['well'::text, 'no-answer'::text, 'needs-help'::text])),
  constraint welfare_call_whom_check CHECK (whom = ANY (ARRAY['person'::text, 'neighbour'::text, 'emergency'::text, 'door'::text])),
  constraint welfare_call_check_fkey FOREIGN KEY ("check") REFERENCES welfare_check(id)
);
CREATE INDEX welfare_call_check ON welfare_call USING btree ("check", at);
alter table welfare_call enable row level security;
create policy welfare_call_jobs on welfare_call for all to linli_jobs using (true) with check (true);
create policy welfare_call_seen on welfare_call for all to public using ((EXISTS ( SELECT 1
   FROM welfare_check c
  WHERE c.id = welfare_call."check")));
grant insert, select on welfare_call to linli_app;
grant insert, select on welfare_call to linli_jobs;

create table welfare_check (
  id uuid not null,
  duty uuid not null,
  enrolment uuid not null,
  plan text not null,
  person uuid not null,
  place text collate "C" not null,
  helper uuid,
  restricted boolean default false not null,
  overseer uuid,
  calls text[] not null,
  raised_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  outcome text,
  version integer default 1 not null,
  constraint welfare_check_pkey PRIMARY KEY (id),
  constraint welfare_check_duty_key UNIQUE (duty),
  constraint welfare_check_outcome_check CHECK (outcome = ANY (ARRAY['well'::text, 'needs-help'::text, 'met'::text])),
  constraint welfare_check_duty_fkey FOREIGN KEY (duty) REFERENCES duty(id),
  constraint welfare_check_enrolment_fkey FOREIGN KEY (enrolment) REFERENCES enrolment(id),
  constraint welfare_check_place_fkey FOREIGN KEY (place) REFERENCES place(path)
);
CREATE INDEX welfare_check_enrolment ON welfare_check USING btree (enrolment) WHERE ended_at IS NULL;
CREATE INDEX welfare_check_open ON welfare_check USING btree (place, due_at, id) WHERE ended_at IS NULL;
alter table welfare_check enable row level security;
create policy welfare_check_jobs on welfare_check for all to linli_jobs using (true) with check (true);
create policy welfare_check_seen on welfare_check for all to public using (NOT restricted AND (EXISTS ( SELECT 1
   FROM UNNEST(current_setting('linli.lo'::text)::text[], current_setting('linli.hi'::text)::text[]) s(lo, hi)
  WHERE welfare_check.place >= s.lo AND welfare_check.place < s.hi)) OR helper = NULLIF(current_setting('linli.account'::text), ''::text)::uuid OR overseer = NULLIF(current_setting('linli.account'::text), ''::text)::uuid);
grant insert, select, update on welfare_check to linli_app;
grant insert, select, update on welfare_check to linli_jobs;
