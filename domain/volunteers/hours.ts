/**
 * Hours of volunteers: what one service record says of one volunteer. Nothing is typed here; who was there from when to when
 * stands in the record, and a correction is a new version of it. Whole minutes, without the way there and back.
 */
import { dayKeyOf } from '../kernel/calendar.ts'
import { minute, type Instant } from '../kernel/instant.ts'
import type { Day } from '../places/schema.ts'
import type { Helper, NewRecord } from '../records/schema.ts'

/** Why hours cannot count as they stand; said to everybody concerned, and never a reason to drop them in silence. */
export const flaws = ['no-time', 'beyond-span', 'before-joining', 'overlap', 'over-day'] as const
export type Flaw = (typeof flaws)[number]

export interface Span {
  day: Day
  /** Null: only minutes were said. */
  from: Instant | null
  to: Instant | null
  minutes: number
}

/** Served somebody or something; who found nobody at home has served nobody. */
const serves = new Set<NewRecord['outcome']>(['done', 'partly', 'explained'])

type Said = Pick<NewRecord, 'startedAt' | 'endedAt' | 'outcome'>

/** @returns undefined where the record is of no service */
export function spanOf(helper: Omit<Helper, 'person' | 'account'>, record: Said): Span | undefined {
  if (!serves.has(record.outcome)) return undefined
  const timed = helper.from !== undefined && helper.to !== undefined
  const whole = !timed && helper.minutes === undefined && record.startedAt !== undefined
  const from = timed ? Date.parse(helper.from!) : whole ? Date.parse(record.startedAt!) : null
  const to = timed ? Date.parse(helper.to!) : whole ? Date.parse(record.endedAt) : null
  const length = from === null || to === null ? 0 : Math.max(0, Math.floor((to - from) / minute))
  return { day: dayKeyOf(from ?? Date.parse(record.endedAt)), from, to, minutes: helper.minutes ?? length }
}

/** Two versions that say the same of somebody: what was found of the one holds for the other. */
export const sameSpan = (a: Span, b: Span) =>
  a.day === b.day && a.from === b.from && a.to === b.to && a.minutes === b.minutes

export interface Stint extends Span {
  id: string
  /** When the version of the record was written that says so: whoever came later gives way. */
  at: Instant
}

export interface Limits {
  /** What may count of a day; null: the day itself. */
  minutesOf: (day: Day) => number | null
  /** First day as a volunteer; null: none yet. */
  joined: Day | null
}

const wholeDay = 1440

function ownFlaw({ day, from, to, minutes }: Span, joined: Day | null): Flaw | null {
  if (joined === null || day < joined) return 'before-joining'
  if (minutes === 0) return 'no-time'
  if (from !== null && to !== null && minutes > Math.ceil((to - from) / minute)) return 'beyond-span'
  return null
}

const overlap = (a: Span, b: Span) =>
  a.from !== null && a.to !== null && b.from !== null && b.to !== null && a.from < b.to && b.from < a.to

/** Earlier said comes first; of two said at once the lower id. */
const inOrder = (a: Stint, b: Stint) => a.at - b.at || (a.id < b.id ? -1 : 1)

/**
 * What is wrong with each stint of one volunteer. Nobody is in two places at once, and no day has more minutes than it has:
 * of two that exclude each other the one that was said first stands.
 * @param settled of whom it is known already, with what was found: they count where nothing was
 */
export function flawsOf(
  stints: readonly Stint[],
  limits: Limits,
  settled: readonly (Stint & { flaw: Flaw | null })[] = [],
): Map<string, Flaw | null> {
  const known = new Map(settled.map((s) => [s.id, s.flaw]))
  const found = new Map<string, Flaw | null>()
  const standing: Stint[] = []
  for (const s of [...stints, ...settled].sort(inOrder)) {
    const flaw = known.has(s.id) ? known.get(s.id)! : (ownFlaw(s, limits.joined) ?? besideOthers(s, standing, limits))
    if (!known.has(s.id)) found.set(s.id, flaw)
    if (flaw === null) standing.push(s)
  }
  return found
}

function besideOthers(s: Stint, standing: readonly Stint[], { minutesOf }: Limits): Flaw | null {
  if (standing.some((o) => overlap(s, o))) return 'overlap'
  const sum = standing.reduce((n, o) => n + (o.day === s.day ? o.minutes : 0), s.minutes)
  return sum > Math.min(wholeDay, minutesOf(s.day) ?? wholeDay) ? 'over-day' : null
}

/** One person helped twice in one record: from the first to the last moment, and all minutes. */
export function together(spans: readonly Span[]): Span | undefined {
  const [first, ...rest] = spans
  if (!first || rest.length === 0) return first
  const timed = spans.every((s) => s.from !== null && s.to !== null)
  return {
    day: spans.map((s) => s.day).sort()[0]!,
    from: timed ? Math.min(...spans.map((s) => s.from!)) : null,
    to: timed ? Math.max(...spans.map((s) => s.to!)) : null,
    minutes: spans.reduce((n, s) => n + s.minutes, 0),
  }
}
