/**
 * Three years of a county, day by day: matters are raised and carried on or forgotten, every job of every room runs each
 * night, months close on their day. What a closed month said it still says at the end, nothing is lost on the way, and
 * everything that is counted is found again by counting anew.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { indicatorsApi } from '../domain/indicators/api.ts'
import { derive, type RequestState } from '../domain/requests/state.ts'
import { isEnded } from '../domain/requests/vocabulary.ts'
import { compareClosed, compareRows, compareSums } from '../server/indicators/index.ts'
import { workFor } from '../server/kernel/jobs/work.ts'
import { actOf } from '../server/requests/stream.ts'
import type { ActRow } from '../server/requests/store.ts'
import { rooms } from '../server/rooms.ts'
import type { Client } from './client.ts'
import { county, farGrid, grid, otherGrid, startLoop, type Filed, type Loop } from './requests/front.ts'
import { seed } from './setup/seed-value.ts'

const days = 3 * 365
const day = 86_400_000
/** How many matters are raised in ten days. */
const raisedInTen = 8

let loop: Loop
let manager: Client
/** What the next person to look does with a matter; gone once nothing is left to do by hand. */
const inHand = new Map<Filed, Step>()
type Step = (filed: Filed) => Promise<Step | undefined>

let state = seed >>> 0
/** Mulberry32: the same years for the same seed. */
function chance(): number {
  state = (state + 0x6d2b79f5) >>> 0
  let t = Math.imul(state ^ (state >>> 15), state | 1)
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
}
const oneOf = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!

const accept: Step = async (f) => {
  if (chance() < 0.08) {
    await loop.must(loop.dispatcher, 'reject', f.request, { ground: 'other', reason: '不在受理范围' })
    return undefined
  }
  await loop.must(loop.dispatcher, 'accept', f.request, {
    intent: 'complaint',
    line: 'governance',
    item: oneOf(['street-lamp', 'sewer']),
    urgency: oneOf(['ordinary', 'ordinary', 'supply']),
  })
  return send
}
const send: Step = async (f) => {
  const order = loop.order()
  await loop.must(loop.dispatcher, 'dispatch', f.request, { orders: [order] })
  return sign(order.order)
}
const sign =
  (order: string): Step =>
  async (f) => {
    await loop.must(loop.handler, 'sign', f.request, { order })
    return handle(order)
  }
const handle =
  (order: string): Step =>
  async (f) => {
    if (chance() < 0.4) {
      await loop.must(loop.handler, 'note', f.request, { said: '等配件到货' })
      return handle(order)
    }
    await loop.resolve(loop.handler, { ...f, order })
    return chance() < 0.5 ? judge : undefined
  }
const judge: Step = async (f) => {
  const reply = await loop.rate(f, oneOf([1, 2, 3, 4, 4, 5, 5, 5]))
  // The time for it may be over: that is said, and is no failure.
  expect([200, 409]).toContain(reply.status)
  return undefined
}

const work = () => workFor(loop.at.app.house, loop.at.app.county)

async function night(): Promise<void> {
  await loop.at.app.settle()
  for (const job of rooms.flatMap((r) => r.jobs ?? [])) await job.run(work())
  await loop.at.app.settle()
}

async function morning(): Promise<void> {
  for (let n = 0; n < 2; n++)
    if (chance() < raisedInTen / 20)
      inHand.set(await loop.reported({ where: { place: oneOf([grid, otherGrid, farGrid]) } }), accept)
  for (const [filed, step] of inHand) {
    const turn = chance()
    // Some are forgotten: what becomes of them is the clock's affair.
    if (turn < 0.03) inHand.delete(filed)
    if (turn < 0.4) continue
    const row = (await loop.row(filed.request)) as unknown as { state: RequestState }
    const next = isEnded(row.state.status) && step !== judge ? undefined : await step(filed)
    if (next) inHand.set(filed, next)
    else inHand.delete(filed)
  }
}

const said = new Map<string, unknown>()
/** Figures of a month, once it is closed. */
async function closedFigures(month: string): Promise<unknown> {
  const page = await manager.ok(indicatorsApi.dashboard, { query: { place: county, month } })
  return page.status === 'closed' ? page.indicators.map((i) => [i.code, i.figure]) : undefined
}
const monthBefore = (at: Date, back: number) =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - back, 1)).toISOString().slice(0, 10)

beforeAll(async () => {
  loop = await startLoop()
  manager = loop.at.as('manager', [{ role: 'manager', place: county }])
})
afterAll(() => loop.close())

it('[D6][K1][L8] three years, day by day: closed months keep their word, and all that is counted is found again', async () => {
  for (let n = 0; n < days; n++) {
    loop.at.app.setNow(new Date(loop.at.app.now().getTime() + day))
    await morning()
    await night()
    const last = monthBefore(loop.at.app.now(), 1)
    const figures = said.has(last) ? undefined : await closedFigures(last)
    if (figures) said.set(last, figures)
  }
  expect(said.size).toBeGreaterThanOrEqual(34)
  for (const [month, figures] of said) expect([month, await closedFigures(month)]).toEqual([month, figures])
  expect(await compareSums(work())).toEqual([])
  expect(await compareRows(work())).toEqual([])
  expect(await compareClosed(work())).toEqual([])
  expect(await loop.at.sql('select name, attempts from c231025.outbox')).toEqual([])

  const requests = await loop.at.sql<{ id: string; state: RequestState; timer_at: Date | null }>(
    'select id, state, timer_at from c231025.requests',
  )
  expect(requests.length).toBeGreaterThan((days * raisedInTen) / 10 / 2)
  for (const r of requests) {
    const acts = await loop.at.sql<ActRow & Record<string, unknown>>(
      'select * from c231025.request_acts where request = $1 order by seq',
      [r.id],
    )
    expect([r.id, { ...derive(acts.map(actOf)), seq: 0 }]).toEqual([r.id, { ...r.state, seq: 0 }])
  }
  await loop.at.app.seal()
  expect((await loop.at.app.verify()).ok).toBe(true)
})
