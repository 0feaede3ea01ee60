/** How far a promise is kept: pure, from services, squads, members, pairs and boards. Every screen, list and export counts by this alone. */
import type { DayKey } from '../kernel/calendar.ts'
import { contains, type PlacePath } from '../kernel/place-path.ts'
import type { Outcome } from '../records/schema.ts'
import { daysBetween, standingOf, timesIn, unbroken, windowsOf, type Standing, type Window } from './pace.ts'
import type { Counts, Quota } from './types.ts'

/** One service record of a team. */
export interface Fact {
  record: string
  /** Squads that did it. */
  squads: readonly string[]
  day: DayKey
  place: PlacePath
  items: readonly string[]
  /** Of the activity it is of; null: of none, or of one of which nothing is known. */
  kind: string | null
  ofActivity: boolean
  outcome: Outcome
  persons: readonly string[]
  heads: number
  /** Said when its activity was closed. */
  numbers: Readonly<Record<string, number>>
}

interface Span {
  from: DayKey
  to: DayKey | null
}

/** What a team is made of. */
export interface Made {
  team: Span & { communities: readonly PlacePath[] }
  squads: readonly (Span & { id: string; place: PlacePath })[]
  /** Who is in a squad: staff or volunteer, each by one id. */
  members: readonly (Span & { who: string; squad: string })[]
  /** People with whom somebody of the team, or a squad as a body, is paired. */
  pairs: readonly (Span & { person: string })[]
  /** Estates of the communities, and the facilities of each kind in them. */
  estates: readonly { id: string; place: PlacePath }[]
  facilities: readonly { kind: string; estate: string; opened: DayKey; closed: DayKey | null }[]
}

/** One of whom each the amount is promised: the whole team, a squad, a community, a person, an estate. */
interface Unit extends Span {
  key: string
  counts: (f: Fact) => boolean
}

export interface Cell extends Window {
  /** Of a share: agreed, concluded, and refused, which is no failure. */
  have: number
  of: number | null
  apart: number | null
  /** null: nothing is promised for this time. */
  want: number | null
  /** For how many each it is promised, and for how many it is kept; of a promise in all: null. */
  units: number | null
  kept: number | null
  /** What is still wanting, of each for whom it is promised. */
  lacks: number | null
  standing: Standing | 'none'
}

type Served = Extract<Counts, { items: string[] }>
const isServed = (c: Counts): c is Served => 'items' in c

/** Whether a service is of what is counted: its item, and of an activity its kind. */
export const matches = (c: Served, f: Fact): boolean =>
  f.items.some((i) => c.items.includes(i)) &&
  (!f.ofActivity || c.kinds.length === 0 || (f.kind !== null && c.kinds.includes(f.kind)))

/** Whether it stands behind the number. */
export const countsIn = (c: Served, f: Fact): boolean =>
  matches(c, f) && (c.of === 'share' ? [...c.concluded, ...c.apart] : c.outcomes).includes(f.outcome)

const on = (x: Span, day: DayKey) => x.from <= day && (x.to === null || day < x.to)
const all = () => true

function unitsOf(q: Quota, m: Made): Unit[] {
  if (q.scope === 'per-squad') return m.squads.map((s) => ({ ...s, key: s.id, counts: (f) => f.squads.includes(s.id) }))
  if (q.scope === 'per-community')
    return m.team.communities.map((c) => ({ ...m.team, key: c, counts: (f) => contains(c, f.place) }))
  if (q.scope === 'per-person')
    return unbroken(m.pairs).map((p) => ({
      ...p,
      key: p.person,
      counts: (f) => f.persons.includes(p.person) && on(p, f.day),
    }))
  if (q.scope === 'per-estate') return m.estates.map((e) => ({ ...m.team, key: e.id, counts: all }))
  return [{ ...m.team, key: '', counts: all }]
}

function served(c: Served, facts: readonly Fact[]): number {
  const mine = facts.filter((f) => countsIn(c, f))
  if (c.of === 'records') return mine.length
  if (c.of === 'number') return mine.reduce((n, f) => n + (f.numbers[c.field] ?? 0), 0)
  if (c.of === 'heads') return mine.reduce((n, f) => n + f.persons.length + f.heads, 0)
  if (c.of === 'days') return new Set(mine.flatMap((f) => f.persons.map((p) => `${p} ${f.day}`))).size
  if (c.of === 'persons') return new Set(mine.flatMap((f) => f.persons)).size
  return mine.filter((f) => c.agreed.includes(f.outcome)).length
}

/** What stands on a day and is no service. */
function stood(c: Exclude<Counts, Served>, u: Unit, q: Quota, m: Made, day: DayKey): number {
  const squads = m.squads.filter(
    (s) =>
      on(s, day) &&
      (q.scope !== 'per-community' || contains(u.key, s.place)) &&
      (q.scope !== 'per-squad' || s.id === u.key),
  )
  if (c.of === 'squads') return squads.length
  if (c.of === 'members') {
    const ids = new Set(squads.map((s) => s.id))
    return new Set(m.members.filter((x) => on(x, day) && ids.has(x.squad)).map((x) => x.who)).size
  }
  if (c.of === 'pairs') return new Set(m.pairs.filter((p) => on(p, day)).map((p) => p.person)).size
  if (c.of === 'facilities')
    return m.facilities.filter(
      (f) => f.kind === c.kind && f.estate === u.key && on({ from: f.opened, to: f.closed }, day),
    ).length
  return 0
}

const dayBefore = (d: DayKey): DayKey => new Date(Date.parse(`${d}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** Cells of a year, one of each window. What is sealed, or written by no room, has none. */
export function cellsOf(q: Quota, year: number, today: DayKey, facts: readonly Fact[], made: Made): Cell[] {
  if (q.counts.of === 'sealed' || q.counts.of === 'outside') return []
  const { counts } = q
  const units = unitsOf(q, made)
  const mine = isServed(counts) ? facts.filter((f) => matches(counts, f)) : []
  return windowsOf(q.period, year, made.team.from)
    .filter((w) => w.to > w.from)
    .map((w) => cellOf(q, w, today, mine, made, units))
}

function cellOf(q: Quota, w: Window, today: DayKey, facts: readonly Fact[], made: Made, units: readonly Unit[]): Cell {
  const inside = facts.filter((f) => f.day >= w.from && f.day < w.to)
  const last = today < w.to ? today : dayBefore(w.to)
  const { counts } = q
  const haveOf = (u: Unit) =>
    isServed(counts) ? served(counts, inside.filter(u.counts)) : stood(counts, u, q, made, last)
  const whole: Unit = { ...made.team, key: '', counts: all }
  const base = { ...w, of: null, apart: null }
  if (counts.of === 'share')
    return { ...base, ...shareOf(q, counts, inside, w, today), units: null, kept: null, lacks: null }
  const due =
    q.amount === null
      ? []
      : units.map((u) => ({ u, want: q.amount! * timesIn(q.period, w, u) })).filter((d) => d.want > 0)
  if (q.scope === 'per-programme') {
    const have = haveOf(whole)
    const want = due[0]?.want ?? null
    return {
      ...base,
      have,
      want,
      units: null,
      kept: null,
      lacks: want && Math.max(0, want - have),
      standing: want === null ? 'none' : standingOf(q.period, w, want, have, today),
    }
  }
  const each = due.map(({ u, want }) => ({ want, have: haveOf(u) }))
  const stands = each.map((e) => standingOf(q.period, w, e.want, e.have, today))
  return {
    ...base,
    have: isServed(counts) ? haveOf(whole) : units.reduce((n, u) => n + haveOf(u), 0),
    want: due.length === 0 ? null : due.reduce((n, d) => n + d.want, 0),
    units: due.length,
    kept: stands.filter((s) => s === 'met').length,
    lacks: due.length === 0 ? null : each.reduce((n, e) => n + Math.max(0, e.want - e.have), 0),
    standing: due.length === 0 ? 'none' : worst(stands),
  }
}

function shareOf(q: Quota, c: Extract<Counts, { of: 'share' }>, facts: readonly Fact[], w: Window, today: DayKey) {
  const mine = facts.filter((f) => matches(c, f))
  const count = (outcomes: readonly Outcome[]) => mine.filter((f) => outcomes.includes(f.outcome)).length
  const [have, of, apart] = [count(c.agreed), count(c.concluded), count(c.apart)]
  const kept = have * 100 >= q.amount! * of
  const standing: Cell['standing'] = of === 0 ? 'none' : kept ? 'met' : today >= w.to ? 'missed' : 'behind'
  return { have, of, apart, want: q.amount, standing }
}

const order: readonly Standing[] = ['missed', 'at-risk', 'behind', 'on-track', 'ahead', 'met']
const worst = (all: readonly Standing[]): Standing => order.find((s) => all.includes(s)) ?? 'met'

/** The window of today; of a year that is over or has not begun: none. */
export const cellNow = (cells: readonly Cell[], today: DayKey): Cell | undefined =>
  cells.find((c) => c.from <= today && today < c.to)

/** How many are lacking now, and for how many days there is time; nothing where none is promised or it is kept. */
export function lacking(cell: Cell, today: DayKey): { n: number; days: number } | undefined {
  if (cell.lacks === null || cell.standing === 'met') return undefined
  return { n: cell.lacks, days: daysBetween(today, cell.to) }
}
