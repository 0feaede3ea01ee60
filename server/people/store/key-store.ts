/** The keys of persons that follow from other rows, and the list of those whose keys are due anew. */
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

/** Of whoever lives here: an age finds nobody who died or left, and neither does an address. */
const here = `(p.died is null and p.left_on is null)`
const held = `cross join lateral (select '' union all select c.category from person_category c where c.person = p.id) f(category)`

/**
 * Brings all keys of these persons into line with what is held of them now: place, birth date, categories, home. It stands
 * behind the writes of every act that touches one of those; the keys of a name are written by `insertKeys`.
 */
export const deriveKeys = (ids: readonly string[]): Statement[] => [
  sql(
    'people.dropDerived',
    `delete from person_key k where k.person = any($1::uuid[]) and (k.derived
       or (k.category <> '' and not exists (select 1 from person_category c where c.person = k.person and c.category = k.category)))`,
    [ids],
  ),
  sql(
    'people.deriveKeys',
    `insert into person_key (key, category, place, person, born, derived)
     select distinct k.key, f.category, p.place, p.id, p.born, true
     from person p
     cross join lateral (
       select extract(year from p.born)::bigint as key where p.born is not null
       union all
       select person_home_key(w.word)
       from household_member m
       join household h on h.id = m.household
       join places_pub_dwelling d on d.id = h.dwelling
       left join places_pub_unit u on u.id = d.unit
       cross join lateral (values ('block:' || coalesce(d.building, d.estate)), ('unit:' || lower(u.name)), ('room:' || lower(d.room))) w(word)
       where m.person = p.id and m.to_day is null and m.residence <> 'registered-only' and w.word is not null) k
     ${held}
     where p.id = any($1::uuid[]) and ${here}`,
    [ids],
  ),
  sql(
    'people.followKeys',
    `update person_key k set place = p.place, born = case when ${here} then p.born end from person p
     where p.id = any($1::uuid[]) and k.person = p.id and not k.derived
       and (k.place <> p.place or k.born is distinct from case when ${here} then p.born end)`,
    [ids],
  ),
  sql(
    'people.categoryKeys',
    `insert into person_key (key, category, place, person, born, derived)
     select distinct k.key, c.category, k.place, k.person, k.born, false
     from person_category c join person_key k on k.person = c.person and k.category = '' and not k.derived
     where c.person = any($1::uuid[])
     on conflict do nothing`,
    [ids],
  ),
]

/** Some whose keys are due, with what opens their names; taken by this transaction alone. */
export const takeDue = (tx: Tx, size: number) =>
  tx.rows<{ id: string; name: string }>(
    sql(
      'people.takeDue',
      `with due as (delete from person_key_due where person in (select person from person_key_due limit $1 for update skip locked) returning person)
       select p.id, p.name from due join person p on p.id = due.person and p.erased_at is null and p.merged_into is null order by p.id`,
      [size],
    ),
  )

export const dropNameKeys = (ids: readonly string[]) =>
  sql('people.dropNameKeys', 'delete from person_key where person = any($1::uuid[]) and not derived', [ids])
