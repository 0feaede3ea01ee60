/** A quarter of fifty people, and the statement that makes rows against the rule that makes them for one. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { horizonOf } from '../../domain/duties/making.ts'
import { isDue } from '../../domain/duties/rules.ts'
import type { Rhythm } from '../../domain/duties/schema.ts'
import { entryDaysOf, plusDays, windowsBeginning } from '../../domain/duties/windows.ts'
import { indicatorsApi } from '../../domain/indicators/api.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { catchUp, indicatorsRoom } from '../../server/indicators/index.ts'
import { dutiesRoom, makeDuties } from '../../server/duties/index.ts'
import { makeFor } from '../../server/duties/store/making-store.ts'
import { organisationsRoom } from '../../server/organisations/index.ts'
import { recordsRoom } from '../../server/records/index.ts'
import { community, one, startRegister, two, type Register } from '../people.ts'
import { liveThrough } from './year.ts'

let r: Register
beforeAll(async () => {
  r = await startRegister(['d-secretary', 'd-grid'], {
    more: [organisationsRoom, recordsRoom, dutiesRoom, indicatorsRoom],
  })
  await r.app.settle()
})
afterAll(() => r?.close())

const day = fc.integer({ min: 0, max: 140 }).map((n) => plusDays('2028-01-01', n))
const rhythms: Rhythm[] = ['day', 'days-2', 'days-5', 'week', 'month', 'quarter', 'half-year', 'festivals', 'birthday']
const someone = fc.record({
  from: day,
  stays: fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }),
  anchor: fc.constantFrom('s-02-29', 's-03-08', 'l-01-01', 'l-01-30', null),
})

it('[issue 4] INSERT … SELECT makes for many what the rule says for one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        rhythm: fc.constantFrom(...rhythms),
        entryDays: fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }),
        before: fc.integer({ min: 0, max: 9 }),
        from: day,
        span: fc.integer({ min: 0, max: 100 }),
        people: fc.array(someone, { minLength: 1, maxLength: 12 }),
      }),
      async ({ rhythm, entryDays, before, from, span, people }) => {
        const plan = {
          code: 'any',
          dueMinute: 1440,
          entryDays,
          excuses: [],
          festivals: { codes: ['spring-festival', 'womens-day', 'mothers-day'], before },
        }
        const rows = people.map((p, i) => ({
          id: stableId('property', i),
          from: p.from,
          to: p.stays === null ? null : plusDays(p.from, p.stays),
          anchor: p.anchor,
        }))
        const windows = windowsBeginning(rhythm, from, plusDays(from, span), plan)
        await r.rows('begin')
        await r.rows(
          `insert into enrolment (id, person, plan, place, from_day, to_day, rhythm, anchor, wish)
           select id, id, 'any', $5, f, t, $6, a, '{}' from unnest($1::uuid[], $2::date[], $3::date[], $4::text[]) x(id, f, t, a)`,
          [
            rows.map((e) => e.id),
            rows.map((e) => e.from),
            rows.map((e) => e.to),
            rows.map((e) => e.anchor),
            one,
            rhythm,
          ],
        )
        const s = makeFor({ plan, cause: 'rhythm', windows, only: rows.map((e) => e.id) })
        await r.rows(s.text, s.values)
        const made = await r.rows<{ at: string }>(
          `select enrolment || ' ' || from_day || ' ' || to_day as at from duty where plan = 'any' order by 1`,
        )
        await r.rows('rollback')
        const rule = rows
          .flatMap((e) => windows.filter((w) => isDue(e, w, plan)).map((w) => `${e.id} ${w.from} ${w.to}`))
          .sort()
        expect(made.map((m) => m.at)).toEqual(rule)
        expect(windows.every((w) => entryDaysOf(plan, w) >= 0)).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})

it('[issue 4] a quarter of fifty people, leap day and festivals in it: every rate is what a second count finds', async () => {
  const { house, brute, persons, lives, died } = await liveThrough(r, {
    people: 50,
    from: '2028-01-01',
    days: 91,
    // Many go in the middle of a window in which they were met, or are met after they have gone.
    ends: 0.008,
    deaths: 0.001,
    plans: [
      { code: 'elder-visit', rhythm: 'month', share: 0.5 },
      { code: 'daily-contact', rhythm: 'day', share: 0.1 },
      { code: 'oldest-alone', rhythm: 'days-2', share: 0.1 },
      { code: 'pairs-families', rhythm: 'quarter', share: 0.3 },
      { code: 'pairs-mothers', rhythm: 'festivals', share: 0.4 },
      { code: 'birthday', rhythm: 'birthday', share: 0.6 },
    ],
  })
  expect(lives).toBeGreaterThan(50)
  expect(died).toBeGreaterThan(0)
  expect(Object.keys(brute).length).toBeGreaterThan(12)
  expect(house).toEqual(brute)
  for (const state of ['done', 'attempted', 'refused', 'missed', 'excused'] as const)
    expect([state, Object.values(brute).some((t) => t[state] > 0)]).toEqual([state, true])
  // What is published, of each month, in each grid and above both.
  await catchUp(r.work())
  const manager = r.seat('d-grid', 'manager', '231025/')
  for (const month of ['2028-01', '2028-02', '2028-03']) {
    for (const place of [one, two, community]) {
      const { indicators } = await manager.ok(indicatorsApi.dashboard, { query: { place, month: `${month}-01` } })
      const figure = (code: string) => {
        const { n, d, value } = indicators.find((i) => i.code === code)!.figure
        return d === null || d === undefined ? [value] : [n, d]
      }
      const own = (plans: readonly string[]) =>
        Object.entries(brute).filter(([key]) => {
          const [plan, at, grid] = key.split(' ')
          return plans.includes(plan!) && at === month && grid!.startsWith(place)
        })
      const sum = (plans: readonly string[], ...states: (keyof (typeof brute)[string])[]) =>
        own(plans).reduce((all, [, t]) => all + states.reduce((n, state) => n + t[state], 0), 0)
      const elders = ['elder-visit', 'oldest-alone']
      const due = ['done', 'attempted', 'refused', 'missed'] as const
      const said = [month, place]
      expect([...said, figure('daily-contact-rate')]).toEqual([
        ...said,
        [sum(['daily-contact'], 'done'), sum(['daily-contact'], ...due)],
      ])
      for (const state of ['missed', 'attempted', 'refused', 'excused'] as const)
        expect([...said, state, figure(`elder-visit-${state}`).at(-1)]).toEqual([...said, state, sum(elders, state)])
      const states = new Map<string, Set<string>>()
      for (const [key, all] of persons) {
        const [plan, at, grid, person] = key.split(' ')
        if (!elders.includes(plan!) || at !== month || !grid!.startsWith(place)) continue
        states.set(person!, new Set([...(states.get(person!) ?? []), ...all]))
      }
      const owed = [...states.values()].filter((all) => [...all].some((x) => x !== 'excused'))
      expect([...said, figure('elder-visit-rate')]).toEqual([
        ...said,
        [owed.filter((all) => all.has('done')).length, owed.length],
      ])
    }
  }
  // Nothing further away than the near future was made.
  const [far] = await r.rows<{ day: string }>('select max(from_day)::text as day from duty')
  expect(far!.day <= plusDays(horizonOf('2028-04-01'), 1)).toBe(true)
  expect(await makeDuties(r.work())).toBeGreaterThanOrEqual(0)
})
