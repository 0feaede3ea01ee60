/** The audit as the auditor reads it, with the names of those who acted. */
import type { z } from 'zod'
import { auditApi, type AuditItem, type AuditState } from '../../domain/kernel/audit-api.ts'
import { search, sealedSoFar, type FoundLine } from '../kernel/audit/store.ts'
import { room, type Handlers } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { shownNames } from './store.ts'

const item = (r: FoundLine, names: Map<string, string>): AuditItem => ({
  id: r.id,
  at: r.at.toISOString(),
  act: r.act,
  subjectKind: r.subject_kind,
  subject: r.subject,
  detail: r.detail ?? {},
  ...(r.actor && { actor: r.actor }),
  ...(r.actor && names.has(r.actor) && { actorName: names.get(r.actor) }),
  ...(r.block !== null && { block: Number(r.block) }),
})

const routes: Handlers<typeof auditApi> = {
  search: async (ctx, { query }) => {
    const [at, id] = afterCursor(query.after, ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])
    const { rows, names } = await ctx.read(async (tx) => {
      const found = await tx.rows<FoundLine>(search(query, { at, id }, query.size + 1))
      const actors = [...new Set(found.flatMap((r) => (r.actor ? [r.actor] : [])))]
      const shown = await tx.rows<{ id: string; shown: string }>(shownNames(actors))
      return { rows: found, names: new Map(shown.map((n) => [n.id, n.shown])) }
    })
    return paged(
      rows,
      query.size,
      (r) => item(r, names),
      (r) => [r.at.toISOString(), r.id],
    )
  },
  state: async (ctx) => {
    const s = await ctx.read((tx) =>
      tx.one<{ blocks: number; lines: number; waiting: number; sealed_at: Date | null; head: Buffer | null }>(
        sealedSoFar(),
      ),
    )
    const state: z.output<typeof AuditState> = { blocks: s!.blocks, lines: s!.lines, waiting: s!.waiting }
    return {
      ...state,
      ...(s!.sealed_at && { sealedAt: s!.sealed_at.toISOString() }),
      ...(s!.head && { head: s!.head.toString('hex') }),
    }
  },
}

export const auditRoom = room({ name: 'audit', api: auditApi, routes })
