import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packFiles } from '../../packs/read.ts'
import { courseUntil, mayServe, reaches, type Server } from './eligibility.ts'
import { flawsOf, sameSpan, spanOf, together, type Flaw, type Stint } from './hours.ts'
import { hoursActs, mayAct, standing, step, verifierFault, type DoneAct, type Standing } from './hours-states.ts'
import { categoryLines, rulesLines, skillLines, starLines } from './pack.ts'
import { NationalNo } from './schema.ts'
import { starsOf, toNext } from './stars.ts'
import { after, keptSteps, ownSteps, stepsFrom } from './states.ts'

const files = packFiles('base')
const rules = { ...rulesLines(files).lines[0]!, sort: 0 }
const day = '2026-03-10'

describe('the rules of the base pack', () => {
  it('[S1-05] are read without a fault, with the national table and Beijing’s', () => {
    for (const read of [rulesLines, starLines, skillLines, categoryLines]) {
      expect(read(files).faults).toEqual([])
      expect(read(files).lines.length).toBeGreaterThan(0)
    }
    const [national, beijing] = starLines(files).lines
    expect(national!.levels.map((l) => l.hours)).toEqual([100, 300, 600, 1000, 1500])
    expect(beijing!.levels.slice(0, 5).map((l) => l.hours)).toEqual([100, 200, 500, 800, 1000])
  })

  it('a fault is told at its place', () => {
    const broken = (change: (text: string) => string) =>
      rulesLines({ ...files, 'volunteer-rules.json': change(files['volunteer-rules.json']!) }).faults.map((f) => f.code)
    expect(broken((t) => t.replace('"leadBelow":18', '"leadBelow":14').replace('"least":8', '"least":16'))).toEqual([
      'ages-turned',
    ])
    const levels = starLines({
      ...files,
      'star-tables.json': files['star-tables.json']!.replace('"hours":300', '"hours":90'),
    })
    expect(levels.faults.map((f) => f.code)).toEqual(['levels-turned'])
  })
})

const fit: Server = {
  state: 'active',
  born: '1990-01-01',
  guardian: false,
  lead: false,
  insuredTo: '2026-12-31',
  vettedTo: '2026-12-31',
  courses: [
    { course: 'child-safety', day: '2026-01-01' },
    { course: 'emergency', day: '2026-01-01' },
  ],
}
const snow = { item: 'yard-snow', category: 'home.yard' }
const child = { item: 'child-care-visit', category: 'care.child' }
const reasons = (
  v: Partial<Server>,
  service: { item: string; category: string; led?: boolean } | undefined,
  on = day,
) => mayServe({ ...fit, ...v }, rules, service, on).map((r) => r.code)

describe('[F1][S2-02] who may serve', () => {
  it('an adult who is active, insured where it is risky, vetted where there are children', () => {
    expect([reasons({}, undefined), reasons({}, snow), reasons({}, child)]).toEqual([[], [], []])
    expect(reasons({ state: 'paused' }, undefined)).toEqual(['not-active'])
    expect(reasons({ insuredTo: '2026-03-09' }, snow)).toEqual(['not-insured'])
    expect(reasons({ insuredTo: day }, snow)).toEqual([])
    expect(reasons({ insuredTo: null }, child)).toEqual([])
    expect(reasons({ vettedTo: '2026-03-09', courses: [] }, child)).toEqual(['not-vetted', 'no-course'])
  })

  it('nobody under age without a guardian and an adult who leads, and never where it is risky', () => {
    const young = { born: '2014-03-10' }
    expect(reasons(young, undefined)).toEqual(['no-guardian', 'no-lead'])
    expect(reasons({ ...young, guardian: true }, { ...child, led: true })).toEqual([])
    expect(reasons({ ...young, guardian: true, lead: true }, snow)).toEqual(['risky-minor'])
    expect(reasons({ born: '2018-03-11' }, undefined)).toEqual(['too-young'])
    expect(reasons({ born: '2018-03-10', guardian: true, lead: true }, undefined)).toEqual([])
    expect(reasons({ born: null }, undefined)).toEqual(['age-unknown'])
  })

  it('a course holds as long as it does, and a day longer it does not', () => {
    expect(courseUntil({ months: 24 }, '2024-03-10')).toBe('2026-03-10')
    expect(courseUntil({ months: 1 }, '2026-01-31')).toBe('2026-02-28')
    expect(courseUntil({ months: 12 }, '2024-02-29')).toBe('2025-02-28')
    expect(courseUntil({ months: null }, '2024-02-29')).toBeNull()
    const taken = { courses: [{ course: 'child-safety', day: '2024-03-10' }] }
    expect(reasons(taken, child)).toEqual([])
    expect(reasons(taken, child, '2026-03-11')).toEqual(['no-course'])
    // One that is still to come does not count yet.
    expect(reasons({ courses: [{ course: 'child-safety', day: '2026-03-11' }] }, child)).toEqual(['no-course'])
  })

  it('a category reaches what lies below it and nothing that only sounds alike', () => {
    const of = { items: [], categories: ['care.child'] }
    const at = (category: string) => reaches(of, { item: 'x', category })
    expect([at('care.child'), at('care.child.visit'), at('care.childhood'), at('care')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('more of what is wanted never makes it worse', () => {
    const anybody = fc.record({
      state: fc.constantFrom('applied' as const, 'active' as const, 'paused' as const, 'ended' as const),
      born: fc.option(fc.constantFrom('1950-05-05', '2009-01-01', '2013-01-01', '2019-01-01')),
      guardian: fc.boolean(),
      lead: fc.boolean(),
      insuredTo: fc.option(fc.constantFrom('2026-01-01', '2027-01-01')),
      vettedTo: fc.option(fc.constantFrom('2026-01-01', '2027-01-01')),
      courses: fc.subarray([...fit.courses]),
    })
    fc.assert(
      fc.property(anybody, fc.constantFrom(undefined, snow, child), (v, service) => {
        const had = reasons(v, service)
        const more = reasons(
          { ...v, guardian: true, lead: true, insuredTo: '2027-01-01', vettedTo: '2027-01-01', courses: fit.courses },
          service,
        )
        expect(more.every((r) => had.includes(r))).toBe(true)
        expect(reasons({ ...v, born: fit.born, state: 'active' }, service).includes('too-young')).toBe(false)
      }),
    )
  })
})

describe('from applying to leaving', () => {
  it('each may leave by their own wish, and nobody takes themselves in', () => {
    expect(stepsFrom('applied', ownSteps)).toEqual(['end'])
    expect(stepsFrom('active', ownSteps)).toEqual(['pause', 'end'])
    expect(stepsFrom('applied', keptSteps)).toEqual(['approve', 'refuse', 'end'])
    expect(stepsFrom('ended', keptSteps)).toEqual([])
    expect(after('ended', 'apply')).toBe('applied')
  })

  it('a number that is an identity number is refused', () => {
    const ok = (n: string) => NationalNo.safeParse(n).success
    expect([ok('230000012345678'), ok('990000195103081234'), ok('abc')]).toEqual([true, false, false])
  })
})

const at = (hhmm: string) => Date.parse(`2026-03-10T${hhmm}:00+08:00`)
const iso = (hhmm: string) => new Date(at(hhmm)).toISOString()
const record = { startedAt: iso('09:00'), endedAt: iso('11:00'), outcome: 'done' as const }

describe('[F4][S1-03] hours of a record', () => {
  it('are those of the check-in and check-out, else the minutes said, else the record’s own', () => {
    expect(spanOf({ from: iso('09:10'), to: iso('10:40') }, record)).toMatchObject({ day, minutes: 90 })
    expect(spanOf({ from: iso('09:10'), to: iso('10:40'), minutes: 60 }, record)?.minutes).toBe(60)
    expect(spanOf({ minutes: 45 }, record)).toEqual({ day, from: null, to: null, minutes: 45 })
    expect(spanOf({}, record)).toMatchObject({ minutes: 120 })
    expect(spanOf({}, { ...record, startedAt: undefined })).toMatchObject({ minutes: 0, from: null })
    expect(spanOf({}, { ...record, outcome: 'attempted' })).toBeUndefined()
    // Seconds are no minutes.
    expect(spanOf({ from: iso('09:00'), to: new Date(at('09:30') + 59_000).toISOString() }, record)?.minutes).toBe(30)
    // After midnight in Shanghai it is the next day, whatever day it is elsewhere.
    expect(spanOf({ minutes: 5 }, { ...record, endedAt: '2026-03-09T16:30:00.000Z' })?.day).toBe(day)
  })

  it('somebody named twice in a record is one helper', () => {
    const [a, b] = [
      spanOf({ from: iso('09:00'), to: iso('10:00') }, record)!,
      spanOf({ from: iso('10:30'), to: iso('11:00') }, record)!,
    ]
    expect(together([a, b])).toEqual({ day, from: at('09:00'), to: at('11:00'), minutes: 90 })
    expect(together([a])).toBe(a)
    expect(sameSpan(a, { ...a }) && !sameSpan(a, b)).toBe(true)
  })
})

const minuteOf = (n: number) => Date.parse('2026-03-10T00:00:00+08:00') + n * 60_000
const stint = fc
  .record({
    start: fc.integer({ min: 0, max: 2800 }),
    length: fc.integer({ min: 1, max: 400 }),
    timed: fc.boolean(),
    at: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ start, length, timed, at: said }): Omit<Stint, 'id'> => ({
    day: new Date(minuteOf(start) + 8 * 3_600_000).toISOString().slice(0, 10),
    from: timed ? minuteOf(start) : null,
    to: timed ? minuteOf(start + length) : null,
    minutes: length,
    at: said,
  }))
const stints = fc
  .array(stint, { maxLength: 12 })
  .map((all) => all.map((s, i): Stint => ({ ...s, id: String(i).padStart(2, '0') })))
const limits = { minutesOf: () => 480, joined: '2026-01-01' }

describe('nobody is in two places at once, and no day has more minutes than it has', () => {
  it('what stands never overlaps and never is more than a day may have', () => {
    fc.assert(
      fc.property(stints, (all) => {
        const flaws = flawsOf(all, limits)
        const standing = all.filter((s) => flaws.get(s.id) === null)
        for (const a of standing)
          for (const b of standing)
            if (a.id < b.id && a.from !== null && b.from !== null) expect(a.to! <= b.from || b.to! <= a.from).toBe(true)
        for (const d of new Set(standing.map((s) => s.day)))
          expect(standing.filter((s) => s.day === d).reduce((n, s) => n + s.minutes, 0)).toBeLessThanOrEqual(480)
        // Each that does not stand has a name for it.
        expect(flaws.size).toBe(all.length)
      }),
    )
  })

  it('what was said later changes nothing for what was said before; an order of rows changes nothing', () => {
    fc.assert(
      fc.property(stints, fc.integer({ min: 0, max: 5 }), (all, until) => {
        const before = all.filter((s) => s.at <= until)
        const [early, whole] = [flawsOf(before, limits), flawsOf(all, limits)]
        for (const s of before) expect(whole.get(s.id)).toBe(early.get(s.id))
        expect(flawsOf([...all].reverse(), limits)).toEqual(whole)
      }),
    )
  })

  it('judged beside what is settled it is the same as judged together', () => {
    fc.assert(
      fc.property(stints, (all) => {
        const whole = flawsOf(all, limits)
        const settled = all.filter((_, i) => i % 2 === 0).map((s) => ({ ...s, flaw: whole.get(s.id) as Flaw | null }))
        const rest = flawsOf(
          all.filter((_, i) => i % 2 === 1),
          limits,
          settled,
        )
        for (const [id, flaw] of rest) expect(flaw).toBe(whole.get(id))
      }),
    )
  })

  it('names what is wrong with one by itself', () => {
    const one = (more: Partial<Stint>, joined: string | null = '2026-01-01') =>
      flawsOf([{ id: 'a', day, from: at('09:00'), to: at('10:00'), minutes: 60, at: 0, ...more }], {
        ...limits,
        joined,
      }).get('a')
    expect([one({}), one({ minutes: 0 }), one({ minutes: 61 }), one({}, null), one({}, '2026-03-11')]).toEqual([
      null,
      'no-time',
      'beyond-span',
      'before-joining',
      'before-joining',
    ])
    expect(one({ from: null, to: null, minutes: 481 })).toBe('over-day')
  })
})

const acts = fc.array(fc.record({ kind: fc.constantFrom(...hoursActs), at: fc.integer({ min: 1, max: 9 }) }), {
  maxLength: 14,
})

describe('[F5] what becomes of hours', () => {
  const path = (...kinds: DoneAct['kind'][]): Standing => standing(kinds.map((kind) => ({ kind, at: 1, until: 9 })))

  it('they count only when found true and nobody objected, or the objection was dismissed', () => {
    expect(path('enter', 'verify').state).toBe('notice')
    expect(path('enter', 'verify', 'count').state).toBe('counted')
    expect(path('enter', 'verify', 'object', 'dismiss')).toMatchObject({ state: 'notice', open: false })
    expect(path('enter', 'object', 'dismiss').state).toBe('entered')
    expect(path('enter', 'verify', 'object', 'uphold').state).toBe('void')
    expect(path('enter', 'verify', 'count', 'object')).toMatchObject({ state: 'counted', open: true })
    expect(path('enter', 'verify', 'count', 'object', 'uphold').state).toBe('void')
    // Another version of the record begins anew.
    expect(path('enter', 'verify', 'count', 'enter')).toMatchObject({ state: 'entered', open: false, until: null })
    expect(path('enter', 'drop', 'enter').state).toBe('entered')
    expect(() => path('enter', 'count')).toThrow('hours: count after entered')
  })

  it('whatever is tried, nothing counts that was not found true since the newest version said so', () => {
    fc.assert(
      fc.property(acts, (tried) => {
        let now: Standing = { state: 'entered', until: null, open: false, before: 'entered' }
        const done: DoneAct[] = [{ kind: 'enter', at: 0 }]
        for (const act of tried) {
          if (!mayAct(now, act.kind)) continue
          now = step(now, act)
          done.push(act)
        }
        expect(standing(done)).toEqual(now)
        if (now.state !== 'counted') return
        const since = done.slice(done.findLastIndex((a) => a.kind === 'enter')).map((a) => a.kind)
        expect(since).toContain('verify')
        expect(since.filter((k) => k === 'uphold')).toEqual([])
        expect(now.open).toBe(since.filter((k) => k === 'object').length > since.filter((k) => k === 'dismiss').length)
      }),
    )
  })

  it('a second person: not who served, not who wrote it down; or whoever was served', () => {
    const hours = { person: 'v', recordedBy: 'worker', served: ['elder'] }
    const by = (more: object) => verifierFault({ account: 'other', persons: [], as: 'organiser', ...more }, hours)
    expect(by({})).toBeUndefined()
    expect(by({ account: 'worker' })).toBe('own-record')
    expect(by({ persons: ['v'] })).toBe('own-hours')
    expect(by({ as: 'served', persons: ['elder'], account: 'worker' })).toBeUndefined()
    expect(by({ as: 'served', persons: ['neighbour'] })).toBe('not-served')
    expect(by({ as: 'served', persons: ['elder', 'v'] })).toBe('own-hours')
  })
})

describe('[F8][S1-05] stars', () => {
  const table = starLines(files).lines[0]!
  it('follow from minutes alone; a minute short is short', () => {
    expect([0, 5_999, 6_000, 35_999, 36_000, 90_000, 900_000].map((m) => starsOf(m, table))).toEqual([
      0, 0, 1, 2, 3, 5, 5,
    ])
    expect([toNext(0, table), toNext(5_999, table), toNext(90_000, table)]).toEqual([6_000, 1, null])
  })

  it('never fall while minutes grow', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(20_000), (m, more) => {
        expect(starsOf(m + more, table)).toBeGreaterThanOrEqual(starsOf(m, table))
        const next = toNext(m, table)
        if (next !== null) expect(starsOf(m + next, table)).toBe(starsOf(m, table) + 1)
      }),
    )
  })
})
