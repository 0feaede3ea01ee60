/** Numbers of services: each record once, by its newest version; opened to what was done, closed like all others. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { indicatorsApi as api } from '../../domain/indicators/api.ts'
import type { NewRecord, Outcome } from '../../domain/records/schema.ts'
import type { Client } from '../../test/client.ts'
import { startCounty, type TestCounty } from '../../test/county.ts'
import { correctRecord, writeRecord } from '../../test/records.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { catchUp, closeMonths, compareClosed, compareRows, compareSums } from './index.ts'

const county = '231025/'
const one = '231025/100/zhanqian/001/001/'
const two = '231025/100/zhanqian/001/002/'
const month = '2026-03-01'

let at: TestCounty
let manager: Client
let desk: Client
let by: string

const id = () => at.app.house.newId()
const work = () => workFor(at.app.house, at.app.county)
const settle = async () => {
  await at.app.settle()
  await catchUp(work())
}
const said = (more: Partial<NewRecord> = {}, onlyFor?: string[]) => {
  const record: NewRecord = {
    id: id(),
    origin: { kind: 'activity', id: id() },
    unit: 'sifaju',
    helpers: [],
    served: { persons: [] },
    item: 'neighbour-dispute',
    mode: 'on-site',
    place: one,
    endedAt: '2026-03-05T10:00:00+08:00',
    outcome: 'done',
    files: [],
    ...more,
  }
  return writeRecord(at.app, record, by, onlyFor).then(() => record.id)
}
const figure = async (code: string, place = county, of = month) =>
  (await manager.ok(api.dashboard, { query: { place, month: of } })).indicators.find((i) => i.code === code)!.figure
const wrongs = async () => [...(await compareRows(work())), ...(await compareSums(work()))]

beforeAll(async () => {
  at = await startCounty({ people: ['s-writer', 's-manager', 's-desk'], now: '2026-03-10T10:00:00+08:00' })
  manager = at.as('s-manager', [{ role: 'manager', place: county }])
  desk = at.as('s-desk', [{ role: 'community-secretary', place: county }])
  by = (await at.sql<{ id: string }>(`select id from c231025.accounts where shown = 's-writer'`))[0]!.id
})
afterAll(() => at?.close())

describe('[K1] a number of services', () => {
  it('[S4-84][I-07] agreed ÷ concluded, with refusals apart, in its place and every place above', async () => {
    for (const outcome of [...Array<Outcome>(19).fill('done'), 'not-possible', 'refused', 'attempted'] as Outcome[])
      await said({ outcome })
    await said({ place: two, outcome: 'explained' })
    await said({ item: 'street-lamp' })
    await settle()
    expect(await figure('mediation-agreed-rate')).toEqual({ n: 19, d: 21, value: 19 / 21 })
    expect(await figure('mediation-agreed-rate', one)).toEqual({ n: 19, d: 20, value: 19 / 20 })
    expect((await figure('mediation-refused')).value).toBe(1)
    expect(await wrongs()).toEqual([])
  })

  it('[S4-52][I-06] of all that was done at once one is enough; a service that no number asks of stands in none', async () => {
    await said({ item: 'elder-chores', also: ['job-placed'] })
    await said({ item: 'elder-chores' })
    await settle()
    expect((await figure('job-placed')).value).toBe(1)
    const [rows] = await at.sql<{ n: number }>(
      `select count(*)::int as n from c231025.indicator_rows where indicator = 'job-placed'`,
    )
    expect(rows!.n).toBe(1)
  })

  it('[S4-30] of charity, what builds a livelihood beside relief', async () => {
    for (const item of ['aid-relief', 'aid-livelihood', 'aid-relief']) await said({ item })
    await said({ item: 'aid-livelihood', outcome: 'attempted' })
    await settle()
    expect(await figure('aid-livelihood-share')).toEqual({ n: 1, d: 3, value: 1 / 3 })
    expect(await wrongs()).toEqual([])
  })

  it('goes by the newest version: corrected to another month it leaves this one', async () => {
    const record = await said({ item: 'job-placed' })
    await settle()
    expect((await figure('job-placed')).value).toBe(2)
    await correctRecord(desk, record, { endedAt: '2026-02-20T10:00:00+08:00' })
    await settle()
    expect((await figure('job-placed')).value).toBe(1)
    expect((await figure('job-placed', county, '2026-02-01')).value).toBe(1)
    expect(await wrongs()).toEqual([])
  })

  it('[R4] a service of somebody of whom the place may not know is in nobody’s number', async () => {
    const before = await figure('job-placed')
    await said({ item: 'job-placed' }, [by])
    await settle()
    expect(await figure('job-placed')).toEqual(before)
  })

  it('[K4] opens to what was done, when and under which body', async () => {
    const query = { place: county, month, side: 'missed' as const, size: 100 }
    const seen = await manager.ok(api.list, { params: { code: 'mediation-agreed-rate' }, query })
    expect(seen.total).toBe(2)
    expect(seen.items.map((i) => [i.record!.outcome, i.record!.day, i.hidden])).toEqual([
      ['not-possible', '2026-03-05', false],
      ['explained', '2026-03-05', false],
    ])
    expect(seen.items[0]).toMatchObject({ item: '邻里、家庭纠纷调解', unit: '司法局' })
  })

  it('a new number is counted over all that was done before; minutes are known where somebody said when it began', async () => {
    await said({ item: 'elder-bath', startedAt: '2026-03-05T09:15:30+08:00', served: { persons: [], heads: 4 } })
    await said({ item: 'elder-bath' })
    await settle()
    const define = (code: string, of: object[], more: object = {}) =>
      manager.ok(api.define, {
        body: {
          id: id(),
          why: '试',
          definition: {
            code,
            about: 'record',
            name: { zh: code, en: code },
            unit: 'count',
            period: 'served',
            filter: [{ field: 'item', in: ['elder-bath'] }],
            of,
            hit: [],
            better: 'higher',
            formula: { zh: '试', en: 'a try' },
            ...more,
          } as never,
        },
      })
    await define('t-all', [])
    await define('t-long', [{ field: 'minutes', atLeast: 44 }])
    await define('t-longer', [{ field: 'minutes', atLeast: 45 }])
    await define('t-many', [{ field: 'served', atLeast: 4 }])
    await define('t-ours', [{ field: 'provider', in: ['sifaju'] }])
    await define('t-phone', [{ field: 'mode', in: ['phone'] }])
    await settle()
    const all = await Promise.all(['t-all', 't-long', 't-longer', 't-many', 't-ours', 't-phone'].map((c) => figure(c)))
    expect(all.map((f) => f.value)).toEqual([2, 1, 0, 1, 2, 0])
    const wrong = { about: 'record', period: 'due' }
    const refused = await manager.call(api.define, {
      body: {
        id: id(),
        why: '试',
        definition: {
          code: 't-wrong',
          name: { zh: '一', en: 'x' },
          unit: 'count',
          of: [],
          hit: [],
          better: 'higher',
          formula: { zh: '一', en: 'x' },
          ...wrong,
        } as never,
      },
    })
    expect(refused.problem.faults?.[0]?.code).toBe('no-such-month')
  })

  it('[C3] a month that was closed keeps its number; what comes later stands beside it', async () => {
    const before = await figure('job-placed')
    at.app.setNow('2026-04-20T03:00:00+08:00')
    // A closing waits for every transaction of the server, those of other tests too.
    await vi.waitFor(
      async () => {
        await closeMonths(work())
        await settle()
        expect((await manager.ok(api.dashboard, { query: { place: county, month } })).status).toBe('closed')
      },
      { timeout: 60_000, interval: 250 },
    )
    await said({ item: 'job-placed', endedAt: '2026-03-31T10:00:00+08:00' })
    await settle()
    const card = (await manager.ok(api.dashboard, { query: { place: county, month } })).indicators.find(
      (i) => i.code === 'job-placed',
    )!
    expect(card.figure.value).toBe(before.value)
    expect(card.corrected?.figure.value).toBe(before.value! + 1)
    expect(await compareClosed(work())).toEqual([])
  })
})
