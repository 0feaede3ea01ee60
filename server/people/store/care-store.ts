/** Care kinds: dated definitions, the same for the whole county. */
import type { CareKind } from '../../../domain/people/cares.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface CareRow {
  code: string
  from: string
  definition: Omit<CareKind, 'code' | 'from'>
  hash: string
  packHash: string | null
  version: number
}

const careColumns = `code, definition, hash, pack_hash as "packHash", version, from_day::text as "from"`

export const allCares = (tx: Tx) =>
  tx.rows<CareRow>(sql('people.cares', `select ${careColumns} from care_kind order by code, from_day`))

export const lockCare = (tx: Tx, code: string) =>
  tx.rows<CareRow>(
    sql('people.care', `select ${careColumns} from care_kind where code = $1 order by from_day for update`, [code]),
  )

/** Enters or replaces; what was before stands in the history that the caller keeps. */
export const putCares = (rows: readonly Omit<CareRow, 'version'>[]) =>
  sql(
    'people.putCares',
    `insert into care_kind (code, from_day, definition, hash, pack_hash, version)
     select *, 1 from unnest($1::text[], $2::date[], $3::jsonb[], $4::text[], $5::text[]) where true
     on conflict (code, from_day) do update set definition = excluded.definition, hash = excluded.hash,
       pack_hash = coalesce(excluded.pack_hash, care_kind.pack_hash), version = care_kind.version + 1`,
    columns(rows, ['code', 'from', 'definition', 'hash', 'packHash']),
  )

export interface Reached {
  id: string
  person: string
  place: string
  from: string
  to: string | null
  source: string
  month: string
  born: string
}

/** Open categories of a kind whose holder reached the age, and nobody was asked about them yet; uses `person_category_open`. */
export const reachedAge = (tx: Tx, category: string, bornBy: string, size: number) =>
  tx.rows<Reached>(
    sql(
      'people.reachedAge',
      `select c.id, c.person, c.place, c.from_day::text as "from", c.to_day::text as "to", c.source, c.month, p.born::text as born
       from person_category c join person p on p.id = c.person
       where c.category = $1 and c.to_day is null and p.born <= $2::date and p.died is null
         and not exists (select 1 from person_claim m where m.category = c.id and m.reason = 'age-limit')
       order by c.person limit $3`,
      [category, bornBy, size],
    ),
  )

export const endCategories = (rows: readonly { id: string; to: string }[]) =>
  sql(
    'people.endCategories',
    `update person_category c set to_day = greatest(n.day, c.from_day), version = version + 1
     from unnest($1::uuid[], $2::date[]) n(id, day) where c.id = n.id and c.to_day is null`,
    columns(rows, ['id', 'to']),
  )

export const touchPersons = (ids: string[]) =>
  sql('people.touchMany', 'update person set version = version + 1 where id = any($1::uuid[])', [ids])

export const insertRun = (run: { id: string; job: string; at: Date; counts: object }) =>
  sql('people.insertRun', 'insert into people_run (id, job, at, counts) values ($1, $2, $3, $4)', [
    run.id,
    run.job,
    run.at,
    JSON.stringify(run.counts),
  ])

export const lastRuns = (tx: Tx) =>
  tx.rows<{ id: string; job: string; at: Date; counts: Record<string, number> }>(
    sql('people.runs', 'select id, job, at, counts from people_run order by at desc, id desc limit 30'),
  )
