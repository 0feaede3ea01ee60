import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packFiles } from '../../packs/read.ts'
import type { Measured } from '../duties/measured.ts'
import { Cause, DutyState, ExcuseReason, Tier } from '../duties/schema.ts'
import { lineage } from '../kernel/place-path.ts'
import { addTo, bucketOf, p90, upperEnd, type Buckets } from './histogram.ts'
import { factOfDuty } from './of-duty.ts'
import { indicatorLines } from './pack.ts'
import {
  changes,
  contributionOf,
  emptyCell,
  figureOf,
  meets,
  merged,
  metBy,
  monthsUpTo,
  plus,
  ratesFrom,
  targetFor,
  tellsRatings,
  type CellChange,
  type Contribution,
} from './rules.ts'
import { Definition, type Condition } from './schema.ts'
import { codeFields, dutyFlagFields, flagFields, numberFields, type Fact, type RequestFact } from './vocabulary.ts'

const { definitions, faults } = indicatorLines(packFiles('base'))
const named = (code: string) => definitions.find((d) => d.code === code)!

const months = ['2026-02-01', '2026-03-01']
const places = [
  '231025/100/zhanqian/001/001/',
  '231025/100/zhanqian/001/002/',
  '231025/100/zhanqian/002/',
  '231025/107/201/',
]

const nullable = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const record = <K extends string, T>(keys: readonly K[], of: fc.Arbitrary<T>) =>
  fc.record(Object.fromEntries(keys.map((k) => [k, of])))
const anyFact = fc
  .tuple(
    record(flagFields, nullable(fc.boolean())),
    record(numberFields, nullable(fc.integer({ min: 0, max: 5000 }))),
    record(codeFields, nullable(fc.constantFrom('a', 'b', 'guided'))),
    fc.boolean(),
    record(
      ['received', 'due', 'resolved', 'rated', 'closed'] as const,
      fc.option(fc.constantFrom(...months), { nil: undefined }),
    ),
  )
  .map(
    ([flags, numbers, codes, excluded, inMonths]) =>
      ({ ...flags, ...numbers, ...codes, excluded, months: inMonths }) as RequestFact,
  )

const anySimple = fc.oneof(
  fc.record({ field: fc.constantFrom(...flagFields), is: fc.boolean() }),
  fc.record({ field: fc.constantFrom(...numberFields), atLeast: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ field: fc.constantFrom(...numberFields), atMost: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ field: fc.constantFrom(...codeFields), in: fc.constant(['a']) }),
  fc.record({ field: fc.constantFrom(...codeFields), notIn: fc.constant(['a']) }),
  fc.record({ field: fc.constantFrom(...flagFields, ...numberFields), known: fc.boolean() }),
)
const anyConditions = fc.array(
  fc.oneof(anySimple, fc.record({ any: fc.array(anySimple, { minLength: 2, maxLength: 3 }) })),
  { maxLength: 3 },
)
const anyDefinition = fc
  .record({
    filter: anyConditions,
    of: anyConditions,
    hit: anyConditions,
    period: fc.constantFrom('received', 'due', 'closed'),
    p90: fc.boolean(),
  })
  .map(({ p90: isP90, ...d }) =>
    Definition.parse({
      ...d,
      code: 'x',
      name: { zh: '一', en: 'x' },
      unit: isP90 ? 'p90' : 'share',
      ...(isP90 && { value: 'firstResponseMinutes' }),
      better: 'higher',
      formula: { zh: '一', en: 'x' },
    }),
  )

const anyContribution: fc.Arbitrary<Contribution | undefined> = fc.option(
  fc.record({
    place: fc.constantFrom(...places),
    month: fc.constantFrom(...months),
    hit: fc.boolean(),
    excluded: fc.boolean(),
    value: nullable(fc.integer({ min: 0, max: 20_000 })),
  }),
  { nil: undefined },
)

/** Adds differences up, as the store does. */
function sumOf(all: readonly CellChange[]) {
  const cells = new Map<string, { cell: typeof emptyCell; buckets: Buckets }>()
  for (const c of all) {
    const key = `${c.place} ${c.month}`
    const was = cells.get(key) ?? { cell: emptyCell, buckets: {} }
    cells.set(key, { cell: plus(was.cell, c), buckets: addTo(was.buckets, c.buckets) })
  }
  const empty = JSON.stringify({ cell: emptyCell, buckets: {} })
  return Object.fromEntries(
    [...cells].filter(([, v]) => JSON.stringify(v) !== empty).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

describe('[K1] counting', () => {
  it('what is hit is in the denominator, and what is in it has a month', () => {
    fc.assert(
      fc.property(anyDefinition, anyFact, (d, fact) => {
        const c = contributionOf(d, fact, places[0]!)
        if (!c) return
        expect(fact.months[d.period]).toBe(c.month)
        expect([...d.filter, ...d.of].every((x) => meets(fact, x))).toBe(true)
        if (c.hit) expect(d.hit.every((x) => meets(fact, x))).toBe(true)
        if (d.unit === 'p90' && c.hit) expect(c.value).toBe(fact.firstResponseMinutes)
      }),
    )
  })

  it('differences along the way add up to counting the end alone, on every level', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyContribution, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), (matters) => {
        const steps = matters.flatMap((states) => states.map((after, i) => changes(states[i - 1], after)))
        const atOnce = matters.map((states) => changes(undefined, states.at(-1)))
        expect(sumOf(steps.flat())).toEqual(sumOf(atOnce.flat()))
        expect(sumOf(merged(steps.flat()))).toEqual(sumOf(atOnce.flat()))
      }),
    )
  })

  it('a place counts what its parts count, and no state of a matter counts twice', () => {
    fc.assert(
      fc.property(fc.array(anyContribution, { maxLength: 20 }), (matters) => {
        const sums = sumOf(matters.flatMap((m) => changes(undefined, m)))
        for (const month of months) {
          const here = matters.filter((m) => m?.month === month)
          const all = sums[`231025/ ${month}`]?.cell.dAll ?? 0
          expect(all).toBe(here.length)
          const towns = ['231025/100/', '231025/107/'].map((p) => sums[`${p} ${month}`]?.cell.dAll ?? 0)
          expect(towns[0]! + towns[1]!).toBe(all)
        }
      }),
    )
  })

  it('one matter changes its place and every place above, once', () => {
    const one = changes(undefined, { place: places[0]!, month: months[1]!, hit: true, excluded: true, value: 3 })
    expect(one.map((c) => c.place)).toEqual(lineage(places[0]!))
    expect(one.every((c) => c.n === 0 && c.d === 0 && c.nAll === 1 && c.dAll === 1)).toBe(true)
  })

  it('what is unknown meets nothing but "unknown"', () => {
    const fact = { onTime: null, level: null, item: null } as unknown as Fact
    expect(meets(fact, { field: 'onTime', is: false })).toBe(false)
    expect(meets(fact, { field: 'level', atMost: 5 })).toBe(false)
    expect(meets(fact, { field: 'item', notIn: ['a'] })).toBe(false)
    expect(meets(fact, { field: 'onTime', known: false })).toBe(true)
  })
})

describe('[C2][C5] duties', () => {
  const anyDuty: fc.Arbitrary<Measured> = fc.record({
    plan: fc.constantFrom('a', 'b'),
    tier: nullable(fc.constantFrom(...Tier.options)),
    cause: fc.constantFrom(...Cause.options),
    state: fc.constantFrom(...DutyState.options),
    excuse: nullable(fc.constantFrom(...ExcuseReason.options)),
    way: nullable(fc.constantFrom('at-home', 'phone')),
    attempts: fc.nat(3),
    refusals: fc.nat(3),
    cares: fc.subarray(['elder-alone', 'elder-empty-nest', 'low-income']),
    month: fc.constantFrom(...months),
  })
  const rate = (of: Condition[]) => ({
    ...Definition.parse({
      about: 'duty',
      code: 'x',
      name: { zh: '一', en: 'x' },
      unit: 'share',
      period: 'due',
      of,
      hit: [{ field: 'done', is: true }],
      better: 'higher',
      formula: { zh: '一', en: 'x' },
    }),
  })

  it('exactly one of its states holds, and what is no more owed is in no denominator', () => {
    fc.assert(
      fc.property(anyDuty, (m) => {
        const fact = factOfDuty(m)
        const held = dutyFlagFields.filter((f) => fact[f])
        expect(held).toEqual(m.state === 'lapsed' ? [] : [m.state])
        const c = contributionOf(rate([]), fact, places[0]!)
        expect(c?.hit).toBe(m.state === 'lapsed' ? undefined : m.state === 'done')
        if (c) expect(c.month).toBe(m.month)
      }),
    )
  })

  it('[S1-15] a category is held when it is one of several', () => {
    fc.assert(
      fc.property(anyDuty, (m) => {
        const fact = factOfDuty(m)
        expect(meets(fact, { field: 'care', in: ['elder-alone'] })).toBe(m.cares.includes('elder-alone'))
        expect(meets(fact, { field: 'care', notIn: ['elder-alone'] })).toBe(!m.cares.includes('elder-alone'))
      }),
    )
  })

  it('a census shows its rate however few; over nothing there is none', () => {
    const of = (n: number, d: number) =>
      figureOf('share', { cell: { n, d, nAll: n, dAll: d }, buckets: {} }, false, false, {
        ratings: false,
        census: true,
      })
    expect(of(1, 2)).toEqual({ n: 1, d: 2, value: 0.5 })
    expect(of(0, 0)).toEqual({ n: 0, d: 0, value: null, why: 'nothing' })
  })
})

describe('[K2] figures', () => {
  const counted = (n: number, d: number) => ({ cell: { n, d, nAll: n, dAll: d }, buckets: {} })
  const all = { ratings: true }

  it('over zero there is no rate; below twenty there is none; numerator and denominator always stand', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (a, b) => {
        const [n, d] = [Math.min(a, b), Math.max(a, b)]
        const f = figureOf('share', counted(n, d), false, false, all)
        expect([f.n, f.d]).toEqual([n, d])
        expect(f.value).toBe(d >= ratesFrom ? n / d : null)
        expect(f.why).toBe(d === 0 ? 'nothing' : d < ratesFrom ? 'few' : undefined)
      }),
    )
  })

  it('[D13] below five, ratings are hidden from the side that handled', () => {
    const figures = [0, 1, 4, 5].map((d) => figureOf('share', counted(0, d), false, true, { ratings: false }))
    expect(figures.map((f) => f.why)).toEqual(['nothing', 'hidden', 'hidden', 'few'])
    expect(figures[1]).toEqual({ n: null, d: null, value: null, why: 'hidden' })
  })

  it('a target is met from its own side; without figure or target nothing is said', () => {
    const f = figureOf('share', counted(19, 20), false, false, all)
    expect([
      metBy(f, 0.95, 'higher'),
      metBy(f, 0.96, 'higher'),
      metBy(f, 0.95, 'lower'),
      metBy(f, undefined, 'higher'),
    ]).toEqual([true, false, true, null])
    expect(metBy(figureOf('share', counted(1, 2), false, false, all), 0.1, 'higher')).toBeNull()
    const targets = [
      { place: '231025/', value: 1 },
      { place: '231025/100/', value: 2 },
      { place: '231025/1000/', value: 3 },
    ]
    expect(targetFor(targets, '231025/100/001/')?.value).toBe(2)
    expect(targetFor(targets, '231025/107/')?.value).toBe(1)
  })

  it('months before, over the turn of a year', () => {
    expect(monthsUpTo('2026-02-01', 4)).toEqual(['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01'])
  })
})

describe('[S1-52] ninth deciles from buckets', () => {
  it('lie at or above the true one, by five per cent and a minute at most', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 1, maxLength: 200 }), (minutes) => {
        const buckets = addTo(
          {},
          minutes.map((m) => ({ bucket: bucketOf(m), n: 1, all: 1 })),
        )
        const exact = [...minutes].sort((a, b) => a - b)[Math.ceil(minutes.length * 0.9) - 1]!
        const shown = p90(buckets, false)!
        expect(shown).toBeGreaterThanOrEqual(exact)
        expect(shown).toBeLessThanOrEqual(exact * 1.05 + 1)
      }),
    )
  })

  it('are exact up to twenty minutes, and null over nothing', () => {
    expect(Array.from({ length: 21 }, (_, m) => upperEnd(bucketOf(m)))).toEqual(Array.from({ length: 21 }, (_, m) => m))
    expect(p90({}, true)).toBeNull()
    expect(p90({ '3': [0, 2] }, false)).toBeNull()
    expect(p90({ '3': [0, 2] }, true)).toBe(3)
  })
})

describe('the indicators that ship', () => {
  it('are read without a fault, and none has a target: what a county aims at is its own', () => {
    expect(faults).toEqual([])
    expect(definitions.map((d) => d.code)).toEqual([
      'received',
      'resolved-rate',
      'on-time-rate',
      'first-response-p90',
      'satisfaction-rate',
      'rated-rate',
      'rectified-rate',
      'called-back-rate',
      'rework-rate',
      'guided',
      'five-party',
      'hardship-contact-p90',
      'hardship-assigned-rate',
      'elder-visit-rate',
      'elder-alone-visit-rate',
      'elder-empty-nest-visit-rate',
      'elder-left-behind-visit-rate',
      'elder-visit-kept-rate',
      'child-visit-rate',
      'daily-contact-rate',
      'elder-visit-missed',
      'elder-visit-attempted',
      'elder-visit-refused',
      'elder-visit-excused',
      'mediation-agreed-rate',
      'mediation-refused',
      'job-placed',
      'activities-held',
      'aid-livelihood-share',
    ])
    expect(JSON.stringify(definitions)).not.toContain('target')
  })

  it('a fault is told with file and line', () => {
    const files = packFiles('base')
    const broken = {
      ...files,
      'indicators.json': files['indicators.json']!.replace('"field":"onTime"', '"field":"worker"'),
    }
    const [first] = indicatorLines(broken).faults
    expect(first).toMatchObject({ file: 'indicators.json', line: 4 })
  })

  it('[S1-53] unrated is never satisfied, whatever else is known', () => {
    fc.assert(
      fc.property(anyFact, (fact) => {
        const c = contributionOf(named('satisfaction-rate'), { ...fact, rated: false }, places[0]!)
        expect(c).toBeUndefined()
      }),
    )
  })

  it('[S1-18] a lead of sudden hardship that nobody was given stands in the list of those missing; other matters do not count', () => {
    fc.assert(
      fc.property(anyFact, fc.nat({ max: 3 }), (fact, parties) => {
        const lead = { ...fact, excluded: false, early: false, item: 'urgent-relief', parties }
        const given = contributionOf(
          named('hardship-assigned-rate'),
          { ...lead, months: { received: months[0]! } },
          places[0]!,
        )
        expect(given?.hit).toBe(parties >= 1)
        expect(contributionOf(named('hardship-assigned-rate'), { ...lead, item: 'b' }, places[0]!)).toBeUndefined()
      }),
    )
  })

  it('[S1-47] what ended before the loop was walked is in no rate', () => {
    fc.assert(
      fc.property(anyFact, (fact) => {
        for (const d of definitions.filter((x) =>
          ['resolved-rate', 'on-time-rate', 'rework-rate', 'first-response-p90'].includes(x.code),
        )) {
          expect(contributionOf(d, { ...fact, early: true }, places[0]!)).toBeUndefined()
        }
      }),
    )
  })

  it('[D13] those that tell how residents rated are known as such', () => {
    expect(definitions.filter(tellsRatings).map((d) => d.code)).toEqual([
      'satisfaction-rate',
      'rated-rate',
      'rectified-rate',
      'called-back-rate',
    ])
  })
})
