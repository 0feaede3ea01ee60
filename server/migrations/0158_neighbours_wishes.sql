-- Small wishes of residents and posts of the community on the same board; units that registered there claim them.

alter table neighbour_post drop constraint neighbour_post_side_check;
alter table neighbour_post add constraint neighbour_post_side_check check (side in ('offer', 'ask', 'wish', 'post'));
alter table neighbour_post drop constraint neighbour_post_state_check;
alter table neighbour_post add constraint neighbour_post_state_check check (state in ('sent', 'open', 'taken', 'done', 'ended', 'closed'));
-- A post is the community's and no person's.
alter table neighbour_post alter column person drop not null;
alter table neighbour_post add constraint neighbour_post_person_check check ((side = 'post') = (person is null));
alter table neighbour_post add column places smallint not null default 1 check (places between 1 and 99);
-- Written down by somebody on duty, for whoever has no phone.
alter table neighbour_post add column by_desk boolean not null default false;
create index neighbour_post_sent on neighbour_post (place, id) where state = 'sent';
-- What units may claim; and what waits may end by its date as well.
create index neighbour_post_claimed on neighbour_post (place, at desc) where state = 'open' and side in ('wish', 'post');
drop index neighbour_post_until;
create index neighbour_post_until on neighbour_post (until) where state in ('sent', 'open', 'taken');

alter table neighbour_answer alter column person drop not null;
-- The unit that answers, as no person.
alter table neighbour_answer add column unit text;
alter table neighbour_answer add constraint neighbour_answer_by_check check ((person is null) = (unit is not null));
create unique index neighbour_answer_unit_once on neighbour_answer (post, unit) where state in ('proposed', 'waiting', 'agreed');
create index neighbour_answer_unit on neighbour_answer (unit, at desc) where unit is not null;

-- A unit registered at a community, with how many serving members it says it has: a number, and nobody by name.
create table neighbour_unit (
  id uuid primary key,
  unit text not null,
  place text collate "C" not null references place,
  members integer check (members between 0 and 100000),
  from_day date not null,
  to_day date check (to_day >= from_day),
  version integer not null
);
alter table neighbour_unit enable row level security;
create unique index neighbour_unit_once on neighbour_unit (unit, place) where to_day is null;
create index neighbour_unit_place on neighbour_unit (place, unit) where to_day is null;
create policy neighbour_unit_seen on neighbour_unit using (
  unit = any (current_setting('linli.units')::text[])
  or exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
             where place >= s.lo and place < s.hi)
);
create policy neighbour_unit_jobs on neighbour_unit to linli_jobs using (true) with check (true);
grant select, insert, update on neighbour_unit to linli_app, linli_jobs;
