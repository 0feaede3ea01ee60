/**
 * A fair share 均衡分派: who goes to which household, so that nobody carries much more than their part, few people get a new
 * face, and few stairs are climbed twice. The optimum is sought by linear programming (`server/duties/share`); what is here is
 * the model, and a greedy share for when there is no time. It proposes; a person decides.
 */
import { contains, type PlacePath } from '../kernel/place-path.ts'

/** A household with what is due in it, in contacts a month. */
export interface Stop {
  id: string
  place: PlacePath
  load: number
  /** Whose it is today. */
  hand: string | null
  /** The person's own wish, or a pairing, binds it to whom it has. */
  bound: boolean
}

/** Somebody who may be given work. */
export interface Hand {
  id: string
  /** 1: full; 0.5: half of what a full one carries. */
  part: number
  /** Places whose people may be given to them. */
  reach: readonly PlacePath[]
}

/** Prices in the same unit: one is one level of the tree walked once. */
export interface Prices {
  /** A new face for a household. */
  change: number
  /** One contact a month more or less than the part with its slack. */
  uneven: number
  /** Share of one's part by which loads may differ for nothing. */
  slack: number
}

export const usualPrices: Prices = { change: 3, uneven: 2, slack: 0.1 }

/** One possible hand for a stop, and its price. */
export interface Choice {
  stop: number
  hand: number
  price: number
}

/** Sparse columns, as the solver takes them. Rows: one for each free stop, then an upper and a lower one for each hand. */
export interface Model {
  choices: Choice[]
  /** Load of bound stops, by hand. */
  fixed: number[]
  /** What each hand's part of the whole comes to. */
  parts: number[]
  prices: Prices
}

const mostChoices = 8

/** Levels of the tree between two places. */
export function levelsApart(a: PlacePath, b: PlacePath): number {
  const [x, y] = [a.split('/'), b.split('/')]
  let same = 0
  while (same < x.length && same < y.length && x[same] === y[same]) same++
  return x.length + y.length - 2 * same
}

const mayHave = (hand: Hand, stop: Stop) => hand.reach.some((r) => contains(r, stop.place))

/** Steps a hand takes to a stop: how far it lies from the nearest of what they have already. */
function steps(own: readonly PlacePath[], hand: Hand, stop: Stop): number {
  const from = own.length > 0 ? own : hand.reach
  return Math.min(...from.map((p) => levelsApart(p, stop.place)))
}

/** @throws nothing: a stop that nobody may have is in no choice and stays as it is */
export function modelOf(stops: readonly Stop[], hands: readonly Hand[], prices: Prices = usualPrices): Model {
  const index = new Map(hands.map((h, i) => [h.id, i]))
  const own = hands.map((h) => [...new Set(stops.filter((s) => s.hand === h.id).map((s) => s.place))])
  const fixed = hands.map(() => 0)
  const choices: Choice[] = []
  let total = 0
  stops.forEach((stop, s) => {
    const holder = stop.hand === null ? undefined : index.get(stop.hand)
    const found = choicesFor(stop, s)
    if (stop.bound || found.length === 0) {
      if (holder !== undefined) [fixed[holder], total] = [fixed[holder]! + stop.load, total + stop.load]
      return
    }
    total += stop.load
    choices.push(...found)
  })
  const whole = hands.reduce((sum, h) => sum + h.part, 0)
  return { choices, fixed, parts: hands.map((h) => (whole === 0 ? 0 : (total * h.part) / whole)), prices }

  function choicesFor(stop: Stop, s: number): Choice[] {
    return hands
      .flatMap((hand, h) => {
        if (!mayHave(hand, stop)) return []
        const change = stop.hand === null || stop.hand === hand.id ? 0 : prices.change
        return [{ stop: s, hand: h, price: change + steps(own[h]!, hand, stop) }]
      })
      .sort((a, b) => a.price - b.price || a.hand - b.hand)
      .slice(0, mostChoices)
  }
}

/** By hand: what is carried. @param chosen indexes of `choices` */
export function loadsOf(model: Model, stops: readonly Stop[], chosen: readonly number[]): number[] {
  const loads = [...model.fixed]
  for (const c of chosen) {
    const { stop, hand } = model.choices[c]!
    loads[hand] = loads[hand]! + stops[stop]!.load
  }
  return loads
}

/** What lies outside of the slack around one's part. */
const unevenness = ({ parts, prices }: Model, loads: readonly number[]) =>
  loads.reduce((sum, load, h) => {
    const part = parts[h]!
    return sum + Math.max(0, load - part * (1 + prices.slack)) + Math.max(0, part * (1 - prices.slack) - load)
  }, 0)

/** Price of a share: what is walked and changed, and what is uneven. */
export const priceOf = (model: Model, stops: readonly Stop[], chosen: readonly number[]): number =>
  chosen.reduce((sum, c) => sum + model.choices[c]!.price, 0) +
  model.prices.uneven * unevenness(model, loadsOf(model, stops, chosen))

/** The heaviest first, each to whom it costs least as things stand; for when the solver has no time, and as its start. */
export function greedy(model: Model, stops: readonly Stop[]): number[] {
  const by = new Map<number, number[]>()
  model.choices.forEach((c, i) => by.set(c.stop, [...(by.get(c.stop) ?? []), i]))
  const loads = [...model.fixed]
  const order = [...by.keys()].sort((a, b) => stops[b]!.load - stops[a]!.load || a - b)
  return order.map((stop) => {
    const { load } = stops[stop]!
    const cost = (i: number) => {
      const { hand, price } = model.choices[i]!
      const [part, now] = [model.parts[hand]!, loads[hand]!]
      const over = (n: number) => Math.max(0, n - part * (1 + model.prices.slack))
      const under = (n: number) => Math.max(0, part * (1 - model.prices.slack) - n)
      return price + model.prices.uneven * (over(now + load) - over(now) + under(now + load) - under(now))
    }
    const best = by.get(stop)!.reduce((a, b) => (cost(b) < cost(a) ? b : a))
    const { hand } = model.choices[best]!
    loads[hand] = loads[hand]! + load
    return best
  })
}
