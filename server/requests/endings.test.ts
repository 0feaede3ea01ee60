/** The endings before the loop is walked, and the ways to another desk, area or county: each with reason, notice, history and clock. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requestsApi as api } from '../../domain/requests/api.ts'
import {
  accepting,
  committee,
  county,
  farGrid,
  grid,
  phone,
  said,
  start,
  startLoop,
  type Loop,
} from '../../test/requests/front.ts'

let t: Loop
/** A desk of a town, and dispatchers of two towns. */
const townDesk = 'town-government-107'
let town: Loop['dispatcher']
let there: Loop['dispatcher']

beforeAll(async () => {
  t = await startLoop({ neighbour: true })
  town = t.at.as('town-desk', [{ role: 'dispatcher', unit: townDesk }])
  there = t.at.next.as('there', [{ role: 'dispatcher', place: '990001/' }])
})
afterAll(() => t.close())
beforeEach(() => t.at.app.setNow(start))

const ended = async (r: { request: string }) => (await t.row(r.request))['closed_at'] as unknown

describe('ended early: a closed list, each with its reason and told', () => {
  it('[S1-47] rejected with ground and reason; the resident reads it and may ask again within the window', async () => {
    const r = await t.reported()
    expect(said(await t.act(t.dispatcher, 'reject', r.request, { ground: 'not-public-service' }))).toBe(
      'validation reason:required',
    )
    await t.must(t.dispatcher, 'reject', r.request, { ground: 'not-public-service', reason: '属于家庭内部事务' })
    const track = await t.track(r)
    expect(track).toMatchObject({
      status: 'rejected',
      ended: { ground: 'not-public-service', said: '属于家庭内部事务' },
    })
    expect(track.may.map((m) => m.kind)).toContain('reopen')
    expect(await ended(r)).not.toBeNull()
  })

  it('[S1-47] 依法引导: suit, arbitration, review, discipline, petition are answered with the way, and counted apart from what was closed', async () => {
    const ways = ['suit', 'arbitration', 'review', 'discipline', 'petition'] as const
    for (const way of ways) {
      const r = await t.reported({ what: '对处罚决定不服' })
      const reply = await t.act(t.dispatcher, 'guide', r.request, {
        way,
        reason: '请自收到决定书之日起六十日内申请行政复议',
      })
      expect(reply.status, `${way} ${JSON.stringify(reply.problem)}`).toBe(200)
      expect(await t.track(r)).toMatchObject({
        status: 'guided',
        ended: { ground: way, said: expect.stringContaining('行政复议') as string },
      })
    }
    const [count] = await t.at.sql(
      `select count(*) filter (where status = 'guided')::int as guided, count(*) filter (where status = 'closed')::int as closed from c231025.requests`,
    )
    expect(count).toEqual({ guided: ways.length, closed: 0 })
    const board = await t.dispatcher.ok(api.list, { query: { size: 100, sort: 'received', status: 'guided' } })
    expect(board.items).toHaveLength(ways.length)
  })

  it('[S1-47] handed over to a body outside the platform, by name', async () => {
    const r = await t.reported({ what: '电动车被偷' })
    await t.must(t.dispatcher, 'hand-over', r.request, {
      ground: 'police',
      to: '辖区派出所',
      reason: '涉嫌盗窃，已电话移交',
    })
    expect(await t.track(r)).toMatchObject({
      status: 'handed-over',
      ended: { ground: 'police', said: '涉嫌盗窃，已电话移交' },
    })
  })

  it('[S1-47] withdrawn by whoever raised it, with the key of the device or a code and never by the number alone', async () => {
    const r = await t.sent()
    const byNumber = await t.at.guest().call(api['track/withdraw'], {
      body: { proof: { number: r.refNo, last4: phone.slice(-4) }, act: { id: t.id() } },
    })
    expect([byNumber.status, byNumber.problem.code]).toEqual([401, 'second-factor-needed'])
    expect((await t.tracked('withdraw', r, { reason: '已经亮了' })).body).toMatchObject({ status: 'withdrawn' })
    // What was out is called back.
    expect((await t.view(t.handler, r.request)).orderList).toMatchObject([{ status: 'cancelled' }])
    expect((await t.handler.ok(api.inbox, { query: {} })).items.map((i) => i.order)).not.toContain(r.order)
    expect((await t.act(t.handler, 'sign', r.request, { order: r.order })).status).toBe(409)
  })

  it('[S1-47] merged: the one that goes on has a line of it, both are told, and what is over or is itself takes nobody in', async () => {
    const [a, b] = [await t.accepted(), await t.reported()]
    await t.must(t.dispatcher, 'merge', b.request, { into: a.request, reason: '同一处路灯' })
    expect(await t.track(b)).toMatchObject({ status: 'merged', ended: { said: '同一处路灯' } })
    const [merged, goesOn] = [await t.view(t.dispatcher, b.request), await t.view(t.dispatcher, a.request)]
    expect(merged.mergedInto).toEqual({ id: a.request, refNo: a.refNo })
    expect(goesOn.absorbed).toEqual([{ id: b.request, refNo: b.refNo }])
    expect(goesOn.timeline[0]).toMatchObject({ kind: 'absorb', facts: { from: b.request } })
    const c = await t.reported()
    const into = (id: string) => t.act(t.dispatcher, 'merge', c.request, { into: id, reason: '同一件' })
    expect(said(await into(b.request))).toBe('validation into:target-ended')
    expect(said(await into(c.request))).toBe('validation into:same-request')
    expect(said(await into(t.id()))).toBe('validation into:no-such-request')
    // A ring, and two at once.
    const [x, y] = [await t.reported(), await t.reported()]
    const both = await Promise.all([
      t.act(t.dispatcher, 'merge', x.request, { into: y.request, reason: '同' }),
      t.act(t.dispatcher2, 'merge', y.request, { into: x.request, reason: '同' }),
    ])
    expect(both.map((r) => r.status).sort((a, b) => a - b)).toEqual([200, 422])
  })

  it('[D12] an early ending is reopened within its window, and after it no more; what is merged comes out again', async () => {
    const [a, b] = [await t.accepted(), await t.reported()]
    await t.must(t.dispatcher, 'merge', b.request, { into: a.request, reason: '同一处' })
    await t.must(t.dispatcher, 'reopen', b.request, { reason: '不是同一盏灯' })
    expect(await t.view(t.dispatcher, b.request)).toMatchObject({ status: 'reported' })
    const r = await t.reported()
    await t.must(t.dispatcher, 'reject', r.request, { ground: 'other', reason: '不在受理范围' })
    t.later({ days: 16 })
    expect((await t.tracked('reopen', r, { reason: '还是不亮' })).status).toBe(409)
    expect((await t.track(r)).may.map((m) => m.kind)).not.toContain('reopen')
  })
})

describe('to another desk or area', () => {
  it('[S3-09] nearest level first, then up: a town’s desk takes it, raises it with a reason, and the clock goes on', async () => {
    const r = await t.accepted({}, { where: { place: farGrid } })
    const [resolution] = (await t.view(t.dispatcher, r.request)).clocks.filter((c) => c.name === 'resolution')
    await t.must(t.dispatcher, 'refer', r.request, { desk: townDesk, place: farGrid, reason: '请镇里就近办理' })
    expect((await town.ok(api.list, { query: { desk: townDesk } })).items.map((i) => i.id)).toContain(r.request)
    t.later({ hours: 3 })
    await t.must(town, 'raise', r.request, { desk: 'shoulizhongxin', reason: '涉及多个部门，请县里协调' })
    const view = await t.view(t.dispatcher, r.request)
    expect(view).toMatchObject({ status: 'accepted', desk: { id: 'shoulizhongxin' } })
    expect(view.clocks.find((c) => c.name === 'resolution')).toMatchObject({
      startedAt: resolution!.startedAt,
      dueAt: resolution!.dueAt,
    })
    expect(view.timeline.map((e) => e.kind)).toEqual(['raise', 'refer', 'accept', 'report'])
    // It is the county's now: the town's desk sees it no more.
    expect((await town.call(api.get, { params: { request: r.request } })).status).toBe(404)
    expect((await t.track(r)).told.map((x) => x.said)).toContain('涉及多个部门，请县里协调')
  })

  it('[S3-15] referred to another area it stands there with its history and its clock, and in the lists of both levels once', async () => {
    const r = await t.accepted()
    const before = await t.view(t.dispatcher, r.request)
    const neighbours = t.at.as('dispatcher-107', [{ role: 'dispatcher', place: '231025/107/' }])
    const mine = t.at.as('dispatcher-100', [{ role: 'dispatcher', place: '231025/100/' }])
    t.later({ hours: 5 })
    // Whoever refers it does not see the place it goes to.
    await t.must(mine, 'refer', r.request, { desk: townDesk, place: farGrid, reason: '地点在龙爪镇' })
    const after = await t.view(neighbours, r.request)
    expect(after.place.path).toBe(farGrid)
    expect(after.clocks).toEqual(
      before.clocks.map((c) => ({
        ...c,
        ...(c.name === 'dispatch' && { light: after.clocks.find((x) => x.name === 'dispatch')!.light }),
      })),
    )
    expect(after.timeline.slice(1)).toEqual(before.timeline)
    expect((await mine.call(api.get, { params: { request: r.request } })).status).toBe(404)
    const prefixes = await t.at.sql<{ prefix: string }>(
      'select prefix from c231025.request_at where request = $1 order by prefix',
      [r.request],
    )
    expect(prefixes.map((p) => p.prefix)).toEqual([county, '231025/107/', '231025/107/201/', farGrid])
    const orders = await t.at.sql('select 1 from c231025.orders where request = $1 and place <> $2', [
      r.request,
      farGrid,
    ])
    expect(orders).toEqual([])
    expect(
      (await neighbours.ok(api.list, { query: { place: '231025/107/', size: 100, sort: 'received' } })).items.filter(
        (i) => i.id === r.request,
      ),
    ).toHaveLength(1)
    expect((await mine.ok(api.list, { query: { size: 100, sort: 'received' } })).items.map((i) => i.id)).not.toContain(
      r.request,
    )
  })

  it('[S3-15] nothing is referred to nowhere: the place must be one, the desk a public body that answers for it', async () => {
    const r = await t.accepted()
    const refer = (body: Record<string, unknown>) =>
      t.act(t.dispatcher, 'refer', r.request, { desk: townDesk, place: farGrid, reason: '转办', ...body })
    expect(said(await refer({ place: '231025/999/' }))).toBe('validation place:no-such-place')
    expect(said(await refer({ place: '990001/001/' }))).toBe('validation place:no-such-place')
    expect(said(await refer({ desk: 'nobody' }))).toBe('validation desk:no-such-desk')
    expect(said(await refer({ desk: 'property-1' }))).toBe('validation desk:no-such-desk')
    expect(said(await refer({ place: grid }))).toBe('validation desk:other-area')
    expect(
      said(await t.act(t.dispatcher, 'raise', r.request, { desk: committee.replace('001', '002'), reason: '上报' })),
    ).toMatch(/^validation desk:(other-area|no-such-desk)/)
  })
})

describe('to another county', () => {
  const out = (copy: string, more: Record<string, unknown> = {}) => ({
    county: '990001',
    copy,
    reason: '地点在邻县',
    ...more,
  })

  it('[S3-15] it ends here and begins there, once, with its words, its contact, its history and its clock', async () => {
    const r = await t.accepted({}, { what: '省道边路灯成片不亮', contact: { phone: '00022220011', name: '辛壬' } })
    await t.must(t.dispatcher, 'tell', r.request, { said: '正在核实属地' })
    const due = (await t.view(t.dispatcher, r.request)).clocks.find((c) => c.name === 'resolution')!.dueAt
    t.now('2026-03-11 09:00')
    const copy = t.id()
    await t.must(t.dispatcher, 'refer-out', r.request, out(copy, { place: '990001/001/' }))
    await t.at.app.settle()
    await t.at.app.settle()

    const seen = await there.ok(api.get, { params: { request: copy } })
    expect(seen).toMatchObject({ status: 'reported', channel: 'county', place: { path: '990001/001/' } })
    expect(seen.what).toContain('省道边路灯成片不亮')
    expect(seen.what).toContain('正在核实属地')
    expect(seen.foreign).toMatchObject({ system: 'county-231025', number: r.refNo, dueAt: due })
    expect(seen.contact).toMatchObject({ phone: '*******0011' })
    expect((await there.ok(api.list, { query: { size: 100 } })).items.map((i) => i.id)).toEqual([copy])
    expect((await t.at.sql('select 1 from c990001.requests')).length).toBe(1)
    // Its time ran from the day it was raised here.
    await there.ok(api.accept, { params: { request: copy }, body: { id: t.id(), ...accepting } as never })
    const clock = (await there.ok(api.get, { params: { request: copy } })).clocks.find((c) => c.name === 'resolution')!
    expect(clock.startedAt).toBe('2026-03-10T02:00:00.000Z')
    expect(clock.dueAt).toBe(due)

    const track = await t.track(r)
    expect(track).toMatchObject({ status: 'referred' })
    expect(track.ended!.said).toBe('地点在邻县')
    // The number given there is found there by ours, and here nothing of theirs is seen.
    expect((await there.ok(api.find, { body: { number: r.refNo } })).items.map((i) => i.id)).toEqual([copy])
    expect((await t.dispatcher.call(api.get, { params: { request: copy } })).status).toBe(404)
    expect((await t.dispatcher.ok(api.find, { body: { number: seen.refNo } })).items).toEqual([])
    expect((await there.call(api.get, { params: { request: r.request } })).status).toBe(404)
  })

  it('[S3-15] a county that is none, our own, or a place that is not theirs is refused before anything is written', async () => {
    const r = await t.accepted()
    const refer = async (more: Record<string, unknown>) =>
      said(await t.act(t.dispatcher, 'refer-out', r.request, out(t.id(), more)))
    expect(await refer({ county: '231026' })).toBe('validation county:no-such-county')
    expect(await refer({ county: '231025' })).toBe('validation county:same-county')
    expect(await refer({ place: grid })).toBe('validation place:no-such-place')
    expect(await refer({ place: '990001/999/' })).toBe('validation place:no-such-place')
    expect((await t.view(t.dispatcher, r.request)).status).toBe('accepted')
  })

  it('[S3-15] what the reporter kept from the handlers stays kept there', async () => {
    const r = await t.accepted({}, { confidential: true, contact: { phone: '00022220012', name: '癸子' } })
    const copy = t.id()
    await t.must(t.dispatcher, 'refer-out', r.request, out(copy))
    await t.at.app.settle()
    expect((await there.ok(api.get, { params: { request: copy } })).confidential).toBe(true)
  })
})
