/** Fields that were added, and what stands in them. */
import type { ExtraField } from '../../../domain/people/extras.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface FieldRow {
  code: string
  purpose: string
  basis: string
  definition: Omit<ExtraField, 'code' | 'purpose' | 'basis'>
  version: number
}

export const allFields = (tx: Tx) =>
  tx.rows<FieldRow>(
    sql('people.fields', 'select code, purpose, basis, definition, version from person_field order by code'),
  )

export const lockFields = (tx: Tx) =>
  tx.rows<FieldRow>(
    sql(
      'people.lockFields',
      'select code, purpose, basis, definition, version from person_field order by code for update',
    ),
  )

export const putField = ({ code, purpose, basis, ...definition }: ExtraField) =>
  sql(
    'people.putField',
    `insert into person_field (code, purpose, basis, definition, version) values ($1, $2, $3, $4, 1)
     on conflict (code) do update set purpose = excluded.purpose, basis = excluded.basis, definition = excluded.definition,
       version = person_field.version + 1`,
    [code, purpose, basis, JSON.stringify(definition)],
  )

export interface ExtraRow {
  id: string
  field: string
  plain: string | null
  sealed: string | null
}

export const extrasOf = (tx: Tx, person: string) =>
  tx.rows<ExtraRow>(
    sql('people.extras', 'select id, field, plain, sealed from person_extra where person = $1 order by field', [
      person,
    ]),
  )

export const extrasOfAll = (tx: Tx, persons: readonly string[]) =>
  tx.rows<ExtraRow & { person: string }>(
    sql(
      'people.extrasOfAll',
      'select id, person, field, plain, sealed from person_extra where person = any($1::uuid[])',
      [persons],
    ),
  )

export type NewExtra = ExtraRow & { person: string; place: string; key: Buffer | null }

/** Only where nothing stands. */
export const insertExtras = (rows: readonly NewExtra[]) =>
  sql(
    'people.insertExtras',
    `insert into person_extra (id, person, field, place, plain, sealed, key)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[])
     on conflict (person, field) do nothing`,
    columns(rows, ['id', 'person', 'field', 'place', 'plain', 'sealed', 'key']),
  )

export const awayExtras = (ids: readonly string[]) =>
  sql('people.awayAdded', 'delete from person_extra where id = any($1::uuid[])', [ids])

export const putExtra = (e: NewExtra) =>
  sql(
    'people.putExtra',
    `insert into person_extra (id, person, field, place, plain, sealed, key) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (id) do update set plain = excluded.plain, sealed = excluded.sealed, key = excluded.key`,
    [e.id, e.person, e.field, e.place, e.plain, e.sealed, e.key],
  )

export const dropExtra = (id: string) => sql('people.dropExtra', 'delete from person_extra where id = $1', [id])

/** Values go to another record of the same person, or back. */
export const giveExtras = (ids: string[], person: string, place: string) =>
  sql('people.giveExtras', 'update person_extra set person = $2, place = $3 where id = any($1::uuid[])', [
    ids,
    person,
    place,
  ])

/** Uses `person_extra_key`, once per range. */
export const idsByExtra = (tx: Tx, key: Buffer, ranges: readonly Range[], size: number) =>
  tx.rows<{ person: string }>(
    sql(
      'people.byExtra',
      `select distinct e.person from unnest($2::text[], $3::text[]) s(lo, hi)
       join person_extra e on e.key = $1 and e.place >= s.lo and e.place < s.hi order by e.person limit $4`,
      [key, ranges.map((r) => r.lo), ranges.map((r) => r.hi), size],
    ),
  )
