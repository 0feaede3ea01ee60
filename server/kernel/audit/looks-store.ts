/** Who looked at one person: lines of the audit under the person's id, less what a protective matter withholds. */
import { sql, type Tx } from '../db/tx.ts'

export interface LookLine {
  id: string
  at: Date
  actor: string | null
  act: string
  detail: Record<string, unknown> | null
}

export interface Withheld {
  whole: boolean
  from: Date
  to: Date | null
  accounts: readonly string[]
}

export interface Wanted {
  person: string
  acts: readonly string[]
  /** Nothing later. */
  until: Date | null
  withheld: readonly Withheld[]
  /** Whose own looks are no looks: the account that asks. */
  but: string
}

const inside = `exists (select 1 from jsonb_to_recordset($4::jsonb) s("from" timestamptz, "to" timestamptz, whole bool, accounts jsonb)
  where l.at > s."from" and (s."to" is null or l.at < s."to") and (s.whole or s.accounts ? l.actor::text))`
/** Lines about the person alone, and those that speak of many. */
const lines = `(select id, at, actor, act, detail from audit where subject = $1
  union all select a.id, a.at, a.actor, a.act, a.detail from audit_many m join audit a on a.id = m.line where m.subject = $1::uuid) l`
const of = `l.act = any($2::text[]) and l.at <= coalesce($3::timestamptz, 'infinity') and l.actor is distinct from $5`

const values = (w: Wanted) => [w.person, w.acts, w.until, JSON.stringify(w.withheld), w.but]

/** Newest first; uses `audit_subject` and the key of `audit_many`. */
export const looksAt = (tx: Tx, w: Wanted, after: { at: string; id: string }, size: number) =>
  tx.rows<LookLine>(
    sql(
      'audit.looks',
      `select l.id, l.at, l.actor, l.act, l.detail from ${lines}
       where ${of} and (l.at, l.id) < ($6::timestamptz, $7::uuid) and not ${inside} order by l.at desc, l.id desc limit $8`,
      [...values(w), after.at, after.id, size],
    ),
  )

/** How many the reader is not told of: for the auditor. */
export const looksWithheld = async (tx: Tx, w: Wanted) =>
  (await tx.one<{ n: number }>(
    sql(
      'audit.withheld',
      `select count(*)::int as n from ${lines} where l.act = any($2::text[]) and l.actor is distinct from $5
           and (l.at > coalesce($3::timestamptz, 'infinity') or ${inside})`,
      values(w),
    ),
  ))!.n
