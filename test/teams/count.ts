/**
 * The count that the platform is held against: from what happened, one deed after the other, into heaps. It shares no line with the room:
 * no SQL, no windows, no rule of counting.
 */
import type { Deed, Story, Time } from './said.ts'
import { goodEnds, type Per, type Promised } from './promises.ts'

/** As the screen of a year shows a window, so far as it can be counted. */
export interface Counted {
  have: number
  want: number | null
  units: number | null
  kept: number | null
  of: number | null
  apart: number | null
  lacks: number | null
  standing: string
}

const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const daysOf = (month: string) =>
  Array.from({ length: lengths[Number(month) - 1]! }, (_, n) => `2026-${month}-${String(n + 1).padStart(2, '0')}`)
const everyDay = months.flatMap(daysOf)
const lastDay = '2026-12-31'

/** The months of each window of 2026. */
const parts: Record<Exclude<Per, 'ever'>, string[][]> = {
  day: months.map((m) => [m]),
  month: months.map((m) => [m]),
  quarter: [0, 3, 6, 9].map((n) => months.slice(n, n + 3)),
  half: [months.slice(0, 6), months.slice(6)],
  year: [months],
}

const during = (t: Time, day: string) => day >= t.from && (t.until === undefined || day < t.until)
const all = (t: Time, days: readonly string[]) => days.every((d) => during(t, d))

function amountOf(p: Promised, deeds: readonly Deed[]): number {
  const heap = new Set<string>()
  let sum = 0
  for (const d of deeds) {
    if (p.of === 'times') sum += 1
    if (p.of === 'said') sum += d.said?.[p.field!] ?? 0
    if (p.of === 'visitors') sum += d.persons.length + d.heads
    if (p.of === 'people') for (const who of d.persons) heap.add(who)
    if (p.of === 'person-days') for (const who of d.persons) heap.add(`${who}${d.day}`)
  }
  return sum + heap.size
}

const onTime = (have: number, want: number, p: Promised) =>
  have >= want ? 'met' : p.per === 'ever' ? 'behind' : 'missed'
const missing = (each: readonly number[], amount: number) =>
  each.map((n) => (n < amount ? amount - n : 0)).reduce((n, k) => n + k, 0)
const bare = { units: null, kept: null, of: null, apart: null, lacks: null }

/** Of whom each: how many fulfilled it, of how many who were there all the time. */
function shared(p: Promised, have: number, each: readonly number[], amount: number, times = 1): Counted {
  const kept = each.filter((n) => n >= amount * times).length
  if (each.length === 0) return { ...bare, have, want: null, units: 0, kept: 0, standing: 'none' }
  const standing = kept === each.length ? 'met' : p.per === 'ever' ? 'behind' : 'missed'
  return {
    ...bare,
    have,
    want: each.length * amount * times,
    units: each.length,
    kept,
    lacks: missing(each, amount * times),
    standing,
  }
}

function share(p: Promised, deeds: readonly Deed[]): Counted {
  const ended = (...ends: string[]) => deeds.filter((d) => ends.includes(d.ended)).length
  const [agreed, concluded] = [ended('done'), ended('done', 'partly', 'explained', 'not-possible')]
  const standing = concluded === 0 ? 'none' : agreed / concluded >= 0.95 ? 'met' : 'missed'
  return { ...bare, have: agreed, of: concluded, apart: ended('refused'), want: p.amount, standing }
}

function done(s: Story, p: Promised, deeds: readonly Deed[], days: readonly string[]): Counted {
  const here = deeds.filter((d) => p.per === 'ever' || days.includes(d.day))
  if (p.of === 'agreed') return share(p, here)
  const served = here.filter((d) => goodEnds(d.doing).includes(d.ended))
  const have = amountOf(p, served)
  const { amount } = p
  if (amount === null) return { ...bare, have, want: null, standing: 'none' }
  if (p.each === 'all') {
    const want = p.per === 'day' ? amount * days.length : amount
    return { ...bare, have, want, lacks: missing([have], want), standing: onTime(have, want, p) }
  }
  if (p.each === 'squad') {
    const there = s.squads.filter((q) => q.team === p.team && all(q, days))
    return shared(
      p,
      have,
      there.map((q) =>
        amountOf(
          p,
          served.filter((d) => d.by.includes(q.key)),
        ),
      ),
      amount,
    )
  }
  if (p.each === 'community') {
    const each = s.communities.map((c) =>
      amountOf(
        p,
        served.filter((d) => d.place.startsWith(c)),
      ),
    )
    return shared(p, have, each, amount)
  }
  // Of each pair: whoever was somebody's on each day of the month.
  const people = [...new Set(s.pairs.filter((x) => x.team === p.team).map((x) => x.person))]
  const there = people.filter((who) => days.every((d) => pairedOn(s, p.team, d).has(who)))
  return shared(
    p,
    have,
    there.map((who) =>
      amountOf(
        p,
        served.filter((d) => d.persons.includes(who)),
      ),
    ),
    amount,
  )
}

/** Who is somebody's of the team on a day: both the pair and the helper's own time run. */
function pairedOn(s: Story, team: string, day: string): Set<string> {
  const on = s.pairs.filter((x) => x.team === team && during(x, day))
  const helps = (x: (typeof on)[number]) =>
    s.squads.some((q) => q.team === team && q.key === x.helper && during(q, day)) ||
    s.members.some((m) => m.team === team && m.who === x.helper && during(m, day))
  return new Set(on.filter(helps).map((x) => x.person))
}

function stock(s: Story, p: Promised): Counted {
  const squads = s.squads.filter((q) => q.team === p.team && during(q, lastDay))
  const inThem = (keys: readonly string[]) =>
    new Set(s.members.filter((m) => keys.includes(m.squad) && during(m, lastDay)).map((m) => m.who)).size
  if (p.of === 'boards') {
    const each = s.estates.map((e) => s.boards.filter((b) => b.estate === e && during(b, lastDay)).length)
    return shared(
      p,
      each.reduce((n, k) => n + k, 0),
      each,
      p.amount!,
    )
  }
  if (p.each === 'community') {
    const each = s.communities.map((c) => inThem(squads.filter((q) => q.place === c).map((q) => q.key)))
    return shared(
      p,
      each.reduce((n, k) => n + k, 0),
      each,
      p.amount!,
    )
  }
  const have =
    p.of === 'squads'
      ? squads.length
      : p.of === 'members'
        ? inThem(squads.map((q) => q.key))
        : pairedOn(s, p.team, lastDay).size
  return {
    ...bare,
    have,
    want: p.amount,
    ...(p.amount !== null && { lacks: missing([have], p.amount) }),
    standing: p.amount === null ? 'none' : onTime(have, p.amount, p),
  }
}

/** Deeds of a team that are of what was promised, whenever. */
export const meant = (s: Story, p: Promised) =>
  s.deeds.filter((d) => d.team === p.team && d.by.length > 0 && p.doings.includes(d.doing) && d.day <= lastDay)

/** Every window of 2026, as it must stand when the year is over. @param place of one community alone */
export function count(s: Story, p: Promised, place = ''): Counted[] {
  if (p.of === 'nothing here') return []
  if (['squads', 'members', 'pairs', 'boards'].includes(p.of)) return [stock(s, p)]
  const deeds = meant(s, p).filter((d) => d.place.startsWith(place))
  if (p.per === 'ever') return [done(s, p, deeds, everyDay)]
  return parts[p.per].map((part) => done(s, p, deeds, part.flatMap(daysOf)))
}
