/** The log of who came, moved, went and died, and the one query that counts it. */
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
    `insert into person_event (id, person, kind, day, from_place, to_place, recorded_by, recorded_at)
     select *, $7::uuid, $8::timestamptz from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[], $5::text[], $6::text[])`,
    [...columns(rows, ['id', 'person', 'kind', 'day', 'from', 'to']), by, at],
  )

export const strikeEvent = (id: string, at: Date) =>
  sql('people.strikeEvent', 'update person_event set struck_at = $2 where id = $1', [id, at])

/** Those of the given who are here: a place that is redrawn carries nobody away who is gone. */
export const hereOf = (tx: Tx, ids: string[]) =>
  tx.rows<{ id: string; place: string }>(
    sql(
      'people.hereOf',
      'select id, place from person where id = any($1::uuid[]) and died is null and left_on is null order by id',
      [ids],
    ),
  )

export interface CountRow {
  place: string
  opening: number
  arrivals: number
  found: number
  movedIn: number
  births: number
  departures: number
  movedOut: number
  deaths: number
}

/**
 * The balance of any number of places in one month; every screen asks this. A step counts as coming where its end lies in the
 * place and its beginning does not, and the other way round; each side is read from its own index (`person_event_in`,
 * `person_event_out`).
 */
export const balances = (
  tx: Tx,
  places: readonly { place: string; lo: string; hi: string }[],
  span: [string, string],
) =>
  tx.rows<CountRow>(
    sql(
      'people.balances',
      `select s.place, (i.before - o.before)::int as opening, i.arrivals::int, i.found::int, i.moved::int as "movedIn",
         i.births::int, o.departures::int, o.moved::int as "movedOut", o.deaths::int
       from unnest($1::text[], $2::text[], $3::text[]) s(place, lo, hi)
       cross join lateral (
         select count(*) filter (where e.day < $4::date) as before,
           count(*) filter (where e.day >= $4::date and e.kind <> 'birth') as arrivals,
           count(*) filter (where e.day >= $4::date and e.kind = 'found') as found,
           count(*) filter (where e.day >= $4::date and e.kind = 'move') as moved,
           count(*) filter (where e.day >= $4::date and e.kind = 'birth') as births
         from person_event e
         where e.to_place >= s.lo and e.to_place < s.hi and e.day < $5::date and e.struck_at is null and e.to_place is not null
           and not coalesce(e.from_place >= s.lo and e.from_place < s.hi, false)) i
       cross join lateral (
         select count(*) filter (where e.day < $4::date) as before,
           count(*) filter (where e.day >= $4::date and e.kind <> 'death') as departures,
           count(*) filter (where e.day >= $4::date and e.kind = 'move') as moved,
           count(*) filter (where e.day >= $4::date and e.kind = 'death') as deaths
         from person_event e
         where e.from_place >= s.lo and e.from_place < s.hi and e.day < $5::date and e.struck_at is null and e.from_place is not null
           and not coalesce(e.to_place >= s.lo and e.to_place < s.hi, false)) o
       order by s.place`,
      [places.map((p) => p.place), places.map((p) => p.lo), places.map((p) => p.hi), ...span],
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
