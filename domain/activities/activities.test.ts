import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadPack, packFiles, packNames } from '../../packs/read.ts'
import { instantAt, minuteAt } from '../facilities/hours.ts'
import { ACTIVITY_TABLE, actKinds, derive, mayFollow, type Act, type ActivityState, type Plan } from './acts.ts'
import { kindFaults, mayRedefineKind, themesOf, type ActivityKind } from './kinds.ts'
import { demoLines, kindLines, themeLines } from './pack.ts'
import { elderSeats, isWithinLoud, planFaults } from './rules.ts'
import type { Planned } from './schema.ts'

const base = packFiles('base')
const kinds = kindLines(base).lines.map((line, sort) => ({ ...line, sort }))
const themes = themeLines(base).lines.map((line, sort) => ({ ...line, sort }))
const kindOf = (code: string): ActivityKind => kinds.find((k) => k.code === code)!

describe('kinds of the pack', () => {
  it('[S0-02][S2-19][S4-03][S4-08][S4-11][S4-13][S4-16][S4-31][S4-36][S4-48][S4-55][S4-57][S4-61][S4-75] are all that the documents name, without a screen of their own', () => {
    expect([...kindLines(base).faults, ...themeLines(base).faults]).toEqual([])
    const wanted = `free-clinic health-lecture leaflet-cleaning clean-up model-estate greening green-pledge care-home gifts haircut
      winter-chores charity-sale safety-publicity patrol virtue-lecture civic-lecture school-talk co-building job-fair job-bulletin skill-training
      law-day policy-stand law-culture legal-session aware-visit mediation-day show square-dance fitness-dance dance-contest chess-contest club
      elder-course course science-day science-caravan science-talk drill family-day award brand-project`
    const codes = new Set(kinds.map((k) => k.code))
    expect(wanted.split(/\s+/).filter((code) => !codes.has(code))).toEqual([])
    const virtues = ['social-ethics', 'work-ethics', 'family-virtue', 'personal-character']
    expect(virtues.filter((code) => !themes.some((t) => t.code === code))).toEqual([])
  })

  it('[S0-40][S2-20][S4-35] science, clubs and talks on virtue are kinds with themes or sign-up of their own', () => {
    for (const code of ['science-day', 'science-caravan', 'science-talk']) expect(kindOf(code).item).toBe('act-science')
    expect(kindOf('club').joining).toBe('open')
    expect(kindOf('virtue-lecture').themes).toEqual(
      expect.arrayContaining(['social-ethics', 'work-ethics', 'family-virtue', 'personal-character', 'filial']),
    )
  })

  it('[S4-32] a patrol has three forms, looks and reports, and is on no list of residents', () => {
    const { form, watch, shown, joining } = kindOf('patrol')
    const forms = form.properties['form']!
    expect('oneOf' in forms && forms.oneOf.map((c) => c.const)).toEqual(['police', 'units', 'stairs'])
    expect([watch, shown, joining]).toEqual([true, false, 'none'])
  })

  it('stand on a service item, a ground and themes that there are', () => {
    const items = new Map(loadPack('base').pack!.items!.map((i) => [i.code, i]))
    for (const k of kinds) {
      expect([k.code, items.has(k.item), items.get(k.item)?.forResidents]).toEqual([k.code, true, false])
      expect([k.code, k.themes.filter((code) => !themes.some((t) => t.code === code))]).toEqual([k.code, []])
      expect(k.ground.length).toBeGreaterThan(4)
    }
    // What is written down of people is what they say themselves.
    expect(kinds.flatMap((k) => k.criteria.map((c) => c.code)).sort()).toEqual(['age', 'home', 'pace', 'with'])
    expect(kinds.filter((k) => k.watch).map((k) => [k.code, k.shown])).toEqual([['patrol', false]])
  })

  it('of a demonstration fit what is planned by hand', () => {
    const now = Date.parse('2026-03-10T10:00:00+08:00')
    for (const pack of packNames()) {
      const { lines, faults } = demoLines(packFiles(pack))
      expect(faults).toEqual([])
      for (const { days, time, facility, published: _, ...line } of lines) {
        const [from, to] = time
          .split('-')
          .map((t) => new Date(Date.parse(`2026-03-10T${t}:00+08:00`) + days * 86_400_000).toISOString()) as [
          string,
          string,
        ]
        const planned: Planned = {
          ...line,
          facility: facility && '00000000-0000-8000-8000-000000000000',
          from,
          to,
          why: null,
        }
        expect([line.title, planFaults(planned, kindOf(line.kind), themes, now)]).toEqual([line.title, []])
      }
    }
  })

  it('are told what they cannot be: places for elders without places, groups nobody can choose', () => {
    const k = kindOf('fitness-dance')
    const codes = (more: Partial<ActivityKind>) => kindFaults({ ...k, ...more }).map((f) => f.code)
    expect(codes({ elders: { age: 60, share: 50, freeDays: 1 } })).toEqual(['elders-capacity'])
    expect(codes({ joining: 'none' })).toEqual(['joining-needed'])
    expect(codes({ criteria: [...k.criteria, k.criteria[0]!] })).toEqual(['code-twice'])
    expect(mayRedefineKind(k, { ...k, criteria: [] }, '2026-03-10')).toEqual({
      path: 'criteria',
      code: 'definition-in-force',
    })
    expect(mayRedefineKind(k, { ...k, loud: null, shown: false }, '2026-03-10')).toBeUndefined()
    expect(themesOf({ themes: [] }, [{ ...themes[0]!, closed: true }, themes[1]!]).map((t) => t.code)).toEqual([
      themes[1]!.code,
    ])
  })
})

describe('rules', () => {
  const day = fc.integer({ min: 0, max: 800 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))

  it('[S0-35] elders keep at least their share of the places and never more than there are, until a morning before it begins', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 0, max: 30 }),
        day,
        fc.integer({ min: 0, max: 1439 }),
        (capacity, share, freeDays, on, minute) => {
          const from = new Date(instantAt(on, minute)).toISOString()
          const kept = elderSeats({ age: 60, share, freeDays }, { capacity, from })!
          expect(kept.seats).toBeLessThanOrEqual(capacity)
          expect(kept.seats * 100).toBeGreaterThanOrEqual(capacity * share)
          const until = Date.parse(kept.until)
          expect(minuteAt(until)).toBe(0)
          expect(until).toBeLessThanOrEqual(Date.parse(from))
          expect(Math.floor((instantAt(on) - until) / 86_400_000)).toBe(freeDays)
        },
      ),
    )
  })

  it('[S4-62] what sounds sounds on one day within its hours, whatever it is', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 701, max: 1440 }),
        (on, start, length, from, to) => {
          const begin = instantAt(on, start)
          const end = begin + length * 60_000
          const minutes = Array.from({ length }, (_, n) => begin + n * 60_000)
          const sameDay = start + length <= 1440
          const inside = sameDay && minutes.every((m) => minuteAt(m) >= from && minuteAt(m) < to)
          expect(isWithinLoud({ from, to }, begin, end)).toBe(inside)
        },
      ),
    )
  })
})

const plan0 = '2026-03-20T01:00:00.000Z'
/** What an act of the kind says at that moment: the first of the list leaves, and those who wait have places. */
const bodyOf = (kind: Act['kind'], state: ActivityState, n: number): object => {
  if (kind === 'change') return { capacity: n }
  if (kind === 'cancel') return { why: 'w' }
  if (kind === 'enter') return { entry: `e${state.seq}`, elder: n % 2 === 0, in: n % 3 === 0 }
  if (kind === 'leave' || kind === 'arrive' || kind === 'not-here') return { entry: state.entries[0]?.id ?? 'nobody' }
  if (kind === 'count') return { n: n - 50, at: plan0 }
  return kind === 'seat' ? { entries: state.entries.map((e) => e.id) } : {}
}

describe('the stream', () => {
  it('decides by a closed table; whatever follows it, the state is what the acts say', () => {
    const plan: Plan = {
      kind: 'club',
      kindFrom: '2000-01-01',
      place: '231025/',
      facility: null,
      unit: 'u',
      from: '2026-03-20T01:00:00.000Z',
      to: '2026-03-20T02:00:00.000Z',
      capacity: null,
      elders: null,
      themes: [],
    }
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...actKinds), { maxLength: 12 }),
        fc.integer({ min: 1, max: 99 }),
        (wishes, capacity) => {
          const acts: Act[] = [{ seq: 1, kind: 'plan', body: plan }]
          for (const kind of wishes) {
            const state = derive(acts)!
            if (!mayFollow(state.status, kind)) continue
            acts.push({ seq: acts.length + 1, kind, body: bodyOf(kind, state, capacity) } as Act)
          }
          const end = derive(acts)!
          expect(end.seq).toBe(acts.length)
          const last = acts.map((a) => a.kind)
          expect(end.status).toBe(
            last.includes('close')
              ? 'closed'
              : last.includes('cancel')
                ? 'cancelled'
                : last.includes('publish')
                  ? 'published'
                  : 'planned',
          )
          expect(end.plan.capacity).toBe(last.includes('change') ? capacity : null)
          const names = (kind: string) =>
            acts.flatMap((a) => (a.kind === kind && 'entry' in a.body ? [a.body.entry] : []))
          const left = new Set(names('leave'))
          expect(end.entries.map((e) => e.id)).toEqual(names('enter').filter((e) => !left.has(e)))
          // Nothing follows what was called off, and nothing is planned twice.
          if (end.status === 'cancelled') expect(last.at(-1)).toBe('cancel')
          if (end.status === 'closed') expect(last.at(-1)).toBe('close')
          expect(last.filter((k) => k === 'plan')).toHaveLength(1)
        },
      ),
    )
    expect(Object.keys(ACTIVITY_TABLE)).toEqual(['planned', 'published', 'cancelled', 'closed'])
  })
})
