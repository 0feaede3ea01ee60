/** The audit as the auditor reads it. */
import type { z } from 'zod'
import { auditApi, type AuditItem, type AuditState } from '../../../domain/kernel/audit-api.ts'
import { room, type Handlers } from '../context.ts'
import { afterCursor, paged } from '../cursor.ts'
import { search, sealedSoFar, type FoundLine } from './store.ts'

const item = (r: FoundLine): AuditItem => ({
  id: r.id, at: r.at.toISOString(), act: r.act, subjectKind: r.subject_kind, subject: r.subject, detail: r.detail ?? {},
  ...(r.actor && { actor: r.actor }),
  ...(r.actor_name && { actorName: r.actor_name }),
  ...(r.block !== null && { block: Number(r.block) }),
})

const routes: Handlers<typeof auditApi> = {
  search: async (ctx, { query }) => {
    const [at, id] = afterCursor(query.after, ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])
    const rows = await ctx.read((tx) => tx.rows<FoundLine>(search(query, { at, id }, query.size + 1)))
    return paged(rows, query.size, item, (r) => [r.at.toISOString(), r.id])
  },
  state: async (ctx) => {
    const s = await ctx.read((tx) => tx.one<{ blocks: number; lines: number; waiting: number; sealed_at: Date | null; head: Buffer | null }>(sealedSoFar()))
    const state: z.output<typeof AuditState> = { blocks: s!.blocks, lines: s!.lines, waiting: s!.waiting }
    return { ...state, ...(s!.sealed_at && { sealedAt: s!.sealed_at.toISOString() }), ...(s!.head && { head: s!.head.toString('hex') }) }
  },
}

export const auditRoom = room({ name: 'audit', api: auditApi, routes })
