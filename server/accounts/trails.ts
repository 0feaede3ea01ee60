/** The audit as the auditor reads it, with the names of those who acted. */
import type { z } from 'zod'
import { auditApi, type AuditState } from '../../domain/kernel/audit-api.ts'
import { sealedSoFar } from '../kernel/audit/store.ts'
import { proveAfter } from '../kernel/audit/verify.ts'
import { room, type Ctx, type Handlers } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { staffNamed } from './store.ts'
import { exportLines } from './trail-export.ts'
import { lineOf } from './trail-line.ts'
import { itemOf, linesOf, namesIn, newestFirst } from './trail-lines.ts'

async function stateOf(ctx: Ctx): Promise<z.output<typeof AuditState>> {
  const s = await ctx.read((tx) =>
    tx.one<{ blocks: number; lines: number; waiting: number; sealed_at: Date | null; head: Buffer | null }>(
      sealedSoFar(),
    ),
  )
  return {
    blocks: s!.blocks,
    lines: s!.lines,
    waiting: s!.waiting,
    ...(s!.sealed_at && { sealedAt: s!.sealed_at.toISOString() }),
    ...(s!.head && { head: s!.head.toString('hex') }),
  }
}

const routes: Handlers<typeof auditApi> = {
  search: async (ctx, { query: { after, size, ...query } }) => {
    const [at, id] = afterCursor(after, newestFirst)
    const { rows, names } = await ctx.read(async (tx) => {
      const found = await linesOf(tx, query, { at, id }, size + 1)
      return { rows: found, names: await namesIn(tx, found) }
    })
    return paged(
      rows,
      size,
      (r) => itemOf(r, names),
      (r) => [r.at.toISOString(), r.id],
    )
  },
  line: (ctx, { params }) => lineOf(ctx, params.id),
  actors: async (ctx, { query }) => ({
    items: await ctx.read((tx) => tx.rows<{ account: string; name: string }>(staffNamed(query.q))),
  }),
  state: (ctx) => stateOf(ctx),
  proof: (ctx, { query }) => ctx.read((tx) => proveAfter(tx, query.after)),
  export: (ctx, { body }) => exportLines(ctx, body),
}

export const auditRoom = room({ name: 'audit', api: auditApi, routes })
