/** The register of addresses: estates, buildings, units, dwellings, landmarks. */
import { grams, inOrderOf } from '../../../domain/places/grams.ts'
import type { AddressHit, Building, Dwelling, Estate, Landmark, Unit } from '../../../domain/places/register.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

const estateColumns = 'id, place, name, kind, street, property, point, fictional'
const dwellingColumns = 'id, place, estate, building, unit, room, floor, text, state'
const landmarkColumns = 'id, place, name, kind, point, fictional'

/** Where a keyset page of addresses ended: the place, the ordered text, the id. */
export type AddressKey = [place: string, ordered: string, id: string]
export type DwellingRow = Dwelling & { ordered: string }

/** Dwellings of a place and below; uses `dwelling_place`. */
export const dwellingsIn = (tx: Tx, lo: string, hi: string, after: AddressKey, size: number) =>
  tx.rows<DwellingRow>(
    sql(
      'places.dwellingsIn',
      `select ${dwellingColumns}, ordered from dwelling
       where place >= $1 and place < $2 and (place, ordered, id) > ($3, $4, $5::uuid) order by place, ordered, id limit $6`,
      [lo, hi, ...after, size],
    ),
  )

/** Dwellings of a building; uses `dwelling_building`. */
export const dwellingsOf = (tx: Tx, building: string, after: AddressKey, size: number) =>
  tx.rows<DwellingRow>(
    sql(
      'places.dwellingsOf',
      `select ${dwellingColumns}, ordered from dwelling where building = $1 and (ordered, id) > ($2, $3::uuid) order by ordered, id limit $4`,
      [building, after[1], after[2], size],
    ),
  )

/** Dwellings by pieces of the text; uses `dwelling_grams`. */
export const dwellingsLike = (tx: Tx, typed: string, lo: string, hi: string, after: AddressKey, size: number) =>
  tx.rows<DwellingRow>(
    sql(
      'places.dwellingsLike',
      `select ${dwellingColumns}, ordered from dwelling
       where grams @> $1::text[] and place >= $2 and place < $3 and (place, ordered, id) > ($4, $5, $6::uuid) order by place, ordered, id limit $7`,
      [grams(typed), lo, hi, ...after, size],
    ),
  )

const hits = {
  estate: `select 'estate' as kind, id, place, text from estate`,
  building: `select 'building' as kind, id, place, text from building`,
  dwelling: `select 'dwelling' as kind, id, place, text from dwelling`,
  landmark: `select 'landmark' as kind, id, place, text from (select id, place, name as text, grams from landmark) l`,
}

/** The shortest address that holds what was typed is the likeliest. */
export const addresses = (tx: Tx, kind: keyof typeof hits, typed: string, lo: string, hi: string) =>
  tx.rows<AddressHit>(
    sql(
      `places.address.${kind}`,
      `${hits[kind]} where grams @> $1::text[] and place >= $2 and place < $3 order by length(text), text, id limit 20`,
      [grams(typed), lo, hi],
    ),
  )

export const estatesIn = (tx: Tx, lo: string, hi: string, after: [string, string], size: number) =>
  tx.rows<Estate>(
    sql(
      'places.estatesIn',
      `select ${estateColumns} from estate where place >= $1 and place < $2 and (place, id) > ($3, $4::uuid) order by place, id limit $5`,
      [lo, hi, ...after, size],
    ),
  )

export const buildingsOf = (tx: Tx, estates: string[]) =>
  tx.rows<Building>(
    sql(
      'places.buildingsOf',
      `select id, estate, place, name, floors, elevator, point from building where estate = any($1::uuid[]) order by estate, length(name), name, id`,
      [estates],
    ),
  )

export const unitsOf = (tx: Tx, estates: string[]) =>
  tx.rows<Unit>(
    sql(
      'places.unitsOf',
      `select u.id, u.building, u.name from unit u join building b on b.id = u.building where b.estate = any($1::uuid[]) order by u.building, length(u.name), u.name`,
      [estates],
    ),
  )

export const landmarksIn = (tx: Tx, lo: string, hi: string) =>
  tx.rows<Landmark>(
    sql(
      'places.landmarksIn',
      `select ${landmarkColumns} from landmark where place >= $1 and place < $2 order by place, id limit 500`,
      [lo, hi],
    ),
  )

export const knownEstates = (tx: Tx, ids: string[]) =>
  tx.rows<{ id: string }>(sql('places.knownEstates', `select id from estate where id = any($1::uuid[])`, [ids]))

export const knownLandmarks = (tx: Tx, ids: string[]) =>
  tx.rows<{ id: string }>(sql('places.knownLandmarks', `select id from landmark where id = any($1::uuid[])`, [ids]))

const searched = <T>(rows: T[], text: (row: T) => string) =>
  rows.map((row) => ({ ...row, text: text(row), grams: `{${grams(text(row)).join(',')}}` }))

/** `grams` travel as one text per row: PostgreSQL has no ragged arrays. */
export const insertEstates = (estates: Estate[]) =>
  sql(
    'places.insertEstates',
    `insert into estate (id, place, name, kind, street, property, point, fictional, text, grams, version)
     select id, place, name, kind, street, property, point, fictional, text, grams::text[], 1
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::boolean[], $9::text[], $10::text[])
       r(id, place, name, kind, street, property, point, fictional, text, grams)`,
    columns(searched(estates, estateText), [
      'id',
      'place',
      'name',
      'kind',
      'street',
      'property',
      'point',
      'fictional',
      'text',
      'grams',
    ]),
  )

export const estateText = (e: Pick<Estate, 'street' | 'name'>) =>
  (e.street && !e.name.startsWith(e.street) ? e.street : '') + e.name

export const insertBuildings = (buildings: (Building & { text: string })[]) =>
  sql(
    'places.insertBuildings',
    `insert into building (id, estate, place, name, floors, elevator, point, text, grams, version)
     select id, estate, place, name, floors, elevator, point, text, grams::text[], 1
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::boolean[], $7::jsonb[], $8::text[], $9::text[])
       r(id, estate, place, name, floors, elevator, point, text, grams)`,
    columns(
      searched(buildings, (b) => b.text),
      ['id', 'estate', 'place', 'name', 'floors', 'elevator', 'point', 'text', 'grams'],
    ),
  )

export const insertUnits = (units: Unit[]) =>
  sql(
    'places.insertUnits',
    `insert into unit (id, building, name) select * from unnest($1::uuid[], $2::uuid[], $3::text[])`,
    columns(units, ['id', 'building', 'name']),
  )

export const insertDwellings = (dwellings: Dwelling[]) =>
  sql(
    'places.insertDwellings',
    `insert into dwelling (id, place, estate, building, unit, room, floor, text, state, ordered, grams, version)
     select id, place, estate, building, unit, room, floor, text, state, ordered, grams::text[], 1
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::int[], $8::text[], $9::text[], $10::text[], $11::text[])
       r(id, place, estate, building, unit, room, floor, text, state, ordered, grams)`,
    columns(
      searched(dwellings, (d) => d.text).map((d) => ({ ...d, ordered: inOrderOf(d.text) })),
      ['id', 'place', 'estate', 'building', 'unit', 'room', 'floor', 'text', 'state', 'ordered', 'grams'],
    ),
  )

export const insertLandmarks = (landmarks: Landmark[]) =>
  sql(
    'places.insertLandmarks',
    `insert into landmark (id, place, name, kind, point, fictional, grams, version)
     select id, place, name, kind, point, fictional, grams::text[], 1
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::boolean[], $7::text[]) r(id, place, name, kind, point, fictional, grams)`,
    columns(
      searched(landmarks, (l) => l.name),
      ['id', 'place', 'name', 'kind', 'point', 'fictional', 'grams'],
    ),
  )
