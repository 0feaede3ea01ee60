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
export const lockSealing = (county: string) =>
  sql('audit.lock', `select pg_advisory_xact_lock(hashtext('linli.seal'), $1::int)`, [Number(county)])

export const unsealed = (cap: number) =>
  sql('audit.unsealed', 'select id, hash from audit where block is null order by id limit $1', [cap])

export const lastBlock = () =>
  sql('audit.last', 'select no, lines, root, previous, hash, sealed_at from audit_blocks order by no desc limit 1')

export const insertBlock = (b: BlockRow) =>
  sql(
    'audit.block',
    'insert into audit_blocks (no, lines, root, previous, hash, sealed_at) values ($1, $2, $3, $4, $5, $6)',
    [b.no, b.lines, b.root, b.previous, b.hash, b.sealed_at],
  )

export const assign = (no: number, ids: string[]) =>
  sql('audit.assign', 'update audit set block = $1 where id = any($2::uuid[]) and block is null', [no, ids])

export const blocks = (after: number, size: number) =>
  sql(
    'audit.blocks',
    'select no, lines, root, previous, hash, sealed_at from audit_blocks where no > $1 order by no limit $2',
    [after, size],
  )

export const linesOf = (no: number) =>
  sql(
    'audit.lines',
    'select id, at, actor, act, subject_kind, subject, detail, body_hash, hash from audit where block = $1 order by id',
    [no],
  )

export const waiting = () =>
  sql('audit.waiting', 'select count(*)::int as lines, min(at) as oldest from audit where block is null')

export type SealedLine = AuditLine & { hash: Buffer }

export type FoundLine = AuditLine & { block: string | null }

export interface Wanted {
  subject?: string | undefined
  actor?: string | undefined
  act?: string | undefined
  from?: string | undefined
  to?: string | undefined
  /** Any of these accounts. */
  actors?: string[] | undefined
  /** Any of these acts. */
  acts?: readonly string[] | undefined
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Lines under an id, those that speak of many among them. */
const alsoMany = `(select * from audit where subject = $1
  union all select a.* from audit_many m join audit a on a.id = m.line where m.subject = $1::uuid)`

/** Indexes `audit_subject`, `audit_actor`, `audit_at`: one text for each, because one plan cannot serve all three. */
export function search(w: Wanted, after: { at: string; id: string }, size: number) {
  const by = w.subject ? (uuid.test(w.subject) ? 'many' : 'subject') : w.actor ? 'actor' : 'time'
  const arm = { many: 'true', subject: 'l.subject = $1', actor: 'l.actor = $1::uuid', time: '$1::text is null' }[by]
  const from = by === 'many' ? alsoMany : 'audit'
  const one = w.subject ?? w.actor ?? null
  return sql(
    `audit.search.${by}`,
    `select l.id, l.at, l.actor, l.act, l.subject_kind, l.subject, l.detail, l.body_hash, l.block
     from ${from} l
     where ${arm} and (l.at, l.id) < ($2::timestamptz, $3::uuid)
       and ($5::uuid is null or l.actor = $5) and ($6::text is null or l.act = $6)
       and ($7::timestamptz is null or l.at >= $7) and ($8::timestamptz is null or l.at < $8)
       and ($9::uuid[] is null or l.actor = any($9)) and ($10::text[] is null or l.act = any($10))
     order by l.at desc, l.id desc limit $4`,
    [
      one,
      after.at,
      after.id,
      size,
      w.actor ?? null,
      w.act ?? null,
      w.from ?? null,
      w.to ?? null,
      w.actors ?? null,
      w.acts ?? null,
    ],
  )
}

export const lineAt = (id: string) =>
  sql(
    'audit.line',
    'select id, at, actor, act, subject_kind, subject, detail, body_hash, block from audit where id = $1',
    [id],
  )

export const blockAt = (no: number) =>
  sql('audit.block.at', 'select no, lines, root, previous, hash, sealed_at from audit_blocks where no = $1', [no])

/** The last sign-in of an account before a moment: index `audit_actor`. */
export const signInBefore = (account: string, at: Date) =>
  sql(
    'audit.sign-in',
    `select at, detail from audit where actor = $1 and act = 'accounts.sign-in' and at <= $2 order by at desc, id desc limit 1`,
    [account, at],
  )

export const sealedSoFar = () =>
  sql(
    'audit.state',
    `select coalesce(max(no), 0)::int as blocks, coalesce(sum(lines), 0)::int as lines, max(sealed_at) as sealed_at,
            (select hash from audit_blocks order by no desc limit 1) as head,
            (select count(*)::int from audit where block is null) as waiting
     from audit_blocks`,
  )
