-- Care kinds as dated data, and claims: what is said of a person otherwise than it is held, settled by a person.

create table care_kind (
  code text not null,
  from_day date not null,
  definition jsonb not null,
  hash text not null,
  -- Of the line as a pack brought it last; another hash in the row means that the county edited it.
  pack_hash text,
  version integer not null,
  primary key (code, from_day)
);

alter table person_category
  add column confirmed_by uuid,
  add column confirmed_at timestamptz;
-- Whom the night's job asks for: open categories, kind by kind.
create index person_category_open on person_category (category, person) where to_day is null;

create table person_claim (
  id uuid primary key,
  person uuid not null references person,
  place text collate "C" not null references place,
  about text not null check (about in ('field', 'category')),
  what text not null,
  reason text not null check (reason in ('number-differs', 'change', 'source-differs', 'age-limit')),
  -- Sealed: the value of a field, or what a source says of a category.
  held text,
  claimed text,
  source text not null,
  category uuid references person_category,
  -- The edit that brought it, so that sending twice finds it again.
  edit uuid not null,
  asked_by uuid,
  asked_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  taken boolean,
  check ((settled_at is null) = (taken is null))
);
create index person_claim_open on person_claim (place, asked_at, id) where settled_at is null;
create index person_claim_person on person_claim (person, asked_at);
create index person_claim_category on person_claim (category) where category is not null;
create index person_claim_edit on person_claim (edit);

alter table person_claim enable row level security;
create policy person_claim_seen on person_claim using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);

-- What a job of the night did: counts, no persons.
create table people_run (
  id uuid primary key,
  job text not null,
  at timestamptz not null,
  counts jsonb not null
);
create index people_run_at on people_run (at desc, id desc);

grant select, insert, update on care_kind, person_claim to linli_app, linli_jobs;
grant select on people_run to linli_app;
grant select, insert on people_run to linli_jobs;
