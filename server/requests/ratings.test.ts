/** 评价终结 through the front door: who may rate, what a bad rating sets going, appeals, exclusion, reopening. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requestsApi as api } from '../../domain/requests/api.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import {
  county,
  grid,
  phone,
  said,
  start,
  startLoop,
  unit,
  type Body,
  type Loop,
  type Sent,
} from '../../test/requests/front.ts'

let t: Loop
beforeAll(async () => {
  t = await startLoop()
})
afterAll(() => t.close())
beforeEach(() => t.at.app.setNow(start))

const level = (n: number, more: Body = {}) => ({
  level: n,
  reasons: [],
  channel: 'own-device',
  handlerPresent: false,
  ...more,
})
const rectified = async () => {
  const r = await t.badlyRated()
  const order = t.order()
  await t.must(t.reviewer, 'contact', r.request, { reached: true, said: '已联系' })
  await t.must(t.reviewer, 'order-rectification', r.request, { order, complexity: 'simple', reason: '仍不亮' })
  await t.must(t.handler, 'sign', r.request, { order: order.order })
  await t.must(t.handler, 'rectify', r.request, { order: order.order, done: '换了线', said: '已换线' })
  return r
}
/** A resident with an account and his own matter, resolved. */
const owned = async (name: string, device?: string) => {
  const own = t.at.as(name, [], { kind: 'resident', ...(device && { device }) })
  const request = t.id()
  await own.ok(api['my-report'], {
    body: { request, report: { id: t.id(), channel: 'web', what: '路灯不亮', where: { place: grid } } as never },
  })
  await t.must(t.dispatcher, 'accept', request, {
    intent: 'complaint',
    line: 'governance',
    item: 'street-lamp',
    urgency: 'ordinary',
  })
  const order = t.order()
  await t.must(t.dispatcher, 'dispatch', request, { orders: [order] })
  await t.must(t.handler, 'sign', request, { order: order.order })
  await t.resolve(t.handler, { request, order: order.order } as Sent)
  return { own, request }
}

describe('who may rate', () => {
  it('[S1-53][D13] five levels with reasons of the level, once, by whoever was served; unrated is no level', async () => {
    for (const n of [1, 2, 3, 4, 5]) {
      const r = await t.resolved()
      expect([
        String(n),
        (await t.tracked('rate', r, level(n, { reasons: n < 3 ? ['unsolved'] : [], said: '说一句' }))).status,
      ]).toEqual([String(n), 200])
      expect((await t.tracked('rate', r, level(5))).status).toBe(409)
      expect((await t.view(t.reviewer, r.request)).ratings).toMatchObject([{ level: n, again: false, said: '说一句' }])
    }
    const r = await t.resolved()
    for (const wrong of [0, 6, 3.5, '5', null])
      expect([String(wrong), (await t.tracked('rate', r, level(wrong as number))).status]).toEqual([String(wrong), 422])
    expect(said(await t.tracked('rate', r, level(5, { reasons: ['unsolved'] })))).toBe(
      'validation reasons.0:not-a-choice',
    )
    const early = await t.signed()
    expect((await t.tracked('rate', early, level(5))).status).toBe(409)
  })

  it('[D13] never the handler: not by account, not on his device, not in his presence, not by his unit’s hand', async () => {
    const r = await t.resolved()
    expect((await t.act(t.handler, 'rate', r.request, level(5))).status).toBe(403)
    // Nor where he reviews too, on whichever device.
    const seats = [
      { role: 'unit-handler' as const, unit },
      { role: 'reviewer' as const, place: county },
    ]
    for (const device of ['handler', 'another']) {
      const both = t.at.as('handler', seats, { device: stableId('test', 'device', device) })
      expect((await t.act(both, 'rate', r.request, level(5, { channel: 'call-back' }))).status).toBe(403)
    }
    expect(said(await t.tracked('rate', r, level(5, { handlerPresent: true })))).toBe(
      'validation handlerPresent:handler-present',
    )
    // The key of the resident on the phone of the handler, who is signed in there.
    expect((await t.tracked('rate', r, level(5), t.handler)).status).toBe(403)
    const { own, request } = await owned('resident-1', stableId('test', 'device', 'handler'))
    const onHis = await own.call(api['mine/rate'], { params: { request }, body: { id: t.id(), ...level(5) } as never })
    expect(onHis.status).toBe(403)
    const free = await owned('resident-2')
    expect(
      (
        await free.own.call(api['mine/rate'], {
          params: { request: free.request },
          body: { id: t.id(), ...level(4) } as never,
        })
      ).status,
    ).toBe(200)
  })

  it('[D13] a reviewer writes down what was heard on the phone or stands on paper, and nothing else', async () => {
    const r = await t.resolved()
    expect(await t.refused(t.reviewer, 'rate', r.request, level(5))).toBe('validation channel:not-your-hand')
    expect((await t.act(t.dispatcher, 'rate', r.request, level(5, { channel: 'call-back' }))).status).toBe(403)
    await t.must(t.reviewer, 'rate', r.request, level(4, { channel: 'call-back' }))
  })

  it('[D13] the number and four digits are not enough to judge; a code to the phone on file is, five tries', async () => {
    const r = await t.resolved()
    const guest = () => t.at.guest()
    const rate = (code?: string) =>
      guest().call(api['track/rate'], {
        body: {
          proof: { number: r.refNo, last4: phone.slice(-4), ...(code && { code }) },
          act: { id: t.id(), ...level(3) } as never,
        },
      })
    expect((await rate()).status).toBe(401)
    await guest().ok(api['track-code'], { body: { number: r.refNo, last4: phone.slice(-4) } })
    const [message] = await t.at.sql<{ text: string }>(
      'select text from c231025.dev_messages where address = $1 order by at desc, id desc limit 1',
      [phone],
    )
    const code = /\d{6}/.exec(message!.text)![0]
    expect(message!.text).toMatch(/^【[^】]+】/)
    expect(message!.text).not.toMatch(/https?:|www\./)
    const wrong = code === '111111' ? '222222' : '111111'
    const tries = await Promise.all(Array.from({ length: 12 }, () => rate(wrong)))
    expect(new Set(tries.map((x) => x.status))).toEqual(new Set([401]))
    // Five wrong ones used it up, however many came at once.
    expect((await rate(code)).status).toBe(401)
    t.later({ minutes: 2 })
    await guest().ok(api['track-code'], { body: { number: r.refNo, last4: phone.slice(-4) } })
    const [next] = await t.at.sql<{ text: string }>(
      'select text from c231025.dev_messages where address = $1 order by at desc, id desc limit 1',
      [phone],
    )
    const fresh = /\d{6}/.exec(next!.text)![0]
    expect((await rate(fresh)).status).toBe(200)
    expect(await t.at.sql('select 1 from c231025.request_codes where request = $1', [r.request])).toEqual([])
  })

  it('a code is sent at most now and then, whoever asks from wherever', async () => {
    const r = await t.resolved({}, { contact: { phone: '00099990042' } })
    const ask = () => t.at.guest().ok(api['track-code'], { body: { number: r.refNo, last4: '0042' } })
    const sent = async () =>
      (
        await t.at.sql<{ n: number }>(
          `select count(*)::int as n from c231025.audit where act = 'requests.code' and subject = $1`,
          [r.request],
        )
      )[0]!.n
    await Promise.all(Array.from({ length: 12 }, ask))
    expect(await sent()).toBeLessThanOrEqual(5)
    for (let i = 0; i < 30; i++) {
      t.later({ hours: 1 })
      await ask()
    }
    expect(await sent()).toBeLessThanOrEqual(20)
    expect(await sent()).toBeGreaterThan(1)
  })
})

describe('a bad rating', () => {
  it('[D14] forces contact, rectification by order of another, call-back by another, a second rating beside the first', async () => {
    const r = await t.badlyRated(2)
    expect(await t.view(t.reviewer, r.request)).toMatchObject({ status: 'rectifying', waiting: 'contact' })
    const closing = { evaluation: 'rated' }
    expect((await t.act(t.dispatcher, 'close', r.request, closing)).status).toBe(409)
    expect((await t.act(t.handler, 'contact', r.request, { reached: true })).status).toBe(403)
    await t.must(t.reviewer, 'contact', r.request, { reached: true })
    const order = t.order()
    expect(
      (await t.act(t.lead, 'order-rectification', r.request, { order, complexity: 'simple', reason: '自查' })).status,
    ).toBe(403)
    await t.must(t.reviewer, 'order-rectification', r.request, { order, complexity: 'simple', reason: '仍不亮' })
    expect((await t.view(t.reviewer, r.request)).clocks.find((c) => c.name === 'rectification')!.dueAt).toBe(
      '2026-03-17T09:00:00.000Z',
    )
    expect((await t.act(t.dispatcher, 'close', r.request, closing)).status).toBe(409)
    await t.must(t.handler, 'sign', r.request, { order: order.order })
    expect((await t.rate(r, 5, 'again')).status).toBe(409)
    await t.must(t.handler, 'rectify', r.request, { order: order.order, done: '换线', said: '已换线' })
    expect((await t.act(t.dispatcher, 'close', r.request, closing)).status).toBe(409)
    expect((await t.rate(r, 4, 'again')).status).toBe(200)
    expect((await t.act(t.handler, 'call-back', r.request, { reached: true, solved: 'yes' })).status).toBe(403)
    await t.must(t.reviewer, 'call-back', r.request, { reached: true, solved: 'yes' })
    await t.must(t.dispatcher, 'close', r.request, closing)
    expect((await t.view(t.reviewer, r.request)).ratings.map((x) => [x.level, x.again, x.struck])).toEqual([
      [2, false, false],
      [4, true, false],
    ])
    expect((await t.rate(r, 5, 'again')).status).toBe(409)
  })

  it('[D14] nobody answers: three tries are a contact, two are not', async () => {
    const r = await t.badlyRated()
    const still = async () => (await t.view(t.reviewer, r.request)).waiting
    for (const wanted of ['contact', 'contact', 'rectification-order']) {
      await t.must(t.reviewer, 'contact', r.request, { reached: false })
      expect(await still()).toBe(wanted)
    }
  })

  it('[D14] after a bad rating no clock closes it', async () => {
    const r = await t.badlyRated()
    t.later({ days: 60 })
    await t.at.timers()
    expect((await t.view(t.reviewer, r.request)).status).toBe('rectifying')
  })

  it('[D13] the unit never sees a rating or its author: not on the page, in the timeline, in the inbox, in counts under five', async () => {
    const r = await t.badlyRated()
    for (const client of [t.handler, t.lead]) {
      const seen = JSON.stringify(await t.view(client, r.request))
      expect(seen).not.toMatch(/"level"|"rate"|own-device/)
      expect(JSON.stringify(await client.ok(api.inbox, { query: {} }))).not.toMatch(/"level"/)
    }
    const counts = (from: string, to: string, of = unit) =>
      t.lead.call(api['rating-counts'], { query: { unit: of, from, to } })
    const month = ['2026-03-01T00:00:00+08:00', '2026-04-01T00:00:00+08:00'] as const
    const [{ n } = { n: 0 }] = await t.at.sql<{ n: number }>(
      `select count(*)::int as n from c231025.request_acts where kind = 'rate'`,
    )
    for (let i = n; i < 6; i++) await t.rate(await t.resolved(), 5)
    const whole = await counts(...month)
    expect(whole.body.few).toBe(false)
    expect(Object.values(whole.body.levels!).reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(5)
    // A window of one's own choosing would tell the newest rating by subtraction.
    expect(said(await counts('2026-03-10T10:00:00+08:00', '2026-03-11T00:00:00+08:00'))).toMatch(
      /^validation query\.from:/,
    )
    expect((await counts('2026-04-01T00:00:00+08:00', '2026-05-01T00:00:00+08:00')).body).toEqual({ few: true })
    expect((await counts(...month, 'weijianju')).status).toBe(404)
  })

  it('[D13] four ratings of a month tell a unit nothing; with the fifth they are counts, and stay nobody’s', async () => {
    t.now('2026-05-12 10:00')
    const month = { unit, from: '2026-05-01T00:00:00+08:00', to: '2026-06-01T00:00:00+08:00' }
    const told = () => t.lead.ok(api['rating-counts'], { query: month })
    for (const n of [5, 5, 4, 1]) await t.rate(await t.resolved(), n)
    expect(await told()).toEqual({ few: true })
    await t.rate(await t.resolved(), 5)
    expect(await told()).toEqual({ few: false, levels: { 1: 1, 4: 1, 5: 3 } })
  })

  it('[D13] a grid worker of the handling committee is one of its hands: he sees no rating either', async () => {
    const committee = 'community-committee-100-zhanqian-001'
    const r = await t.sent({ unit: committee, party: 'committee' }, { item: 'leaflets' })
    await t.must(t.worker, 'sign', r.request, { order: r.order })
    await t.resolve(t.worker, r)
    await t.rate(r, 1)
    const seen = await t.view(t.worker, r.request)
    expect(seen.ratings).toEqual([])
    expect(seen.timeline.map((e) => e.kind)).not.toContain('rate')
  })
})

describe('a false rating', () => {
  const appeal = { unit, ground: 'wrong-order', reason: '该路段不是我单位管养' }

  it('[D14][S1-47] appealed by the unit, judged by a third person; upheld, it stays on record and counts nowhere', async () => {
    const r = await t.badlyRated()
    expect(await t.refused(t.lead, 'appeal', r.request, { ...appeal, unit: 'weijianju' })).toBe(
      'validation unit:not-the-handler',
    )
    await t.must(t.lead, 'appeal', r.request, appeal)
    expect((await t.act(t.lead, 'appeal', r.request, appeal)).status).toBe(409)
    const verdict = { upheld: true, reason: '经核实，管养单位为公路段' }
    const inUnit = t.at.as('reviewer-in-unit', [
      { role: 'reviewer', place: county },
      { role: 'unit-handler', unit },
    ])
    expect((await t.act(inUnit, 'judge-appeal', r.request, verdict)).status).toBe(403)
    expect((await t.act(t.dispatcher, 'judge-appeal', r.request, verdict)).status).toBe(403)
    expect((await t.act(t.dispatcher, 'close', r.request, { evaluation: 'rated' })).status).toBe(409)
    await t.must(t.reviewer, 'judge-appeal', r.request, verdict)
    const view = await t.view(t.reviewer, r.request)
    expect(view.ratings).toMatchObject([{ level: 1, struck: true }])
    expect(view.status).toBe('resolved')
    // The resident reads why.
    expect((await t.track(r)).told[0]).toMatchObject({ kind: 'judge-appeal', said: verdict.reason })
    // Struck is not silence overcome: nothing ripens to rated.
    expect((await t.act(t.dispatcher, 'close', r.request, { evaluation: 'rated' })).status).toBeGreaterThanOrEqual(409)
  })

  it('[D14] not upheld, rectification goes on', async () => {
    const r = await t.badlyRated()
    await t.must(t.lead, 'appeal', r.request, appeal)
    await t.must(t.reviewer, 'judge-appeal', r.request, { upheld: false, reason: '管养单位正是贵局' })
    expect(await t.view(t.reviewer, r.request)).toMatchObject({ status: 'rectifying', ratings: [{ struck: false }] })
  })

  it('[S1-53] a demand is taken out of the rates by a third person with reason, shown, and put back the same way', async () => {
    const r = await t.resolved()
    const out = { ground: 'demand-unreasonable', reason: '要求县里赔偿手机' }
    for (const client of [t.handler, t.dispatcher, t.supervisor])
      expect((await t.act(client, 'exclude', r.request, out)).status).toBe(403)
    const decider = t.at.as('dispatcher', [
      { role: 'dispatcher', place: county },
      { role: 'reviewer', place: county },
    ])
    expect((await t.act(decider, 'exclude', r.request, out)).status).toBe(403)
    expect(await t.refused(t.reviewer, 'exclude', r.request, { ground: 'demand-unreasonable' })).toBe(
      'validation reason:required',
    )
    await t.must(t.reviewer, 'exclude', r.request, out)
    expect((await t.view(t.reviewer, r.request)).excluded).toBe(true)
    await t.must(t.supervisor, 'include', r.request, { reason: '复核：应当计入' })
    expect((await t.view(t.reviewer, r.request)).excluded).toBe(false)
  })
})

describe('not solved', () => {
  it('[D12] the resident objects: it goes back to whoever led, with a new clock, and counts as rework', async () => {
    const r = await t.resolved()
    t.later({ days: 1 })
    expect((await t.tracked('object', r, { reason: '只亮了一晚' })).status).toBe(200)
    const view = await t.view(t.dispatcher, r.request)
    expect(view).toMatchObject({ status: 'handling', round: 2, orderList: [{ status: 'sent', rework: 1 }] })
    expect(view.clocks.filter((c) => c.name === 'resolution')).toHaveLength(2)
    await t.must(t.handler, 'sign', r.request, { order: r.order })
    await t.resolve(t.handler, r)
    expect((await t.tracked('confirm', r)).status).toBe(200)
    const closed = await t.must(t.dispatcher, 'close', r.request, { evaluation: 'confirmed' })
    expect(closed.status).toBe('closed')
  })

  it('[D12] closed, it is reopened within fifteen days and not after; the page offers it by the same rule', async () => {
    const closed = async () => {
      const r = await t.resolved()
      await t.rate(r, 5)
      await t.must(t.dispatcher, 'close', r.request, { evaluation: 'rated' })
      return r
    }
    const [soon, late] = [await closed(), await closed()]
    const offers = async (r: Sent) => (await t.track(r)).may.some((m) => m.kind === 'reopen')
    t.now('2026-03-25 10:00')
    expect(await offers(soon)).toBe(true)
    expect((await t.tracked('reopen', soon, { reason: '又不亮了' })).status).toBe(200)
    expect(await t.view(t.dispatcher, soon.request)).toMatchObject({ status: 'handling', round: 2 })
    t.now('2026-03-26 10:00')
    expect(await offers(late)).toBe(false)
    const reply = await t.tracked('reopen', late, { reason: '又不亮了' })
    expect([reply.status, reply.problem.allowed?.includes('reopen')]).toEqual([409, false])
  })

  it('[D14] the call-back is another’s: a no keeps it open, an unanswered call is an attempt, a yes may close it', async () => {
    const r = await t.resolved()
    expect(await t.refused(t.reviewer, 'call-back', r.request, { reached: false, solved: 'yes' })).toBe(
      'validation solved:answer-only-when-reached',
    )
    await t.must(t.reviewer, 'call-back', r.request, { reached: false })
    expect((await t.act(t.dispatcher, 'close', r.request, { evaluation: 'called-back' })).status).toBe(409)
    await t.must(t.reviewer, 'call-back', r.request, { reached: true, solved: 'no' })
    expect((await t.act(t.dispatcher, 'close', r.request, { evaluation: 'called-back' })).status).toBe(409)
    await t.must(t.reviewer, 'object', r.request, { reason: '回访：仍未解决' })
    expect((await t.view(t.reviewer, r.request)).status).toBe('handling')
    // What the reviewer heard and said stays out of the unit's sight.
    expect((await t.view(t.handler, r.request)).timeline.map((e) => e.kind)).not.toContain('call-back')
    const ok = await rectified()
    await t.must(t.reviewer2, 'call-back', ok.request, { reached: true, solved: 'yes' })
    expect((await t.must(t.dispatcher, 'close', ok.request, { evaluation: 'rated' })).status).toBe('closed')
  })
})
