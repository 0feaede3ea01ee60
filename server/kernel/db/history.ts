/** Every version of a record that is edited: what it was, what it became, who did it, why. [L8] */
import type { Doer } from './act.ts'
import { sql, type Statement } from './tx.ts'

export interface Version {
  /** Id of the edit, minted by its author. */
  id: string
  kind: string
  subject: string
  /** The version that came about; 1 is the entry itself. */
  version: number
  /** The whole row before and after; null before the first and after the last. */
  before: unknown
  after: unknown
  /** Hash of what the author sent: the same id with another hash is refused. */
  hash: string
  why?: string | null
}

export const keepVersion = (v: Version, doer: Pick<Doer, 'account' | 'now'>): Statement =>
  sql(
    'history.keep',
    `insert into history (id, subject_kind, subject, version, at, actor, value, reason) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      v.id,
      v.kind,
      v.subject,
      v.version,
      doer.now,
      doer.account,
      JSON.stringify({ before: v.before, after: v.after, hash: v.hash }),
      v.why || null,
    ],
  )

/** Of many records at once. */
export const keepVersions = (all: readonly Version[], doer: Pick<Doer, 'account' | 'now'>): Statement =>
  sql(
    'history.keepMany',
    `insert into history (id, subject_kind, subject, version, at, actor, value, reason)
     select n.id, n.kind, n.subject, n.version, $5, $6, n.value, null
     from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $7::jsonb[]) n(id, kind, subject, version, value)`,
    [
      all.map((v) => v.id),
      all.map((v) => v.kind),
      all.map((v) => v.subject),
      all.map((v) => v.version),
      doer.now,
      doer.account,
      all.map((v) => JSON.stringify({ before: v.before, after: v.after, hash: v.hash })),
    ],
  )

export interface Kept {
  subject: string
  actor: string | null
  hash: string
  /** As it was written then. */
  after: unknown
}

/** The edit of that id, if it was made. */
export const keptEdit = (id: string): Statement =>
  sql(
    'history.edit',
    `select subject, actor, value ->> 'hash' as hash, value -> 'after' as after from history where id = $1`,
    [id],
  )

/** Why an edit was made, as its author wrote it. */
export const reasonOfEdit = (id: string): Statement =>
  sql('history.reason', 'select reason from history where id = $1', [id])

/** Newest first. */
export const versionsOf = (kind: string, subject: string): Statement =>
  sql(
    'history.versions',
    `select id, version, at, actor, value -> 'before' as before, value -> 'after' as after, reason
     from history where subject_kind = $1 and subject = $2 order by version desc limit 200`,
    [kind, subject],
  )

/** Number of the last version, for records without a row of their own to count in. */
export const lastVersion = (kind: string, subject: string): Statement =>
  sql(
    'history.last',
    'select coalesce(max(version), 0)::int as version from history where subject_kind = $1 and subject = $2',
    [kind, subject],
  )
