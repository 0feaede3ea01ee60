-- Of whom nothing is held any more but that there was somebody: what months and places counted stays true.
alter table person add column erased_at timestamptz;
create index person_gone on person (coalesce(died, left_on), id) where erased_at is null and (died is not null or left_on is not null);
