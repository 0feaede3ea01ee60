/** Service records as they are read: a page of a place, the newest first. */
import { rangeOf, type PlacePath } from '../../domain/kernel/place-path.ts'
import type { NewRecord, RecordView } from '../../domain/records/schema.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import type { TextRow } from '../kernel/texts/store.ts'
import { recordsIn, type RecordRow } from './store.ts'

/** What the screen shows and what leaves as a file: one question. */
export async function listed(ctx: Ctx, q: { place: PlacePath; after?: string | undefined; size: number }) {
  const [at, id] = afterCursor(q.after, ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])
  const rows = await ctx.read((tx) => tx.rows<RecordRow>(recordsIn(rangeOf(q.place), { at, id }, q.size + 1)))
  return paged(
    rows,
    q.size,
    (r) => viewOf(r, []),
    (r) => [r.ended_at.toISOString(), r.id],
  )
}

export const originOf = (r: RecordRow): NewRecord['origin'] => ({
  kind: r.origin_kind as NewRecord['origin']['kind'],
  id: r.origin,
  ...(r.origin_part && { part: r.origin_part }),
})

export function viewOf(r: RecordRow, texts: TextRow[]): RecordView {
  const words = (id: string | null) => texts.find((t) => t.id === id)?.body
  const done = words(r.text)
  const reason = words(r.reason)
  return {
    id: r.id,
    version: r.version,
    origin: originOf(r),
    unit: r.unit,
    item: r.item,
    ...(r.also.length > 0 && { also: r.also }),
    ...(r.programme && { programme: r.programme }),
    mode: r.mode as RecordView['mode'],
    place: r.place,
    helpers: r.helpers as RecordView['helpers'],
    served: r.served as RecordView['served'],
    outcome: r.outcome as RecordView['outcome'],
    files: r.files,
    endedAt: r.ended_at.toISOString(),
    recordedAt: r.recorded_at.toISOString(),
    ...(r.started_at && { startedAt: r.started_at.toISOString() }),
    ...(done && { done }),
    ...(reason && { reason }),
  }
}
