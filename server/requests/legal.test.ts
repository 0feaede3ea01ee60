/** Legal advice as any matter: asked for at home, by whom it presses most first, visited, recorded, called back; and answered free within seven days. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requestsApi as api } from '../../domain/requests/api.ts'
import type { Client } from '../../test/client.ts'
import { start, startLoop, type Filed, type Loop } from '../../test/requests/front.ts'

let t: Loop
let justice: Client
beforeAll(async () => {
  t = await startLoop()
  justice = t.at.as('handler', [{ role: 'unit-handler', unit: 'sifaju' }])
})
afterAll(() => t.close())
beforeEach(() => t.at.app.setNow(start))

const advice = { intent: 'help', line: 'governance', item: 'legal-aid', urgency: 'ordinary' }
const asked = (more: object = {}, what = '房子拆迁补偿的事想问问律师') => t.accepted({ ...advice, ...more }, { what })

async function sent(r: Filed) {
  const order = t.order({ unit: 'sifaju' })
  await t.must(t.dispatcher, 'dispatch', r.request, { orders: [order] })
  await t.must(justice, 'sign', r.request, { order: order.order })
  return { ...r, order: order.order }
}

describe('[S4-57] legal advice', () => {
  it('[S4-58] is booked at home, at a time of which the resident knows and for which another may be asked', async () => {
    const r = await sent(await asked())
    const slot = { from: '2026-03-12T09:00:00+08:00', to: '2026-03-12T10:00:00+08:00' }
    await t.must(justice, 'appoint', r.request, { order: r.order, ...slot, atHome: true, who: '法律援助中心' })
    expect((await t.track(r)).appointment).toMatchObject({ atHome: true, from: '2026-03-12T01:00:00.000Z' })
    expect((await t.tracked('ask-another-time', r, { said: '下午在家' })).status).toBe(200)
    const later = { from: '2026-03-12T14:00:00+08:00', to: '2026-03-12T15:00:00+08:00' }
    await t.must(justice, 'appoint', r.request, { order: r.order, ...later, atHome: true, who: '法律援助中心' })
    expect((await t.view(t.dispatcher, r.request)).appointment).toMatchObject({ from: '2026-03-12T06:00:00.000Z' })
  })

  it('[S4-59] goes first for whom the law protects most; visited, recorded, called back', async () => {
    const plain = await asked()
    const first = await asked({ priority: ['disabled'] })
    const { items } = await t.dispatcher.ok(api.list, { query: { size: 100 } })
    const at = (f: Filed) => items.findIndex((i) => i.id === f.request)
    expect(at(first)).toBeLessThan(at(plain))
    expect(items[at(first)]).toMatchObject({ priority: true })
    const r = await sent(first)
    const slot = { from: '2026-03-11T09:00:00+08:00', to: '2026-03-11T10:00:00+08:00' }
    await t.must(justice, 'appoint', r.request, { order: r.order, ...slot, atHome: true })
    t.later({ days: 1 })
    await t.resolve(justice, r, { done: '上门讲清了补偿怎么算', said: '已上门解答' })
    await t.rate(r, 2)
    await t.must(t.reviewer, 'contact', r.request, { reached: true, said: '还想问租房的事' })
    const again = t.order({ unit: 'sifaju' })
    await t.must(t.reviewer, 'order-rectification', r.request, { order: again, complexity: 'simple', reason: '没答全' })
    await t.must(justice, 'sign', r.request, { order: again.order })
    await t.must(justice, 'rectify', r.request, { order: again.order, done: '又上门一次', said: '都讲清了' })
    await t.must(t.reviewer, 'call-back', r.request, { reached: true, solved: 'yes' })
    const view = await t.view(t.reviewer, r.request)
    expect(view.timeline.map((e) => e.kind)).toEqual(expect.arrayContaining(['appoint', 'resolve', 'call-back']))
    // One record of the service, of the unit that served; a number counts it from there.
    await t.rate(r, 5, 'again')
    await t.must(t.dispatcher, 'close', r.request, { evaluation: 'rated' })
    await t.at.app.settle()
    const records = await t.at.sql<{ unit: string; item: string }>(
      'select unit, item from c231025.service_records where origin = $1',
      [r.request],
    )
    expect(new Set(records.map((x) => `${x.unit} ${x.item}`))).toEqual(new Set(['sifaju legal-aid']))
  })

  it('[S4-83] is answered in writing to whoever asked, within seven days of working time or less, and asks for no money', async () => {
    const r = await sent(await asked({}, '邻居欠钱不还，怎么起诉'))
    const clock = (await t.view(t.dispatcher, r.request)).clocks.findLast((c) => c.name === 'resolution')!
    const days = (Date.parse(clock.dueAt!) - Date.parse(start)) / 86_400_000
    expect(days).toBeGreaterThan(0)
    expect(days).toBeLessThanOrEqual(8)
    await t.resolve(justice, r, { done: '电话解答', said: '可以先申请支付令，也可以直接起诉；两样都可以申请法律援助' })
    const track = await t.track(r)
    expect(track.told.map((x) => x.said)).toContain('可以先申请支付令，也可以直接起诉；两样都可以申请法律援助')
    expect(JSON.stringify(await t.view(t.dispatcher, r.request))).not.toMatch(/"(fee|price|amount)"/)
  })
})
