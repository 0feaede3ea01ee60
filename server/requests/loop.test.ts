/** The closed loop through the front door: raised, dispatched, done, fed back, rated, rectified, rated again, closed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refNo } from '../../domain/kernel/refno.ts'
import { requestsApi as api } from '../../domain/requests/api.ts'
import { startCounty, type TestCounty } from '../../test/county.ts'
import type { Client } from '../../test/client.ts'

let at: TestCounty
let resident: Client
let dispatcher: Client
let handler: Client
let reviewer: Client
const id = () => at.app.house.newId()

const grid = '231025/100/zhanqian/001/001/'
const unit = 'chengguanju'
const phone = '00012345678'

beforeAll(async () => {
  at = await startCounty({ people: ['dispatcher-1', 'dispatcher-2', 'handler-1', 'reviewer-1'] })
  resident = at.guest()
  dispatcher = at.as('dispatcher-1', [{ role: 'dispatcher', place: '231025/' }])
  handler = at.as('handler-1', [{ role: 'unit-handler', unit }])
  reviewer = at.as('reviewer-1', [{ role: 'reviewer', place: '231025/' }])
})
afterAll(() => at.close())

async function reported(more: Record<string, unknown> = {}) {
  const request = id()
  const answer = await at.guest().ok(api.report, {
    body: {
      request,
      key: 'k'.repeat(30),
      report: {
        id: id(),
        channel: 'web',
        what: '路灯不亮，晚上看不见台阶',
        where: { place: grid },
        contact: { phone },
        ...more,
      },
    },
  })
  return { request, refNo: answer.refNo, answer }
}

const act = (client: Client, kind: keyof typeof api, request: string, body: Record<string, unknown>) =>
  client.call(api[kind] as typeof api.accept, { params: { request }, body: { id: id(), ...body } as never })

async function must(client: Client, kind: keyof typeof api, request: string, body: Record<string, unknown>) {
  const reply = await act(client, kind, request, body)
  if (reply.status !== 200) throw new Error(`${kind}: ${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

async function handling() {
  const r = await reported()
  const order = id()
  await must(dispatcher, 'accept', r.request, {
    intent: 'complaint',
    line: 'governance',
    item: at.item,
    urgency: 'ordinary',
  })
  await must(dispatcher, 'dispatch', r.request, {
    orders: [{ order, unit, role: 'lead', party: 'authority', outside: false }],
  })
  await must(handler, 'sign', r.request, { order })
  return { ...r, order }
}

const resolve = (r: { request: string; order: string }) =>
  must(handler, 'resolve', r.request, {
    order: r.order,
    outcome: 'solved',
    done: '换了灯泡',
    said: '路灯已修好，请您放心',
    told: 'sms',
  })

describe('[S1-47] the closed loop', () => {
  it('[S1-47][S1-52][D1][D13][D14][D16] walks all five stages, with a bad rating, rectification and a second rating beside the first', async () => {
    const r = await handling()
    expect(r.answer.next.map((n) => n.step)).toEqual(['accept', 'dispatch', 'resolve'])
    const solved = await resolve(r)
    expect(solved).toMatchObject({ status: 'resolved', waiting: 'resident' })

    const proof = { number: r.refNo, key: 'k'.repeat(30) }
    const rate = (kind: 'track/rate' | 'track/rate-again', level: 1 | 2 | 3 | 4 | 5) =>
      resident.ok(api[kind], {
        body: { proof, act: { id: id(), level, reasons: [], channel: 'own-device', handlerPresent: false } },
      })
    expect(await rate('track/rate', 2)).toMatchObject({ status: 'rectifying', rated: true })

    await must(reviewer, 'contact', r.request, { reached: true, said: '已联系，灯还是一闪一闪' })
    const second = id()
    await must(reviewer, 'order-rectification', r.request, {
      order: { order: second, unit, role: 'lead', party: 'authority', outside: false },
      complexity: 'simple',
      reason: '灯仍然闪',
    })
    await must(handler, 'sign', r.request, { order: second })
    await must(handler, 'rectify', r.request, { order: second, done: '换了灯座', said: '灯座已换新' })
    expect(await rate('track/rate-again', 4)).toMatchObject({ ratedAgain: true })
    await must(reviewer, 'call-back', r.request, { reached: true, solved: 'yes' })
    const closed = await must(dispatcher, 'close', r.request, { evaluation: 'rated' })
    expect(closed.status).toBe('closed')

    const view = await reviewer.ok(api.get, { params: { request: r.request } })
    expect(view.stages).toEqual(['found', 'handed-on', 'handled', 'fed-back', 'evaluated'])
    expect(view.ratings.map((x) => [x.level, x.again])).toEqual([
      [2, false],
      [4, true],
    ])
  })

  it('[D7] an act out of turn is a 409 that names the allowed ones, and writes nothing', async () => {
    const { request } = await reported()
    const reply = await act(dispatcher, 'close', request, { evaluation: 'rated' })
    expect(reply.status).toBe(409)
    expect(reply.problem.code).toBe('out-of-turn')
    expect(reply.problem.allowed).toContain('accept')
    expect(reply.problem.allowed).not.toContain('close')
    const view = await dispatcher.ok(api.get, { params: { request } })
    expect(view.timeline).toHaveLength(1)
  })

  it('[D13] the handling unit sees neither ratings nor their author', async () => {
    const r = await handling()
    await resolve(r)
    const proof = { number: r.refNo, key: 'k'.repeat(30) }
    await resident.ok(api['track/rate'], {
      body: { proof, act: { id: id(), level: 1, reasons: [], channel: 'own-device', handlerPresent: false } },
    })
    const seen = await handler.ok(api.get, { params: { request: r.request } })
    expect(seen.ratings).toEqual([])
    expect(seen.timeline.map((t) => t.kind)).not.toContain('rate')
    expect(JSON.stringify(seen)).not.toContain('"level"')
  })

  it('[D13] silence is never confirmation: it closes as unrated, by the clock, and counts nowhere as satisfied', async () => {
    const r = await handling()
    await resolve(r)
    const early = await act(dispatcher, 'close', r.request, { evaluation: 'unrated' })
    expect(early.status).toBe(409)
    at.app.setNow(new Date(at.app.now().getTime() + 9 * 86_400_000))
    await at.timers()
    const view = await dispatcher.ok(api.get, { params: { request: r.request } })
    expect(view).toMatchObject({ status: 'closed', evaluation: 'unrated', ratings: [] })
  })

  it('the same id and body is the same answer; another body is id-reused; another author finds nothing', async () => {
    const { request } = await reported()
    const body = { id: id(), intent: 'complaint', line: 'governance', item: at.item, urgency: 'ordinary' } as const
    const first = await dispatcher.ok(api.accept, { params: { request }, body })
    const again = await dispatcher.ok(api.accept, { params: { request }, body })
    expect(again.seq).toBe(first.seq)
    expect(
      (await dispatcher.call(api.accept, { params: { request }, body: { ...body, urgency: 'danger' } })).problem.code,
    ).toBe('id-reused')
    const other = at.as('dispatcher-2', [{ role: 'dispatcher', place: '231025/' }])
    expect((await other.call(api.accept, { params: { request }, body })).status).toBe(404)
  })

  it('two dispatchers take one request at the same moment: one wins, the other is told who', async () => {
    const { request } = await reported()
    await must(dispatcher, 'accept', request, {
      intent: 'complaint',
      line: 'governance',
      item: at.item,
      urgency: 'ordinary',
    })
    const other = at.as('dispatcher-2', [{ role: 'dispatcher', place: '231025/' }])
    const send = (client: Client) =>
      act(client, 'dispatch', request, {
        orders: [{ order: id(), unit, role: 'lead', party: 'authority', outside: false }],
      })
    const replies = await Promise.all([send(dispatcher), send(other)])
    expect(replies.map((x) => x.status).sort((a, b) => a - b)).toEqual([200, 409])
    const lost = replies.find((x) => x.status === 409)!
    expect(lost.problem.holder).toMatch(/dispatcher-[12]/)
    const view = await dispatcher.ok(api.get, { params: { request } })
    expect(view.orderList).toHaveLength(1)
  })

  it('[S1-45] a department’s matter cannot be dispatched to a village, and the refusal names the list item', async () => {
    const { request } = await reported()
    await must(dispatcher, 'accept', request, {
      intent: 'complaint',
      line: 'governance',
      item: at.listedItem,
      urgency: 'ordinary',
    })
    const reply = await act(dispatcher, 'dispatch', request, {
      orders: [
        { order: id(), unit: 'community-committee-100-zhanqian-001', role: 'lead', party: 'committee', outside: false },
      ],
    })
    expect(reply.status).toBe(422)
    const fault = reply.problem.faults![0]!
    expect(fault.path).toBe('orders.0.unit')
    expect(fault.code).toMatch(/^(list-|not-on-)/)
  })

  it('[D1] track needs number and ending; a wrong number and a wrong ending answer alike', async () => {
    const r = await reported()
    const right = await resident.call(api.track, { body: { number: r.refNo, last4: phone.slice(-4) } })
    expect(right.status).toBe(200)
    expect(JSON.stringify(right.body)).not.toContain(phone)
    const wrongEnding = await resident.call(api.track, { body: { number: r.refNo, last4: '0000' } })
    const wrongNumber = await resident.call(api.track, { body: { number: refNo(17), last4: '5678' } })
    expect([wrongEnding.status, wrongNumber.status]).toEqual([404, 404])
    expect(wrongEnding.problem.title).toBe(wrongNumber.problem.title)
  })

  it('[L6] who has no business there finds nothing, and a resident calls no staff route', async () => {
    const { request } = await reported()
    const elsewhere = at.as('dispatcher-far', [{ role: 'dispatcher', place: '231025/107/' }])
    expect((await elsewhere.call(api.get, { params: { request } })).status).toBe(404)
    expect(
      (
        await act(elsewhere, 'accept', request, {
          intent: 'complaint',
          line: 'governance',
          item: at.item,
          urgency: 'ordinary',
        })
      ).status,
    ).toBe(404)
    expect((await handler.call(api.get, { params: { request } })).status).toBe(404)
    expect((await resident.call(api.get, { params: { request } })).status).toBe(401)
  })

  it('[L9] every act left its audit line, and the audit verifies', async () => {
    await at.app.settle()
    await at.app.seal()
    const verdict = await at.app.verify()
    expect(verdict.faults).toEqual([])
    expect(verdict.lines).toBeGreaterThan(20)
  })
})
