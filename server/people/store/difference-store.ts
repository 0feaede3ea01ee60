/** Differences between a list of another system and ours. */
import type { Cause, Settler, Side } from '../../../domain/people/differences.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'
import type { SeenRow } from './import-store.ts'
import type { HeldRow } from './person-store.ts'

export interface DifferenceRow {
  import: string
  no: number
  place: string
  side: Side
  cause: Cause
  settler: Settler
  person: string | null
  fields: string[]
  spot: string | null
}

/** Lists travel as one text each: `unnest` would flatten them. */
export const insertDifferences = (rows: readonly DifferenceRow[]): Statement =>
  sql(
    'people.insertDifferences',
    `insert into people_difference (import, no, place, side, cause, settler, person, fields, spot)
     select a, b, c, d, e, f, g, string_to_array(h, ' '), i
     from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::text[]) t(a, b, c, d, e, f, g, h, i)`,
    columns(
      rows.map((r) => ({ ...r, fields: r.fields.join(' ') })),
      ['import', 'no', 'place', 'side', 'cause', 'settler', 'person', 'fields', 'spot'],
    ),
  )

export const clearDifferences = (id: string): Statement =>
  sql('people.clearDifferences', 'delete from people_difference where import = $1', [id])

/** Every row that is not the same on both sides. */
export const rowsToCompare = (tx: Tx, id: string, after: number, size: number) =>
  tx.rows<SeenRow>(
    sql(
      'people.rowsToCompare',
      `select r.no, r.sheet, r.at, r.part, r.verdict, r.decided, r.home, r.person, r.found, r.spot, r.content, r.issues, r.deeds, r.category
       from people_import_row r where r.import = $1 and r.verdict <> 'same' and r.no > $2 order by r.no limit $3`,
      [id, after, size],
    ),
  )

const person = `p.id, p.place, p.name, p.name_masked, p.sex, p.born::text as born, p.id_number, p.id_number_masked, p.id_number_key,
  p.address_note, p.died::text as died, p.left_on::text as left_on, p.version, p.merged_into`

export const personsByIds = (tx: Tx, ids: readonly string[]) =>
  tx.rows<HeldRow>(
    sql(
      'people.personsByIds',
      `select ${person} from person p where p.id = any($1::uuid[]) and p.merged_into is null`,
      [ids],
    ),
  )

/** Who lives in a place and was found by no row; uses `person_here`. */
export const personsNotIn = (
  tx: Tx,
  range: { lo: string; hi: string },
  id: string,
  after: [string, string],
  size: number,
) =>
  tx.rows<{ id: string; place: string; name: string }>(
    sql(
      'people.personsNotIn',
      `select p.id, p.place, p.name from person p
       where p.place >= $1 and p.place < $2 and p.died is null and p.left_on is null and (p.place, p.id) > ($4, $5::uuid)
         and not exists (select 1 from people_import_row r where r.import = $3 and r.found and r.person = p.id)
       order by p.place, p.id limit $6`,
      [range.lo, range.hi, id, ...after, size],
    ),
  )

export interface Narrowed {
  side?: string | undefined
  cause?: string | undefined
  settler?: string | undefined
  open: '0' | '1'
}

export interface SeenDifference extends DifferenceRow {
  at: number | null
  content: string | null
  name: string | null
  idNumber: string | null
  settled_at: Date | null
  by: string | null
  said: string | null
}

/** Uses the key, or `people_difference_open`. */
export const differencesOf = (tx: Tx, id: string, n: Narrowed, after: number, size: number) =>
  tx.rows<SeenDifference>(
    sql(
      'people.differences',
      `select d.import, d.no, d.place, d.side, d.cause, d.settler, d.person, d.fields, d.spot, d.settled_at, d.said, a.shown as by,
         r.at, r.content, p.name_masked as name, p.id_number_masked as "idNumber"
       from (select o.* from people_difference o
         where o.import = $1 and o.no > $2 and ($3::text is null or o.side = $3) and ($4::text is null or o.cause = $4)
           and ($5::text is null or o.settler = $5) and ($6 = '0' or o.settled_at is null)
         order by o.no limit $7) d
       left join people_import_row r on r.import = d.import and r.no = d.no
       left join person p on p.id = d.person
       left join accounts_pub_names a on a.id = d.settled_by
       order by d.no`,
      [id, after, n.side ?? null, n.cause ?? null, n.settler ?? null, n.open, size],
    ),
  )

export const countDifferences = (tx: Tx, id: string) =>
  tx.rows<{ side: Side; cause: Cause; settler: Settler; n: number; open: number }>(
    sql(
      'people.countDifferences',
      `select side, cause, settler, count(*)::int as n, (count(*) filter (where settled_at is null))::int as open
       from people_difference where import = $1 group by side, cause, settler order by side, count(*) desc, cause`,
      [id],
    ),
  )

export const openDifferences = (tx: Tx, id: string, rows: readonly number[]) =>
  tx.rows<{ no: number; settled_at: Date | null }>(
    sql(
      'people.lockDifferences',
      'select no, settled_at from people_difference where import = $1 and no = any($2::int[]) order by no for update',
      [id, rows],
    ),
  )

export const settleDifferences = (
  id: string,
  rows: readonly { no: number; said: string }[],
  by: string,
  at: Date,
): Statement =>
  sql(
    'people.settleDifferences',
    `update people_difference d set settled_at = $4, settled_by = $5, said = s.said
     from unnest($2::int[], $3::text[]) s(no, said) where d.import = $1 and d.no = s.no and d.settled_at is null`,
    [id, rows.map((r) => r.no), rows.map((r) => r.said), at, by],
  )
