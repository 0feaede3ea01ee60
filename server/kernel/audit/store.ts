import { sql } from '../db/tx.ts'
import type { AuditLine } from './line.ts'

export interface BlockRow {
  no: number
  lines: number
  root: Buffer
  previous: Buffer
  hash: Buffer
  sealed_at: Date
}

/** One sealer at a time in a county, whatever the number of processes. */
export const lockSealing = (county: string) => sql('audit.lock', `select pg_advisory_xact_lock(hashtext('linli.seal'), $1::int)`, [Number(county)])

export const unsealed = (cap: number) =>
  sql('audit.unsealed', 'select id, hash from audit where block is null order by id limit $1', [cap])

export const lastBlock = () => sql('audit.last', 'select no, lines, root, previous, hash, sealed_at from audit_blocks order by no desc limit 1')

export const insertBlock = (b: BlockRow) =>
  sql('audit.block', 'insert into audit_blocks (no, lines, root, previous, hash, sealed_at) values ($1, $2, $3, $4, $5, $6)', [
    b.no, b.lines, b.root, b.previous, b.hash, b.sealed_at,
  ])

export const assign = (no: number, ids: string[]) =>
  sql('audit.assign', 'update audit set block = $1 where id = any($2::uuid[]) and block is null', [no, ids])

export const blocks = (after: number, size: number) =>
  sql('audit.blocks', 'select no, lines, root, previous, hash, sealed_at from audit_blocks where no > $1 order by no limit $2', [after, size])

export const linesOf = (no: number) =>
  sql(
    'audit.lines',
    'select id, at, actor, act, subject_kind, subject, detail, body_hash, hash from audit where block = $1 order by id',
    [no],
  )

export const waiting = () => sql('audit.waiting', 'select count(*)::int as lines, min(at) as oldest from audit where block is null')

export type SealedLine = AuditLine & { hash: Buffer }
