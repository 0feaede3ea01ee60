import { Refusal } from '../../domain/kernel/errors.ts'
import type { recordsApi } from '../../domain/records/api.ts'
import { channelOpen } from '../../domain/records/channel.ts'
import type { NewRecord } from '../../domain/records/schema.ts'
import type { Ctx, Handlers } from '../kernel/context.ts'
import { alreadyDone } from '../kernel/db/act.ts'
import { acceptEvidence } from '../kernel/files/images.ts'
import { fileOf, textsOf, type FileRow, type TextRow } from '../kernel/texts/store.ts'
import { channelWrites, corrected, correctionWrites } from './acts.ts'
import { exportRecords } from './export.ts'
import { waitsUntil } from './jobs.ts'
import { organisationsOf } from '../organisations/index.ts'
import { channels, factsOf, listed, originOf, viewOf } from './listed.ts'
import { insertUpload, lockRecord, versionsOf, type RecordRow } from './store.ts'

export const routes: Handlers<typeof recordsApi> = {
  upload: async (ctx) => {
    const accepted = await acceptEvidence(ctx.upload!.bytes)
    const sha256 = await ctx.house.files.put(accepted.bytes)
    const until = waitsUntil(ctx.now, ctx.session?.kind === 'staff')
    await ctx.act(
      async () => undefined,
      () => ({
        writes: [insertUpload(sha256, accepted.mediaType, accepted.bytes.length, ctx.now, until)],
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

  list: (ctx, { query }) => listed(ctx, query),

  channels: (ctx, { query }) => channels(ctx, query),

  export: (ctx, { body }) => exportRecords(ctx, body),

  get: async (ctx, { params }) => {
    const [[rows, texts], units] = await Promise.all([
      ctx.read((tx) =>
        Promise.all([tx.rows<RecordRow>(versionsOf(params.id)), tx.rows<TextRow>(textsOf('record', params.id))]),
      ),
      organisationsOf(ctx.house, ctx.county),
    ])
    if (rows.length === 0) throw new Refusal('not-found')
    return { versions: rows.map((r) => viewOf(r, texts, units)) }
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
          events: [corrected(record, loaded)],
          answer: { ok: true as const },
        }
      },
    ),

  sayChannel: async (ctx, { params, body }) => {
    const units = await organisationsOf(ctx.house, ctx.county)
    const account = ctx.session?.account ?? null
    return ctx.act(
      (tx) => tx.one<RecordRow>(lockRecord(params.id)),
      (loaded) => {
        if (!loaded) throw new Refusal('not-found')
        const { version, channel } = loaded
        if (version === body.seen + 1 && channel === body.channel && loaded.recorded_by === account)
          return alreadyDone({ ok: true as const })
        if (version !== body.seen) throw new Refusal('conflict')
        if (!channelOpen(factsOf(loaded, units))) throw new Refusal('out-of-turn')
        return {
          writes: channelWrites(loaded, body.channel, { account, now: ctx.now }),
          audit: [
            {
              act: 'records.channel',
              subjectKind: 'record',
              subject: loaded.id,
              detail: { version: version + 1, channel: body.channel },
            },
          ],
          events: [corrected({ unit: loaded.unit, endedAt: loaded.ended_at.toISOString() }, loaded)],
          answer: { ok: true as const },
        }
      },
    )
  },
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
