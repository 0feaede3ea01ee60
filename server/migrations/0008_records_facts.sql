-- Service records: every version is a row; `current` is the newest.
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
  started_at timestamptz,
  ended_at timestamptz not null,
  outcome text not null,
  helpers jsonb not null,
  served jsonb not null,
  files text[] not null default '{}',
  -- The words stand in `texts` under the record's id and this version's text id.
  text uuid,
  reason uuid,
  recorded_at timestamptz not null,
  recorded_by uuid,
  primary key (id, version)
);
alter table service_records enable row level security;
create index service_records_place on service_records (place, ended_at desc, id) where current;
create index service_records_unit on service_records (unit, ended_at desc, id) where current;
create index service_records_origin on service_records (origin);

create policy service_records_seen on service_records using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
  or unit = any (current_setting('linli.units')::text[])
);
create policy texts_record on texts using (subject_kind = 'record' and exists (select 1 from service_records r where r.id = subject));

-- Evidence that was sent and not yet named by an act; the nightly job removes what nobody named.
create table uploads (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  bytes integer not null,
  sent_at timestamptz not null
);

grant select, insert on service_records to linli_app, linli_jobs;
grant update (current) on service_records to linli_app, linli_jobs;
grant select, insert on uploads to linli_app;
grant select, insert, delete on uploads to linli_jobs;

create view records_pub_record with (security_invoker = true) as
  select id, version, place, unit, origin_kind, origin, origin_part, item, mode, started_at, ended_at, outcome, helpers, served, recorded_at
  from service_records where current;
create view records_pub_upload with (security_invoker = true) as select sha256, media_type, bytes from uploads;
grant select on records_pub_record, records_pub_upload to linli_app, linli_jobs;
