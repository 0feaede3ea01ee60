/** Papers: which hours one names, and whether they still count as they did. */
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface Paper {
  id: string
  volunteer: string
  number: string
  token: string
  from: string | null
  to: string | null
  hours: string[]
  minutes: number
  madeAt: Date
  madeBy: string
  sealedUnit: string | null
  sealedAt: Date | null
  sealedBy: string | null
  revokedAt: Date | null
  revokedBy: string | null
  why: string | null
  version: number
}

export interface PaperRow extends Paper {
  asThen: boolean
}

/** One digest for one content: which hours count, when, for how long, as what. */
const markOf = (hours: string) => `(select encode(sha256(convert_to(coalesce(string_agg(
    concat_ws(' ', h.id, h.minutes, h.day, h.item, h.unit), ',' order by h.id), ''), 'UTF8')), 'hex')
  from volunteer_hours h where h.id = any(${hours}) and h.state = 'counted' and h.flaw is null)`

const own = `p.id, p.volunteer, p.number, p.token, p.from_day::text as "from", p.to_day::text as "to", p.hours, p.minutes, p.made_at as "madeAt", p.made_by as "madeBy",
  p.sealed_unit as "sealedUnit", p.sealed_at as "sealedAt", p.sealed_by as "sealedBy", p.revoked_at as "revokedAt", p.revoked_by as "revokedBy", p.why, p.version,
  p.mark = ${markOf('p.hours')} as "asThen"`

export const papersOf = (tx: Tx, volunteers: readonly string[], until: Date | null) =>
  tx.rows<PaperRow>(
    sql(
      'volunteers.papers',
      `select ${own} from volunteer_paper p where p.volunteer = any($1::uuid[]) and ($2::timestamptz is null or p.made_at <= $2)
       order by p.made_at desc, p.id desc limit 100`,
      [volunteers, until],
    ),
  )

export const onePaper = (tx: Tx, id: string) =>
  tx.one<PaperRow>(sql('volunteers.paper', `select ${own} from volunteer_paper p where p.id = $1`, [id]))

export const lockPaper = (tx: Tx, id: string) =>
  tx.one<PaperRow>(
    sql('volunteers.lockPaper', `select ${own} from volunteer_paper p where p.id = $1 for update of p`, [id]),
  )

export const paperByToken = (tx: Tx, token: string) =>
  tx.one<PaperRow>(sql('volunteers.paperByToken', `select ${own} from volunteer_paper p where p.token = $1`, [token]))

export const insertPaper = (p: Paper) =>
  sql(
    'volunteers.addPaper',
    `insert into volunteer_paper (id, volunteer, number, token, from_day, to_day, hours, minutes, mark, made_at, made_by, version)
     values ($1, $2, $3, $4, $5, $6, $7::uuid[], $8, ${markOf('$7::uuid[]')}, $9, $10, $11)`,
    [p.id, p.volunteer, p.number, p.token, p.from, p.to, p.hours, p.minutes, p.madeAt, p.madeBy, p.version],
  )

export const updatePaper = (p: Paper) =>
  sql(
    'volunteers.setPaper',
    `update volunteer_paper set sealed_unit = $2, sealed_at = $3, sealed_by = $4, revoked_at = $5, revoked_by = $6, why = $7, version = version + 1
     where id = $1`,
    [p.id, p.sealedUnit, p.sealedAt, p.sealedBy, p.revokedAt, p.revokedBy, p.why],
  )

export interface PaperLine {
  id: string
  day: string
  minutes: number
  /** Null where the place may not know what it was. */
  item: string | null
  unit: string
  programme: string | null
}

const line = `h.id, h.day::text as day, h.minutes, case when h.restricted then null else h.item end as item, h.unit, h.programme`

/** What counts of a span; of somebody and of whoever was merged into them. */
export const linesIn = (tx: Tx, volunteers: readonly string[], from: string | null, to: string | null, most: number) =>
  tx.rows<PaperLine>(
    sql(
      'volunteers.paperLines',
      `select ${line} from volunteer_hours h where h.volunteer = any($1::uuid[]) and h.state = 'counted' and h.flaw is null
         and ($2::date is null or h.day >= $2) and ($3::date is null or h.day <= $3) order by h.day, h.id limit $4`,
      [volunteers, from, to, most],
    ),
  )

export const linesById = (tx: Tx, ids: readonly string[]) =>
  tx.rows<PaperLine>(
    sql(
      'volunteers.paperLinesOf',
      `select ${line} from volunteer_hours h where h.id = any($1::uuid[]) order by h.day, h.id`,
      [ids],
    ),
  )
