import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packFiles } from '../../packs/read.ts'
import { daysBetween, standingOf, timesIn, windowsOf, type Standing } from './pace.ts'
import { typeLines } from './pack.ts'
import { cellsOf, countsIn, lacking, type Fact, type Made } from './progress.ts'
import type { Period, Quota, TeamType } from './types.ts'

const types: TeamType[] = typeLines(packFiles('base')).lines.map((line, sort) => ({ ...line, sort }))
const quota = (type: string, code: string): Quota =>
  types.find((t) => t.code.startsWith(`t${type}-`))!.quotas.find((q) => q.code === code)!

const six = ['001', '002', '003', '004', '005', '006'].map((n) => `231025/100/zhanqian/${n}/`)
const team = { from: '2020-01-01', to: null, communities: six }
const squads = ['a', 'b', 'c'].map((id, n) => ({ id, place: six[n]!, from: '2020-01-01', to: null }))
const made: Made = { team, squads, members: [], pairs: [], estates: [], facilities: [] }
let count = 0
const fact = (more: Partial<Fact>): Fact => ({
  record: String(count++),
  squads: ['a'],
  day: '2026-02-10',
  place: six[0]!,
  items: ['act-clean-up'],
  kind: 'clean-up',
  ofActivity: true,
  outcome: 'done',
  persons: [],
  heads: 0,
  numbers: {},
  ...more,
})
const of = (q: Quota, facts: Fact[], today = '2027-01-01', m = made) => cellsOf(q, 2026, today, facts, m)

describe('[E8] the pace of a promise', () => {
  const period = fc.constantFrom<Period>('month', 'quarter', 'half', 'year')
  const numbers = fc.tuple(
    period,
    fc.integer({ min: 1, max: 2000 }),
    fc.integer({ min: 0, max: 2100 }),
    fc.integer({ min: 0, max: 11 }),
  )
  const inside = (p: Period, n: number) => {
    const all = windowsOf(p, 2026, '2020-01-01')
    return all[n % all.length]!
  }
  const dayIn = (w: { from: string; to: string }, share: number) => {
    const days = Math.floor(daysBetween(w.from, w.to) * share)
    return new Date(Date.parse(`${w.from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
  }
  const bad: Standing[] = ['met', 'on-track', 'behind', 'at-risk', 'missed']

  it('is met exactly when what was promised is there, and missed exactly when the time is over without it', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 1.2, noNaN: true }), ([p, want, have, n], share) => {
        const w = inside(p, n)
        const today = dayIn(w, share)
        const s = standingOf(p, w, want, have, today)
        expect(s === 'met').toBe(have >= want)
        expect(s === 'missed').toBe(have < want && today >= w.to)
      }),
    )
  })

  it('grows no worse by one more, and no better by waiting', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        ([p, want, have, n], a, b) => {
          const w = inside(p, n)
          const rank = (h: number, share: number) => bad.indexOf(standingOf(p, w, want, h, dayIn(w, share)))
          expect(rank(have + 1, a)).toBeLessThanOrEqual(rank(have, a))
          expect(rank(have, Math.max(a, b))).toBeGreaterThanOrEqual(rank(have, Math.min(a, b)))
        },
      ),
    )
  })

  it('is told early enough: nobody misses a promise who was on the way a lead before', () => {
    fc.assert(
      fc.property(numbers, ([p, want, have, n]) => {
        if (have >= want) return
        const w = inside(p, n)
        const length = daysBetween(w.from, w.to)
        const usual = { day: 0, month: 5, quarter: 10, half: 20, year: 30, once: 0 }[p]
        const lead = Math.min(usual, length / want / 3)
        const at = Math.ceil(length - lead)
        if (at >= length) return
        expect(standingOf(p, w, want, have, dayIn(w, at / length))).not.toBe('on-track')
      }),
    )
  })

  it('one a month is told ten days before its end, a thousand a year by their even pace', () => {
    const march = { from: '2026-03-01', to: '2026-04-01' }
    const on = (day: string) => standingOf('month', march, 1, 0, day)
    expect(['2026-03-15', '2026-03-22', '2026-03-27', '2026-04-01'].map(on)).toEqual([
      'on-track',
      'behind',
      'at-risk',
      'missed',
    ])
    const year = { from: '2026-01-01', to: '2027-01-01' }
    const placed = (n: number) => standingOf('year', year, 1000, n, '2026-07-02')
    expect([placed(1000), placed(500), placed(480), placed(100)]).toEqual(['met', 'on-track', 'behind', 'behind'])
    expect(standingOf('year', year, 1000, 100, '2026-11-01')).toBe('at-risk')
  })

  it('windows of a year touch, and a promise is due only where somebody was there for the whole of it', () => {
    for (const p of ['day', 'month', 'quarter', 'half', 'year'] as const) {
      const all = windowsOf(p, 2026, '2020-01-01')
      expect([all[0]!.from, all.at(-1)!.to]).toEqual(['2026-01-01', '2027-01-01'])
      all.slice(1).forEach((w, i) => expect(w.from).toBe(all[i]!.to))
    }
    const quarter = { from: '2026-04-01', to: '2026-07-01' }
    expect(timesIn('quarter', quarter, { from: '2026-04-01', to: null })).toBe(1)
    expect(timesIn('quarter', quarter, { from: '2026-04-02', to: null })).toBe(0)
    expect(timesIn('day', { from: '2026-04-01', to: '2026-05-01' }, { from: '2026-04-11', to: '2026-04-21' })).toBe(10)
    expect(timesIn('once', { from: '2020-01-01', to: '2027-01-01' }, { from: '2020-01-01', to: null })).toBe(1)
  })
})

describe('[E7][E8] what is counted', () => {
  it('[S4-11] by the kind of activity, in its quarter, in all or for each squad as the county reads it', () => {
    const q = quota('03', 'campaigns')
    const facts = [
      fact({}),
      fact({ day: '2026-03-31', squads: ['b'] }),
      fact({ day: '2026-04-01', kind: 'leaflet-cleaning' }),
      fact({ day: '2026-04-01', outcome: 'not-possible' }),
      fact({ day: '2025-12-31' }),
    ]
    expect(of(q, facts).map((c) => [c.have, c.want, c.standing])).toEqual([
      [2, 2, 'met'],
      [0, 2, 'missed'],
      [0, 2, 'missed'],
      [0, 2, 'missed'],
    ])
    const each = of({ ...q, scope: 'per-squad' }, [...facts, fact({})])
    expect(each[0]).toMatchObject({ have: 3, want: 6, units: 3, kept: 1, standing: 'missed' })
    // One that two squads did together counts once in all, and for each of them.
    const both = [fact({ squads: ['a', 'b'] })]
    expect(of({ ...q, amount: 1 }, both)[0]!.have).toBe(1)
    expect(of({ ...q, amount: 1, scope: 'per-squad' }, both)[0]).toMatchObject({ have: 1, kept: 2 })
  })

  it('[C2] whoever was not met or did not want it was not served; what was done in part or explained was', () => {
    const q = quota('03', 'campaigns')
    const had = (outcome: Fact['outcome']) => of(q, [fact({ outcome })])[0]!.have
    expect((['done', 'partly', 'explained'] as const).map(had)).toEqual([1, 1, 1])
    expect((['not-possible', 'attempted', 'refused'] as const).map(had)).toEqual([0, 0, 0])
  })

  it('[S4-03] in each community every month', () => {
    const q = quota('01', 'clinics')
    const clinic = { items: ['act-clinic'], kind: 'free-clinic' }
    const facts = six.slice(0, 5).map((place) => fact({ ...clinic, place: `${place}001/`, day: '2026-05-04' }))
    const may = of(q, facts, '2026-05-20')[4]!
    expect(may).toMatchObject({ have: 5, want: 6, units: 6, kept: 5, standing: 'on-track' })
    expect(lacking(may, '2026-05-20')).toEqual({ n: 1, days: 12 })
    expect(of(q, facts, '2026-05-20').reduce((n, c) => n + c.want!, 0)).toBe(72)
    expect(of(q, facts, '2026-05-28')[4]!.standing).toBe('at-risk')
  })

  it('[S4-18][S4-52] days of contact once for each person, people placed once in a year', () => {
    const daily = { items: ['visit-1-look-in'], kind: null, ofActivity: false }
    const facts = [fact({ ...daily, persons: ['x', 'y'] }), fact({ ...daily, persons: ['x'] })]
    const cells = of(quota('05', 'contacts'), facts)
    expect(cells[1]).toMatchObject({ have: 2, want: 560 })
    expect(cells.reduce((n, c) => n + c.want!, 0)).toBe(7300)
    const placed = { items: ['job-placed'], kind: null, ofActivity: false }
    const jobs = [
      fact({ ...placed, persons: ['x'] }),
      fact({ ...placed, persons: ['x'], day: '2026-06-01' }),
      fact({ ...placed, persons: ['z'], outcome: 'explained' }),
    ]
    expect(of(quota('12', 'placements'), jobs)).toMatchObject([{ have: 1, want: 1000, standing: 'missed' }])
  })

  it('[S4-84][R7] agreed of what was concluded; whoever did not want it is no failure', () => {
    const q = quota('20', 'resolved')
    const about = { items: ['neighbour-dispute'], kind: null, ofActivity: false }
    const facts = [
      ...Array.from({ length: 19 }, () => fact(about)),
      fact({ ...about, outcome: 'not-possible' }),
      ...Array.from({ length: 9 }, () => fact({ ...about, outcome: 'refused' })),
      fact({ ...about, outcome: 'attempted' }),
    ]
    expect(of(q, facts)).toMatchObject([{ have: 19, of: 20, apart: 9, standing: 'met' }])
    expect(of(q, [...facts, fact({ ...about, outcome: 'explained' })])[0]!.standing).toBe('missed')
    expect(of(q, [])[0]!.standing).toBe('none')
    if ('items' in q.counts) expect(facts.filter((f) => countsIn(q.counts as never, f)).length).toBe(29)
  })

  it('[S4-20][S4-23][S4-76] pairs, members, boards as they stand on the day', () => {
    const span = { from: '2026-01-01', to: null }
    const full: Made = {
      ...made,
      pairs: [
        { person: 'x', ...span },
        { person: 'x', ...span },
        { person: 'y', from: '2026-01-01', to: '2026-02-01' },
      ],
      members: [
        { who: '1', squad: 'a', ...span },
        { who: '1', squad: 'b', ...span },
        { who: '2', squad: 'b', ...span },
      ],
      estates: [
        { id: 'e', place: six[0]! },
        { id: 'f', place: six[1]! },
      ],
      facilities: ['e', 'e', 'f'].map((estate) => ({ kind: 'board', estate, opened: '2020-01-01', closed: null })),
    }
    expect(of(quota('05', 'pairs'), [], '2026-03-01', full)[0]).toMatchObject({ have: 1, want: 20, standing: 'behind' })
    expect(of(quota('06', 'members'), [], '2026-03-01', full)[0]).toMatchObject({ have: 2, want: 20 })
    const lecturers: Quota = { ...quota('09', 'lecturers'), amount: 1, scope: 'per-community' }
    expect(of(lecturers, [], '2026-03-01', full)[0]).toMatchObject({ units: 6, kept: 2 })
    expect(of(quota('19', 'boards'), [], '2026-03-01', full)[0]).toMatchObject({ have: 3, want: 4, units: 2, kept: 1 })
    expect(of(quota('17', 'visits'), [], '2026-03-01', full)).toEqual([])
    expect(of({ ...quota('11', 'girls'), counts: { of: 'outside' } }, [], '2026-03-01', full)).toEqual([])
    // Said at closing, of this kind of activity and of no other.
    const aid = (kind: string) => fact({ items: ['act-goods'], kind, numbers: { girls: 60, yuan: 12_000 } })
    expect(of(quota('11', 'girls'), [aid('girl-aid'), aid('gifts'), fact({})])[0]).toMatchObject({
      have: 60,
      want: 100,
    })
    expect(of(quota('11', 'grants'), [aid('girl-aid'), aid('girl-aid')])[0]).toMatchObject({
      have: 24_000,
      want: 20_000,
    })
  })

  it('a team that began in the year promised nothing for what had begun before it', () => {
    const young = { ...made, team: { ...team, from: '2026-05-10' } }
    expect(of(quota('13', 'stands'), [], '2027-01-01', young).map((c) => c.want)).toEqual([
      ...Array.from({ length: 5 }, () => null),
      ...Array.from({ length: 7 }, () => 1),
    ])
  })
})
