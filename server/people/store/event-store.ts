/** The log of who came, moved, went and died; each step is noted for the sums in the same statement. */
import type { EventKind } from '../../../domain/people/population.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface EventRow {
  id: string
  person: string
  kind: EventKind
  day: string
  from: string | null
  to: string | null
}

/** Each step is noted for the sums in the statement that writes or strikes it; `steps` offers day, kind, from_place, to_place. */
const noted = (sign: 1 | -1) =>
  `insert into population_noted (id, month, kind, from_place, to_place, n)
   select gen_random_uuid(), to_char(day, 'YYYY-MM'), kind, from_place, to_place, ${sign} * count(*) from steps group by 2, 3, 4, 5`

const eventColumns = `id, person, kind, day::text as day, from_place as "from", to_place as "to"`

/** What counts, the oldest first. */
export const stepsOf = (tx: Tx, person: string) =>
  tx.rows<EventRow>(
    sql(
      'people.steps',
      `select ${eventColumns} from person_event where person = $1 and struck_at is null order by day, recorded_at, id`,
      [person],
    ),
  )

/** Slips too, the newest first. */
export const eventsOf = (tx: Tx, person: string) =>
  tx.rows<Omit<EventRow, 'person'> & { struck: boolean }>(
    sql(
      'people.events',
      `select id, kind, day::text as day, struck_at is not null as struck, from_place as "from", to_place as "to"
       from person_event where person = $1 order by day desc, recorded_at desc, id desc limit 200`,
      [person],
    ),
  )

export const insertEvents = (rows: readonly EventRow[], by: string | null, at: Date) =>
  sql(
    'people.insertEvents',
    `with steps as (
       insert into person_event (id, person, kind, day, from_place, to_place, recorded_by, recorded_at)
       select *, $7::uuid, $8::timestamptz from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[], $5::text[], $6::text[])
       returning day, kind, from_place, to_place)
     ${noted(1)}`,
    [...columns(rows, ['id', 'person', 'kind', 'day', 'from', 'to']), by, at],
  )

export const strikeEvent = (id: string, at: Date) =>
  sql(
    'people.strikeEvent',
    `with steps as (
       update person_event set struck_at = $2 where id = $1 and struck_at is null returning day, kind, from_place, to_place)
     ${noted(-1)}`,
    [id, at],
  )

/** Of persons who were never to be here: their steps count no more. */
export const removeEvents = (persons: readonly string[]) =>
  sql(
    'people.removeEvents',
    `with gone as (delete from person_event where person = any($1::uuid[]) returning day, kind, from_place, to_place, struck_at),
       steps as (select day, kind, from_place, to_place from gone where struck_at is null)
     ${noted(-1)}`,
    [persons],
  )

/** Those of the given who are here: a place that is redrawn carries nobody away who is gone. */
export const hereOf = (tx: Tx, ids: string[]) =>
  tx.rows<{ id: string; place: string }>(
    sql(
      'people.hereOf',
      'select id, place from person where id = any($1::uuid[]) and died is null and left_on is null order by id',
      [ids],
    ),
  )

/** Right below a place, those that were there in the month. */
export const placesBelow = (tx: Tx, parent: string, span: [string, string]) =>
  tx.rows<{ path: string }>(
    sql(
      'people.placesBelow',
      `select path from places_pub_place where parent = $1 and opened < $3::date and (closed is null or closed >= $2::date) order by path`,
      [parent, ...span],
    ),
  )

export const setDied = (person: string, day: string | null) =>
  sql('people.setDied', 'update person set died = $2, version = version + 1 where id = $1', [person, day])

export const setLeft = (person: string, day: string | null) =>
  sql('people.setLeft', 'update person set left_on = $2, version = version + 1 where id = $1', [person, day])

/** What a dead person held ends; what began later never was. */
export const endHeld = (person: string, day: string) =>
  sql(
    'people.endHeld',
    `update person_category set to_day = greatest(from_day, $2::date), version = version + 1 where person = $1 and (to_day is null or to_day > $2::date)`,
    [person, day],
  )
/** What a death ended begins again when the death was a slip. */
export const reopenHeld = (person: string, day: string) =>
  sql(
    'people.reopenHeld',
    'update person_category set to_day = null, version = version + 1 where person = $1 and to_day = $2::date',
    [person, day],
  )

/** Steps of a record that became an alias count no more: whoever it was is counted by the other. */
export const strikeEvents = (ids: string[], at: Date) =>
  sql(
    'people.strikeEvents',
    `with steps as (
       update person_event set struck_at = $2 where id = any($1::uuid[]) and struck_at is null returning day, kind, from_place, to_place)
     ${noted(-1)}`,
    [ids, at],
  )

export const unstrikeEvents = (ids: string[]) =>
  sql(
    'people.unstrikeEvents',
    `with steps as (
       update person_event set struck_at = null where id = any($1::uuid[]) and struck_at is not null returning day, kind, from_place, to_place)
     ${noted(1)}`,
    [ids],
  )
