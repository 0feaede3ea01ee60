/**
 * Whether visits are true is checked by asking: each month some of those who were met are drawn, called by somebody who was
 * not there, and compared. What comes of it is a rate of a place; there is none of a worker (design: no traces).
 */
import type { z } from 'zod'
import type { visitsApi } from '../../../domain/duties/visits-api.ts'
import { CallBackRule, callBackSetting, drawn, sampleSize, usualCallBacks } from '../../../domain/duties/sample.ts'
import type { Received } from '../../../domain/kernel/api.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import { nilId } from '../../../domain/kernel/id.ts'
import { rangeOf } from '../../../domain/kernel/place-path.ts'
import type { Ctx, Work } from '../../kernel/context.ts'
import { afterCursor, paged } from '../../kernel/cursor.ts'
import { dayOf, morningOf } from '../../kernel/day.ts'
import { edit, ok } from '../../kernel/edit.ts'
import { readSetting } from '../../kernel/settings/index.ts'
import {
  answerCallBack,
  callBacksIn,
  callBackSums,
  drawOf,
  insertCallBacks,
  insertDraw,
  lockCallBack,
  metBetween,
  type CallBackRow,
} from './call-back-store.ts'

type Query = z.output<(typeof visitsApi.callBacks)['spec']['query']>
type Body = Received<(typeof visitsApi)['calledBack']>['body']

/** First instants of a month and of the next, in Shanghai. */
function spanOf(month: string): [Date, Date] {
  const [year, nth] = month.split('-').map(Number) as [number, number]
  const next = nth === 12 ? `${year + 1}-01` : `${year}-${String(nth + 1).padStart(2, '0')}`
  return [morningOf(`${month}-01`), morningOf(`${next}-01`)]
}

const monthBefore = (now: Date): string => {
  const first = morningOf(`${dayOf(now).slice(0, 7)}-01`)
  return dayOf(new Date(first.getTime() - 86_400_000)).slice(0, 7)
}

/** Draws the sample of the month that has ended, once; the seed is kept and shown. */
export async function drawCallBacks(work: Work): Promise<void> {
  const month = monthBefore(work.now)
  const seed = work.house.newId()
  await work.act(
    async (tx) => {
      const [there, rule, met] = await Promise.all([
        drawOf(tx, month),
        readSetting(tx, callBackSetting, CallBackRule, usualCallBacks),
        metBetween(tx, ...spanOf(month)),
      ])
      return { there, rule, met }
    },
    ({ there, rule, met }) => {
      if (there || met.length === 0) return { writes: [], audit: [], events: [], answer: undefined }
      const chosen = drawn(met, (m) => m.person, seed, sampleSize(met.length, rule))
      return {
        writes: [
          insertDraw(month, seed, met.length, chosen.length, work.now),
          insertCallBacks(
            month,
            chosen.map((m) => ({ ...m, id: work.house.newId() })),
          ),
        ],
        audit: [
          {
            act: 'visits.draw',
            subjectKind: 'month',
            subject: month,
            detail: { seed, of: met.length, drawn: chosen.length },
          },
        ],
        events: [],
        answer: undefined,
      }
    },
  )
}

export async function callBacks(ctx: Ctx, q: Query) {
  const range = rangeOf(q.place)
  const [place, id] = afterCursor(q.after, [range.lo, nilId])
  const [rows, draw, sums] = await ctx.read((tx) =>
    Promise.all([
      tx.rows<CallBackRow>(callBacksIn(range, q.month, { place, id }, q.size + 1)),
      drawOf(tx, q.month),
      callBackSums(tx, range, q.month),
    ]),
  )
  return {
    ...paged(
      rows,
      q.size,
      (r) => ({ ...r, at: r.at.toISOString() }),
      (r) => [r.place, r.id],
    ),
    seed: draw?.seed ?? null,
    of: draw?.of ?? 0,
    drawn: sums?.drawn ?? 0,
    asked: sums?.asked ?? 0,
    alike: sums?.alike ?? 0,
  }
}

/** Nobody asks about their own visit. */
export const calledBack = (ctx: Ctx, id: string, body: Body) =>
  edit(
    ctx,
    { ...body, callBack: id },
    (tx) => lockCallBack(tx, id),
    (there) => {
      const account = ctx.session!.account
      if (!there) throw new Refusal('not-found')
      if (there.account === account || there.enteredBy === account)
        throw new Refusal('not-permitted', { reason: 'own-visit' })
      if (there.answer !== null && there.answer !== 'not-reached') throw new Refusal('conflict')
      return {
        act: 'visits.call-back',
        kind: 'visit-call-back',
        subject: id,
        version: there.answer === null ? 1 : 2,
        before: { answer: there.answer },
        after: { answer: body.answer },
        writes: [answerCallBack(id, body.answer, account, ctx.now)],
        answer: ok,
      }
    },
    () => ok,
  )
