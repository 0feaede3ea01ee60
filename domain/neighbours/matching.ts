/**
 * Who might help whom: needs and volunteers brought together by skill, distance, free time, who was there before, and evenly. Pure. What
 * comes of it is a proposal with its reasons; a person makes it, and both sides agree.
 */
import type { Why } from './schema.ts'
import type { FreeTime, HowFar } from '../volunteers/schema.ts'

/** Where something lies: the nearest of each kind, as far as it is known. */
export interface At {
  grid: string | null
  community: string | null
  town: string | null
}

export interface Need {
  id: string
  at: At
  /** Which skill is wanted; null: anybody’s hands. */
  skill: string | null
  /** None: at any time. */
  free: readonly FreeTime[]
  /** Volunteers who were with them before. */
  known: readonly string[]
  /** The volunteer who asks, where it is one: nobody is thought of for what they ask themselves. */
  by?: string | undefined
}

export interface Helper {
  id: string
  at: At
  howFar: HowFar
  skills: readonly string[]
  free: readonly FreeTime[]
  /** How many they help already. */
  has: number
}

export interface Pair {
  need: number
  helper: number
  worth: number
}

/** What each thing is worth; a need that is met outweighs whatever else speaks against it. */
export const weights = {
  met: 100,
  near: { grid: 30, community: 20, town: 8, county: 0 } satisfies Record<HowFar, number>,
  /** For every ten minutes both have, up to two hours. */
  time: 2,
  /** One of both named no times. */
  anyTime: 5,
  before: 25,
  /** For each that a volunteer helps already, once more with each. */
  even: 12,
} as const

/** Fewer minutes than these are no time to help in. */
const leastMinutes = 30
const mostMinutes = 120

export const distanceOf = (a: At, b: At): HowFar => {
  if (a.grid !== null && a.grid === b.grid) return 'grid'
  if (a.community !== null && a.community === b.community) return 'community'
  return a.town !== null && a.town === b.town ? 'town' : 'county'
}

const order: readonly HowFar[] = ['grid', 'community', 'town', 'county']

/** Minutes of a week that both have; null where one of them named none. */
export function sharedMinutes(a: readonly FreeTime[], b: readonly FreeTime[]): number | null {
  if (a.length === 0 || b.length === 0) return null
  let sum = 0
  for (const x of a)
    for (const y of b) if (x.day === y.day) sum += Math.max(0, Math.min(x.to, y.to) - Math.max(x.from, y.from))
  return sum
}

/** @returns undefined where they do not fit: too far, another skill, no time in common */
export function whyOf(need: Need, helper: Helper): Why | undefined {
  if (need.by === helper.id) return undefined
  if (need.skill !== null && !helper.skills.includes(need.skill)) return undefined
  const distance = distanceOf(need.at, helper.at)
  if (order.indexOf(distance) > order.indexOf(helper.howFar)) return undefined
  const minutes = sharedMinutes(need.free, helper.free)
  if (minutes !== null && minutes < leastMinutes) return undefined
  return { distance, skill: need.skill, minutes, before: need.known.includes(helper.id), has: helper.has }
}

export const worthOf = ({ distance, minutes, before }: Omit<Why, 'skill' | 'has'>): number =>
  weights.met +
  weights.near[distance] +
  (minutes === null ? weights.anyTime : Math.floor(Math.min(minutes, mostMinutes) / 10) * weights.time) +
  (before ? weights.before : 0)

export interface Model {
  needs: readonly Need[]
  helpers: readonly Helper[]
  /** By need, then by worth, the highest first. */
  pairs: readonly Pair[]
  /** How many a volunteer helps at most. */
  most: number
}

/** What the next one costs somebody who helps so many. */
export const costOf = (has: number): number => weights.even * has

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The same whatever the order in which they are given. */
export function modelOf(someNeeds: readonly Need[], someHelpers: readonly Helper[], most: number): Model {
  const [needs, helpers] = [someNeeds.toSorted(byId), someHelpers.toSorted(byId)]
  const pairs = needs.flatMap((n, need) =>
    helpers
      .flatMap((h, helper): Pair[] => {
        const why = h.has < most ? whyOf(n, h) : undefined
        return why ? [{ need, helper, worth: worthOf(why) }] : []
      })
      .sort((a, b) => b.worth - a.worth || a.helper - b.helper),
  )
  return { needs, helpers, pairs, most }
}

/** Whether every need is met once at most, and nobody helps more than they may. */
export function keepsLimits({ needs, helpers, pairs, most }: Model, chosen: readonly number[]): boolean {
  const [met, has] = [needs.map(() => 0), helpers.map((h) => h.has)]
  for (const c of chosen) {
    const pair = pairs[c]
    if (!pair) return false
    met[pair.need] = met[pair.need]! + 1
    has[pair.helper] = has[pair.helper]! + 1
  }
  return met.every((n) => n <= 1) && has.every((n, i) => n <= Math.max(most, helpers[i]!.has))
}

/** What a choice of pairs is worth, less what it costs those who help many. */
export function valueOf({ helpers, pairs }: Model, chosen: readonly number[]): number {
  const has = helpers.map((h) => h.has)
  let value = 0
  for (const c of chosen) {
    const { helper, worth } = pairs[c]!
    value += worth - costOf(has[helper]!)
    has[helper] = has[helper]! + 1
  }
  return value
}

/** Whoever has the fewest to choose from comes first, and takes the best that is left. */
export function greedy({ needs, helpers, pairs, most }: Model): number[] {
  const own = needs.map((): number[] => [])
  pairs.forEach((p, i) => own[p.need]!.push(i))
  const has = helpers.map((h) => h.has)
  const queue = [...own.keys()].sort((a, b) => own[a]!.length - own[b]!.length || a - b)
  return queue.flatMap((need) => {
    let best: number | undefined
    let most_ = 0
    for (const i of own[need]!) {
      const { helper, worth } = pairs[i]!
      const net = worth - costOf(has[helper]!)
      if (has[helper]! < most && net > most_) [best, most_] = [i, net]
    }
    if (best === undefined) return []
    const { helper } = pairs[best]!
    has[helper] = has[helper]! + 1
    return [best]
  })
}

/**
 * No choice is worth more than this, whatever the prices: each need pays at least what its best pair leaves over the price of the volunteer,
 * each place of a volunteer what the price leaves over its cost.
 * @param prices one for each volunteer, none below zero
 */
export function boundOf({ needs, helpers, pairs, most }: Model, prices: readonly number[]): number {
  const paid = needs.map(() => 0)
  for (const { need, helper, worth } of pairs) paid[need] = Math.max(paid[need]!, worth - Math.max(0, prices[helper]!))
  let bound = paid.reduce((a, b) => a + b, 0)
  helpers.forEach((h, i) => {
    for (let has = h.has; has < most; has++) bound += Math.max(0, Math.max(0, prices[i]!) - costOf(has))
  })
  return bound
}

/** Pairs by the ids of both. */
export const pairsOf = ({ needs, helpers, pairs }: Model, chosen: readonly number[]) =>
  chosen.map((c) => ({ need: needs[pairs[c]!.need]!.id, helper: helpers[pairs[c]!.helper]!.id }))

/** The same the other way round; what is no pair at all is none of the model. */
export const chosenOf = (model: Model, pairs: readonly { need: string; helper: string }[]): number[] => {
  const key = (p: { need: string; helper: string }) => `${p.need} ${p.helper}`
  const at = new Map(pairsOf(model, [...model.pairs.keys()]).map((p, i) => [key(p), i]))
  return pairs.map((p) => at.get(key(p)) ?? -1)
}
