/** Numbers of duties: counted from what the duties room publishes, opened to whom they are for, closed like all others. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { indicatorsApi as api } from '../../domain/indicators/api.ts'
import type { IndicatorCard } from '../../domain/indicators/schema.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { seeded } from '../../domain/kernel/seeded.ts'
import type { Client } from '../../test/client.ts'
import { startCounty, type TestCounty } from '../../test/county.ts'
import { workFor } from '../kernel/jobs/work.ts'
import { catchUp, closeMonths, compareClosed, compareRows, compareSums } from './index.ts'

const county = '231025/'
const one = '231025/100/zhanqian/001/001/'
const two = '231025/100/zhanqian/001/002/'
const month = '2026-03-01'
const states = ['done', 'done', 'attempted', 'refused', 'excused', 'missed', 'open', 'lapsed'] as const

let at: TestCounty
let manager: Client
const people: { id: string; place: string }[] = []
const duties: string[] = []

const id = () => at.app.house.newId()
const work = () => workFor(at.app.house, at.app.county)
const tell = (name: 'settled' | 'made' | 'closed' | 'changed', payload: object) =>
  at.sql(
    `insert into c231025.outbox (id, at, name, version, subject, seq, payload, topics) values ($1, $2, $5, 1, $3, 1, $4, '{}')`,
    [id(), at.app.now(), id(), payload, `duties.${name}`],
  )
async function settle(): Promise<void> {
  await at.app.settle()
  await catchUp(work())
}
const dashboard = (place = county) => manager.ok(api.dashboard, { query: { place, month } })
const card = async (code: string, place = county): Promise<IndicatorCard> =>
  (await dashboard(place)).indicators.find((i) => i.code === code)!
const listed = (code: string, side: 'hit' | 'missed' | 'all', client = manager) =>
  client.ok(api.list, { params: { code }, query: { place: county, month, side, size: 100 } })
const define = (code: string, of: object[], hit: object[], more: object = {}) =>
  manager.ok(api.define, {
    body: {
      id: id(),
      why: '试',
      definition: {
        code,
        about: 'duty',
        name: { zh: code, en: code },
        unit: 'share',
        period: 'due',
        filter: [{ field: 'plan', in: ['t-elders'] }],
        of,
        hit,
        better: 'higher',
        formula: { zh: '试', en: 'a try' },
        ...more,
      } as never,
    },
  })

async function plan(code: string, restricted: boolean): Promise<void> {
  await at.sql(
    `insert into c231025.care_plan (code, from_day, definition, version, hash) values ($1, '2000-01-01', $2, 1, '')`,
    [code, { name: { zh: `计划${code}`, en: code }, restricted, sort: 1 }],
  )
}

async function enrol(code: string, person: { id: string; place: string }, helper: string | null): Promise<string> {
  const enrolment = id()
  await at.sql(
    `insert into c231025.enrolment (id, person, plan, place, from_day, rhythm, helper, wish, version)
     values ($1, $2, $3, $4, '2026-01-01', 'month', $5, '{}', 1)`,
    [enrolment, person.id, code, person.place, helper],
  )
  return enrolment
}

async function owe(
  enrolment: string,
  code: string,
  p: { id: string; place: string },
  state: string,
  helper: string | null = null,
  [first, last] = ['2026-03-01', '2026-03-31'],
) {
  const duty = id()
  await at.sql(
    `insert into c231025.duty (id, enrolment, plan, person, place, cause, from_day, to_day, due_at, state, helper, restricted)
     values ($1, $2, $3, $4, $5, 'rhythm', $9, $10, '2026-04-01T00:00:00+08:00', $6, $7, $8)`,
    [duty, enrolment, code, p.id, p.place, state, helper, code === 't-child', first, last],
  )
  return duty
}

beforeAll(async () => {
  at = await startCounty({ demo: true, people: ['worker'] })
  manager = at.as('manager', [{ role: 'manager', place: county }])
  people.push(
    ...(await at.sql<{ id: string; place: string }>(
      'select id, place from c231025.person where place = any($1::text[]) and died is null order by id limit $2',
      [[one, two], states.length],
    )),
  )
  for (const code of ['t-elders', 't-child', 't-weekly', 't-once']) await plan(code, code === 't-child')
  for (const [i, p] of people.entries()) {
    const enrolment = await enrol('t-elders', p, null)
    duties.push(await owe(enrolment, 't-elders', p, states[i]!))
  }
})
afterAll(() => at.close())

describe('[C5][S0-21] the rate of what is due', () => {
  beforeAll(async () => {
    await define('t-rate', [{ field: 'excused', is: false }], [{ field: 'done', is: true }])
    for (const state of ['attempted', 'refused', 'excused', 'missed'] as const)
      await define(`t-${state}`, [], [{ field: state, is: true }], { unit: 'count' })
    await settle()
  })

  it('[C2] attempted, refused, excused and missed stand apart from done; lapsed is in no denominator', async () => {
    const all = await dashboard()
    const figures = Object.fromEntries(all.indicators.map((i) => [i.code, i.figure]))
    // Eight duties: one is lapsed and one excused, of six that count two were done.
    expect(figures['t-rate']).toEqual({ n: 2, d: 6, value: 2 / 6 })
    for (const state of ['attempted', 'refused', 'excused', 'missed']) expect(figures[`t-${state}`]?.n).toBe(1)
    expect(all.indicators.find((i) => i.code === 't-rate')).toMatchObject({ about: 'duty', version: 1 })
  })

  it('[S1-15] per category of the person, as it stood on the last day of the window', async () => {
    await at.sql(
      `insert into c231025.person_category (id, person, place, category, from_day, to_day, source, month, version) values
         ($1, $2, $3, 'elder-alone', '2026-03-31', null, 'own', '2026-03', 1), ($4, $5, $6, 'elder-alone', '2026-01-01', '2026-03-31', 'own', '2026-01', 1)`,
      [id(), people[0]!.id, people[0]!.place, id(), people[1]!.id, people[1]!.place],
    )
    await define('t-alone', [{ field: 'care', in: ['elder-alone'] }], [{ field: 'done', is: true }])
    await settle()
    const held = await at.sql<{ n: number }>(
      `select count(distinct d.id)::int as n from c231025.duty d join c231025.person_category c on c.person = d.person
       where d.id = any($1::uuid[]) and d.state <> 'lapsed' and c.category = 'elder-alone' and c.from_day <= '2026-03-31'
         and (c.to_day is null or c.to_day > '2026-03-31')`,
      [duties],
    )
    expect((await card('t-alone')).figure.d).toBe(held[0]!.n)
    expect(held[0]!.n).toBeGreaterThan(0)
  })

  it('[K4] opens to named duties, masked, and says how each stands', async () => {
    const { items, total } = await listed('t-rate', 'missed')
    expect(total).toBe(4)
    expect(items.map((i) => i.duty!.state).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'attempted',
      'missed',
      'open',
      'refused',
    ])
    for (const i of items) {
      expect(i.hidden).toBe(false)
      expect(i.duty?.name).toMatch(/\*|某|○|＊/)
      expect(i.duty).toMatchObject({ plan: '计划t-elders', from: '2026-03-01', to: '2026-03-31' })
    }
  })

  it('[C5] what is told once, twice, late, by its id or by its chunk counts once', async () => {
    const before = await dashboard()
    await tell('settled', { duties: [{ id: duties[0]! }, { id: duties[0]! }] })
    await tell('closed', { ids: duties })
    await tell('changed', { persons: people.map((p) => p.id) })
    const chunk = { plan: 't-elders', rhythm: 'month', since: '2026-03-01', through: '2026-03-31' }
    await tell('made', { ...chunk, after: nilId, upTo: 'ffffffff-ffff-ffff-ffff-ffffffffffff' })
    await settle()
    expect((await dashboard()).indicators).toEqual(before.indicators)
    await at.sql(`update c231025.duty set state = 'done' where id = $1`, [duties[5]!])
    await tell('made', { ...chunk, after: nilId, upTo: 'ffffffff-ffff-ffff-ffff-ffffffffffff' })
    await settle()
    expect((await card('t-rate')).figure).toMatchObject({ n: 3, d: 6 })
    expect([...(await compareRows(work())), ...(await compareSums(work()))]).toEqual([])
  })

  it('asks nothing of a duty that only a request could answer', async () => {
    const body = (definition: object) => ({
      id: id(),
      why: '试',
      definition: {
        code: 't-wrong',
        name: { zh: '一', en: 'x' },
        unit: 'share',
        of: [],
        hit: [],
        better: 'higher',
        formula: { zh: '一', en: 'x' },
        ...definition,
      } as never,
    })
    for (const [wrong, code] of [
      [{ about: 'duty', period: 'due', hit: [{ field: 'resolved', is: true }] }, 'asks-of-another'],
      [{ period: 'due', hit: [{ field: 'done', is: true }] }, 'asks-of-another'],
      [{ about: 'duty', period: 'closed' }, 'no-such-month'],
    ] as const)
      expect((await manager.call(api.define, { body: body(wrong) })).problem.faults?.[0]?.code).toBe(code)
  })
})

describe('[S1-28] restricted plans', () => {
  it('reach the numbers as counts, and open to nobody but who is assigned', async () => {
    const account = (await at.sql<{ id: string }>(`select id from c231025.accounts where name = 'worker'`))[0]!.id
    const enrolment = await enrol('t-child', people[0]!, account)
    const duty = await owe(enrolment, 't-child', people[0]!, 'missed', account)
    await define('t-children', [], [{ field: 'done', is: true }], { filter: [{ field: 'plan', in: ['t-child'] }] })
    await tell('settled', { duties: [{ id: duty }] })
    await settle()
    expect((await card('t-children')).figure).toEqual({ n: 0, d: 1, value: 0 })
    const { items } = await listed('t-children', 'all')
    expect(items).toEqual([{ place: expect.anything(), hit: false, excluded: false, hidden: true }])
    const worker = at.as('worker', [{ role: 'manager', place: county }])
    expect((await listed('t-children', 'all', worker)).items[0]?.duty?.plan).toBe('计划t-child')
  })
})

describe('[I-01][S0-21][S1-15][S1-28] persons, each once a month', () => {
  const weekly = { about: 'person', filter: [{ field: 'plan', in: ['t-weekly', 't-once'] }] }
  const weeks = [1, 8, 15, 22, 29].flatMap((d) => (d < 29 ? [[2, d] as const, [3, d] as const] : [[3, d] as const]))
  const two0 = (n: number) => String(n).padStart(2, '0')
  const window = ([m, d]: readonly [number, number]): [string, string] => [
    `2026-${two0(m)}-${two0(d)}`,
    `2026-${two0(m)}-${two0(m === 3 ? Math.min(d + 6, 31) : d + 6)}`,
  ]
  let folk: { id: string; place: string }[] = []

  /** Counted a second time, person by person, from what is owed and nothing the house counts with. */
  async function brute(m: string, state: (s: string) => boolean): Promise<Record<string, string>> {
    const rows = await at.sql<{ person: string; state: string; last: string; place: string; merged: string | null }>(
      `select d.person, d.state, d.to_day::text as last, d.place, p.merged_into as merged from c231025.duty d
       join c231025.person p on p.id = d.person where d.plan in ('t-weekly', 't-once') order by d.to_day, d.id`,
    )
    const persons = new Map<string, { place: string; met: boolean }>()
    for (const r of rows) {
      if (r.last.slice(0, 7) !== m.slice(0, 7) || r.state === 'lapsed' || !state(r.state)) continue
      const who = r.merged ?? r.person
      persons.set(who, { place: r.place, met: r.state === 'done' || (persons.get(who)?.met ?? false) })
    }
    const sums: Record<string, string> = {}
    for (const place of [county, '231025/100/', one, two]) {
      const here = [...persons.values()].filter((x) => x.place.startsWith(place))
      sums[place] = `${here.filter((x) => x.met).length} of ${here.length}`
    }
    return sums
  }
  async function house(code: string, m: string): Promise<Record<string, string>> {
    const sums: Record<string, string> = {}
    for (const place of [county, '231025/100/', one, two]) {
      const { indicators } = await manager.ok(api.dashboard, { query: { place, month: m } })
      const { n, d } = indicators.find((i) => i.code === code)!.figure
      sums[place] = `${n} of ${d}`
    }
    return sums
  }
  const agree = async () => {
    await settle()
    for (const m of ['2026-02-01', month]) {
      expect(await house('t-persons', m)).toEqual(await brute(m, (s) => s !== 'excused'))
      expect(await house('t-all', m)).toEqual(await brute(m, () => true))
    }
    expect([...(await compareRows(work())), ...(await compareSums(work()))]).toEqual([])
  }

  beforeAll(async () => {
    folk = await at.sql<{ id: string; place: string }>(
      `select id, place from c231025.person where died is null and merged_into is null and id <> all($1::uuid[]) order by place, id limit 24`,
      [people.map((p) => p.id)],
    )
    const rand = seeded(11)
    for (const p of folk) {
      const enrolment = await enrol('t-weekly', p, null)
      // Somebody moves in the middle of the month, and is counted where they live at its end.
      const moved = { ...p, place: rand.chance(0.3) ? two : p.place }
      for (const w of weeks)
        if (rand.chance(0.8))
          await owe(enrolment, 't-weekly', w[1] > 14 ? moved : p, rand.pick([...states]), null, window(w))
      if (rand.chance(0.3)) await owe(await enrol('t-once', p, null), 't-once', p, rand.pick([...states]))
    }
    await define('t-persons', [{ field: 'excused', is: false }], [{ field: 'done', is: true }], weekly)
    await define('t-all', [], [{ field: 'done', is: true }], weekly)
  })

  it('[C5] whoever is owed a weekly visit counts once a month, and every sum is what a second count finds', async () => {
    await agree()
    const { figure } = await card('t-persons')
    const [duties2] = await at.sql<{ n: number }>(
      `select count(*)::int as n from c231025.duty where plan in ('t-weekly', 't-once') and to_day >= '2026-03-01'`,
    )
    expect(figure.d).toBeGreaterThan(10)
    expect(figure.d).toBeLessThanOrEqual(folk.length)
    expect(duties2!.n).toBeGreaterThan(2 * folk.length)
    expect(await card('t-persons')).toMatchObject({ about: 'person' })
  })

  it('[K4] the list names each person once, with all that was due to them', async () => {
    const all = await listed('t-persons', 'all')
    const { figure } = await card('t-persons')
    expect(all.total).toBe(figure.d)
    expect(new Set(all.items.map((i) => i.subject)).size).toBe(all.items.length)
    expect(all.items.filter((i) => i.hit).length).toBe(figure.n)
    for (const i of all.items) {
      expect(i.owed?.person).toBe(i.subject)
      expect(i.owed?.name).toMatch(/\*|某|○|＊/)
      expect(i.owed!.duties.some((d) => d.state === 'done')).toBe(i.hit)
      expect(i.owed!.duties.every((d) => d.to.startsWith('2026-03'))).toBe(true)
    }
    const page = await manager.ok(api.list, {
      params: { code: 't-persons' },
      query: { place: county, month, side: 'missed', size: 3 },
    })
    expect(page.items.every((i) => !i.hit)).toBe(true)
  })

  it('follows what happens to duties and persons: met late, ended, merged, taken apart', async () => {
    const rand = seeded(12)
    for (let round = 0; round < 3; round++) {
      const some = await at.sql<{ id: string }>(
        `select id from c231025.duty where plan in ('t-weekly', 't-once') order by md5(id::text || $1) limit 20`,
        [round],
      )
      for (const d of some)
        await at.sql('update c231025.duty set state = $2 where id = $1', [d.id, rand.pick([...states])])
      await tell('settled', { duties: some })
      await agree()
    }
    const [a, b] = folk
    const put = async (into: string | null) => {
      await at.sql('update c231025.person set merged_into = $2 where id = $1', [a!.id, into])
      await tell('changed', { persons: [a!.id, b!.id] })
      await agree()
    }
    const before = (await card('t-all')).figure.d!
    await put(b!.id)
    expect((await card('t-all')).figure.d).toBe(before - 1)
    await put(null)
    expect((await card('t-all')).figure.d).toBe(before)
  })

  it('[K1] a formula that counted duties and now counts persons leaves nothing of the first behind', async () => {
    await define('t-turned', [], [{ field: 'done', is: true }], { ...weekly, about: 'duty' })
    await settle()
    const byDuty = (await card('t-turned')).figure
    const { items } = await manager.ok(api.versions, { params: { code: 't-turned' } })
    const { version: seen, own: _, counting: __, ratings: ___, ...now } = items[0]!
    for (const about of ['person', 'duty'] as const) {
      await manager.ok(api.change, {
        params: { code: 't-turned' },
        body: { id: id(), seen: about === 'person' ? seen : seen + 1, why: '试', definition: { ...now, about } },
      })
      await settle()
      expect((await card('t-turned')).figure).toEqual(about === 'person' ? (await card('t-all')).figure : byDuty)
      expect([...(await compareRows(work())), ...(await compareSums(work()))]).toEqual([])
    }
    expect(byDuty.d).toBeGreaterThan((await card('t-all')).figure.d!)
  })
})

describe('[S0-21][C3] the month is closed', () => {
  it('keeps its denominator; a late record is a dated correction beside it', async () => {
    at.app.setNow('2026-04-06T09:00:00+08:00')
    await vi.waitFor(
      async () => {
        await closeMonths(work())
        await settle()
        expect((await dashboard()).status).toBe('closed')
      },
      { timeout: 60_000, interval: 250 },
    )
    const shut = await card('t-rate')
    await at.sql(`update c231025.duty set state = 'done' where id = $1`, [duties[2]!])
    await tell('settled', { duties: [{ id: duties[2]! }] })
    await settle()
    const now = await card('t-rate')
    expect(now.figure).toEqual(shut.figure)
    expect(now.corrected?.figure).toMatchObject({ n: shut.figure.n! + 1, d: shut.figure.d })
    expect(await compareClosed(work())).toEqual([])
  })

  it('[K1] a later version changes nothing of it: the page says by which it was closed, and the list names what it counted', async () => {
    const shut = await card('t-turned')
    const { items } = await manager.ok(api.versions, { params: { code: 't-turned' } })
    const { version: seen, own: _, counting: __, ratings: ___, ...now } = items.find((i) => i.version === shut.version)!
    await manager.ok(api.change, {
      params: { code: 't-turned' },
      body: { id: id(), seen, why: '试', definition: { ...now, about: 'person', formula: { zh: '人', en: 'people' } } },
    })
    await settle()
    expect(await card('t-turned')).toMatchObject({
      figure: shut.figure,
      about: 'duty',
      formula: shut.formula,
      version: seen,
    })
    expect((await card('t-turned')).corrected).toBeUndefined()
    expect((await listed('t-turned', 'missed')).items.every((i) => i.duty !== undefined)).toBe(true)
    expect(await compareClosed(work())).toEqual([])
  })

  it('[I-01] persons too: met late is a correction, and the list of the closing names them as missing still', async () => {
    const shut = await card('t-persons')
    expect(shut.corrected).toBeUndefined()
    const missing = (await listed('t-persons', 'missed')).items[0]!
    await at.sql(
      `update c231025.duty set state = 'done' where person = $1 and to_day >= '2026-03-01' and state <> 'lapsed'`,
      [missing.subject!],
    )
    await tell('changed', { persons: [missing.subject!] })
    await settle()
    const now = await card('t-persons')
    expect(now.figure).toEqual(shut.figure)
    expect(now.corrected?.figure).toMatchObject({ n: shut.figure.n! + 1, d: shut.figure.d })
    expect((await listed('t-persons', 'missed')).items.map((i) => i.subject)).toContain(missing.subject)
    const today = await manager.ok(api.list, {
      params: { code: 't-persons' },
      query: { place: county, month, side: 'missed', as: 'today', size: 100 },
    })
    expect(today.items.map((i) => i.subject)).not.toContain(missing.subject)
    expect(await compareClosed(work())).toEqual([])
  })
})
