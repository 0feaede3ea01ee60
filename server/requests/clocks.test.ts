/** Clocks through the front door: on the working calendar with its exchanged days, their lights, their ladder, and who goes first. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requestsApi as api } from '../../domain/requests/api.ts'
import { start, startLoop, type Filed, type Loop } from '../../test/requests/front.ts'

let t: Loop
beforeAll(async () => {
  t = await startLoop()
})
afterAll(() => t.close())
beforeEach(() => t.at.app.setNow(start))

const shanghai = (iso: string | null | undefined) =>
  iso ? new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') : iso
const clock = async (r: Filed, name: string) => {
  const found = (await t.view(t.dispatcher, r.request)).clocks.findLast((c) => c.name === name)
  return { due: shanghai(found?.dueAt), light: found?.light, provisional: found?.provisional }
}
const listed = async (r: Filed) =>
  (await t.dispatcher.ok(api.list, { query: { size: 100 } })).items.find((i) => i.id === r.request)
const rungs = async (r: Filed) =>
  (await t.view(t.dispatcher, r.request)).timeline
    .filter((e) => e.kind === 'escalate')
    .map((e) => `${String(e.facts['clock'])} ${String(e.facts['to'])}`)
    .reverse()

describe('[D10] working days and hours', () => {
  it('an exchanged Saturday counts, a holiday week does not', async () => {
    t.now('2026-02-13 10:00')
    // Friday before the Spring Festival: Saturday the 14th is worked, the 15th to the 23rd are not.
    expect(await clock(await t.accepted(), 'resolution')).toMatchObject({ due: '2026-02-24 17:00', light: 'green' })
    t.now('2026-02-27 10:00')
    expect((await clock(await t.accepted(), 'resolution')).due).toBe('2026-03-02 17:00')
  })

  it('four working hours at the end of September end in October, after the holidays', async () => {
    t.now('2026-09-30 16:00')
    const r = await t.accepted({ item: 'standing-water' })
    expect((await clock(r, 'resolution')).due).toBe('2026-10-08 11:30')
    expect(shanghai((await listed(r))!.dueAt)).toBe('2026-10-01 16:00')
  })

  it('danger and supply run through the night, on every day', async () => {
    t.now('2026-10-02 22:00')
    expect((await clock(await t.accepted({ item: 'pipe-leak', urgency: 'supply' }), 'resolution')).due).toBe(
      '2026-10-03 22:00',
    )
    expect(
      (await clock(await t.accepted({ item: 'manhole', urgency: 'danger', line: 'emergency' }), 'resolution')).due,
    ).toBe('2026-10-03 02:00')
  })

  it('what falls into a year whose holidays are not known yet says so', async () => {
    t.now('2026-12-30 15:00')
    const r = await t.accepted({ item: 'property-service' })
    expect(await clock(r, 'resolution')).toMatchObject({
      due: expect.stringMatching(/^2027-01/) as string,
      provisional: true,
    })
    expect((await clock(await t.accepted({ item: 'manhole', urgency: 'danger' }), 'resolution')).provisional).toBe(
      false,
    )
  })
})

describe('[D9] lights', () => {
  it('green, then amber, then red; the lists filter by them, and the answer in time is met', async () => {
    const r = await t.sent()
    const late = await t.sent()
    expect((await clock(r, 'order')).light).toBe('green')
    const lit = async (light: string) =>
      (await t.dispatcher.ok(api.list, { query: { size: 100, light } })).items.map((i) => i.id)
    t.now('2026-03-12 11:00')
    expect((await clock(r, 'order')).light).toBe('amber')
    expect(await lit('amber')).toContain(r.request)
    expect(await lit('red')).not.toContain(r.request)
    await t.must(t.handler, 'sign', r.request, { order: r.order })
    await t.resolve(t.handler, r)
    expect((await clock(r, 'order')).light).toBe('met')
    t.now('2026-03-12 17:01')
    expect((await clock(late, 'order')).light).toBe('red')
    expect(await lit('red')).toContain(late.request)
    expect((await t.dispatcher.ok(api.counts, { query: {} })).red).toBeGreaterThanOrEqual(1)
    await t.must(t.handler, 'sign', late.request, { order: late.order })
    await t.resolve(t.handler, late)
    expect((await clock(late, 'order')).light).toBe('missed')
  })

  it('[S1-52] the first answer stops the clock of the response, whatever it says', async () => {
    const r = await t.reported()
    expect((await clock(r, 'response')).due).toBe('2026-03-11 10:00')
    t.later({ hours: 2 })
    await t.must(t.dispatcher, 'accept', r.request, {
      intent: 'complaint',
      line: 'governance',
      item: 'street-lamp',
      urgency: 'ordinary',
    })
    expect((await clock(r, 'response')).light).toBe('met')
  })

  it('[S4-59] danger first, then supply, then care groups, then what falls due', async () => {
    const ordinary = await t.accepted()
    const care = await t.accepted({ priority: ['elder-alone'] })
    const supply = await t.accepted({ item: 'pipe-leak', urgency: 'supply' })
    const danger = await t.accepted({ item: 'manhole', urgency: 'danger' })
    const ids = (await t.dispatcher.ok(api.list, { query: { size: 100 } })).items.map((i) => i.id)
    const at = [danger, supply, care, ordinary].map((r) => ids.indexOf(r.request))
    expect(at).toEqual([...at].sort((a, b) => a - b))
    expect(at[0]).toBeGreaterThanOrEqual(0)
  })
})

describe('[D11] the ladder', () => {
  it('what nobody dispatches is told to the desk, then to the supervisor; each rung once, by the clock', async () => {
    const r = await t.reported()
    t.later({ hours: 17 })
    await t.at.timers()
    expect(await rungs(r)).toEqual([])
    t.later({ hours: 1.1 })
    await t.at.timers()
    await t.at.timers()
    expect(await rungs(r)).toEqual(['dispatch desk'])
    t.later({ hours: 6 })
    await t.at.timers()
    expect(await rungs(r)).toEqual(['dispatch desk', 'response desk', 'dispatch supervisor'])
    t.later({ hours: 12 })
    await t.at.timers()
    expect((await rungs(r)).at(-1)).toBe('response supervisor')
    expect((await t.view(t.dispatcher, r.request)).timeline[0]).toMatchObject({ kind: 'escalate', party: 'system' })
    // Residents are not told of letters between offices, and nothing was closed by a clock.
    expect((await t.track(r)).told).toEqual([])
    expect((await t.view(t.dispatcher, r.request)).status).toBe('reported')
  })

  it('an order climbs from its handler to the county; a stop of the house over a weekend is made up in order', async () => {
    const r = await t.sent()
    t.now('2026-03-12 11:00')
    await t.at.timers()
    expect(await rungs(r)).toEqual(['order handler'])
    t.now('2026-03-20 10:00')
    await t.at.timers()
    expect(await rungs(r)).toEqual([
      'order handler',
      'resolution desk',
      'order unit-lead',
      'order desk',
      'resolution supervisor',
      'resolution county-lead',
    ])
    await t.at.timers()
    expect(await rungs(r)).toHaveLength(6)
    // One act, one audit line.
    const lines = await t.at.sql(`select 1 from c231025.audit where act = 'requests.escalate' and subject = $1`, [
      r.request,
    ])
    expect(lines).toHaveLength(6)
  })

  it('while it is deferred nobody is told; a supervision sheet and a bad rating have rungs of their own', async () => {
    const r = await t.signed()
    await t.must(t.handler, 'defer', r.request, {
      order: r.order,
      ground: 'season',
      until: '2026-04-20T12:00:00+08:00',
      reason: '待化冻',
    })
    await t.must(t.duty, 'approve-deferral', r.request, { order: r.order })
    t.now('2026-04-10 10:00')
    await t.at.timers()
    expect(await rungs(r)).toEqual([])

    t.at.app.setNow(start)
    const watched = await t.signed()
    await t.must(t.supervisor, 'supervise', watched.request, {
      sheet: t.id(),
      limit: { amount: 2, unit: 'hours' },
      reason: '群众多次反映',
    })
    t.later({ hours: 2.1 })
    await t.at.timers()
    expect(await rungs(watched)).toEqual(['supervision supervisor'])

    t.at.app.setNow(start)
    const bad = await t.badlyRated()
    t.now('2026-03-11 17:01')
    await t.at.timers()
    expect(await rungs(bad)).toEqual(['contact supervisor'])
  })

  it('[D13] after days of silence there is one invitation to rate, and then it closes as unrated by itself', async () => {
    const r = await t.resolved()
    t.later({ days: 4 })
    await t.at.timers()
    await t.at.timers()
    const of = async (kind: string) => (await t.view(t.dispatcher, r.request)).timeline.filter((e) => e.kind === kind)
    expect(await of('invite-rating')).toHaveLength(1)
    expect((await t.view(t.dispatcher, r.request)).status).toBe('resolved')
    t.later({ days: 5 })
    await t.at.timers()
    expect(await t.view(t.dispatcher, r.request)).toMatchObject({
      status: 'closed',
      evaluation: 'unrated',
      ratings: [],
    })
    // It can still be rated for a while, and then it is no longer silence.
    expect((await t.rate(r, 5)).status).toBe(200)
    t.later({ days: 31 })
    const other = await t.track(r)
    expect(other.rated).toBe(true)
  })
})
