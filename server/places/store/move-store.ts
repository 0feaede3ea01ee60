/** Addresses that change their place: by hand, and after the map was redrawn. */
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface Placed {
  id: string
  place: string
  version: number
}

export const lockBuildings = (tx: Tx, ids: string[]) =>
  tx.rows<Placed>(
    sql(
      'places.lockBuildings',
      `select id, place, version from building where id = any($1::uuid[]) order by id for update`,
      [ids],
    ),
  )

/** Single houses only: what lies in a building goes with it. */
export const lockHouses = (tx: Tx, ids: string[]) =>
  tx.rows<Placed>(
    sql(
      'places.lockHouses',
      `select id, place, version from dwelling where id = any($1::uuid[]) and building is null order by id for update`,
      [ids],
    ),
  )

/** Buildings with a position that stand in a place itself. */
export const buildingPoints = (tx: Tx, place: string) =>
  tx.rows<{ id: string; point: [number, number] | null }>(
    sql('places.buildingPoints', `select id, point from building where place = $1 order by id for update`, [place]),
  )

export const placeBuildings = (ids: string[], place: string) =>
  sql('places.placeBuildings', `update building set place = $2, version = version + 1 where id = any($1::uuid[])`, [
    ids,
    place,
  ])

export const placeTheirDwellings = (buildings: string[], place: string) =>
  sql(
    'places.placeTheirDwellings',
    `update dwelling set place = $2, version = version + 1 where building = any($1::uuid[])`,
    [buildings, place],
  )

export const placeHouses = (ids: string[], place: string) =>
  sql('places.placeHouses', `update dwelling set place = $2, version = version + 1 where id = any($1::uuid[])`, [
    ids,
    place,
  ])

/** What stood in a place goes to its one heir. */
export const inherit = (old: string, heir: string) => [
  sql('places.inheritEstates', `update estate set place = $2, version = version + 1 where place = $1`, [old, heir]),
  sql('places.inheritBuildings', `update building set place = $2, version = version + 1 where place = $1`, [old, heir]),
  sql('places.inheritDwellings', `update dwelling set place = $2, version = version + 1 where place = $1`, [old, heir]),
  sql('places.inheritLandmarks', `update landmark set place = $2, version = version + 1 where place = $1`, [old, heir]),
]

/** Estates of a place that was split go where most of their dwellings went; `heirs` are the parts. */
export const followDwellings = (old: string, heirs: string[]) =>
  sql(
    'places.followDwellings',
    `update estate e set place = m.heir, version = e.version + 1
     from (
       select distinct on (d.estate) d.estate, h.heir, count(*) as n
       from dwelling d
       join unnest($2::text[]) h(heir) on d.place >= h.heir and d.place < left(h.heir, -1) || '0'
       where d.estate in (select id from estate where place = $1)
       group by d.estate, h.heir order by d.estate, n desc, h.heir
     ) m
     where e.id = m.estate`,
    [old, heirs],
  )
