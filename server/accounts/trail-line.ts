/** One line of the audit with all that is known about it: why, from where, and whether its seal holds. */
import type { AuditLineView } from '../../domain/kernel/audit-api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { maskNumbers } from '../../domain/kernel/mask-numbers.ts'
import { lineHash } from '../kernel/audit/line.ts'
import { lineAt, signInBefore, type FoundLine } from '../kernel/audit/store.ts'
import { proveBlock } from '../kernel/audit/verify.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { reasonOfEdit } from '../kernel/db/history.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { reasonOfLook } from '../kernel/texts/store.ts'
import { postsOn } from './store.ts'
import { itemOf, namesIn } from './trail-lines.ts'

interface Post {
  role: string
  place: string
  unit: string | null
}

export const lineOf = (ctx: Ctx, id: string): Promise<AuditLineView> =>
  ctx.read(async (tx) => {
    const row = await tx.one<FoundLine>(lineAt(id))
    if (!row) throw new Refusal('not-found')
    const [names, reason, posts, signIn, seal] = await Promise.all([
      namesIn(tx, [row]),
      reasonOf(tx, row.detail ?? {}),
      row.actor ? tx.rows<Post>(postsOn(row.actor, dayOf(row.at), row.at)) : [],
      row.actor ? signInOf(tx, row.actor, row.at) : undefined,
      row.block === null ? undefined : sealOf(tx, Number(row.block), row),
    ])
    return {
      ...itemOf(row, names),
      posts: posts.map(({ unit, ...p }) => ({ ...p, ...(unit && { unit }) })),
      ...(reason && { reason }),
      ...(signIn && { signIn }),
      ...(seal && { seal }),
    }
  })

const idIn = (detail: Record<string, unknown>, key: string) =>
  typeof detail[key] === 'string' && /^[0-9a-f-]{36}$/.test(detail[key]) ? detail[key] : undefined

/** What somebody wrote when a value was revealed or a record changed. */
async function reasonOf(tx: Tx, detail: Record<string, unknown>): Promise<string | undefined> {
  const [look, edit] = [idIn(detail, 'reason') ?? idIn(detail, 'look'), idIn(detail, 'edit')]
  const said = look
    ? (await tx.one<{ body: string | null }>(reasonOfLook(look)))?.body
    : edit
      ? (await tx.one<{ reason: string | null }>(reasonOfEdit(edit)))?.reason
      : undefined
  return said ? maskNumbers(said) : undefined
}

async function signInOf(tx: Tx, account: string, at: Date): Promise<AuditLineView['signIn']> {
  const found = await tx.one<{ at: Date; detail: { browser?: string; factors?: number } }>(signInBefore(account, at))
  if (!found) return undefined
  const { browser, factors } = found.detail
  return { at: found.at.toISOString(), factors: factors ?? 1, ...(browser && { browser }) }
}

async function sealOf(tx: Tx, no: number, row: FoundLine): Promise<AuditLineView['seal']> {
  const found = await proveBlock(tx, no)
  if (!found) return undefined
  const { block, proven, hashes } = found
  return {
    no,
    lines: block.lines,
    sealedAt: block.sealed_at.toISOString(),
    hash: block.hash.toString('hex'),
    // What is shown here is what was sealed there.
    proven: proven && hashes.has(lineHash(row).toString('hex')),
  }
}
