/** What a live list tells to whom: no more than the lists themselves would. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../../test/client.ts'
import { listening, type Listening } from '../../../test/live.ts'
import { farGrid, grid, startLoop, village, type Loop } from '../../../test/requests/front.ts'
import { stableId } from '../../../domain/kernel/stable-id.ts'

let t: Loop
let here: Client
let far: Client
let resident: Client

beforeAll(async () => {
  t = await startLoop()
  here = t.at.as('worker-here', [{ role: 'grid-worker', place: grid }])
  far = t.at.as('worker-far', [{ role: 'grid-worker', place: farGrid }])
  resident = t.at.as('resident-1', [{ role: 'resident' }], { kind: 'resident', factors: 1, grants: [] })
})
afterAll(() => t.at.close())

const status = async (client: Client, ...topics: string[]) => {
  const stream = await listening(client, topics)
  stream.stop()
  return stream.status
}
const account = (name: string) => stableId('test', 'account', name)

describe('who may hear what', () => {
  it('a list is told to whoever may read it', async () => {
    expect(await status(t.dispatcher, 'requests', 'catalogue', 'places', 'organisations', 'indicators')).toBe(200)
    expect(await status(resident, 'requests')).toBe(403)
    expect(await status(resident, 'people')).toBe(403)
    expect(await status(here, 'audit')).toBe(403)
    expect(await status(t.at.guest(), 'requests')).toBe(401)
  })

  it('one matter is told to whoever sees it', async () => {
    const { request } = await t.sent({}, {}, { where: { place: grid } })
    expect(await status(here, `requests:${request}`)).toBe(200)
    expect(await status(t.handler, `requests:${request}`)).toBe(200)
    expect(await status(far, `requests:${request}`)).toBe(404)
    expect(await status(resident, `requests:${request}`)).toBe(404)
    expect(await status(far, `requests:${t.id()}`)).toBe(404)
    // One that is not to be heard is not heard beside others either.
    expect(await status(far, 'requests', `requests:${request}`)).toBe(404)
  })

  it('the bell of an account rings for that account', async () => {
    expect(await status(here, `notices:${account('worker-here')}`)).toBe(200)
    expect(await status(here, `notices:${account('worker-far')}`)).toBe(404)
    expect(await status(t.dispatcher, `notices:${account('worker-far')}`)).toBe(404)
  })

  it('nobody asks for what is none: sessions of others, rooms that are not, places, too many', async () => {
    expect(await status(t.dispatcher, `accounts:${account('worker-far')}`)).toBe(404)
    expect(await status(t.dispatcher, 'nothing')).toBe(404)
    expect(await status(t.dispatcher, `people:${t.id()}`)).toBe(404)
    for (const wrong of ['requests@231025/', 'requests:*', 'requests:231025/100/', '../requests', 'requests:'])
      expect([wrong, await status(t.dispatcher, wrong)]).toEqual([wrong, 422])
    expect(await status(t.dispatcher, ...Array.from({ length: 21 }, () => `requests:${t.id()}`))).toBe(422)
  })
})

/** What a stream has heard so far: a topic of another list, told last, ends it. */
async function heard(...streams: Listening[]): Promise<string[][]> {
  t.at.app.live.publish('231025:places')
  return Promise.all(
    streams.map(async (stream) => {
      const topics: string[] = []
      for (let next = await stream.next(); next !== 'places'; next = await stream.next()) topics.push(next ?? 'ended')
      return [...new Set(topics)]
    }),
  )
}

describe('what is told', () => {
  it('[L6] a list changes for those at whose place, or in whose unit, something was done', async () => {
    const elsewhere = t.at.as('hand-far', [{ role: 'unit-handler', unit: village }])
    await t.at.app.settle()
    // Here, far away, in the unit that has it, in another.
    const streams = await Promise.all(
      [here, far, t.handler, elsewhere].map((c) => listening(c, ['requests', 'places'])),
    )
    await t.sent({}, {}, { where: { place: grid } })
    await t.at.app.settle()
    expect(await heard(...streams)).toEqual([['requests'], [], ['requests'], []])
    await t.reported({ where: { place: farGrid } })
    await t.at.app.settle()
    expect(await heard(...streams)).toEqual([[], ['requests'], [], []])
    for (const s of streams) s.stop()
  })

  it('a matter that moves away leaves the list it stood on, and comes onto the other', async () => {
    const moved = await t.accepted({}, { where: { place: grid } })
    await t.at.app.settle()
    const [atHere, atFar] = await Promise.all([here, far].map((c) => listening(c, ['requests'])))
    await t.must(t.dispatcher, 'refer', moved.request, {
      desk: 'town-government-107',
      place: farGrid,
      reason: '请镇里就近办理',
    })
    await t.at.app.settle()
    for (const s of [atHere!, atFar!]) {
      expect(await s.next()).toBe('requests')
      s.stop()
    }
  })
})

describe('what had changed before', () => {
  it('is told with how long ago it was, to whoever would have heard it: between a first answer and its stream nothing is lost', async () => {
    await t.sent({}, {}, { where: { place: grid } })
    await t.at.app.settle()
    const between = performance.now()
    const [atHere, atFar] = await Promise.all([here, far].map((c) => listening(c, ['requests', 'catalogue'])))
    const [told, kept] = await Promise.all([atHere!.begun(), atFar!.begun()])
    expect(told.changed['requests']).toBeLessThan(performance.now() - between + 1_000)
    expect(told.known).toBeGreaterThan(0)
    // Somewhere else nothing of it is told; what was told there before is older.
    expect(kept.changed['requests'] ?? Infinity).toBeGreaterThan(told.changed['requests']!)
    for (const s of [atHere!, atFar!]) s.stop()
  })

  it('where nothing was heard for a while, all may have changed and nothing of before is known', async () => {
    const stream = await listening(here, ['requests'])
    await stream.begun()
    t.at.app.live.wasDeaf()
    expect(await stream.next()).toBe('requests')
    stream.stop()
    const later = await listening(far, ['requests'])
    const { known } = await later.begun()
    expect(known).toBeLessThan(20_000)
    later.stop()
  })
})
