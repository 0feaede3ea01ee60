-- The restricted class: tables of their own for a role of their own; what is in them is sealed with a key of its own. The
-- roles that everything else runs under may not even look. Later rooms (help files, health, protection) keep theirs here.

-- Who answers for a class: takes over what is handed in, says who may open what.
create table restricted_owner (
  id uuid primary key,
  class text not null,
  account uuid not null,
  appointed_at timestamptz not null,
  appointed_by uuid,
  ended_at timestamptz,
  ended_by uuid
);
create unique index restricted_owner_now on restricted_owner (class, account) where ended_at is null;

create table restricted_file (
  id uuid primary key,
  class text not null,
  -- The person it is about.
  subject uuid not null,
  body text not null,
  version integer not null,
  opened_at timestamptz not null,
  opened_by uuid not null,
  closed_at timestamptz
);
create index restricted_file_subject on restricted_file (subject);

create table restricted_worker (
  file uuid not null references restricted_file,
  account uuid not null,
  since timestamptz not null,
  given_by uuid,
  ended_at timestamptz,
  primary key (file, account, since)
);
create index restricted_worker_account on restricted_worker (account, file) where ended_at is null;

-- Handed in, sealed, until an owner takes it over or refuses it.
create table restricted_offer (
  id uuid primary key,
  class text not null,
  subject uuid not null,
  body text,
  source text not null,
  offered_at timestamptz not null,
  offered_by uuid,
  settled_at timestamptz,
  settled_by uuid,
  taken boolean,
  check ((settled_at is null) = (taken is null))
);
create index restricted_offer_open on restricted_offer (class, offered_at, id) where settled_at is null;

-- Every look, with its reason; the audit of everybody holds the hash of the row and no more.
create table restricted_log (
  id uuid primary key,
  file uuid not null references restricted_file,
  account uuid not null,
  at timestamptz not null,
  what text not null,
  reason text
);
create index restricted_log_file on restricted_log (file, at desc, id desc);

-- Whose trail says nothing of looks made inside a protective matter; of whom all of them, of whom those of its workers.
create table restricted_shield (
  file uuid not null references restricted_file,
  person uuid not null,
  whole boolean not null,
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (file, person)
);
create index restricted_shield_person on restricted_shield (person);

alter table restricted_file enable row level security;
create policy restricted_file_assigned on restricted_file using (
  exists (select 1 from restricted_worker w where w.file = id and w.ended_at is null
          and w.account = nullif(current_setting('linli.account'), '')::uuid)
  or exists (select 1 from restricted_owner o where o.class = restricted_file.class and o.ended_at is null
             and o.account = nullif(current_setting('linli.account'), '')::uuid)
) with check (true);
alter table restricted_log enable row level security;
create policy restricted_log_assigned on restricted_log using (exists (select 1 from restricted_file f where f.id = file)) with check (true);
alter table restricted_offer enable row level security;
create policy restricted_offer_owner on restricted_offer using (
  exists (select 1 from restricted_owner o where o.class = restricted_offer.class and o.ended_at is null
          and o.account = nullif(current_setting('linli.account'), '')::uuid)
) with check (true);

grant select, insert on restricted_owner, restricted_file, restricted_worker, restricted_offer, restricted_log, restricted_shield to linli_restricted;
grant update (ended_at, ended_by) on restricted_owner to linli_restricted;
grant update (body, version, closed_at) on restricted_file to linli_restricted;
grant update (ended_at) on restricted_worker to linli_restricted;
grant update (body, settled_at, settled_by, taken) on restricted_offer to linli_restricted;
grant update (to_at) on restricted_shield to linli_restricted;
grant insert on audit to linli_restricted;
