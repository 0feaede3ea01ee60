/** What was done in the year: by the month, by volunteers under another code, for those who are paired, work and disputes. */
import type { Seeded } from '../../domain/kernel/seeded.ts'
import type { Doing } from './promises.ts'
import { communities, type Deed, type Size, type Story, type Teller } from './said.ts'
import { volunteers } from './there.ts'

const months = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, '0'))
const two = (n: number) => String(n).padStart(2, '0')

/** Some days of a month, each at most once. */
const daysIn = (rand: Seeded, month: string, n: number) => {
  const days = new Set<number>()
  while (days.size < n) days.add(rand.int(1, 28))
  return [...days].map((d) => `2026-${month}-${two(d)}`)
}

/** What each team does by the month, sometimes too little. @param rate how often it is kept */
export function usual(rand: Seeded, s: Story, tell: Teller): void {
  const by = (team: string, doing: Doing, month: string, n: number, more: Partial<Deed> = {}) => {
    for (const day of daysIn(rand, month, n)) {
      const there = s.squads.filter(
        (q) => q.team === team && q.unit !== null && day >= q.from && (!q.until || day < q.until),
      )
      const squad = rand.pick(there)
      tell({ team, doing, day, unit: squad.unit!, by: [squad.key], place: rand.pick(communities), ...more })
    }
  }
  for (const month of months) {
    for (const place of communities) {
      by('t01-clinic', 'clinic', month, rand.chance(0.85) ? rand.int(1, 2) : 0, {
        place,
        said: { over65: Number(month) },
      })
      by('t12-work', 'bulletin', month, rand.chance(0.5) ? 1 : 0, { place })
    }
    by('t01-clinic', 'health talk', month, rand.int(0, 2))
    by('t02-leaflets', 'leaflets', month, rand.int(3, 6))
    by('t03-clean', 'clean-up', month, rand.int(0, 2))
    by('t03-clean', 'estate check', month, rand.int(0, 1))
    by('t04-elders-disabled', 'care home', month, rand.int(0, 2))
    by('t06-haircuts', 'haircut', month, rand.int(1, 3), { heads: rand.int(1, 9) })
    by('t06-haircuts', 'gifts', month, rand.int(0, 1), { persons: [s.pairs[0]!.person] })
    by('t07-charity', 'chores', month, rand.int(0, 1), { said: { households: 2 } })
    by('t07-charity', 'student aid', month, month === '09' ? 1 : 0, { said: { students: 19 } })
    by('t11-women-children', 'girl aid', month, month === '05' || month === '11' ? 1 : 0, {
      said: { girls: 60, yuan: 12_000 },
    })
    by('t08-safety', 'safety talk', month, rand.chance(0.4) ? 1 : 0)
    by('t08-safety', 'patrol', month, rand.int(1, 3))
    by('t10-youth', 'school talk', month, rand.chance(0.6) ? 1 : 0)
    by('t10-youth', 'parents', month, rand.chance(0.4) ? 1 : 0)
    by('t11-women-children', 'legal help', month, rand.int(0, 2))
    by('t12-work', 'job fair', month, rand.chance(0.2) ? 1 : 0)
    by('t13-policy', 'law day', month, rand.chance(0.2) ? 1 : 0)
    by('t13-policy', 'policy stand', month, rand.chance(0.8) ? 1 : 0)
    by('t13-policy', 'law culture', month, rand.chance(0.2) ? 1 : 0)
    by('t14-legal-aid', 'legal session', month, rand.int(0, 2))
    by('t15-shows', 'show', month, rand.int(0, 2))
    by('t16-dance', 'square dance', month, rand.int(1, 3))
    by('t16-dance', 'dance', month, rand.int(0, 2))
    by('t16-dance', 'contest', month, rand.chance(0.2) ? 1 : 0)
    by('t19-awareness', 'awareness', month, rand.int(1, 3))
    by('t20-mediation', 'outreach', month, rand.chance(0.9) ? 1 : 0)
  }
}

const squadsOn = (s: Story, team: string, who: string, day: string) =>
  s.members
    .filter((m) => m.team === team && m.who === who && day >= m.from && (!m.until || day < m.until))
    .map((m) => m.squad)

/** What volunteers do under the code of some other body: their squads', while they were in them. */
export function elsewhere(rand: Seeded, s: Story, tell: Teller): void {
  const busy = new Set<string>()
  const serve = (team: string, doing: Doing, who: string, day: string, more: Partial<Deed> = {}) => {
    if (busy.has(`${who}${day}`)) return
    busy.add(`${who}${day}`)
    tell({ team, doing, day, unit: 'zhiyuanzhe', volunteer: who, by: squadsOn(s, team, who, day), ...more })
  }
  for (const month of months) {
    for (const day of daysIn(rand, month, 3)) serve('t06-haircuts', 'haircut', rand.pick(volunteers.slice(0, 12)), day)
    // Whoever left in July cut hair in August all the same.
    if (month === '06' || month === '08') serve('t06-haircuts', 'haircut', volunteers[4]!, `2026-${month}-29`)
    for (const day of daysIn(rand, month, 1))
      serve('t09-virtue', rand.pick(['virtue talk', 'civic talk']), rand.pick(volunteers.slice(12, 19)), day)
  }
  // In February they were not of the lecturers, in March they were.
  serve('t09-virtue', 'virtue talk', volunteers[1]!, '2026-02-28')
  serve('t09-virtue', 'virtue talk', volunteers[1]!, '2026-03-01')
  // The same hour under the code of a squad whose member serves is one deed, of two squads if they are two.
  serve('t06-haircuts', 'haircut', volunteers[2]!, '2026-11-30', {
    unit: 'squad-hair-1',
    by: ['squad-hair-1', 'squad-hair-3'],
    heads: 4,
  })
}

export function paired(rand: Seeded, s: Story, size: Size, tell: Teller): void {
  const of = (team: string) => [...new Map(s.pairs.filter((p) => p.team === team).map((p) => [p.person, p])).values()]
  for (const { person, helper: unit } of of('t04-elders-disabled'))
    for (const month of months)
      if (rand.chance(0.93))
        tell({
          team: 't04-elders-disabled',
          doing: 'look in',
          day: daysIn(rand, month, 1)[0]!,
          unit,
          by: [unit],
          persons: [person],
        })
  const elders = of('t05-day-care')
  for (const month of size.daily)
    for (let d = 1; d <= new Date(Date.UTC(2026, Number(month), 0)).getUTCDate(); d++)
      for (let squad = 1; squad <= 6; squad++) {
        const unit = `squad-day-${squad}`
        const called = elders.filter((e) => e.helper === unit && rand.chance(0.97)).map((e) => e.person)
        const deed = { team: 't05-day-care', day: `2026-${month}-${two(d)}`, unit, by: [unit] }
        if (called.length > 0) tell({ ...deed, doing: 'look in', persons: called })
        // Somebody is seen a second time on the day, and somebody was not at home.
        if (d % 7 === 0) tell({ ...deed, doing: 'home care', persons: called.slice(0, 1), at: '16:00' })
        if (d % 5 === 0)
          tell({ ...deed, doing: 'look in', persons: [elders[squad]!.person], ended: 'attempted', at: '18:00' })
      }
}

export function work(rand: Seeded, size: Size, tell: Teller): void {
  const people = Array.from({ length: size.placed }, size.newId)
  const t12 = { team: 't12-work', doing: 'placed', unit: 'renshe', by: ['renshe'] } as const
  const day = () => daysIn(rand, rand.pick(months), 1)[0]!
  for (let i = 0; i < people.length; i += 5)
    tell({ ...t12, by: ['renshe'], day: day(), persons: people.slice(i, i + 5) })
  // Placed a second time in the year: one person. Explained or not possible: nobody was placed.
  for (let i = 0; i < 20; i++) tell({ ...t12, by: ['renshe'], day: day(), persons: [rand.pick(people)] })
  for (const ended of ['not-possible', 'explained', 'partly'] as const)
    tell({ ...t12, by: ['renshe'], day: day(), persons: [size.newId()], ended })
  // In the year before, and written down for this one at first.
  tell({
    ...t12,
    by: ['renshe'],
    day: '2025-12-31',
    at: '23:59',
    persons: [size.newId()],
    first: { day: '2026-01-01' },
  })

  const t20 = { team: 't20-mediation', doing: 'dispute', unit: 'sifaju' } as const
  for (let i = 0; i < size.agreed; i++) tell({ ...t20, by: ['sifaju'], day: day(), ended: 'done' })
  for (let i = 0; i < size.otherwise; i++)
    tell({ ...t20, by: ['sifaju'], day: day(), ended: (['partly', 'explained', 'not-possible'] as const)[i % 3]! })
  for (let i = 0; i < 7; i++) tell({ ...t20, by: ['sifaju'], day: day(), ended: 'refused' })
  for (let i = 0; i < 3; i++) tell({ ...t20, by: ['sifaju'], day: day(), ended: 'attempted' })
  tell({ ...t20, by: ['sifaju'], day: day(), ended: 'refused', first: { ended: 'not-possible' } })
}
