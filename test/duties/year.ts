/**
 * Days of a county gone by with a fake clock: people come under plans and leave them in the middle of months, die, are in hospital,
 * are met, not met, met and entered late. What should have come of it is counted here a second time, day by day, by nothing
 * that the house itself counts with.
 */
import { dutiesApi } from '../../domain/duties/api.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { seeded } from '../../domain/kernel/seeded.ts'
import { peopleApi } from '../../domain/people/api.ts'
import type { NewRecord } from '../../domain/records/schema.ts'
import { makeDuties, tick } from '../../server/duties/index.ts'
import { inAct } from '../../server/kernel/db/act.ts'
import { recordWrites } from '../../server/records/index.ts'
import { community, one, two, type Register } from '../people.ts'

export interface YearOptions {
  people: number
  /** First day that is counted; the days before are not lived. */
  from: string
  days: number
  /** Share of enrolments that end on a day, and chance of a death among all of them on a day. */
  ends?: number
  deaths?: number
  /** Share of people under each plan. */
  plans: readonly { code: string; rhythm: string; share: number; tier?: 'high' | 'key' | 'general' }[]
}

interface Life {
  enrolment: string
  person: string
  place: string
  plan: string
  rhythm: string
  born: string
  /** Days as numbers. */
  from: number
  to: number | null
  excused: [number, number][]
}

const dayMs = 86_400_000
const no = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs)
const text = (n: number) => new Date(n * dayMs).toISOString().slice(0, 10)

/** As printed in an almanac for 2028; the plan asks for seven days ahead. */
const almanac = ['2028-01-26', '2028-03-08', '2028-05-14', '2028-05-28', '2028-10-03', '2028-10-26'].map(no)

/** Days off and days worked in exchange (调休), as such a year has them: an elder is alone on either. */
const exchanged = {
  off: ['2028-01-25', '2028-01-26', '2028-01-27', '2028-01-28'],
  worked: ['2028-01-22', '2028-01-30'],
}

/** Every span of a rhythm that ends in the days lived, found by walking through them. */
function spans(life: Life, first: number, last: number): [number, number][] {
  const found: [number, number][] = []
  for (let d = first; d <= last; d++) {
    const date = new Date(d * dayMs)
    const tomorrow = new Date((d + 1) * dayMs)
    const monthEnds = tomorrow.getUTCDate() === 1
    const start = (months: number) =>
      Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months + 1, 1) / dayMs)
    if (life.rhythm === 'day') found.push([d, d])
    // Days since an arbitrary Monday, in pairs.
    if (life.rhythm === 'days-2' && (((d - 4) % 2) + 2) % 2 === 1) found.push([d - 1, d])
    if (life.rhythm === 'week' && date.getUTCDay() === 0) found.push([d - 6, d])
    if (life.rhythm === 'month' && monthEnds) found.push([start(1), d])
    if (life.rhythm === 'quarter' && monthEnds && (date.getUTCMonth() + 1) % 3 === 0) found.push([start(3), d])
    if (life.rhythm === 'festivals' && almanac.includes(d)) found.push([d - 7, d])
    if (life.rhythm === 'birthday' && text(d).slice(5) === life.born.slice(5)) found.push([d, d])
  }
  return found
}

type State = 'done' | 'attempted' | 'refused' | 'missed' | 'excused'
type Tally = Record<State, number>
/** By plan, month and grid. */
export type Tallies = Record<string, Tally>

const empty = (): Tally => ({ done: 0, attempted: 0, refused: 0, missed: 0, excused: 0 })

interface Called {
  day: number
  outcome: 'done' | 'attempted' | 'refused'
}

/** What stands for a span: met on any day of it, else excused on its last, else what was tried last, else nothing was. */
function stateOf(life: Life, [f, t]: [number, number], calls: readonly Called[]): State {
  const within = calls.filter((c) => c.day >= f && c.day <= t)
  if (within.some((c) => c.outcome === 'done')) return 'done'
  if (life.excused.some(([a, b]) => a <= t && t <= b)) return 'excused'
  return within.toSorted((a, b) => a.day - b.day).at(-1)?.outcome ?? 'missed'
}

/**
 * Entry in the middle: half of the span must be left. Who has gone before its end is in no figure, met or not. Who was met on
 * any day of the span was met, also before they came under the plan.
 */
function expected(
  lives: readonly Life[],
  calls: ReadonlyMap<string, readonly Called[]>,
  first: number,
  last: number,
): { tallies: Tallies; persons: Map<string, Set<State>> } {
  const tallies: Tallies = {}
  const persons = new Map<string, Set<State>>()
  for (const life of lives) {
    for (const [f, t] of spans(life, first, last)) {
      const half = Math.ceil((t - f + 1) / 2)
      const inTime = life.from <= f || (life.from <= t && t - life.from + 1 >= half)
      if (!inTime) continue
      if (life.to !== null && life.to <= t) continue
      const state = stateOf(life, [f, t], calls.get(life.person) ?? [])
      const month = text(t).slice(0, 7)
      ;(tallies[`${life.plan} ${month} ${life.place}`] ??= empty())[state]++
      const own = `${life.plan} ${month} ${life.place} ${life.person}`
      persons.set(own, (persons.get(own) ?? new Set()).add(state))
    }
  }
  return { tallies, persons }
}

async function counted(r: Register, first: number, last: number): Promise<Tallies> {
  const rows = await r.rows<{ key: string; state: State; n: number }>(
    `select d.plan || ' ' || to_char(d.to_day, 'YYYY-MM') || ' ' || d.place as key, d.state, count(*)::int as n from duty d
     where d.cause = 'rhythm' and d.to_day >= $1 and d.to_day <= $2 and d.state in ('done', 'attempted', 'refused', 'missed', 'excused') group by 1, 2`,
    [text(first), text(last)],
  )
  const tallies: Tallies = {}
  for (const { key, state, n } of rows) (tallies[key] ??= empty())[state] = n
  return tallies
}

/** @returns what the house counted, and what it should have, by plan, month and grid */
export async function liveThrough(r: Register, options: YearOptions) {
  const rand = seeded(4)
  const { house, county } = r.app
  const secretary = r.seat('d-secretary', 'community-secretary', community)
  const account = r.account('d-grid')
  const first = no(options.from)
  const last = first + options.days - 1
  const people = Array.from({ length: options.people }, (_, i) => ({
    id: house.newId(),
    place: i % 2 ? one : two,
    born: `19${String(rand.int(40, 60))}-${i % 97 === 0 ? '02-29' : text(first + rand.int(0, 365)).slice(5)}`.replace(
      /^(\d{4})-02-29$/,
      '1948-02-29',
    ),
    join: rand.chance(0.5) ? first : rand.int(first, last),
  }))
  await r.rows(
    `insert into person (id, place, name, name_masked, sex, born, version, entered_at)
     select *, 1, now() from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[])`,
    [
      people.map((p) => p.id),
      people.map((p) => p.place),
      people.map(() => ''),
      people.map(() => '演*'),
      people.map(() => 'unknown'),
      people.map((p) => p.born),
    ],
  )
  await r.rows(
    `insert into person_event (id, person, kind, day, from_place, to_place, recorded_at)
     select gen_random_uuid(), id, 'found', '2020-01-01', null, place, '2020-01-01' from person where id = any($1::uuid[])`,
    [people.map((p) => p.id)],
  )
  await r.rows(
    `insert into calendar_days (day, work, name, source)
     select day, day = any($2::date[]), '调休', 'test' from unnest($1::date[]) day on conflict (day) do update set work = excluded.work`,
    [[...exchanged.off, ...exchanged.worked], exchanged.worked],
  )
  const lives: Life[] = []
  /** Who was called on when, whoever they are and whatever they were under, and how it went. */
  const calls = new Map<string, Called[]>()
  let died = 0
  const late: { day: number; make: () => ReturnType<typeof recordWrites> }[] = []

  const recordOf = (person: string, day: number, outcome: NewRecord['outcome']) => {
    const id = house.newId()
    const record: NewRecord = {
      id,
      origin: { kind: 'visit', id },
      unit: 'u',
      helpers: [{ account }],
      served: { persons: [person] },
      item: 'elder-visit',
      mode: 'at-home',
      place: one,
      endedAt: `${text(day)}T10:00:00+08:00`,
      outcome,
      files: [],
    }
    return () => recordWrites(record, { account, now: r.app.now(), newId: house.newId })
  }
  const write = (writes: ReturnType<typeof recordWrites>) =>
    inAct(
      house.pools.app,
      { county: county.code, scope: { ranges: [rangeOf(`${county.code}/`)], units: [] }, account, now: r.app.now() },
      async () => undefined,
      () => ({ writes, audit: [], events: [], answer: undefined }),
    )

  async function join(day: number) {
    const here = people.filter((p) => p.join === day)
    for (const plan of options.plans) {
      const some = here.filter(() => rand.chance(plan.share)).map((p) => ({ id: house.newId(), person: p.id }))
      for (let i = 0; i < some.length; i += 400) {
        const part = some.slice(i, i + 400)
        await secretary.ok(dutiesApi.enrol, {
          body: {
            id: house.newId(),
            plan: plan.code,
            from: text(day),
            people: part,
            ...(plan.tier && { tier: plan.tier }),
          },
        })
      }
      for (const { id, person } of some) {
        if (lives.some((l) => l.person === person && l.plan === plan.code)) continue
        const { born, place } = people.find((p) => p.id === person)!
        lives.push({
          enrolment: id,
          person,
          place,
          plan: plan.code,
          rhythm: plan.rhythm,
          born,
          from: day,
          to: null,
          excused: [],
        })
      }
    }
  }

  const under = new Map<string, Life[]>()
  const alive = () => lives.filter((l) => l.to === null)
  const often: Record<string, number> = {
    day: 0.9,
    'days-2': 0.5,
    week: 0.2,
    month: 0.06,
    quarter: 0.02,
    festivals: 0.05,
    birthday: 0.02,
  }

  // oxlint-disable-next-line complexity -- a day has many turns
  async function live(day: number) {
    under.clear()
    for (const l of alive()) under.set(l.person, [...(under.get(l.person) ?? []), l])
    const writes: ReturnType<typeof recordWrites> = []
    for (const { id: person, join: joins } of people) {
      const own = under.get(person)
      // Somebody drops in on those who come under a plan soon, and on those who were under one.
      const chance = own ? Math.max(...own.map((l) => often[l.rhythm]!)) : Math.abs(joins - day) < 30 ? 0.03 : 0.005
      if (!rand.chance(chance)) continue
      const outcome = rand.chance(0.85) ? 'done' : rand.chance(0.7) ? 'attempted' : 'refused'
      const make = recordOf(person, day, outcome)
      calls.set(person, [...(calls.get(person) ?? []), { day, outcome }])
      if (rand.chance(0.03)) late.push({ day: day + rand.int(1, 6), make })
      else writes.push(...make())
    }
    for (const l of late.filter((x) => x.day === day)) writes.push(...l.make())
    if (writes.length > 0) await write(writes)
    await r.app.settle()
    for (const l of alive()) {
      if (l.from === day || !rand.chance(options.ends ?? 0.0012)) continue
      await secretary.ok(dutiesApi.end, {
        params: { id: l.enrolment },
        body: { id: house.newId(), day: text(day), reason: 'need-ended' },
      })
      l.to = day
    }
    const [someone] = alive().filter(() => rand.chance(options.deaths ?? 0.0004))
    if (someone) {
      died++
      await secretary.ok(peopleApi.happen, {
        params: { id: someone.person },
        body: { id: house.newId(), kind: 'death', day: text(day) },
      })
      await r.app.settle()
      for (const l of alive()) if (l.person === someone.person) l.to = day
    }
    for (const l of alive().filter(() => rand.chance(0.001))) {
      const to = day + rand.int(1, 40)
      await secretary.ok(dutiesApi.excuse, {
        params: { id: l.person },
        body: { id: house.newId(), from: text(day), to: text(to), reason: 'hospital' },
      })
      for (const o of lives) if (o.person === l.person) o.excused.push([day, to])
    }
  }

  for (let day = first; day <= last; day++) {
    r.app.setNow(`${text(day)}T00:05:00+08:00`)
    await tick(r.work())
    await makeDuties(r.work())
    r.app.setNow(`${text(day)}T11:00:00+08:00`)
    await join(day)
    await live(day)
  }
  // What was done on the last days is entered in the days after them: the year is over when nothing waits any more.
  for (let day = last + 1; day === last + 1 || late.some((l) => l.day >= day); day++) {
    r.app.setNow(`${text(day)}T00:05:00+08:00`)
    await tick(r.work())
    r.app.setNow(`${text(day)}T11:00:00+08:00`)
    const writes = late.filter((l) => l.day === day).flatMap((l) => l.make())
    if (writes.length > 0) await write(writes)
    await r.app.settle()
  }
  const { tallies, persons } = expected(lives, calls, first, last)
  return {
    house: await counted(r, first, last),
    brute: tallies,
    /** Of whom something was due under a plan in a month and a grid, and how all of it stands. */
    persons,
    lives: lives.length,
    died,
  }
}
