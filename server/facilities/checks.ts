/** Somebody looked at a board, a sign, a room [S4-76]: how it is, since which day, perhaps with a picture. */
import type { facilitiesApi } from '../../domain/facilities/api.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok } from '../kernel/edit.ts'
import { acceptPicture } from '../kernel/files/images.ts'
import { fileOf, filesOf, insertFile, type FileRow } from '../kernel/texts/store.ts'
import { facilitiesChanged } from './acts.ts'
import { mustHold } from './policy.ts'
import { lockFacility } from './store/facility-store.ts'
import { insertCheck, oneCheck } from './store/use-store.ts'

export function check(ctx: Ctx, id: string, body: Received<(typeof facilitiesApi)['check']>['body']) {
  if (body.day > dayOf(ctx.now)) throw fault('day', 'day-ahead')
  return edit(
    ctx,
    { ...body, facility: id },
    (tx) => lockFacility(tx, id),
    (row) => {
      if (!row) throw new Refusal('not-found')
      mustHold(ctx, 'facilities.check', row)
      if (body.day < row.opened) throw fault('day', 'day-order')
      if (row.closed !== null && body.day >= row.closed) throw new Refusal('conflict', { reason: 'facility-closed' })
      return {
        act: 'facilities.check',
        kind: subjectKind,
        subject: body.id,
        version: 1,
        before: null,
        after: { facility: id, ...body },
        detail: { facility: id, state: body.state, day: body.day },
        writes: insertCheck(id, body, ctx.now),
        events: [facilitiesChanged(body.id, 1, row.place)],
        answer: ok,
      }
    },
    () => ok,
  )
}

/** Kind of subject under which its picture lies. */
const subjectKind = 'facility-check'

/** Hashes of the pictures of checks, by check. */
export async function picturesOf(tx: Tx, checks: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ subject: string; sha256: string }>(filesOf(subjectKind, checks))
  return new Map(rows.map((r) => [r.subject, r.sha256]))
}

const pictureOf = async (tx: Tx, id: string) => (await picturesOf(tx, [id])).get(id)

/** One picture of a check; the same again is there already. Who may not, or where there is no check, leaves no bytes behind. */
export async function addPicture(ctx: Ctx, id: string) {
  const found = await ctx.read((tx) => Promise.all([oneCheck(tx, id), pictureOf(tx, id)]))
  if (!found[0]) throw new Refusal('not-found')
  mustHold(ctx, 'facilities.check', found[0])
  const { bytes, mediaType } = await acceptPicture(ctx.upload!.bytes)
  const sha256 = await ctx.house.files.put(bytes)
  if (found[1] === sha256) return { sha256 }
  if (found[1]) throw new Refusal('conflict', { reason: 'picture-there' })
  const upload = { sha256, media_type: mediaType, bytes: bytes.length }
  await ctx.act(
    async () => undefined,
    () => ({
      writes: [insertFile(ctx.house.newId(), subjectKind, id, upload, ctx.now, ctx.session?.account ?? null)],
      audit: [{ act: 'facilities.add-picture', subjectKind, subject: id, detail: { sha256 } }],
      events: [],
      answer: undefined,
    }),
  )
  return { sha256 }
}

export async function picture(ctx: Ctx, id: string) {
  const file = await ctx.read(async (tx) => {
    const sha256 = await pictureOf(tx, id)
    return sha256 ? tx.one<FileRow>(fileOf(id, sha256)) : undefined
  })
  if (!file) throw new Refusal('not-found')
  ctx.reply.stream(file.name, file.media_type, await ctx.house.files.get(file.sha256))
  return undefined
}
