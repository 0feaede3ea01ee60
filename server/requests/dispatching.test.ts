/** 流转交办 through the front door: who should get it and why, who must not, joined hands, offers, bodies outside government. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueApi } from '../../domain/catalogue/api.ts'
import { organisationsApi } from '../../domain/organisations/api.ts'
import { requestsApi as api } from '../../domain/requests/api.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { committee, county, grid, said, startLoop, unit, village, type Loop } from '../../test/requests/front.ts'

let t: Loop
/** An estate under a property company, by its id in the register. */
let estate: { id: string; property: string }
let company: Loop['handler']
let regulator: Loop['handler']

const town = 'town-government-100'
const outside = (more: Record<string, unknown> = {}) => ({
  unit: estate.property,
  party: 'company',
  outside: true,
  regulator: 'zhujianju',
  ...more,
})

beforeAll(async () => {
  t = await startLoop()
  const [found] = await t.at.sql<{ id: string; property: string }>(
    `select id, property from c231025.estate where property is not null and place like '231025/100/zhanqian/001/%' order by name limit 1`,
  )
  estate = found!
  company = t.at.as('company', [{ role: 'unit-handler', unit: estate.property }])
  regulator = t.at.as('regulator', [{ role: 'unit-handler', unit: 'zhujianju' }])
})
afterAll(() => t.close())

const proposal = (request: string) => t.dispatcher.ok(api.proposal, { params: { request } })
const dispatch = (request: string, ...orders: Record<string, unknown>[]) =>
  t.act(t.dispatcher, 'dispatch', request, { orders })

describe('the proposal', () => {
  it('[D5] names the body that answers for the item here, its ground and its limit; nothing is sent by it', async () => {
    const r = await t.accepted()
    const p = await proposal(r.request)
    expect(p.lead).toMatchObject({ id: unit, name: '城管局' })
    expect(p.because).toMatchObject({ kind: 'responsibility', item: '路灯不亮' })
    expect(p.because!.place).toContain('第一网格')
    expect(p.limit).toEqual({ amount: 2, unit: 'working-days' })
    // The second working day's closing time.
    expect(p.dueAt).toBe('2026-03-12T09:00:00.000Z')
    expect(await t.view(t.dispatcher, r.request)).toMatchObject({ status: 'accepted', orderList: [] })
  })

  it('[D5][S4-12] the address decides: a company leads in its own estate, the committee where there is none', async () => {
    const lamp = { item: 'stair-lamp' }
    const managed = await t.accepted(lamp, { where: { place: grid, estate: estate.id } })
    expect(await proposal(managed.request)).toMatchObject({
      lead: { id: estate.property },
      leadParty: 'company',
      outside: true,
      regulator: { id: 'zhujianju' },
    })
    const alone = await t.accepted(lamp)
    const p = await proposal(alone.request)
    expect(p).toMatchObject({ lead: { id: committee }, leadParty: 'committee', outside: false })
    expect(p.regulator).toBeUndefined()
  })

  it('[D5] is followed by an act that says so, or another unit is chosen with a reason', async () => {
    const r = await t.accepted()
    const proposed = t.id()
    await t.must(t.desk, 'propose', r.request, { id: proposed, source: 'desk', orders: [t.order()] })
    await t.must(t.dispatcher, 'dispatch', r.request, { orders: [t.order()], proposal: proposed })
    expect(await t.view(t.dispatcher, r.request)).toMatchObject({ status: 'handling', lead: { id: unit } })
  })
})

describe('the three lists', () => {
  const barred = 'list-recalled'

  it('[S1-45] a department’s matter goes to no village, grid or town: the refusal names the line, on every way there', async () => {
    const r = await t.accepted()
    for (const to of [{ unit: committee, party: 'committee' }, { unit: village, party: 'committee' }, { unit: town }]) {
      const reply = await dispatch(r.request, t.order(to))
      expect([to.unit, said(reply)]).toEqual([to.unit, `validation orders.0.unit:${barred}`])
      expect(reply.problem.faults![0]!.params).toMatchObject({
        list: 'town-recalled',
        no: '1',
        text: expect.stringContaining('路灯') as string,
      })
    }
    const chained = await t.dispatcher.call(api.chain, {
      params: { request: r.request },
      body: {
        acts: [{ kind: 'dispatch', body: { id: t.id(), orders: [t.order({ unit: committee, party: 'committee' })] } }],
      },
    })
    expect(said(chained)).toBe(`validation orders.0.unit:${barred}`)
    const many = await t.dispatcher.ok(api['dispatch-many'], {
      body: { acts: [{ request: r.request, act: { id: t.id(), orders: [t.order({ unit: town })] } as never }] },
    })
    // What is told of each is a sentence and the line of the list, never a bare code.
    expect(many.results).toMatchObject([
      { ok: false, problem: 'validation', why: expect.stringMatching(/。$/) as string, faults: [{ code: barred }] },
    ])

    const sent = await t.sent()
    expect(
      await t.refused(t.dispatcher, 'reassign', sent.request, {
        order: sent.order,
        next: t.order({ unit: town }),
        reason: '换个单位',
      }),
    ).toBe(`validation next.unit:${barred}`)
    expect(
      await t.refused(t.duty, 'hand-down', sent.request, { order: sent.order, unit: committee, party: 'committee' }),
    ).toBe(`validation unit:${barred}`)
    expect(
      await t.refused(t.dispatcher, 'co-handle', sent.request, {
        orders: [t.order({ unit: committee, party: 'committee', role: 'helper' })],
      }),
    ).toBe(`validation orders.0.unit:${barred}`)
    const bad = await t.badlyRated()
    expect(
      await t.refused(t.reviewer, 'order-rectification', bad.request, {
        order: t.order({ unit: town }),
        complexity: 'simple',
        reason: '没修好',
      }),
    ).toBe(`validation order.unit:${barred}`)
  })

  it('[S1-45] a town that only assists lends a hand and leads nothing', async () => {
    const r = await t.accepted({ item: 'street-stall' })
    expect(said(await dispatch(r.request, t.order({ unit: town })))).toBe('validation orders.0.unit:list-assist')
    const both = await dispatch(r.request, t.order(), t.order({ unit: town, role: 'helper' }))
    expect(both.status).toBe(200)
  })

  it('[S1-45] what a grid’s own list names is led there, and what no list names is not', async () => {
    const named = await t.accepted({ item: 'leaflets' })
    expect((await dispatch(named.request, t.order({ unit: committee, party: 'committee' }))).status).toBe(200)
    const none = await t.accepted({ item: 'cable-hanging' })
    expect(said(await dispatch(none.request, t.order({ unit: committee, party: 'committee' })))).toBe(
      'validation orders.0.unit:not-on-grid-list',
    )
  })

  it('[S1-46] a delegation in force opens the way, for its body and its days', async () => {
    const editor = t.at.as('editor', [{ role: 'catalogue-editor', place: county }])
    const to = 'town-government-101'
    const send = async () => {
      const r = await t.accepted()
      return dispatch(r.request, t.order({ unit: to }))
    }
    expect(said(await send())).toBe(`validation orders.0.unit:${barred}`)
    const id = t.id()
    await editor.ok(catalogueApi.delegate, {
      body: {
        id,
        what: 'street-lamp',
        from: unit,
        to,
        place: '231025/101/',
        start: '2026-03-01',
        until: '2026-03-31',
        ground: '委托书（示例）',
      },
    })
    expect((await send()).status).toBe(200)
    expect(said(await dispatch((await t.accepted()).request, t.order({ unit: 'town-government-102' })))).toBe(
      `validation orders.0.unit:${barred}`,
    )
    await editor.ok(catalogueApi.recall, { params: { id }, body: { id: t.id(), day: '2026-03-09' } })
    expect(said(await send())).toBe(`validation orders.0.unit:${barred}`)
  })

  it('what is sent must be what the register says: a unit there is, inside or outside, its kind of party, its regulator', async () => {
    const r = await t.accepted({ item: 'stair-lamp' }, { where: { place: grid, estate: estate.id } })
    const of = async (more: Record<string, unknown>) => said(await dispatch(r.request, t.order(more)))
    expect(await of({ unit: 'nobody' })).toBe('validation orders.0.unit:no-such-unit')
    expect(await of({ unit: estate.property, party: 'company' })).toBe('validation orders.0.outside:is-outside')
    expect(await of(outside({ regulator: unit }))).toBe('validation orders.0.regulator:other-regulator')
    expect(await of(outside({ regulator: undefined }))).toBe('validation orders.0.regulator:regulator-needed')
    expect(await of(outside({ party: 'volunteer' }))).toBe('validation orders.0.party:other-party')
    expect(
      said(
        await dispatch(
          r.request,
          t.order(),
          t.order({ unit: 'gongre', party: 'company', outside: true, regulator: 'zhujianju' }),
        ),
      ),
    ).toBe('validation orders:one-lead')
    expect(said(await dispatch(r.request, t.order(), t.order({ role: 'helper' })))).toBe(
      'validation orders.1.unit:unit-has-order',
    )
  })
})

describe('bodies outside government', () => {
  const asked = async () => {
    const r = await t.accepted({ item: 'stair-lamp' }, { where: { place: grid, estate: estate.id } })
    const order = t.order(outside())
    await t.must(t.dispatcher, 'dispatch', r.request, { orders: [order] })
    return { ...r, order: order.order }
  }
  const live = async (request: string) =>
    (await t.view(t.dispatcher, request)).orderList.findLast((o) => o.unit?.id === 'zhujianju')!

  it('[S4-12] a company that declines gives a reason, and its regulator has it with the clock that ran', async () => {
    const r = await asked()
    const [before] = (await t.view(company, r.request)).orderList
    t.later({ hours: 2 })
    const next = t.id()
    await t.must(company, 'decline', r.request, {
      order: r.order,
      ground: 'not-in-contract',
      reason: '不在物业合同内',
      next,
    })
    const view = await t.view(t.dispatcher, r.request)
    expect(view).toMatchObject({ status: 'handling', lead: { id: 'zhujianju' } })
    const after = await live(r.request)
    expect(after).toMatchObject({ id: next, status: 'sent', outside: false, party: 'authority' })
    expect(after.clock!.startedAt).toBe(before!.clock!.startedAt)
    expect(after.clock!.dueAt).toBe(before!.clock!.dueAt)
    expect((await t.track(r)).told[0]).toMatchObject({ kind: 'decline', said: '不在物业合同内' })
    await t.must(regulator, 'sign', r.request, { order: next })
    expect(
      (
        await t.act(company, 'decline', r.request, {
          order: r.order,
          ground: 'other',
          reason: '再说一次',
          next: t.id(),
        })
      ).status,
    ).toBe(409)
  })

  it('[S4-12] one without an account answers by phone: the centre writes it down, and returns nothing in its name', async () => {
    const r = await asked()
    expect(
      (await t.act(t.dispatcher, 'return', r.request, { order: r.order, ground: 'not-ours', reason: '退' })).status,
    ).toBe(403)
    await t.must(t.dispatcher, 'decline', r.request, {
      order: r.order,
      ground: 'no-means',
      reason: '来电答复：无维修资金',
      next: t.id(),
    })
    expect((await live(r.request)).status).toBe('sent')
    // Inside government a unit answers for itself.
    const own = await t.sent()
    expect((await t.act(t.dispatcher, 'sign', own.request, { order: own.order })).status).toBe(403)
    expect(
      (
        await t.act(t.dispatcher, 'decline', own.request, {
          order: own.order,
          ground: 'other',
          reason: '不办',
          next: t.id(),
        })
      ).status,
    ).toBe(409)
  })

  it('[S4-12] supervised by the regulator: it sees the order from the first day and may note on it', async () => {
    const r = await asked()
    const view = await t.view(regulator, r.request)
    expect(view.orderList[0]).toMatchObject({ outside: true, regulator: { id: 'zhujianju' } })
    await t.must(regulator, 'note', r.request, { said: '已要求物业三日内更换' })
  })
})

describe('many hands', () => {
  it('[S1-10][S1-55] five kinds of party on one matter, each with its own step; the lead waits for those at work', async () => {
    const editor = t.at.as('editor', [{ role: 'catalogue-editor', place: county }])
    const helper = 'helping-hands'
    await editor.ok(organisationsApi.open, {
      body: {
        id: stableId('test', helper),
        code: helper,
        name: '邻里互助社（虚构）',
        short: null,
        kind: 'social-organisation',
        level: 'county',
        place: county,
        government: false,
        regulator: 'minzhengju',
        parent: null,
        party: 'social-organisation',
        leads: [],
        phone: null,
        opened: '2026-01-01',
        closed: null,
        sort: 900,
      } as never,
    })
    const r = await t.accepted({ item: 'elder-chores', line: 'social-assistance' })
    const lead = t.order({ unit: committee, party: 'committee' })
    const help = (code: string, party: string, by: string) =>
      t.order({ unit: code, party, role: 'helper', outside: true, regulator: by })
    const four = [
      help(helper, 'social-organisation', 'minzhengju'),
      help('shegongzhan', 'social-worker', 'minzhengju'),
      help('zhiyuanzhe', 'volunteer', 'shegongbu'),
      help('cishan', 'charity', 'minzhengju'),
    ]
    await t.must(t.dispatcher, 'dispatch', r.request, { orders: [lead, four[0]!] })
    const secretary = t.at.as('secretary', [{ role: 'unit-lead', unit: committee }])
    await t.must(secretary, 'sign', r.request, { order: lead.order })
    await t.must(secretary, 'co-handle', r.request, { orders: four.slice(1) })
    const parties = (await t.view(t.dispatcher, r.request)).orderList.map((o) => o.party)
    expect(new Set(parties)).toEqual(
      new Set(['committee', 'social-organisation', 'social-worker', 'volunteer', 'charity']),
    )

    const volunteer = t.at.as('volunteer', [{ role: 'unit-handler', unit: 'zhiyuanzhe' }])
    await t.must(volunteer, 'sign', r.request, { order: four[2]!.order })
    const waits = await t.act(secretary, 'resolve', r.request, {
      order: lead.order,
      outcome: 'solved',
      done: '完成',
      said: '办好了',
      told: 'phone',
    })
    expect(waits.status).toBe(409)
    expect(waits.problem.allowed).not.toContain('resolve')
    await t.must(volunteer, 'finish', r.request, { order: four[2]!.order, done: '上门打扫了卫生' })
    // A helper has his own step and not the lead's.
    expect(
      (
        await t.act(volunteer, 'resolve', r.request, {
          order: lead.order,
          outcome: 'solved',
          done: '完成',
          said: '办好了',
          told: 'phone',
        })
      ).status,
    ).toBe(403)
    await t.must(secretary, 'resolve', r.request, {
      order: lead.order,
      outcome: 'solved',
      done: '完成',
      said: '办好了',
      told: 'phone',
    })
    const done = (await t.view(t.dispatcher, r.request)).orderList
    expect(Object.fromEntries(done.map((o) => [o.unit!.id, o.status]))).toEqual({
      [committee]: 'done',
      zhiyuanzhe: 'done',
      [helper]: 'cancelled',
      shegongzhan: 'cancelled',
      cishan: 'cancelled',
    })
    // Each that did something left one service record.
    expect(
      await t.at.sql('select unit from c231025.service_records where origin = $1 order by unit', [r.request]),
    ).toEqual([{ unit: committee }, { unit: 'zhiyuanzhe' }])
  })

  it('within a unit it is assigned to its own people, who find it in their list', async () => {
    const r = await t.signed()
    const [me] = await t.at.sql<{ id: string }>(`select id from c231025.accounts where name = 'handler'`)
    const [other] = await t.at.sql<{ id: string }>(`select id from c231025.accounts where name = 'worker'`)
    expect(await t.refused(t.lead, 'assign', r.request, { order: r.order, to: [other!.id] })).toBe(
      'validation to.0:not-in-the-unit',
    )
    await t.must(t.lead, 'assign', r.request, { order: r.order, to: [me!.id] })
    const mine = await t.handler.ok(api.mine, { query: {} })
    expect(mine.items).toMatchObject([{ order: r.order, orderStatus: 'assigned', assigned: [{ name: 'handler' }] }])
    expect((await t.lead.ok(api.mine, { query: {} })).items).toEqual([])
  })

  it('[S1-44] one inbox for all that a worker’s units have in hand, what falls due next first', async () => {
    const late = await t.sent({ unit: committee, party: 'committee' }, { item: 'leaflets' })
    const soon = await t.sent(
      { unit: committee, party: 'committee' },
      { item: 'street-rubbish', urgency: 'supply', line: 'emergency' },
    )
    const items = (await t.worker.ok(api.inbox, { query: {} })).items
    const order = (id: string) => items.findIndex((i) => i.order === id)
    expect(order(soon.order)).toBeGreaterThanOrEqual(0)
    expect(order(soon.order)).toBeLessThan(order(late.order))
    expect((await t.handler.ok(api.inbox, { query: {} })).items.map((i) => i.order)).not.toContain(late.order)
  })
})

describe('offered to squads', () => {
  const squads = ['squad-hair-1', 'squad-hair-2']
  const hands = () => squads.map((s) => t.at.as(`hand-${s}`, [{ role: 'unit-handler', unit: s }]))
  const offered = async (more: Record<string, unknown> = {}) => {
    const r = await t.accepted({ item: 'elder-chores', line: 'social-assistance' })
    const order = t.id()
    await t.must(t.dispatcher, 'offer', r.request, { order, role: 'lead', party: 'volunteer', squads, ...more })
    return { ...r, order }
  }

  it('[D18] the first that claims it has it, the second is told who; no point, rank or prize is anywhere in it', async () => {
    const r = await offered()
    const [one, two] = hands()
    expect((await one!.ok(api.inbox, { query: {} })).items.map((i) => [i.order, i.orderStatus])).toContainEqual([
      r.order,
      'offered',
    ])
    const claim = (client: Loop['handler'], code: string) =>
      t.act(client, 'claim', r.request, { order: r.order, unit: code })
    const replies = await Promise.all([claim(one!, squads[0]!), claim(two!, squads[1]!)])
    expect(replies.map((x) => x.status).sort((a, b) => a - b)).toEqual([200, 409])
    const won = replies.findIndex((x) => x.status === 200)
    const view = await t.view(t.dispatcher, r.request)
    expect(view.orderList).toMatchObject([{ status: 'signed', unit: { id: squads[won] } }])
    const loser = hands()[1 - won]!
    expect((await loser.ok(api.inbox, { query: {} })).items.map((i) => i.order)).not.toContain(r.order)
    const rows = await t.at.sql(
      'select body, state from c231025.request_acts a join c231025.requests r on r.id = a.request where r.id = $1',
      [r.request],
    )
    expect(JSON.stringify([view, rows])).not.toMatch(/"(points?|score|rank|reward|bonus)"/i)
  })

  it('[D18] nobody claims for another squad, nor what was not offered', async () => {
    const r = await offered({ squads: [squads[0]] })
    const [one, two] = hands()
    expect((await t.act(two!, 'claim', r.request, { order: r.order, unit: squads[1] })).status).toBe(404)
    expect((await t.act(t.dispatcher, 'claim', r.request, { order: r.order, unit: squads[0] })).status).toBe(403)
    expect(await t.refused(one!, 'claim', r.request, { order: r.order, unit: squads[1] })).toBe(
      'validation unit:not-offered',
    )
    expect(
      await t.refused(t.dispatcher, 'offer', r.request, {
        order: t.id(),
        role: 'helper',
        party: 'volunteer',
        squads: ['nobody'],
      }),
    ).toMatch(/^(validation squads\.0:no-such-unit|validation role:)/)
  })

  it('[D18] an offer nobody takes comes back by the clock, for a person to send', async () => {
    const until = new Date(t.at.app.now().getTime() + 3_600_000).toISOString()
    const r = await offered({ until })
    t.later({ hours: 2 })
    await t.at.timers()
    const view = await t.view(t.dispatcher, r.request)
    expect(view).toMatchObject({ status: 'accepted', waiting: 'redispatch' })
    expect(view.orderList[0]!.status).toBe('cancelled')
    expect((await dispatch(r.request, t.order({ unit: committee, party: 'committee' }))).status).toBe(200)
  })
})

describe('several at once', () => {
  it('an enquiry is answered in one chain, all or nothing', async () => {
    const r = await t.reported({ what: '请问社保卡怎么补办' })
    const order = t.order({ unit: 'shoulizhongxin' })
    const acts = (last: Record<string, unknown>) => [
      {
        kind: 'accept' as const,
        body: { id: t.id(), intent: 'enquiry', line: 'social-security', item: 'ask-how', urgency: 'ordinary' },
      },
      { kind: 'dispatch' as const, body: { id: t.id(), orders: [order] } },
      last as { kind: 'close'; body: Record<string, unknown> },
    ]
    const broken = await t.dispatcher.call(api.chain, {
      params: { request: r.request },
      body: { acts: acts({ kind: 'close', body: { id: t.id(), evaluation: 'rated' } }) },
    })
    expect(broken.status).toBe(409)
    expect((await t.row(r.request))['seq']).toBe(1)
    const good = await t.dispatcher.call(api.chain, {
      params: { request: r.request },
      body: { acts: acts({ kind: 'tell', body: { id: t.id(), said: '带身份证到一楼窗口' } }) },
    })
    expect(good.body).toMatchObject({ status: 'handling', seq: 4 })
    const faulty = await t.dispatcher.call(api.chain, {
      params: { request: r.request },
      body: { acts: [{ kind: 'tell', body: { id: t.id() } }] },
    })
    expect(said(faulty)).toMatch(/^validation acts\.0\.body\.said:/)
  })

  it('a batch says for each what became of it, and can be taken back while nobody built on it', async () => {
    const [a, b] = [await t.accepted(), await t.sent()]
    const first = { request: a.request, act: { id: t.id(), orders: [t.order()] } }
    const sent = await t.dispatcher.ok(api['dispatch-many'], {
      body: { acts: [first, { request: b.request, act: { id: t.id(), orders: [t.order()] } }] as never },
    })
    expect(sent.results.map((r) => [r.ok, r.problem])).toEqual([
      [true, undefined],
      [false, 'out-of-turn'],
    ])
    const back = await t.dispatcher.ok(api['take-back-many'], {
      body: { acts: [{ request: a.request, act: { id: t.id(), of: first.act.id } }] },
    })
    expect(back.results[0]!.ok).toBe(true)
    expect(await t.view(t.dispatcher, a.request)).toMatchObject({ status: 'accepted', orderList: [] })
  })
})
