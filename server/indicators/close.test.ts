/** A closed month: it keeps what it said, shows beside what came later, and opens to the rows that were counted. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { indicatorsApi as api } from '../../domain/indicators/api.ts'
import { closableUpTo } from '../../domain/indicators/settings.ts'
import type { IndicatorCard } from '../../domain/indicators/schema.ts'
import type { Client } from '../../test/client.ts'
import { county, farGrid, startLoop, type Loop, type Sent } from '../../test/requests/front.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { rooms } from '../rooms.ts'
import { catchUp, closeMonths, compareClosed, compareSums } from './index.ts'

const month = '2026-03-01'
let loop: Loop
let manager: Client
let done: Sent
let late: Sent

const work = () => workFor(loop.at.app.house, loop.at.app.county)
async function settle(): Promise<void> {
  await loop.at.app.settle()
  for (const j of rooms.flatMap((r) => r.jobs ?? [])) if (j.name === 'requests-measures') await j.run(work())
  await loop.at.app.settle()
  await catchUp(work())
}
const dashboard = (place = county) => manager.ok(api.dashboard, { query: { place, month } })
const card = async (code: string, place = county): Promise<IndicatorCard> =>
  (await dashboard(place)).indicators.find((i) => i.code === code)!
/** A closing waits for every transaction of the server, those of other tests too. */
const closedNow = (which: string) =>
  vi.waitFor(
    async () => {
      await closeMonths(work())
      expect((await manager.ok(api.dashboard, { query: { place: county, month: which } })).status).toBe('closed')
    },
    { timeout: 60_000, interval: 250 },
  )
const counts = ({ figure }: Pick<IndicatorCard, 'figure'>) => [figure.n, figure.d]
const listed = async (as: 'closing' | 'today', side: 'hit' | 'missed' | 'all') => {
  const page = await manager.ok(api.list, {
    params: { code: 'resolved-rate' },
    query: { place: county, month, side, as, size: 100 },
  })
  return { total: page.total, refs: page.items.map((i) => i.refNo ?? '').sort((a, b) => a.localeCompare(b)) }
}

beforeAll(async () => {
  loop = await startLoop()
  manager = loop.at.as('manager', [{ role: 'manager', place: county }])
  done = await loop.resolved()
  await loop.resolved()
  late = await loop.signed({}, {}, { where: { place: farGrid } })
  loop.now('2026-04-02 09:00')
  await settle()
})
afterAll(() => loop.close())

describe('which month is to be closed', () => {
  it.each([
    ['2026-04-05', 6, '2026-02-01'],
    ['2026-04-06', 6, '2026-03-01'],
    ['2026-01-01', 1, '2025-12-01'],
    ['2026-01-05', 6, '2025-11-01'],
  ])('on %s, closing on the %i.: up to %s', (today, day, upTo) => {
    expect(closableUpTo(today, { day })).toBe(upTo)
  })
})

describe('[data: numbers] a month is closed', () => {
  it('not before its day, and not while something that was done waits to be counted', async () => {
    await closeMonths(work())
    expect((await dashboard()).status).toBe('open')
    loop.now('2026-04-06 09:00')
    await loop.must(loop.handler, 'note', late.request, { said: '等配件' })
    await closeMonths(work())
    expect((await dashboard()).status).toBe('closing')
    // Nothing older runs any more: only what waits to be counted is in the way.
    await vi.waitFor(
      async () =>
        expect(
          await loop.at.sql(
            `select 1 from c231025.indicator_months where month = $1 and pg_snapshot_xmin(pg_current_snapshot()) > closing_xid::xid8`,
            [month],
          ),
        ).toHaveLength(1),
      { timeout: 60_000, interval: 100 },
    )
    await closeMonths(work())
    expect((await dashboard()).status).toBe('closing')
    await settle()
    await closedNow(month)
    expect((await dashboard()).closedAt).toBe('2026-04-06T01:00:00.000Z')
  })

  it('what is done later changes nothing of it, and is shown beside with its day', async () => {
    const before = await card('resolved-rate')
    expect(counts(before)).toEqual([2, 3])
    expect(before.corrected).toBeUndefined()
    loop.now('2026-04-08 15:00')
    await loop.resolve(loop.handler, late)
    await settle()
    const after = await card('resolved-rate')
    expect(counts(after)).toEqual([2, 3])
    expect(after.trend.at(-1)!.figure).toEqual(before.figure)
    expect(after.corrected).toMatchObject({ figure: { n: 3, d: 3 }, at: '2026-04-08T07:00:00.000Z' })
    // Places apart from it have nothing to correct.
    expect((await card('resolved-rate', '231025/100/')).corrected).toBeUndefined()
    expect((await card('received')).corrected).toBeUndefined()
    const below = await manager.ok(api.places, { params: { code: 'resolved-rate' }, query: { place: county, month } })
    expect(below.items.filter((p) => p.corrected).map((p) => p.place.path)).toEqual(['231025/107/'])
  })

  it('[K4] it opens to the rows that were counted, and beside to those of today', async () => {
    expect(await listed('closing', 'missed')).toEqual({ total: 1, refs: [late.refNo] })
    expect((await listed('closing', 'hit')).total).toBe(2)
    expect((await listed('closing', 'all')).refs).toHaveLength(3)
    expect(await listed('today', 'missed')).toEqual({ total: 0, refs: [] })
    expect((await listed('today', 'hit')).refs).toContain(late.refNo)
  })

  it('[S1-53] what is taken out of the rates later is shown beside, with and without', async () => {
    loop.now('2026-04-10 10:00')
    await loop.must(loop.reviewer, 'exclude', done.request, { ground: 'policy-pending', reason: '等新规定' })
    await settle()
    const { figure, whole, corrected } = await card('resolved-rate')
    expect([figure, whole].map((f) => [f.n, f.d])).toEqual([
      [2, 3],
      [2, 3],
    ])
    expect(corrected).toMatchObject({ figure: { n: 2, d: 2 }, whole: { n: 3, d: 3 }, at: '2026-04-10T02:00:00.000Z' })
  })

  it('a second change later, and the month after: each closing finds its own rows again', async () => {
    loop.now('2026-04-20 10:00')
    await loop.tracked('object', late, { reason: '还是不亮' })
    await settle()
    loop.now('2026-05-06 10:00')
    await settle()
    await closedNow('2026-04-01')
    expect(counts(await card('resolved-rate'))).toEqual([2, 3])
    expect(await listed('closing', 'missed')).toEqual({ total: 1, refs: [late.refNo] })
    expect(await compareClosed(work())).toEqual([])
    expect(await compareSums(work())).toEqual([])
  })

  it('is closed once, with a line in the audit; whoever alters a row behind is found', async () => {
    await closeMonths(work())
    const lines = await loop.at.sql<{ act: string }>(
      `select act from c231025.audit where subject_kind = 'month' and subject = $1 order by at, id`,
      [month],
    )
    expect(lines.map((l) => l.act).sort()).toEqual(['indicators.close', 'indicators.closing'])
    await loop.at.sql(
      `update c231025.indicator_past set hit = true where subject = $1 and indicator = 'resolved-rate'`,
      [late.request],
    )
    const found = await compareClosed(work())
    expect(new Set(found.map((d) => `${d.what} ${d.indicator} ${d.month}`))).toEqual(
      new Set([`closing resolved-rate ${month}`]),
    )
    expect(found.map((d) => d.at)).toContain(county)
  })
})
