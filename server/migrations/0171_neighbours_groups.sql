-- Groups of neighbours who help each other: of a building, an estate, a grid, a residents' or villagers' group. Who is in one is so by own
-- choice; what somebody is called in it is sealed, shown to the others in it alone, and emptied when they leave.

create table neighbour_group (
  id uuid primary key,
  name text not null,
  level text not null check (level in ('building', 'estate', 'grid', 'group')),
  place text collate "C" not null references place,
  estate uuid,
  building uuid,
  from_day date not null,
  to_day date check (to_day >= from_day),
  -- Why the desk ended it: id of a text.
  why uuid,
  version integer not null
);
alter table neighbour_group enable row level security;
create index neighbour_group_near on neighbour_group (place, id) where to_day is null;
create policy neighbour_group_seen on neighbour_group using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
create policy neighbour_group_jobs on neighbour_group to linli_jobs using (true) with check (true);

create table neighbour_member (
  id uuid primary key,
  grp uuid not null references neighbour_group,
  person uuid not null,
  account uuid not null,
  called text,
  from_day date not null,
  to_day date check (to_day >= from_day),
  check (to_day is null or called is null)
);
alter table neighbour_member enable row level security;
create unique index neighbour_member_once on neighbour_member (grp, person) where to_day is null;
create index neighbour_member_of on neighbour_member (grp);
create index neighbour_member_person on neighbour_member (person);
create policy neighbour_member_seen on neighbour_member using (
  account = nullif(current_setting('linli.account'), '')::uuid or exists (select 1 from neighbour_group g where g.id = grp)
);
create policy neighbour_member_jobs on neighbour_member to linli_jobs using (true) with check (true);

create policy texts_neighbour_group on texts using (
  subject_kind = 'neighbour-group' and exists (select 1 from neighbour_group g where g.id = texts.subject)
);

grant select, insert, update on neighbour_group, neighbour_member to linli_app, linli_jobs;
