-- Organisations: bodies, posts, service groups of grids, who covers for whom. No resident stands here in clear but by the
-- name a grid's board shows.

create table organisation (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9-]{2,60}$'),
  name text not null,
  short text,
  kind text not null,
  level text not null check (level in ('county', 'town', 'sub-district', 'community', 'grid')),
  -- The place it serves.
  place text collate "C" not null references place,
  government boolean not null,
  regulator text references organisation (code),
  parent text references organisation (code),
  party text not null,
  leads text[] not null,
  phone text,
  opened date not null,
  closed date check (closed >= opened),
  sort integer not null,
  version integer not null
);
create index organisation_order on organisation (sort, code);
create index organisation_place on organisation (place, sort, code);

create table organisation_member (
  id uuid primary key,
  organisation uuid not null references organisation,
  account uuid references accounts,
  person uuid references person,
  post text not null,
  in_charge boolean not null,
  from_day date not null,
  to_day date check (to_day >= from_day),
  version integer not null,
  check (account is not null or person is not null)
);
create index organisation_member_of on organisation_member (organisation, from_day, id);
create index organisation_member_account on organisation_member (account, from_day) where account is not null;

create table grid_group_member (
  id uuid primary key,
  place text collate "C" not null references place,
  kind text not null check (kind in ('serving-member', 'group-leader', 'building-head', 'property-staff', 'volunteer')),
  account uuid references accounts,
  person uuid references person,
  name text,
  organisation text references organisation (code),
  building uuid references building,
  from_day date not null,
  to_day date check (to_day >= from_day),
  version integer not null,
  check (account is not null or person is not null or name is not null)
);
create index grid_group_member_place on grid_group_member (place, kind, from_day, id);

-- Both days inclusive.
create table absence (
  id uuid primary key,
  account uuid not null references accounts,
  cover uuid not null references accounts,
  from_day date not null,
  to_day date not null,
  kind text not null check (kind in ('leave', 'sick', 'training', 'other')),
  version integer not null,
  check (account <> cover)
);
create index absence_account on absence (account, to_day, id);
create index absence_cover on absence (cover, to_day, id);

grant select, insert, update on organisation, organisation_member, grid_group_member, absence to linli_app, linli_jobs;

create view organisations_pub_body with (security_invoker = true) as
  select id, code, name, short, kind, level, place, government, regulator, parent, party as party_kind, leads, phone, opened, closed, sort
  from organisation;
create view organisations_pub_member with (security_invoker = true) as
  select m.id, m.account, m.person, o.code as unit, m.post, m.in_charge, m.from_day, m.to_day
  from organisation_member m join organisation o on o.id = m.organisation;
create view organisations_pub_group with (security_invoker = true) as
  select id, place, kind, account, person, name, organisation, building, from_day, to_day from grid_group_member;
create view organisations_pub_cover with (security_invoker = true) as
  select id, account, cover, from_day, to_day, kind from absence;
grant select on organisations_pub_body, organisations_pub_member, organisations_pub_group, organisations_pub_cover to linli_app, linli_jobs;
