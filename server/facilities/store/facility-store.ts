/** Facilities: one, lists, and what is written. */
import { leastMinutes } from '../../../domain/facilities/hours.ts'
import type { Hours } from '../../../domain/facilities/hours-schema.ts'
import type { CheckState, Facility } from '../../../domain/facilities/schema.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { grams } from '../../../domain/places/grams.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface FacilityRow extends Facility {
  /** Of a room: what holds where it has no hours of its own. */
  houseHours: Hours | null
  checked: string | null
  state: CheckState | null
  version: number
}

const own = `f.id, f.kind, f.name, f.place, f.estate, f.address, f.unit, f.phone, f.area, f.seats, f.point, f.within, f.hours,
  f.opened::text as opened, f.closed::text as closed, f.checked_on::text as checked, f.checked_state as state, f.version,
  (select h.hours from facility h where h.id = f.within) as "houseHours"`

/** As it stands, without what follows from checks. */
export const plain = ({ checked: _c, state: _s, version: _v, houseHours: _h, ...facility }: FacilityRow): Facility =>
  facility

export const oneFacility = (tx: Tx, id: string) =>
  tx.one<FacilityRow>(sql('facilities.one', `select ${own} from facility f where f.id = $1`, [id]))

/** Under lock: whoever writes about it, its rooms or their uses waits. */
export const lockFacility = (tx: Tx, id: string) =>
  tx.one<FacilityRow>(sql('facilities.lock', `select ${own} from facility f where f.id = $1 for update`, [id]))

/** The house of a room, or the house itself: the one lock for everything that excludes each other. */
export const lockHouse = (tx: Tx, id: string) =>
  tx.one<FacilityRow>(
    sql(
      'facilities.lockHouse',
      `select ${own} from facility f where f.id = (select coalesce(t.within, t.id) from facility t where t.id = $1) for update`,
      [id],
    ),
  )

export const roomsOf = (tx: Tx, id: string) =>
  tx.rows<FacilityRow>(
    sql('facilities.rooms', `select ${own} from facility f where f.within = $1 order by f.name, f.id limit 200`, [id]),
  )

export interface FacilityFilter extends Range {
  /** Pieces of name and address. */
  q: string | null
  kind: string | null
  estate: string | null
  day: string
  /** Those that are no more. */
  closed: boolean
  /** Kinds that are looked at, and up to which day of the last look somebody looks again. */
  due: readonly { kind: string; until: string }[] | null
}

export type AfterFacility = [place: string, name: string, id: string]

/** In order of place and name; uses `facility_place`, `facility_kind` or `facility_grams`. */
export const facilities = (tx: Tx, f: FacilityFilter, after: AfterFacility, size: number) =>
  tx.rows<FacilityRow>(
    sql(
      `facilities.list${f.kind ? 'Kind' : ''}${f.q ? 'Words' : ''}${f.due ? 'Due' : ''}`,
      `select ${own} from facility f
       where f.place >= $1 and f.place < $2 and (f.place, f.name, f.id) > ($3, $4, $5)
         and case when $6 then f.closed <= $7 else f.closed is null or f.closed > $7 end
         and ($8::uuid is null or f.estate = $8)
         ${f.kind ? 'and f.kind = $10' : 'and $10::text is null'}
         ${f.q ? 'and f.grams @> $11::text[]' : 'and $11::text[] is null'}
         ${f.due ? `and exists (select 1 from unnest($12::text[], $13::date[]) d(kind, until) where d.kind = f.kind and coalesce(f.checked_on, f.opened) <= d.until)` : ''}
       order by f.place, f.name, f.id limit $9`,
      [
        f.lo,
        f.hi,
        ...after,
        f.closed,
        f.day,
        f.estate,
        size,
        f.kind,
        f.q && grams(f.q),
        ...(f.due ? [f.due.map((d) => d.kind), f.due.map((d) => d.until)] : []),
      ],
    ),
  )

/** Open ones in a place and below it, those that residents see. */
export const facilitiesWithin = (tx: Tx, { lo, hi }: Range, kinds: readonly string[], day: string, size: number) =>
  tx.rows<FacilityRow>(
    sql(
      'facilities.within',
      `select ${own} from facility f where f.place >= $1 and f.place < $2 and f.kind = any($3::text[]) and f.opened <= $4
         and (f.closed is null or f.closed > $4) order by f.place, f.name, f.id limit $5`,
      [lo, hi, kinds, day, size],
    ),
  )

/** Open ones of these very places. */
export const facilitiesOf = (tx: Tx, places: readonly string[], kinds: readonly string[], day: string, size: number) =>
  tx.rows<FacilityRow>(
    sql(
      'facilities.of',
      `select ${own} from facility f where f.place = any($1::text[]) and f.kind = any($2::text[]) and f.opened <= $3
         and (f.closed is null or f.closed > $3) order by f.place desc, f.name, f.id limit $4`,
      [places, kinds, day, size],
    ),
  )

export const facilitiesNamed = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ id: string; name: string }>(
    sql('facilities.named', 'select id, name from facility where id = any($1::uuid[])', [ids]),
  )

export const placesNamed = (tx: Tx, paths: readonly string[]) =>
  tx.rows<{ path: string; name: string; closed: string | null }>(
    sql(
      'facilities.places',
      'select path, name, closed::text as closed from places_pub_place where path = any($1::text[])',
      [paths],
    ),
  )

export const estatesNamed = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ id: string; name: string; place: string }>(
    sql('facilities.estates', 'select id, name, place from places_pub_estate where id = any($1::uuid[])', [ids]),
  )

/** Estates by the community in which they lie and their name, as packs name them. */
export const estatesIn = (tx: Tx, places: readonly string[]) =>
  tx.rows<{ id: string; name: string; place: string }>(
    sql('facilities.estatesIn', 'select id, name, place from places_pub_estate where place = any($1::text[])', [
      places,
    ]),
  )

export const unitsNamed = (tx: Tx, codes: readonly string[]) =>
  tx.rows<{ code: string; name: string }>(
    sql('facilities.units', 'select code, name from organisations_pub_body where code = any($1::text[])', [codes]),
  )

/** With what its house says, where it is a room. */
export type Housed = Facility & Pick<FacilityRow, 'houseHours'>

const searched = (f: Facility) => grams(`${f.name} ${f.address}`)

/** `grams` travel as one text per row: PostgreSQL has no ragged arrays. */
export const insertFacilities = (all: readonly Housed[]) =>
  sql(
    'facilities.insert',
    `insert into facility (id, kind, name, place, estate, address, unit, phone, area, seats, point, within, hours, working_minutes, off_minutes,
       opened, closed, grams, version)
     select id, kind, name, place, estate, address, unit, phone, area, seats, point, within, hours, working_minutes, off_minutes,
       opened, closed, grams::text[], 1
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::int[], $10::int[], $11::jsonb[],
       $12::uuid[], $13::jsonb[], $14::int[], $15::int[], $16::date[], $17::date[], $18::text[])
       r(id, kind, name, place, estate, address, unit, phone, area, seats, point, within, hours, working_minutes, off_minutes, opened, closed, grams)`,
    columns(
      all.map((f) => {
        const least = leastMinutes(f.hours ?? f.houseHours)
        return { ...f, working: least.working, off: least.off, grams: `{${searched(f).join(',')}}` }
      }),
      [
        'id',
        'kind',
        'name',
        'place',
        'estate',
        'address',
        'unit',
        'phone',
        'area',
        'seats',
        'point',
        'within',
        'hours',
        'working',
        'off',
        'opened',
        'closed',
        'grams',
      ],
    ),
  )

export const updateFacility = (f: Housed) => {
  const least = leastMinutes(f.hours ?? f.houseHours)
  return sql(
    'facilities.update',
    `update facility set kind = $2, name = $3, place = $4, estate = $5, address = $6, unit = $7, phone = $8, area = $9, seats = $10, point = $11,
       within = $12, hours = $13, working_minutes = $14, off_minutes = $15, closed = $16, grams = $17, version = version + 1 where id = $1`,
    [
      f.id,
      f.kind,
      f.name,
      f.place,
      f.estate,
      f.address,
      f.unit,
      f.phone,
      f.area,
      f.seats,
      f.point && JSON.stringify(f.point),
      f.within,
      f.hours && JSON.stringify(f.hours),
      least.working,
      least.off,
      f.closed,
      searched(f),
    ],
  )
}

/** Rooms stand where their house stands, and are open with it where they have no hours of their own. */
export const followHouse = (house: Facility) => {
  const least = leastMinutes(house.hours)
  return sql(
    'facilities.followHouse',
    `update facility set place = $2, estate = $3, version = version + 1,
       working_minutes = case when hours is null then $4 else working_minutes end,
       off_minutes = case when hours is null then $5 else off_minutes end
     where within = $1 and (place <> $2 or estate is distinct from $3 or hours is null)`,
    [house.id, house.place, house.estate, least.working, least.off],
  )
}

/** A place that became another takes its facilities along. */
export const followPlace = (old: string, next: string) =>
  sql(
    'facilities.follow',
    'update facility set place = $2, version = version + 1 where place = $1 and closed is null',
    [old, next],
  )
