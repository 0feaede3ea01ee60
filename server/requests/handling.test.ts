/** 按责处置 through the front door: returns, reassignment, deferral, extension, urging, supervision, corrections. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requestsApi as api } from '../../domain/requests/api.ts'
import { committee, county, said, start, startLoop, type Loop, type Sent } from '../../test/requests/front.ts'

let t: Loop
beforeAll(async () => {
  t = await startLoop()
})
afterAll(() => t.close())
beforeEach(() => t.at.app.setNow(start))

const returning = (r: Sent, more: Record<string, unknown> = {}) => ({
  order: r.order,
  ground: 'not-ours',
  reason: '不属于本单位职责',
  ...more,
})
const orderIn = async (r: Sent, id = r.order) =>
  (await t.view(t.dispatcher, r.request)).orderList.find((o) => o.id === id)!
const clock = async (r: Sent, name: string) =>
  (await t.view(t.dispatcher, r.request)).clocks.findLast((c) => c.name === name)!
const kinds = async (r: Sent) => (await t.view(t.dispatcher, r.request)).timeline.map((e) => e.kind)

describe('退单', () => {
  it('[D8] a unit returns with a reason; the matter waits for a new dispatch and the unit goes on seeing what became of it', async () => {
    const r = await t.sent()
    expect(said(await t.act(t.handler, 'return', r.request, { order: r.order, ground: 'not-ours' }))).toBe(
      'validation reason:required',
    )
    await t.must(t.handler, 'return', r.request, returning(r, { suggest: 'zhujianju' }))
    const view = await t.view(t.dispatcher, r.request)
    expect(view).toMatchObject({ status: 'accepted', waiting: 'redispatch', orderList: [{ status: 'returned' }] })
    expect(view.timeline[0]).toMatchObject({
      kind: 'return',
      words: { reason: '不属于本单位职责' },
      facts: { ground: 'not-ours', suggest: 'zhujianju' },
    })
    expect((await t.view(t.handler, r.request)).status).toBe('accepted')
    const again = t.order({ unit: 'zhujianju' })
    await t.must(t.dispatcher, 'dispatch', r.request, { orders: [again] })
    expect((await t.view(t.dispatcher, r.request)).lead!.id).toBe('zhujianju')
  })

  it('[D8] twice and no more, and only within the days of its kind; the page shows what is left from the same rule', async () => {
    const r = await t.sent()
    for (const left of [2, 1]) {
      expect((await t.view(t.handler, r.request)).kind.returnsLeft).toBe(left)
      const { order } = r
      await t.must(t.handler, 'return', r.request, returning(r))
      const next = t.order()
      await t.must(t.dispatcher, 'dispatch', r.request, { orders: [next] })
      expect(next.order).not.toBe(order)
      r.order = next.order
    }
    const third = await t.act(t.handler, 'return', r.request, returning(r))
    expect(third.status).toBe(409)
    expect(third.problem.allowed).not.toContain('return')
    expect((await t.view(t.handler, r.request)).allowed.map((a) => a.kind)).not.toContain('return')

    const late = await t.sent()
    const until = (await t.view(t.handler, late.request)).kind.returnUntil!
    t.at.app.setNow(new Date(Date.parse(until) + 60_000))
    expect((await t.act(t.handler, 'return', late.request, returning(late))).status).toBe(409)
    t.at.app.setNow(new Date(Date.parse(until) - 60_000))
    expect((await t.act(t.handler, 'return', late.request, returning(late))).status).toBe(200)
  })

  it('[D8] a return that is not agreed to leaves the order where it was', async () => {
    const r = await t.signed()
    await t.must(t.handler, 'return', r.request, returning(r))
    await t.must(t.dispatcher, 'refuse-return', r.request, { order: r.order, reason: '清单第1条明确由你单位负责' })
    expect(await t.view(t.handler, r.request)).toMatchObject({
      status: 'handling',
      orderList: [{ id: r.order, status: 'signed' }],
    })
    expect((await t.view(t.handler, r.request)).timeline[0]!.words['reason']).toContain('清单第1条')
  })

  it('[D8] reassigned with a reason: the first unit is out of it, the second starts its own order', async () => {
    const r = await t.sent()
    const next = t.order({ unit: 'zhujianju' })
    await t.must(t.dispatcher, 'reassign', r.request, { order: r.order, next, reason: '权属在住建' })
    expect(await orderIn(r)).toMatchObject({ status: 'reassigned' })
    expect(await orderIn(r, next.order)).toMatchObject({ status: 'sent', unit: { id: 'zhujianju' } })
    expect((await t.act(t.handler, 'sign', r.request, { order: r.order })).status).toBe(409)
    // Whoever has it no longer dials no more.
    expect((await t.handler.call(api.call, { params: { request: r.request }, body: { id: t.id() } })).status).toBe(403)
  })
})

describe('挂账', () => {
  it('[D10] asked for, it still runs; approved, it stands still; resumed, what was left is left', async () => {
    const r = await t.signed()
    const before = await clock(r, 'order')
    const until = '2026-03-20T17:00:00+08:00'
    await t.must(t.handler, 'defer', r.request, {
      order: r.order,
      ground: 'materials',
      until,
      reason: '灯具要从厂家发货',
    })
    expect((await t.view(t.dispatcher, r.request)).waiting).toBe('decision')
    expect((await clock(r, 'order')).pausedAt).toBeUndefined()
    // Asked by one, decided by another at the centre; the dispatcher is not who decides.
    expect((await t.act(t.handler, 'approve-deferral', r.request, { order: r.order })).status).toBe(403)
    await t.must(t.duty, 'approve-deferral', r.request, { order: r.order })
    expect(await orderIn(r)).toMatchObject({
      status: 'deferred',
      deferredUntil: new Date(until).toISOString(),
      clock: { light: 'paused' },
    })
    expect((await clock(r, 'resolution')).light).toBe('paused')
    expect(
      (
        await t.act(t.handler, 'resolve', r.request, {
          order: r.order,
          outcome: 'solved',
          done: '好',
          said: '好',
          told: 'sms',
        })
      ).status,
    ).toBe(409)
    expect((await t.track(r)).told.find((x) => x.kind === 'defer')!.said).toBe('灯具要从厂家发货')

    t.now('2026-03-12 10:00')
    await t.must(t.handler, 'resume', r.request, { order: r.order })
    // Two working days stood still, Tuesday to Thursday, both at ten; the weekend is none.
    const after = await clock(r, 'order')
    expect([before.dueAt, after.dueAt]).toEqual(['2026-03-12T09:00:00.000Z', '2026-03-16T09:00:00.000Z'])
  })

  it('[D10] its agreed end resumes it by the clock; a refusal gives its reason; too often is refused', async () => {
    const r = await t.signed()
    const ask = (n: number) =>
      t.act(t.handler, 'defer', r.request, {
        order: r.order,
        ground: 'season',
        until: `2026-03-1${n}T12:00:00+08:00`,
        reason: '土未化冻',
      })
    await ask(1)
    await t.must(t.duty, 'refuse-deferral', r.request, { order: r.order, reason: '可先用临时照明' })
    expect((await t.view(t.handler, r.request)).timeline[0]!.words['reason']).toBe('可先用临时照明')
    for (const n of [1, 2]) {
      expect((await ask(n)).status).toBe(200)
      await t.must(t.supervisor, 'approve-deferral', r.request, { order: r.order })
      t.now(`2026-03-1${n} 12:01`)
      await t.at.timers()
      expect(await orderIn(r)).toMatchObject({ status: 'signed' })
    }
    expect((await t.view(t.dispatcher, r.request)).timeline.find((e) => e.kind === 'resume')).toMatchObject({
      party: 'system',
    })
    expect((await ask(3)).status).toBe(409)
    const past = await t.signed()
    expect(
      await t.refused(t.handler, 'defer', past.request, {
        order: past.order,
        ground: 'season',
        until: '2026-03-09T12:00:00+08:00',
        reason: '等',
      }),
    ).toBe('validation until:in-the-past')
  })

  it('an extension is asked for, granted once, and never longer than its kind allows', async () => {
    const r = await t.signed()
    const before = await clock(r, 'order')
    const ask = (amount: number) =>
      t.act(t.handler, 'extend', r.request, {
        order: r.order,
        by: { amount, unit: 'working-days' },
        reason: '要开挖电缆沟',
      })
    expect(said(await ask(11))).toBe('validation by:longer-than-allowed')
    expect((await ask(2)).status).toBe(200)
    expect(await orderIn(r)).toMatchObject({ asked: 'extension' })
    await t.must(t.duty, 'grant-extension', r.request, { order: r.order, said: '同意' })
    const after = await clock(r, 'order')
    expect([before.dueAt, after.dueAt]).toEqual(['2026-03-12T09:00:00.000Z', '2026-03-16T09:00:00.000Z'])
    expect((await ask(1)).status).toBe(409)
    const other = await t.signed()
    await t.must(t.handler, 'extend', other.request, {
      order: other.order,
      by: { amount: 2, unit: 'working-days' },
      reason: '人手不够',
    })
    await t.must(t.duty, 'refuse-extension', other.request, { order: other.order, reason: '理由不足' })
    expect((await clock(other, 'order')).dueAt).toBe(before.dueAt)
  })
})

describe('催办与督办', () => {
  it('urged by the resident, by the desk and in a batch; it is counted and shown, and moves no clock', async () => {
    const r = await t.signed()
    const before = await clock(r, 'order')
    expect((await t.tracked('urge', r, { said: '老人摔了一跤，请快些' })).status).toBe(200)
    await t.must(t.desk, 'urge', r.request, { said: '居民来电催问' })
    await t.dispatcher.ok(api['urge-many'], { body: { acts: [{ request: r.request, act: { id: t.id() } }] } })
    const view = await t.view(t.handler, r.request)
    expect(view.urged).toBe(3)
    expect(view.timeline.find((e) => e.kind === 'urge' && e.party === 'reporter')!.words['said']).toContain('摔了一跤')
    expect((await clock(r, 'order')).dueAt).toBe(before.dueAt)
  })

  it('a supervision sheet has a number and a clock of its own; the unit answers it, the supervisor ends it', async () => {
    const r = await t.signed()
    const sheet = t.id()
    expect(
      (
        await t.act(t.dispatcher, 'supervise', r.request, {
          sheet,
          limit: { amount: 1, unit: 'working-days' },
          reason: '多次反映',
        })
      ).status,
    ).toBe(403)
    await t.must(t.supervisor, 'supervise', r.request, {
      sheet,
      limit: { amount: 1, unit: 'working-days' },
      reason: '多次反映',
    })
    expect((await clock(r, 'supervision')).dueAt).toBe('2026-03-11T09:00:00.000Z')
    expect(
      (await t.dispatcher.ok(api.list, { query: { supervised: 'true', size: 100 } })).items.map((i) => i.id),
    ).toContain(r.request)
    expect(await t.refused(t.handler, 'answer-supervision', r.request, { sheet: t.id(), said: '已安排' })).toMatch(
      /^validation sheet:/,
    )
    await t.must(t.handler, 'answer-supervision', r.request, { sheet, said: '已安排明日更换' })
    expect((await clock(r, 'supervision')).light).toBe('met')
    await t.must(t.supervisor, 'end-supervision', r.request, { sheet, said: '属实' })
    expect((await t.view(t.supervisor, r.request)).supervised).toBe(false)
    // The resident hears of what is done, not of the letters between offices.
    expect((await t.track(r)).told.map((x) => x.kind)).not.toContain('supervise')
  })
})

describe('与居民', () => {
  it('a time is appointed, another is asked for, a delay is explained; the page of the resident says it all', async () => {
    const r = await t.signed()
    const slot = { from: '2026-03-11T09:00:00+08:00', to: '2026-03-11T10:00:00+08:00' }
    expect(
      await t.refused(t.handler, 'appoint', r.request, { order: r.order, from: slot.to, to: slot.from, atHome: true }),
    ).toMatch(/^validation to:ends-before-start/)
    expect((await t.tracked('ask-another-time', r, { said: '上午不在家' })).status).toBe(409)
    await t.must(t.handler, 'appoint', r.request, { order: r.order, ...slot, atHome: true, who: '城管 07 号' })
    expect((await t.track(r)).appointment).toEqual({
      from: '2026-03-11T01:00:00.000Z',
      to: '2026-03-11T02:00:00.000Z',
      atHome: true,
      who: '城管 07 号',
    })
    expect((await t.tracked('ask-another-time', r, { said: '上午不在家' })).status).toBe(200)
    await t.must(t.handler, 'tell', r.request, { said: '配件缺货，后天上午来', expected: '2026-03-12T09:00:00+08:00' })
    const track = await t.track(r)
    expect(track.told[0]).toMatchObject({ kind: 'tell', said: '配件缺货，后天上午来' })
    expect(track.expected).toBe('2026-03-12T01:00:00.000Z')
    expect(track.told.map((x) => x.said)).not.toContain('上午不在家')
  })

  it('a reply needs the second signature of its unit where the kind says so', async () => {
    const lampless = await t.sent({}, { item: 'illegal-building' })
    await t.must(t.handler, 'sign', lampless.request, { order: lampless.order })
    const answer = {
      order: lampless.order,
      outcome: 'explained',
      done: '已现场核查',
      said: '已责令限期改正',
      told: 'phone',
    }
    expect((await t.act(t.handler, 'resolve', lampless.request, answer)).status).toBe(409)
    await t.must(t.handler, 'draft', lampless.request, {
      order: lampless.order,
      done: '已现场核查',
      said: '已责令限期改正',
    })
    expect((await t.act(t.handler, 'approve', lampless.request, { order: lampless.order })).status).toBe(403)
    await t.must(t.lead, 'send-back', lampless.request, { order: lampless.order, reason: '写清期限' })
    await t.must(t.handler, 'draft', lampless.request, {
      order: lampless.order,
      done: '已现场核查',
      said: '3月31日前改正',
    })
    await t.must(t.lead, 'approve', lampless.request, { order: lampless.order })
    expect((await t.act(t.handler, 'resolve', lampless.request, answer)).status).toBe(200)
  })
})

describe('改错', () => {
  it('[D7] a slip of the pen is put right within the hour by its author: both versions stay and are shown, the resident reads the right one', async () => {
    const r = await t.resolved()
    const act = (await t.view(t.dispatcher, r.request)).timeline.find((e) => e.kind === 'resolve')!
    const fixed = {
      order: r.order,
      outcome: 'partly',
      done: '换了两个灯泡，一个待修',
      said: '两盏已亮，一盏周五前修好',
      told: 'sms',
    }
    expect((await t.act(t.lead, 'correct', r.request, { of: act.id, fixed })).status).toBe(422)
    expect(
      await t.refused(t.handler, 'correct', r.request, { of: act.id, fixed: { ...fixed, outcome: 'perfect' } }),
    ).toMatch(/^validation fixed\.outcome:/)
    t.later({ minutes: 59 })
    await t.must(t.handler, 'correct', r.request, { of: act.id, fixed })
    const view = await t.view(t.handler, r.request)
    const [change, first] = [
      view.timeline.find((e) => e.kind === 'correct')!,
      view.timeline.find((e) => e.kind === 'resolve')!,
    ]
    expect(first).toMatchObject({ words: { said: '路灯已修好，请您放心' }, correctedBy: change.id })
    expect(change.words).toMatchObject({ 'fixed.said': '两盏已亮，一盏周五前修好' })
    const told = (await t.track(r)).told.map((x) => x.said)
    expect(told).toContain('两盏已亮，一盏周五前修好')
    expect(told).not.toContain('路灯已修好，请您放心')
  })

  it('after the hour, and for what is built upon, it is refused', async () => {
    const r = await t.resolved()
    const act = (await t.view(t.dispatcher, r.request)).timeline.find((e) => e.kind === 'resolve')!
    t.later({ minutes: 61 })
    const reply = await t.act(t.handler, 'correct', r.request, {
      of: act.id,
      fixed: { order: r.order, outcome: 'partly', done: '两', said: '两', told: 'sms' },
    })
    expect([409, 422]).toContain(reply.status)
    expect((await t.view(t.handler, r.request)).timeline.map((e) => e.kind)).not.toContain('correct')
  })

  it('a dispatch is taken back within minutes while nobody has signed; once signed it stands', async () => {
    const r = await t.sent()
    const of = (await t.view(t.dispatcher, r.request)).timeline.find((e) => e.kind === 'dispatch')!.id
    expect((await t.act(t.dispatcher2, 'take-back', r.request, { of })).status).toBe(422)
    await t.must(t.dispatcher, 'take-back', r.request, { of })
    expect(await t.view(t.dispatcher, r.request)).toMatchObject({ status: 'accepted', orderList: [] })
    expect((await t.view(t.dispatcher, r.request)).timeline.find((e) => e.id === of)!.takenBackBy).toBeDefined()
    expect((await t.handler.ok(api.inbox, { query: {} })).items.map((i) => i.order)).not.toContain(r.order)
    expect((await t.track(r)).steps.find((s) => s.step === 'dispatched')!.at).toBeUndefined()

    const signed = await t.signed()
    const sent = (await t.view(t.dispatcher, signed.request)).timeline.find((e) => e.kind === 'dispatch')!.id
    const built = await t.act(t.dispatcher, 'take-back', signed.request, { of: sent })
    expect([built.status, built.problem.code]).toEqual([409, 'conflict'])
    const late = await t.sent()
    const old = (await t.view(t.dispatcher, late.request)).timeline.find((e) => e.kind === 'dispatch')!.id
    t.later({ minutes: 6 })
    expect((await t.act(t.dispatcher, 'take-back', late.request, { of: old })).status).toBeGreaterThanOrEqual(409)
  })
})

describe('whose it is', () => {
  it('[D7] another unit has no hand in it, and a hand of the unit no public power', async () => {
    const r = await t.signed()
    const stranger = t.at.as('stranger', [{ role: 'unit-lead', unit: 'weijianju' }])
    expect(
      (
        await t.act(stranger, 'resolve', r.request, {
          order: r.order,
          outcome: 'solved',
          done: '好',
          said: '好',
          told: 'sms',
        })
      ).status,
    ).toBe(404)
    for (const kind of ['reassign', 'close', 'supervise', 'exclude'] as const) {
      const body = {
        reassign: { order: r.order, next: t.order(), reason: '换' },
        close: { evaluation: 'rated' },
        supervise: { sheet: t.id(), limit: { amount: 1, unit: 'days' }, reason: '督' },
        exclude: { ground: 'other', reason: '除' },
      }[kind]
      expect([kind, (await t.act(t.handler, kind, r.request, body)).status]).toEqual([kind, 403])
    }
  })

  it('[S4-09][S4-10] found, cleared and pictured by the committee’s people: the time to clean is on record', async () => {
    const seen = await t.worker.ok(api.file, {
      body: {
        request: t.id(),
        report: {
          id: t.id(),
          channel: 'grid',
          item: 'leaflets',
          what: '单元门贴满小广告',
          where: { place: '231025/100/zhanqian/001/001/' },
        } as never,
      },
    })
    await t.must(t.dispatcher, 'accept', seen.request, {
      intent: 'suggestion',
      line: 'governance',
      item: 'leaflets',
      urgency: 'ordinary',
    })
    const order = t.order({ unit: committee, party: 'committee' })
    await t.must(t.dispatcher, 'dispatch', seen.request, { orders: [order] })
    await t.must(t.worker, 'sign', seen.request, { order: order.order })
    t.later({ hours: 3 })
    await t.must(t.worker, 'resolve', seen.request, {
      order: order.order,
      outcome: 'solved',
      done: '已清理',
      said: '已清理',
      told: 'web',
    })
    // What a worker found has nobody to ask: somebody else goes and looks.
    expect((await t.act(t.worker, 'verify', seen.request, { found: 'done' })).status).toBe(403)
    const other = t.at.as('worker-2', [{ role: 'grid-worker', place: '231025/100/zhanqian/001/' }])
    await t.must(other, 'verify', seen.request, { found: 'done' })
    const closer = t.at.as('dispatcher2', [{ role: 'dispatcher', place: county }])
    expect((await t.must(closer, 'close', seen.request, { evaluation: 'verified' })).status).toBe('closed')
    const [record] = await t.at.sql<{ unit: string; hours: number }>(
      `select s.unit, extract(epoch from s.ended_at - r.received_at)::int / 3600 as hours from c231025.service_records s join c231025.requests r on r.id = s.origin where r.id = $1`,
      [seen.request],
    )
    expect(record).toEqual({ unit: committee, hours: 3 })
    expect(await kinds({ request: seen.request } as Sent)).toContain('verify')
  })
})
