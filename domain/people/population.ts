/**
 * Who lives where, as a dated log: found (entered, has lived here before), arrive, birth, move, leave, death. Each is a step
 * from a place to a place; outside is null. From the log alone follow a person's place on any day and the balance of any place
 * and month: closing = opening + arrivals + births − departures − deaths. A move within a place is neither in nor out of it.
 */
import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { PlacePath, type PlacePath as Path } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'

export const EventKind = z.enum(['found', 'arrive', 'birth', 'move', 'leave', 'death'])
export type EventKind = z.output<typeof EventKind>

/** How somebody comes into the register. */
export const EntryKind = z.enum(['found', 'arrive', 'birth'])
export type EntryKind = z.output<typeof EntryKind>

export const PersonEvent = z.strictObject({
  id: Id,
  kind: EventKind,
  day: Day,
  from: PlacePath.nullable(),
  to: PlacePath.nullable(),
  /** Taken back: it was a slip. */
  struck: z.boolean(),
})
export type PersonEvent = z.output<typeof PersonEvent>

export type Step = Pick<PersonEvent, 'kind' | 'day' | 'from' | 'to'>

export type StepFault = 'event-order' | 'not-here' | 'here-already' | 'dead' | 'born-first' | 'same-place'

/** Whether a step may follow what is known of a person; steps in their order. */
export function stepFault(known: readonly Step[], next: Step): StepFault | undefined {
  const last = known.at(-1)
  if (last && next.day < last.day) return 'event-order'
  if (last?.kind === 'death') return 'dead'
  if (next.kind === 'birth') return last ? 'born-first' : undefined
  const here = last?.to ?? null
  if (next.kind === 'found' || next.kind === 'arrive') return here === null ? undefined : 'here-already'
  if (here === null || next.from !== here) return 'not-here'
  return next.kind === 'move' && next.to === here ? 'same-place' : undefined
}

/** Where somebody lives on a day; null: not in the county, or not alive. */
export function whereOn(steps: readonly Step[], day: Day): Path | null {
  return steps.findLast((s) => s.day <= day)?.to ?? null
}

export const Balance = z.strictObject({
  opening: z.int(),
  /** Everybody who came, except by birth; `found` and `movedIn` are parts of it. */
  arrivals: z.int(),
  found: z.int(),
  movedIn: z.int(),
  births: z.int(),
  /** Everybody who went, except by death; `movedOut` is a part of it. */
  departures: z.int(),
  movedOut: z.int(),
  deaths: z.int(),
  closing: z.int(),
})
export type Balance = z.output<typeof Balance>

/** What a query counts; the rest follows. */
export type Counted = Omit<Balance, 'closing'>

export const balanced = (c: Counted): Balance => ({
  ...c,
  closing: c.opening + c.arrivals + c.births - c.departures - c.deaths,
})

/** The first day of a month and of the one after, `2026-03` → `['2026-03-01', '2026-04-01']`. */
export function monthSpan(month: string): [Day, Day] {
  const [year, no] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  const next = no === 12 ? `${year + 1}-01` : `${year}-${String(no + 1).padStart(2, '0')}`
  return [`${month}-01`, `${next}-01`]
}

/** The balance of a place from the log itself: the rule that the one query of the server is held against. */
export function balanceOf(steps: readonly Step[], place: Path, month: string): Balance {
  const [start, end] = monthSpan(month)
  const inside = (p: Path | null) => p !== null && p.startsWith(place)
  const c: Counted = { opening: 0, arrivals: 0, found: 0, movedIn: 0, births: 0, departures: 0, movedOut: 0, deaths: 0 }
  for (const s of steps) {
    if (s.day >= end || inside(s.from) === inside(s.to)) continue
    const came = inside(s.to)
    if (s.day < start) c.opening += came ? 1 : -1
    else if (s.kind === 'birth') c.births++
    else if (s.kind === 'death') c.deaths++
    else if (came) {
      c.arrivals++
      if (s.kind === 'found') c.found++
      if (s.kind === 'move') c.movedIn++
    } else {
      c.departures++
      if (s.kind === 'move') c.movedOut++
    }
  }
  return balanced(c)
}
