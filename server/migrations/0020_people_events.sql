-- In, out, birth, death, moved: a dated log from which a person's place on any day and every balance follow.

create table person_event (
  id uuid primary key,
  person uuid not null references person,
  kind text not null check (kind in ('found', 'arrive', 'birth', 'move', 'leave', 'death')),
  day date not null,
  from_place text collate "C" references place,
  to_place text collate "C" references place,
  recorded_by uuid,
  recorded_at timestamptz not null,
  -- A slip that was taken back; it stays in the log and counts nowhere.
  struck_at timestamptz,
  check ((kind in ('found', 'arrive', 'birth')) = (from_place is null)),
  check ((kind in ('leave', 'death')) = (to_place is null))
);
create index person_event_person on person_event (person, day, recorded_at, id);
-- What came into and went out of a place: read from the index alone.
create index person_event_in on person_event (to_place, day) include (kind, from_place) where struck_at is null and to_place is not null;
create index person_event_out on person_event (from_place, day) include (kind, to_place) where struck_at is null and from_place is not null;

-- Gone from the county; null: here, or dead.
alter table person add column left_on date;
create index person_here on person (place, id) where died is null and left_on is null;

alter table person_event enable row level security;
create policy person_event_seen on person_event using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where (to_place >= s.lo and to_place < s.hi) or (from_place >= s.lo and from_place < s.hi))
);

-- Whoever is in the register by now was found in it; a death that was entered is a death.
insert into person_event (id, person, kind, day, to_place, recorded_at)
  select p.id, p.id, 'found', least(coalesce((select min(m.from_day) from household_member m where m.person = p.id), (p.entered_at at time zone 'Asia/Shanghai')::date), p.died), p.place, p.entered_at
  from person p;
insert into person_event (id, person, kind, day, from_place, recorded_at)
  select md5(p.id::text || ' death')::uuid, p.id, 'death', p.died, p.place, p.entered_at from person p where p.died is not null;

grant select, insert, update on person_event to linli_app, linli_jobs;

create view people_pub_event with (security_invoker = true) as
  select id, person, kind, day, from_place, to_place from person_event where struck_at is null;
grant select on people_pub_event to linli_app, linli_jobs;
