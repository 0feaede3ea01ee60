/** Numbers through the front door: requests walk the loop, the dashboard counts them, and every number opens to its list. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indicatorsApi as api } from '../../domain/indicators/api.ts'
import type { IndicatorCard } from '../../domain/indicators/schema.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { rooms } from '../rooms.ts'
import type { Client } from '../../test/client.ts'
import { county, farGrid, grid, otherGrid, startLoop, type Loop, type Sent } from '../../test/requests/front.ts'
import { catchUp, compareRows, compareSums } from './index.ts'

let loop: Loop
let manager: Client
let secretary: Client
const month = '2026-03-01'
const town = '231025/100/'
const community = '231025/100/zhanqian/001/'

beforeAll(async () => {
  loop = await startLoop()
  manager = loop.at.as('manager', [{ role: 'manager', place: county }])
  secretary = loop.at.as('secretary', [{ role: 'community-secretary', place: community }])
  await settle()
})
afterAll(() => loop.close())

const work = () => workFor(loop.at.app.house, loop.at.app.county)
const job = async (name: string) => {
  for (const j of rooms.flatMap((r) => r.jobs ?? [])) if (j.name === name) await j.run(work())
}
/** Everything that follows an act, and what time alone changes. */
async function settle(): Promise<void> {
  await loop.at.app.settle()
  await job('requests-measures')
  await loop.at.app.settle()
  await catchUp(work())
}

const dashboard = (client = manager, place = county, at = month) =>
  client.ok(api.dashboard, { query: { place, month: at } })
async function card(code: string, client = manager, place = county, at = month): Promise<IndicatorCard> {
  return (await dashboard(client, place, at)).indicators.find((i) => i.code === code)!
}
const counts = async (code: string, client = manager, place = county, at = month) => {
  const { figure } = await card(code, client, place, at)
  return [figure.n, figure.d]
}

/** The whole list behind a number, page by page. */
async function listed(
  code: string,
  side: 'hit' | 'missed' | 'all',
  place = county,
  client = manager,
  size = 3,
  counted: 'whole' | 'rates' = 'whole',
) {
  const items = []
  let after: string | undefined
  let total = 0
  do {
    const page = await client.ok(api.list, {
      params: { code },
      query: { place, month, side, counted, size, ...(after && { after }) },
    })
    items.push(...page.items)
    total = page.total
    after = page.next
  } while (after)
  return { items, total }
}

const noted: Record<string, Sent> = {}

describe('[K1][K2][K4] a month of requests', () => {
  beforeAll(async () => {
    // Resolved and rated well; resolved and rated badly; resolved and silent; late; merged away is elsewhere tested.
    noted.good = await loop.resolved()
    await loop.rate(noted.good, 5)
    noted.bad = await loop.resolved()
    await loop.rate(noted.bad, 1)
    noted.silent = await loop.resolved({}, { where: { place: otherGrid } })
    noted.late = await loop.signed({}, {}, { where: { place: farGrid } })
    await settle()
  })

  it('[I-18][S1-47] resolved ÷ due, with the matter that is not yet due left out', async () => {
    expect(await counts('received')).toEqual([4, null])
    expect(await counts('resolved-rate')).toEqual([3, 3])
    expect(await counts('on-time-rate')).toEqual([3, 3])
  })

  it('[I-19][S1-53] satisfied ÷ rated; silence is not satisfaction', async () => {
    expect(await counts('satisfaction-rate')).toEqual([1, 2])
    expect(await counts('rectified-rate')).toEqual([0, 1])
    expect(await counts('called-back-rate')).toEqual([0, 1])
    expect(await counts('rated-rate')).toEqual([0, 0])
  })

  it('nothing to divide by is no rate; below twenty there is none either, and the counts stand', async () => {
    expect((await card('rated-rate')).figure).toEqual({ n: 0, d: 0, value: null, why: 'nothing' })
    expect((await card('satisfaction-rate')).figure).toEqual({ n: 1, d: 2, value: null, why: 'few' })
  })

  it('[L9] time alone makes it late: the number follows without an act', async () => {
    loop.later({ days: 8 })
    await settle()
    expect(await counts('resolved-rate')).toEqual([3, 4])
    expect(await counts('on-time-rate')).toEqual([3, 4])
    const { items } = await listed('resolved-rate', 'missed')
    expect(items.map((i) => i.refNo)).toEqual([noted.late!.refNo])
  })

  it('[S1-53] closed by silence counts as closed and as neither rated nor satisfied', async () => {
    await loop.at.timers()
    await settle()
    expect(await counts('rated-rate')).toEqual([1, 2])
    expect(await counts('satisfaction-rate')).toEqual([1, 2])
  })

  it('[S1-53] rectified and called back', async () => {
    const { reviewer, handler } = loop
    const second = loop.order()
    await loop.must(reviewer, 'contact', noted.bad!.request, { reached: true })
    await loop.must(reviewer, 'order-rectification', noted.bad!.request, {
      order: second,
      complexity: 'simple',
      reason: '灯仍然闪',
    })
    await loop.must(handler, 'sign', noted.bad!.request, { order: second.order })
    await loop.must(handler, 'rectify', noted.bad!.request, {
      order: second.order,
      done: '换了灯座',
      said: '灯座已换新',
    })
    await loop.must(reviewer, 'call-back', noted.bad!.request, { reached: true, solved: 'yes' })
    await settle()
    expect(await counts('rectified-rate')).toEqual([1, 1])
    expect(await counts('called-back-rate')).toEqual([1, 1])
    // The first rating counts; rectification does not turn it round.
    expect(await counts('satisfaction-rate')).toEqual([1, 2])
  })

  it('[K4] every number equals the list behind it, page by page, on every level', async () => {
    for (const place of [county, town, community, grid, otherGrid, farGrid]) {
      for (const c of (await dashboard(manager, place)).indicators) {
        const hit = await listed(c.code, 'hit', place)
        const missed = await listed(c.code, 'missed', place)
        const all = await listed(c.code, 'all', place, manager, 2)
        const where = `${c.code} ${place}`
        expect([where, hit.items.length, hit.total]).toEqual([where, c.whole.n, c.whole.n])
        if (c.whole.d === null) continue
        expect([where, hit.items.length + missed.items.length]).toEqual([where, c.whole.d])
        expect([where, all.items.map((i) => i.refNo)]).toEqual([
          where,
          [...missed.items, ...hit.items].map((i) => i.refNo),
        ])
        expect([where, all.total]).toEqual([where, c.whole.d])
      }
    }
  })

  it('[K2] each place below, and what they add up to', async () => {
    const below = await manager.ok(api.places, { params: { code: 'received' }, query: { place: county, month } })
    expect(below.items.length).toBeGreaterThan(10)
    expect(below.items.reduce((sum, i) => sum + (i.figure.n ?? 0), 0)).toBe(4)
    expect(below.items.filter((i) => i.figure.n).map((i) => [i.place.path, i.figure.n])).toEqual([
      [town, 3],
      ['231025/107/', 1],
    ])
    expect(below).toMatchObject({ status: 'open', version: 1, formula: '当月收到的全部事项数' })
  })

  it('[S1-53] a rating that is struck out after an appeal, or a demand taken out, shows with and without', async () => {
    await loop.must(loop.reviewer, 'exclude', noted.bad!.request, { ground: 'policy-pending', reason: '等新规定' })
    await settle()
    const c = await card('satisfaction-rate')
    expect([c.figure.n, c.figure.d, c.whole.n, c.whole.d]).toEqual([1, 1, 1, 2])
    const { items } = await listed('satisfaction-rate', 'missed')
    expect(items.map((i) => [i.refNo, i.excluded])).toEqual([[noted.bad!.refNo, true]])
  })

  it('[K4] either number opens its own list: with what was taken out, and without', async () => {
    for (const { code, unit, figure, whole } of (await dashboard()).indicators) {
      for (const [counted, { n, d }] of [
        ['rates', figure],
        ['whole', whole],
      ] as const) {
        if (unit === 'count' && counted === 'rates') continue
        const hit = await listed(code, 'hit', county, manager, 3, counted)
        expect([code, counted, hit.total, hit.items.length]).toEqual([code, counted, n, n])
        if (d === null) continue
        const all = await listed(code, 'all', county, manager, 2, counted)
        expect([code, counted, all.total, all.items.length]).toEqual([code, counted, d, d])
        expect(all.items.some((i) => i.excluded)).toBe(all.total > (figure.d ?? 0))
      }
    }
  })

  it('a request that moves takes its numbers along', async () => {
    const before = await counts('received', manager, '231025/107/')
    await loop.must(loop.dispatcher, 'reclassify', noted.late!.request, { where: { place: grid }, reason: '地址更正' })
    await settle()
    expect(before).toEqual([1, null])
    expect(await counts('received', manager, '231025/107/')).toEqual([0, null])
    expect(await counts('received', manager, grid)).toEqual([3, null])
    expect(await counts('received')).toEqual([4, null])
  })

  it('sums are what their rows say, and rows what the facts say', async () => {
    expect(await compareSums(work())).toEqual([])
    expect(await compareRows(work())).toEqual([])
    await loop.at.sql(`update c231025.indicator_rollups set n = n + 1 where indicator = 'received' and place = $1`, [
      town,
    ])
    expect(await compareSums(work())).toEqual([{ what: 'sum', indicator: 'received', month, at: town }])
    await loop.at.sql(`update c231025.indicator_rollups set n = n - 1 where indicator = 'received' and place = $1`, [
      town,
    ])
  })

  it('an event that comes twice, or late, adds nothing', async () => {
    const before = await dashboard()
    await loop.at.sql(
      `insert into c231025.outbox (id, at, name, version, subject, seq, payload, topics) values ($1, $2, 'requests.measured', 2, $3, 1, $4, '{}')`,
      [loop.id(), loop.at.app.now(), loop.id(), { requests: [noted.good!.request] }],
    )
    await settle()
    expect((await dashboard()).indicators).toEqual(before.indicators)
  })
})

describe('[K6] each in his own area', () => {
  it('a place outside is not there; inside it opens', async () => {
    expect((await secretary.call(api.dashboard, { query: { place: county, month } })).status).toBe(404)
    expect((await secretary.call(api.dashboard, { query: { place: '231025/107/', month } })).status).toBe(404)
    expect(await counts('received', secretary, community)).toEqual([4, null])
    expect(
      (await secretary.call(api.list, { params: { code: 'received' }, query: { place: town, month } })).status,
    ).toBe(404)
    expect((await listed('received', 'all', community, secretary)).items).toHaveLength(4)
  })

  it('[D13] the side that handles sees ratings from five on, and never whose they were', async () => {
    const c = await card('satisfaction-rate', secretary, community)
    expect(c.whole).toEqual({ n: null, d: null, value: null, why: 'hidden' })
    expect(c.opens).toBe(false)
    const reply = await secretary.call(api.list, {
      params: { code: 'satisfaction-rate' },
      query: { place: community, month },
    })
    expect(reply.status).toBe(403)
  })

  it('[L6] whoever may open numbers but not matters counts them and learns no names', async () => {
    const clerk = loop.at.as('clerk', [{ role: 'duty-officer', place: county }])
    const named = await listed('received', 'all', county, clerk)
    expect(named.items.every((i) => i.refNo)).toBe(true)
    expect((await loop.handler.call(api.dashboard, { query: { place: county, month } })).status).toBe(403)
    expect((await loop.at.guest().call(api.dashboard, { query: { place: county, month } })).status).toBe(401)
  })

  it('[design 5] there is no number of a worker: no fact, row or answer names one', async () => {
    const columns = await loop.at.sql<{ column_name: string }>(
      `select column_name from information_schema.columns where table_schema = 'c231025' and table_name like 'indicator%'`,
    )
    const suspicious = /account|actor|worker|person|assign|handler|name|device/
    expect(columns.map((c) => c.column_name).filter((c) => suspicious.test(c))).toEqual([])
    const staff = (await loop.at.sql<{ id: string }>('select id from c231025.accounts')).map((r) => r.id)
    const facts = JSON.stringify(await loop.at.sql('select facts from c231025.request_measures'))
    const answers = JSON.stringify([
      await dashboard(),
      await listed('received', 'all'),
      await listed('satisfaction-rate', 'all'),
    ])
    expect(staff.filter((id) => facts.includes(id) || answers.includes(id))).toEqual([])
  })
})

const own = (more: Record<string, unknown> = {}) => ({
  code: 'lamps-done',
  name: { zh: '路灯办结数', en: 'Lamps done' },
  unit: 'share',
  period: 'received',
  better: 'higher',
  filter: [{ field: 'item', in: ['street-lamp'] }],
  of: [{ field: 'accepted', is: true }],
  hit: [{ field: 'resolved', is: true }],
  formula: { zh: '路灯事项中已办结的', en: 'Street lamps resolved' },
  ...more,
})

describe('[K1] an indicator of one’s own', () => {
  it('is counted back without a programmer, and its list opens', async () => {
    const body = { id: loop.id(), definition: own() as never, why: '班子会要求' }
    const made = await manager.ok(api.define, { body })
    expect(made).toMatchObject({ version: 1, own: true, counting: true, ratings: false })
    expect(await manager.ok(api.define, { body })).toMatchObject({ version: 1 })
    await settle()
    const { figure, whole } = await card('lamps-done')
    expect([figure.n, figure.d, whole.n, whole.d]).toEqual([2, 3, 3, 4])
    expect((await listed('lamps-done', 'missed')).items.map((i) => i.refNo)).toEqual([noted.late!.refNo])
    expect(await compareRows(work())).toEqual([])
  })

  it('a changed formula is a new version and counts anew; the old one can be read', async () => {
    const body = {
      id: loop.id(),
      seen: 1,
      definition: own({ hit: [{ field: 'rated', is: true }] }) as never,
      why: '改口径',
    }
    expect(await manager.ok(api.change, { params: { code: 'lamps-done' }, body })).toMatchObject({
      version: 2,
      ratings: true,
    })
    await settle()
    const c = await card('lamps-done')
    // One of the two rated was taken out of the rates: with it 2 of 4, without 1 of 3.
    expect([c.version, c.figure.n, c.figure.d, c.whole.n, c.whole.d]).toEqual([2, 1, 3, 2, 4])
    const { items } = await manager.ok(api.versions, { params: { code: 'lamps-done' } })
    expect(items.map((v) => v.version)).toEqual([2, 1])
    const late = await manager.call(api.change, { params: { code: 'lamps-done' }, body: { ...body, id: loop.id() } })
    expect(late.problem.code).toBe('conflict')
    expect(await compareSums(work())).toEqual([])
  })

  it('only words of the vocabulary are understood', async () => {
    const wrong = [
      own({ hit: [{ field: 'account', in: ['x'] }] }),
      own({ unit: 'p90' }),
      own({ hit: [{ field: 'resolved', is: true, and: 1 }] }),
      own({ of: [{ field: "item') or ('1'='1", known: true }] }),
    ]
    for (const definition of wrong) {
      const reply = await manager.call(api.define, {
        body: { id: loop.id(), definition: { ...definition, code: 'wrong' } as never, why: 'x' },
      })
      expect(reply.status).toBe(422)
    }
    expect(
      (
        await loop.duty.call(api.define, {
          body: { id: loop.id(), definition: own({ code: 'mine' }) as never, why: 'x' },
        })
      ).status,
    ).toBe(403)
  })

  it('a target holds below until another is set; without one nothing is met or missed', async () => {
    expect((await card('received')).met).toBeNull()
    const set = (place: string, value: number | null) =>
      manager.ok(api.target, { params: { code: 'received' }, body: { id: loop.id(), place, value, why: '年度计划' } })
    await set(county, 4)
    await set('231025/107/', 1)
    const below = await manager.ok(api.places, { params: { code: 'received' }, query: { place: county, month } })
    const seen = new Map(below.items.map((i) => [i.place.path, [i.target?.value, i.met]]))
    expect([seen.get(town), seen.get('231025/107/')]).toEqual([
      [4, true],
      [1, false],
    ])
    await set('231025/107/', null)
    expect((await card('received', manager, '231025/107/')).target).toEqual({ value: 4, place: county })
    const reply = await manager.call(api.target, {
      params: { code: 'resolved-rate' },
      body: { id: loop.id(), place: county, value: 90, why: 'x' },
    })
    expect(reply.problem.faults?.[0]?.code).toBe('share-above-one')
  })

  it('ended: it is counted no further and leaves the dashboard', async () => {
    await manager.ok(api.end, { params: { code: 'lamps-done' }, body: { id: loop.id(), seen: 2, why: '不再需要' } })
    expect(await card('lamps-done')).toBeUndefined()
    const { items } = await manager.ok(api.definitions, { query: { ended: '1' } })
    expect(items.find((i) => i.code === 'lamps-done')?.endedAt).toBeDefined()
  })
})

describe('[K2] the dashboard as a table', () => {
  it('holds what the screen holds for the place and each below, and leaves a line in the audit', async () => {
    // The factor of the others was given long before.
    const fresh = loop.at.as('exporter', [{ role: 'manager', place: county }])
    const reply = await fresh.call(api.export, { body: { place: county, month } })
    expect(reply.headers.get('content-type')).toContain('text/csv')
    const lines = String(reply.body).trim().split('\r\n')
    const shown = await dashboard()
    const below = await manager.ok(api.places, { params: { code: 'received' }, query: { place: county, month } })
    expect(lines).toHaveLength(1 + shown.indicators.length * (1 + below.items.length))
    const row = lines.find((l) => l.includes(',231025/,') && l.includes('满意率'))!
    const { figure, whole } = shown.indicators.find((i) => i.code === 'satisfaction-rate')!
    expect(row).toContain(`,${figure.n},${figure.d},,不足 20，不算比率,${whole.n},${whole.d},,`)
    const [line] = await loop.at.sql(`select subject, detail from c231025.audit where act = 'indicators.export'`)
    expect(line).toEqual({ subject: county, detail: { month, rows: lines.length - 1 } })
  })

  it('[L6] not for who only reads them, and not beyond the own area', async () => {
    expect((await secretary.call(api.export, { body: { place: community, month } })).status).toBe(403)
    const town2 = loop.at.as('town manager', [{ role: 'manager', place: town }])
    expect((await town2.call(api.export, { body: { place: county, month } })).status).toBe(404)
  })
})

describe('[S1-52] the first response of nine in ten', () => {
  it('stands beside how many were answered at all', async () => {
    const c = await card('first-response-p90')
    expect([c.figure.n, c.figure.d]).toEqual([3, 3])
    expect(c.figure.why).toBe('few')
    const { items } = await listed('first-response-p90', 'hit')
    expect(items.every((i) => i.value !== undefined)).toBe(true)
  })

  it('[K2] twenty matters give a rate, and the months before stand beside it', async () => {
    loop.now('2026-04-02 09:00')
    for (let n = 0; n < 22; n++) {
      const filed = await loop.reported()
      loop.later({ minutes: 1 })
      if (n < 20)
        await loop.must(loop.dispatcher, 'accept', filed.request, {
          intent: 'complaint',
          line: 'governance',
          item: 'street-lamp',
          urgency: 'ordinary',
        })
    }
    await settle()
    const c = await card('first-response-p90', manager, county, '2026-04-01')
    expect(c.figure).toEqual({ n: 20, d: 22, value: 1 })
    expect(c.trend.map((t) => [t.month, t.figure.n])).toEqual([
      ['2025-11-01', 0],
      ['2025-12-01', 0],
      ['2026-01-01', 0],
      ['2026-02-01', 0],
      ['2026-03-01', 3],
      ['2026-04-01', 20],
    ])
    const got = await dashboard(manager, county, '2026-04-01')
    expect(got.countedAt).toBe(loop.at.app.now().toISOString())
    expect(await compareSums(work())).toEqual([])
  })
})
