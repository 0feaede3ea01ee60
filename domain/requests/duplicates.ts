/**
 * Already reported nearby [D15]: the same kind of matter, close by, a few days old, said in like words. A score for
 * people to look at; nothing is merged by it.
 */
import { day, type Instant } from '../kernel/instant.ts'
import { contains, parentOf, type PlacePath } from '../kernel/place-path.ts'
import type { Point } from './fields.ts'

export interface Candidate {
  place: PlacePath
  estate?: string | undefined
  dwelling?: string | undefined
  point?: Point | undefined
  item?: string | undefined
  category?: string | undefined
  at: Instant
  /** Absent where this reader may not see the words, or they were emptied. */
  words?: string | undefined
}

export interface NearbyRule {
  days: number
  metres: number
  /** From this score on it is shown. */
  least: number
}
/** Shown on the dispatch board as "within 200 m, 7 days". */
export const nearbyDefaults: NearbyRule = { days: 7, metres: 200, least: 0.45 }

/** Two-character pieces, without blanks and punctuation. */
export function bigrams(text: string): Set<string> {
  const chars = [
    ...text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}\p{S}]/gu, ''),
  ]
  return new Set(chars.slice(1).map((c, i) => chars[i]! + c))
}

/** Dice coefficient of the bigrams, 0 … 1. */
export function likeness(a: string, b: string): number {
  const [x, y] = [bigrams(a), bigrams(b)]
  if (x.size === 0 || y.size === 0) return 0
  const shared = [...x].filter((g) => y.has(g)).length
  return (2 * shared) / (x.size + y.size)
}

/** Metres between two points; plane geometry is good to a per cent at this distance. */
export function metresBetween(a: Point, b: Point): number {
  const lat = ((a.lat + b.lat) / 2) * (Math.PI / 180)
  return Math.round(111_320 * Math.hypot(a.lat - b.lat, (a.lng - b.lng) * Math.cos(lat)))
}

/** 1 the same door, 0.8 the same estate or a stone's throw, 0.5 the same grid, 0.3 the same community; else 0. */
function nearness(a: Candidate, b: Candidate, rule: NearbyRule): number {
  if (a.dwelling && a.dwelling === b.dwelling) return 1
  const metres = a.point && b.point ? metresBetween(a.point, b.point) : undefined
  if (metres !== undefined) return metres <= rule.metres ? 1 - 0.4 * (metres / rule.metres) : 0
  if (a.estate && a.estate === b.estate) return 0.8
  if (a.place === b.place) return 0.5
  const up = parentOf(a.place)
  return contains(a.place, b.place) || contains(b.place, a.place) || (up !== undefined && up === parentOf(b.place))
    ? 0.3
    : 0
}

/** The same item 1, the same category 0.6, one of them not sorted yet 0.4; else nothing. */
function sameKind(a: Candidate, b: Candidate): number {
  if (a.item && a.item === b.item) return 1
  if (a.category && a.category === b.category) return 0.6
  return (!a.item && !a.category) || (!b.item && !b.category) ? 0.4 : 0
}

/** 0 … 1; 0 whenever it is too far, too old, or plainly something else. */
export function nearbyScore(a: Candidate, b: Candidate, rule: NearbyRule = nearbyDefaults): number {
  if (Math.abs(a.at - b.at) > rule.days * day) return 0
  const near = nearness(a, b, rule)
  const kind = sameKind(a, b)
  if (near === 0 || kind === 0) return 0
  const words = a.words && b.words ? likeness(a.words, b.words) : 0.3
  return 0.4 * near + 0.3 * kind + 0.3 * words
}

/** The likeliest first; at most `most`. */
export function nearby<T extends Candidate>(
  about: Candidate,
  others: readonly T[],
  rule: NearbyRule = nearbyDefaults,
  most = 5,
) {
  return others
    .map((other) => ({
      other,
      score: nearbyScore(about, other, rule),
      metres: about.point && other.point ? metresBetween(about.point, other.point) : undefined,
    }))
    .filter((x) => x.score >= rule.least)
    .sort((a, b) => b.score - a.score || b.other.at - a.other.at)
    .slice(0, most)
}
