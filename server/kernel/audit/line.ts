/** One line of the audit: ids, codes, times and hashes, never a text, a name or a number of a person. */
import { hash } from 'node:crypto'
import type { Doer } from '../db/act.ts'
import { sql, type Statement } from '../db/tx.ts'
import { mint } from '../mint.ts'

export interface AuditEntry {
  /** Stable name of what was done, e.g. `requests.close`, `people.reveal`. */
  act: string
  subjectKind: string
  subject: string
  /** Hash of what was written, so that a later change of the row is noticed. */
  bodyHash?: string
  /** Codes and ids only; checked by a test over all rooms. */
  detail?: Record<string, string | number | boolean | null>
  /** Whom else the line speaks of, each found under their own id; it holds the hash of them. */
  many?: readonly string[]
}

export interface AuditLine {
  id: string
  at: Date
  actor: string | null
  act: string
  subject_kind: string
  subject: string
  detail: Record<string, unknown> | null
  body_hash: string | null
}

/** Field order is fixed: what is hashed must be rebuilt from the row, years later. */
export function lineHash(line: AuditLine): Buffer {
  const detail = line.detail ? Object.entries(line.detail).sort(([a], [b]) => (a < b ? -1 : 1)) : []
  const text = JSON.stringify([
    line.id,
    line.at.toISOString(),
    line.actor,
    line.act,
    line.subject_kind,
    line.subject,
    detail,
    line.body_hash,
  ])
  return hash('sha256', text, 'buffer')
}

/** What stands under `body_hash` of a line that speaks of many. */
export const manyHash = (ids: readonly string[]): string => hash('sha256', [...ids].sort().join('\n'), 'hex')

/** The line, and under whom else it is found. */
export function auditLines(entry: AuditEntry, doer: Doer): Statement[] {
  const id = mint(doer.now.getTime())
  const many = [...new Set(entry.many)]
  const line: AuditLine = {
    id,
    at: doer.now,
    actor: doer.account,
    act: entry.act,
    subject_kind: entry.subjectKind,
    subject: entry.subject,
    detail: entry.detail ?? null,
    body_hash: entry.bodyHash ?? (entry.many ? manyHash(many) : null),
  }
  return many.length > 0 ? [insertLine(line), insertMany(id, many)] : [insertLine(line)]
}

const insertLine = (line: AuditLine): Statement =>
  sql(
    'audit.add',
    `insert into audit (id, at, actor, act, subject_kind, subject, detail, body_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      line.id,
      line.at,
      line.actor,
      line.act,
      line.subject_kind,
      line.subject,
      line.detail,
      line.body_hash,
      lineHash(line),
    ],
  )

const insertMany = (line: string, subjects: readonly string[]): Statement =>
  sql('audit.add-many', 'insert into audit_many (subject, line) select s, $1 from unnest($2::uuid[]) s', [
    line,
    subjects,
  ])
