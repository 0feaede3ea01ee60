-- What a person is found by, with equality alone (docs/decisions/0009): keyed hashes of the name's pieces, the year of birth,
-- the block, unit and room of the home; each once plain and once per category, so that a category costs no filter.

drop table person_key;
create table person_key (
  key bigint not null,
  -- A category that the person holds or held; empty: any or none.
  category text collate "C" not null,
  place text collate "C" not null,
  person uuid not null,
  -- Of whoever lives here; empty of whoever died or left, whom no age finds.
  born date,
  -- Follows from other rows and can be made from them at any time; the keys of a name need whoever can open it.
  derived boolean not null,
  primary key (key, category, place, person) include (born)
);
create index person_key_person on person_key (person);

alter table person_key enable row level security;
create policy person_key_seen on person_key using (
  exists (select 1 from unnest(current_setting('linli.lo')::text[], current_setting('linli.hi')::text[]) s(lo, hi)
          where place >= s.lo and place < s.hi)
);
grant select, insert, update, delete on person_key to linli_app, linli_jobs;

-- Years of birth are keys of their own value; these are hashes of words that say nothing of a person.
create function person_home_key(word text) returns bigint language sql immutable parallel safe
  as $$ select ('x' || substr(md5(word), 1, 16))::bit(64)::bigint $$;

-- Whose keys are to be made anew: all there are, now that the rule has changed. The program makes them (names are sealed).
create table person_key_due (
  person uuid primary key
);
insert into person_key_due select id from person;
grant select, update, delete on person_key_due to linli_jobs;
