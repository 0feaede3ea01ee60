/** A year of twenty teams, told before it is entered: who was there, who was whose, what was done and what came of it. Seeded. */
import { seeded, type Seeded } from '../../domain/kernel/seeded.ts'
import type { Outcome } from '../../domain/records/schema.ts'
import type { Doing } from './promises.ts'

export interface Time {
  from: string
  /** From this day on no more. */
  until?: string
}

export interface StorySquad extends Time {
  key: string
  team: string
  place: string
  unit: string | null
}

export interface Deed {
  team: string
  doing: Doing
  day: string
  /** Hour and minute at which it ended. */
  at: string
  place: string
  /** The body under whose code it was recorded. */
  unit: string
  /** A volunteer, by the key of this story, who served an hour. */
  volunteer?: string
  /** Squads whose deed it is; none: nobody's of the twenty. */
  by: string[]
  ended: Outcome
  persons: string[]
  heads: number
  /** Numbers said when it was over. */
  said?: Record<string, number>
  /** What was recorded at first, before somebody corrected it. */
  first?: { doing?: Doing; day?: string; ended?: Outcome; unit?: string; persons?: string[]; volunteer?: string | null }
}

export interface Story {
  communities: readonly string[]
  squads: StorySquad[]
  members: (Time & { who: string; team: string; squad: string })[]
  pairs: (Time & { team: string; person: string; helper: string })[]
  estates: string[]
  boards: (Time & { estate: string })[]
  deeds: Deed[]
}

export interface Size {
  seed: number
  /** Months in which elders are called every day. */
  daily: readonly string[]
  placed: number
  /** Disputes that ended as agreed, and that ended otherwise. */
  agreed: number
  otherwise: number
  newId: () => string
  estates: readonly string[]
}

export const communities = [
  '231025/100/zhanqian/001/',
  '231025/100/zhanqian/002/',
  '231025/100/dongjie/011/',
  '231025/100/dongjie/012/',
  '231025/100/xijie/023/',
  '231025/100/nanshan/033/',
] as const
const since = '2020-01-01'
const months = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, '0'))
const two = (n: number) => String(n).padStart(2, '0')

/** Squads of the pack, and those that the county made for teams that have none, each a body of the register. */
function squadsOf(): StorySquad[] {
  const packed = (team: string, name: string, n: number) =>
    Array.from({ length: n }, (_, i) => ({
      key: `${name}-${i + 1}`,
      team,
      place: communities[i]!,
      unit: `${name}-${i + 1}`,
      from: since,
    }))
  const made = (team: string, unit: string) => ({ key: unit, team, place: communities[0], unit, from: '2025-12-20' })
  const [leaflets, clean] = [packed('t02-leaflets', 'squad-leaflet', 6), packed('t03-clean', 'squad-clean', 6)]
  return [
    ...packed('t01-clinic', 'squad-clinic', 4),
    // One ends in the middle of a quarter, and owes nothing for it; one begins with a quarter, and owes it.
    ...leaflets.map((q) => (q.key === 'squad-leaflet-5' ? { ...q, until: '2026-05-20' } : q)),
    { ...made('t02-leaflets', 'shichangju'), from: '2026-07-01' },
    ...clean.map((q) => (q.key === 'squad-clean-6' ? { ...q, until: '2026-08-16' } : q)),
    { ...made('t03-clean', 'shuiwuju'), from: '2026-04-10' },
    made('t04-elders-disabled', 'canlian'),
    ...packed('t05-day-care', 'squad-day', 6),
    ...packed('t06-haircuts', 'squad-hair', 4),
    made('t07-charity', 'cishan'),
    made('t08-safety', 'gonganju'),
    // Lecturers of five of the six communities; a squad of volunteers is no body.
    ...communities.slice(0, 5).map((place, i) => ({
      key: `virtue-${i + 1}`,
      team: 't09-virtue',
      place,
      unit: null,
      from: '2025-12-20',
    })),
    made('t10-youth', 'jiaoyuju'),
    made('t11-women-children', 'fulian'),
    made('t12-work', 'renshe'),
    made('t13-policy', 'zhengshuju'),
    made('t14-legal-aid', 'legal-aid'),
    made('t15-shows', 'wenlvju'),
    made('t16-dance', 'gonghui'),
    made('t19-awareness', 'shegongbu'),
    made('t20-mediation', 'sifaju'),
  ]
}

export const staff = Array.from({ length: 37 }, (_, n) => `t-staff-${n + 1}`)
export const volunteers = Array.from({ length: 20 }, (_, n) => `t-volunteer-${n + 1}`)

function membersOf(): Story['members'] {
  const began = '2025-12-20'
  const m = (team: string, squad: string, who: string, time: Partial<Time> = {}) => ({
    team,
    squad,
    who,
    from: began,
    ...time,
  })
  return [
    // Twenty hairdressers: ten of the staff of shops, twelve volunteers, of whom two leave and one is in two squads.
    ...staff.slice(0, 10).map((who, i) => m('t06-haircuts', `squad-hair-${(i % 4) + 1}`, who)),
    ...volunteers
      .slice(0, 12)
      .map((who, i) =>
        m('t06-haircuts', `squad-hair-${(i % 4) + 1}`, who, i === 4 || i === 5 ? { until: '2026-07-01' } : {}),
      ),
    m('t06-haircuts', 'squad-hair-4', volunteers[0]!),
    ...staff.slice(10, 36).map((who, i) => m('t07-charity', 'cishan', who, i === 3 ? { until: '2026-07-01' } : {})),
    ...volunteers.slice(12, 19).map((who, i) => m('t09-virtue', `virtue-${(i % 5) + 1}`, who)),
    // Who lectures and cuts hair is in both.
    m('t09-virtue', 'virtue-1', volunteers[1]!, { from: '2026-03-01' }),
    m('t16-dance', 'gonghui', volunteers[19]!, { from: '2026-02-01' }),
  ]
}

function pairsOf(newId: () => string): Story['pairs'] {
  const from = '2025-12-20'
  const pair = (team: string, helper: string, time: Partial<Time> = {}, person = newId()) => ({
    team,
    helper,
    person,
    from,
    ...time,
  })
  const moved = newId()
  return [
    ...Array.from({ length: 6 }, () => pair('t04-elders-disabled', 'canlian')),
    pair('t04-elders-disabled', 'canlian', { from: '2026-02-15' }),
    pair('t04-elders-disabled', 'canlian', { until: '2026-09-15' }),
    // Handed from one to another in the middle of a month, so that nobody is without; and one with two helpers at a time.
    pair('t04-elders-disabled', 'canlian', { until: '2026-05-15' }, moved),
    pair('t04-elders-disabled', 'canlian', { from: '2026-05-15' }, moved),
    pair('t04-elders-disabled', 'canlian', { from: '2026-05-10', until: '2026-06-01' }, moved),
    ...Array.from({ length: 22 }, (_, i) =>
      pair('t05-day-care', `squad-day-${(i % 6) + 1}`, i === 21 ? { until: '2026-10-01' } : {}),
    ),
    // Two families each; who left the team in July had two, and they are nobody's of the team now.
    ...staff.slice(10, 36).flatMap((who) => [pair('t07-charity', who), pair('t07-charity', who)]),
    ...volunteers.slice(12, 19).flatMap((who) => [0, 1, 2].map(() => pair('t09-virtue', who))),
    // Of a hairdresser, before they became a lecturer and since.
    pair('t09-virtue', volunteers[1]!),
  ]
}

type Teller = (deed: Partial<Deed> & Pick<Deed, 'team' | 'doing' | 'day'>) => void

/** Some days of a month, each at most once. */
const daysIn = (rand: Seeded, month: string, n: number) => {
  const days = new Set<number>()
  while (days.size < n) days.add(rand.int(1, 28))
  return [...days].map((d) => `2026-${month}-${two(d)}`)
}

/** What each team does by the month, sometimes too little. @param rate how often it is kept */
function usual(rand: Seeded, s: Story, tell: Teller): void {
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
function elsewhere(rand: Seeded, s: Story, tell: Teller): void {
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

function paired(rand: Seeded, s: Story, size: Size, tell: Teller): void {
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

function work(rand: Seeded, size: Size, tell: Teller): void {
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

/** Whatever a careless count would get wrong: edges of a quarter and a year, squads that were not there, what somebody corrected. */
function edges(tell: Teller): void {
  const clean = (day: string, unit: string, more: Partial<Deed> = {}) =>
    tell({ team: 't03-clean', doing: 'clean-up', day, unit, by: [unit], ...more })
  clean('2026-03-31', 'squad-clean-1', { at: '23:59' })
  clean('2026-04-01', 'squad-clean-1', { at: '00:00' })
  clean('2025-12-31', 'squad-clean-2', { at: '23:59' })
  clean('2027-01-01', 'squad-clean-2', { at: '00:00' })
  clean('2026-08-15', 'squad-clean-6', { at: '23:30' })
  clean('2026-08-16', 'squad-clean-6', { at: '00:10', by: [] })
  clean('2026-04-09', 'shuiwuju', { by: [] })
  clean('2026-04-10', 'shuiwuju')
  clean('2026-05-05', 'chengguanju', { by: [] })
  for (const ended of ['not-possible', 'attempted', 'refused'] as const) clean('2026-06-06', 'squad-clean-3', { ended })
  clean('2026-06-07', 'squad-clean-3', { ended: 'partly' })
  // Corrected: it was no clean-up; it was in the next quarter; it did not take place; it was somebody else's; it took place after all.
  tell({
    team: 't02-leaflets',
    doing: 'leaflets',
    day: '2026-09-09',
    unit: 'squad-leaflet-4',
    by: ['squad-leaflet-4'],
    first: { day: '2026-10-09' },
  })
  clean('2026-07-01', 'squad-clean-4', { first: { day: '2026-06-30' } })
  clean('2026-07-11', 'squad-clean-4', { ended: 'not-possible', first: { ended: 'done' } })
  clean('2026-10-12', 'chengguanju', { by: [], first: { unit: 'squad-clean-4' } })
  clean('2026-11-13', 'squad-clean-5', { first: { ended: 'refused' } })
  // A volunteer was named by mistake, and one was forgotten.
  const hair = { team: 't06-haircuts', doing: 'haircut', unit: 'zhiyuanzhe', heads: 2 } as const
  tell({ ...hair, day: '2026-10-30', by: [], first: { volunteer: volunteers[3]! } })
  tell({ ...hair, day: '2026-10-31', by: ['squad-hair-4'], volunteer: volunteers[3]!, first: { volunteer: null } })
  // Since a team began is before this year too.
  tell({
    team: 't01-clinic',
    doing: 'health talk',
    day: '2025-06-01',
    unit: 'squad-clinic-1',
    by: ['squad-clinic-1'],
    place: communities[5],
  })
  tell({
    team: 't06-haircuts',
    doing: 'haircut',
    day: '2025-11-01',
    unit: 'squad-hair-2',
    by: ['squad-hair-2'],
    heads: 5,
  })
  tell({
    team: 't06-haircuts',
    doing: 'haircut',
    day: '2027-01-05',
    unit: 'squad-hair-2',
    by: ['squad-hair-2'],
    heads: 50,
  })
}

export function story(size: Size): Story {
  const rand = seeded(size.seed)
  const estates = [...size.estates]
  const s: Story = {
    communities,
    squads: squadsOf(),
    members: membersOf(),
    pairs: pairsOf(size.newId),
    estates,
    // Two in each estate, three in some; of one estate one was taken down, of another one comes next year.
    boards: estates.flatMap((estate, i) =>
      Array.from({ length: i % 4 === 3 ? 3 : 2 }, (_, n) => ({
        estate,
        from: i === 1 && n === 0 ? '2027-01-01' : '2025-12-20',
        ...(i === 2 && n === 0 && { until: '2026-09-01' }),
      })),
    ),
    deeds: [],
  }
  const tell: Teller = (deed) =>
    s.deeds.push({
      at: '10:00',
      place: communities[0],
      unit: '',
      by: [],
      ended: 'done',
      persons: [],
      heads: 0,
      ...deed,
    })
  usual(rand, s, tell)
  elsewhere(rand, s, tell)
  paired(rand, s, size, tell)
  work(rand, size, tell)
  edges(tell)
  return s
}
