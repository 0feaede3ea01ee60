import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import type { recordsApi } from '../../domain/records/api.ts'
import type { NewRecord, RecordView } from '../../domain/records/schema.ts'
import type { Ctx, Handlers } from '../kernel/context.ts'
import { acceptEvidence } from '../kernel/files/images.ts'
import { afterCursor, paged } from '../kernel/cursor.ts'
import { fileOf, textsOf, type FileRow, type TextRow } from '../kernel/texts/store.ts'
import { correctionWrites } from './acts.ts'
import { insertUpload, lockRecord, recordsIn, versionsOf, type RecordRow } from './store.ts'

export const routes: Handlers<typeof recordsApi> = {
  upload: async (ctx) => {
    const accepted = await acceptEvidence(ctx.upload!.bytes)
    const sha256 = await ctx.house.files.put(accepted.bytes)
    await ctx.act(
      async () => undefined,
      () => ({
        writes: [insertUpload(sha256, accepted.mediaType, accepted.bytes.length, ctx.now)],
        audit: [],
        events: [],
        answer: undefined,
      }),
    )
    return { sha256, mediaType: accepted.mediaType, bytes: accepted.bytes.length }
  },

  file: async (ctx, { params }) => {
    const found = await ctx.read((tx) => tx.one<FileRow>(fileOf(params.subject, params.sha256)), everySight(ctx))
    if (!found) throw new Refusal('not-found')
    if (found.emptied_at) throw new Refusal('gone')
    ctx.reply.stream(found.name, found.media_type, await ctx.house.files.get(found.sha256))
    return undefined
  },

  list: async (ctx, { query }) => {
    const [at, id] = afterCursor(query.after, ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'])
    const rows = await ctx.read((tx) => tx.rows<RecordRow>(recordsIn(rangeOf(query.place), { at, id }, query.size + 1)))
    return paged(
      rows,
      query.size,
      (r) => view(r, []),
      (r) => [r.ended_at.toISOString(), r.id],
    )
  },

  get: async (ctx, { params }) => {
    const [rows, texts] = await ctx.read((tx) =>
      Promise.all([tx.rows<RecordRow>(versionsOf(params.id)), tx.rows<TextRow>(textsOf('record', params.id))]),
    )
    if (rows.length === 0) throw new Refusal('not-found')
    return { versions: rows.map((r) => view(r, texts)) }
  },

  correct: (ctx, { params, body }) =>
    ctx.act(
      (tx) => tx.one<RecordRow>(lockRecord(params.id)),
      (loaded) => {
        if (!loaded) throw new Refusal('not-found')
        if (loaded.version !== body.seen) throw new Refusal('conflict')
        const record: NewRecord = { ...body.record, id: loaded.id, origin: originOf(loaded) }
        const author = { account: ctx.session?.account ?? null, now: ctx.now, newId: ctx.house.newId }
        return {
          writes: correctionWrites(record, loaded, body.reason, author),
          audit: [
            {
              act: 'records.correct',
              subjectKind: 'record',
              subject: loaded.id,
              detail: { version: loaded.version + 1 },
            },
          ],
          events: [
            {
              name: 'records.corrected',
              version: 1,
              subject: loaded.id,
              seq: loaded.version + 1,
              payload: { place: loaded.place },
            },
          ],
          answer: { ok: true as const },
        }
      },
    ),
}

/** A file is seen with its matter: under every permission that lets this session see matters. */
function everySight(ctx: Ctx) {
  const scopes = (['requests.read', 'requests.inbox', 'records.read'] as const).map((p) => ctx.scopeOf(p))
  return {
    ranges: scopes.flatMap((s) => s.ranges),
    units: [...new Set(scopes.flatMap((s) => s.units))],
    account: ctx.session?.account,
  }
}

const originOf = (r: RecordRow): NewRecord['origin'] => ({
  kind: r.origin_kind as NewRecord['origin']['kind'],
  id: r.origin,
  ...(r.origin_part && { part: r.origin_part }),
})

function view(r: RecordRow, texts: TextRow[]): RecordView {
  const words = (id: string | null) => texts.find((t) => t.id === id)?.body
  const done = words(r.text)
  const reason = words(r.reason)
  return {
    id: r.id,
    version: r.version,
    origin: originOf(r),
    unit: r.unit,
    item: r.item,
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
