-- Teams, their squads, and who is in them. A squad may be a body of the register, under whose code its services are recorded.

create table team (
  id uuid primary key,
  type text not null,
  name text collate "C" not null,
  lead text not null references organisation (code),
  -- Communities to which it promised its service.
  communities text[] collate "C" not null,
  from_day date not null,
  -- Exclusive.
  to_day date check (to_day >= from_day),
  version integer not null
);
create index team_type on team (type, id);

create table squad (
  id uuid primary key,
  team uuid not null references team,
  name text collate "C" not null,
  place text collate "C" not null references place,
  trade text not null,
  unit text references organisation (code),
  -- The account that leads it; one of its members.
  leader uuid,
  from_day date not null,
  to_day date check (to_day >= from_day),
  version integer not null
);
create index squad_team on squad (team, place, name, id);
create index squad_place on squad (place);
create index squad_unit on squad (unit) where unit is not null;
create index squad_leader on squad (leader) where leader is not null;

create table squad_member (
  id uuid primary key,
  squad uuid not null references squad,
  -- One of staff, or a volunteer and the person they are.
  account uuid,
  volunteer uuid,
  person uuid,
  from_day date not null,
  to_day date check (to_day >= from_day),
  version integer not null,
  check ((account is null) = (volunteer is not null) and (volunteer is null) = (person is null))
);
create index squad_member_of on squad_member (squad, from_day, id);
create index squad_member_account on squad_member (account) where account is not null;
create index squad_member_person on squad_member (person) where person is not null;
alter table squad_member enable row level security;
create policy squad_member_seen on squad_member using (
  exists (select 1 from squad s where s.id = squad
          and (s.leader = nullif(current_setting('linli.account'), '')::uuid
               or s.unit = any (current_setting('linli.units')::text[])
               or exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) r(lo, hi)
                          where s.place >= r.lo and s.place < r.hi)))
);
create policy squad_member_jobs on squad_member to linli_jobs using (true) with check (true);

grant select, insert, update on team, squad, squad_member to linli_app, linli_jobs;

create view teams_pub_team with (security_invoker = true) as
  select id, type, name, lead, communities, from_day, to_day from team;
create view teams_pub_squad with (security_invoker = true) as
  select id, team, name, place, trade, unit, from_day, to_day from squad;
grant select on teams_pub_team, teams_pub_squad to linli_app, linli_jobs;
