/** Pictures of activities: shown while everybody on them agrees; ended at once, gone in the night. */
import { mostPictures, pictureFaults, type NewPicture, type PictureView } from '../../domain/activities/pictures.ts'
import type { picturesApi } from '../../domain/activities/pictures-api.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { wholeCounty } from '../kernel/db/scope.ts'
import type { Ctx, Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { edit, ok } from '../kernel/edit.ts'
import { emptyFilesOf } from '../kernel/texts/holds.ts'
import { fileOf, type FileRow, type Upload } from '../kernel/texts/store.ts'
import { evidenceWrites, forgetBytes, uploads } from '../records/index.ts'
import { rulesBook } from './kinds.ts'
import { runs } from './lists.ts'
import { seenBy } from './public.ts'
import { mustRun, reachOf } from './reaching.ts'
import { shownOn } from './showing.ts'
import { lockActivity, oneActivity } from './store/activity-store.ts'
import { pictureLaw } from './words.ts'
import {
  emptiedPictures,
  endedPictures,
  endPicture,
  insertPicture,
  onePicture,
  picturesOf,
} from './store/picture-store.ts'

type Spot = Received<(typeof picturesApi)['picture']>['params']

/** Kind of subject under which its bytes lie. */
const subjectKind = 'activity-picture'

export async function pictures(ctx: Ctx, id: string): Promise<{ items: PictureView[]; most: typeof mostPictures }> {
  const reach = await reachOf(ctx)
  const today = dayOf(ctx.now)
  const rows = await ctx.read(async (tx) => {
    await runs(reach, tx, id)
    return picturesOf(tx, id)
  })
  return {
    most: mostPictures,
    items: rows.map((p) => ({
      id: p.id,
      stage: p.stage,
      shows: p.shows,
      until: p.until,
      at: p.added_at.toISOString(),
      shown: shownOn(p, today),
      endedWhy: p.ended_why,
    })),
  }
}

export async function add(ctx: Ctx, activity: string, body: NewPicture) {
  const [book, reach] = await Promise.all([rulesBook(ctx), reachOf(ctx)])
  const account = ctx.session!.account
  return edit(
    { ...ctx, act: (load, decide) => ctx.act(load, decide, reach.scope) },
    { ...body, activity },
    async (tx) => {
      const [row, there, sent] = await Promise.all([
        lockActivity(tx, activity),
        picturesOf(tx, activity),
        tx.rows<Upload>(uploads([body.sha256])),
      ])
      return { row, there, sent }
    },
    ({ row, there, sent }) => {
      if (!row) throw new Refusal('not-found')
      mustRun(reach, row)
      const wanted = book(row).pictures
      if (wanted === 'none' || row.status === 'planned' || row.status === 'cancelled')
        throw new Refusal('out-of-turn', { reason: 'activity-no-pictures' })
      const faults = pictureFaults(body, wanted, dayOf(ctx.now))
      if (there.filter((p) => shownOn(p, dayOf(ctx.now))).length >= mostPictures)
        faults.push({ path: 'sha256', code: 'too-many-pictures' })
      if (faults.length > 0) throw new Refusal('validation', { faults })
      const picture = { ...body, activity, added_at: ctx.now, added_by: account }
      const { sha256: _, ...told } = body
      return {
        act: 'activities.add-picture',
        kind: subjectKind,
        subject: body.id,
        version: 1,
        before: null,
        after: told,
        detail: { activity, shows: body.shows },
        writes: [
          insertPicture(picture),
          ...evidenceWrites([body.sha256], sent, subjectKind, body.id, {
            account,
            now: ctx.now,
            newId: ctx.house.newId,
          }),
        ],
        answer: ok,
      }
    },
    () => ok,
  )
}

export async function end(ctx: Ctx, { id, picture }: Spot, body: Received<(typeof picturesApi)['endPicture']>['body']) {
  const reach = await reachOf(ctx)
  return edit(
    { ...ctx, act: (load, decide) => ctx.act(load, decide, reach.scope) },
    { ...body, picture },
    async (tx) => {
      const [row, found] = await Promise.all([lockActivity(tx, id), onePicture(tx, id, picture)])
      return { row, found }
    },
    ({ row, found }) => {
      if (!row || !found) throw new Refusal('not-found')
      mustRun(reach, row)
      return {
        act: 'activities.end-picture',
        kind: 'activity-picture-end',
        subject: body.id,
        version: 1,
        before: null,
        after: { picture, why: body.why },
        detail: { activity: id, picture, why: body.why },
        writes: [endPicture(picture, ctx.now, body.why, ctx.session!.account)],
        answer: ok,
      }
    },
    () => ok,
  )
}

/** What may not be shown today is not there, for nobody. */
async function sent(ctx: Ctx, { id, picture }: Spot, everybody: boolean): Promise<undefined> {
  const file = await ctx.read(async (tx) => {
    const found = await onePicture(tx, id, picture)
    if (!found || !shownOn(found, dayOf(ctx.now))) throw new Refusal('not-found')
    return tx.one<FileRow>(fileOf(picture, found.sha256))
  }, wholeCounty(ctx.county.code))
  if (!file || file.emptied_at) throw new Refusal('not-found')
  ctx.reply.kept(file.name, file.media_type, await ctx.house.files.get(file.sha256), everybody)
  return undefined
}

export async function picture(ctx: Ctx, spot: Spot) {
  const seen = await seenBy(ctx)
  const row = await ctx.read((tx) => oneActivity(tx, spot.id))
  if (!row || !seen(row)) throw new Refusal('not-found')
  return sent(ctx, spot, true)
}

export async function pictureOfOwn(ctx: Ctx, spot: Spot) {
  const reach = await reachOf(ctx)
  await ctx.read((tx) => runs(reach, tx, spot.id), reach.scope)
  return sent(ctx, spot, false)
}

/** As many at once. */
const most = 500

/** What ended: the row says that there was one, its bytes go unless another matter names them. */
export async function emptied(work: Work): Promise<void> {
  for (let n = most; n >= most;) {
    const rows = await work.act(
      (tx) => endedPictures(tx, dayOf(work.now), most),
      (found) => {
        const ids = found.map((r) => r.id)
        return {
          writes: ids.length > 0 ? [emptiedPictures(ids, work.now), emptyFilesOf(ids, work.now, pictureLaw)] : [],
          audit:
            ids.length > 0
              ? [{ act: 'activities.empty-pictures', subjectKind, subject: 'all', detail: { rows: ids.length } }]
              : [],
          events: [],
          answer: found,
        }
      },
    )
    n = rows.length
    await forgetBytes(
      work,
      rows.map((r) => r.sha256),
    )
  }
}
