/** What verified hours are worth, and to whom. Whole minutes, rounded down; nothing is ever taken here. Pure. */
import { roomUnder } from '../kernel/ledger.ts'
import type { OrganisationKind } from '../organisations/schema.ts'
import type { Origin } from '../records/schema.ts'
import { ageOn } from '../people/rules.ts'
import type { Day } from '../places/schema.ts'
import { reaches } from '../volunteers/eligibility.ts'
import type { TimebankRules } from './definitions.ts'

export interface CountedHours {
  minutes: number
  day: Day
  item: string
  /** Category of the item. */
  category: string
  origin: Origin['kind']
  /** Kind of the organisation for which it was. */
  unitKind: OrganisationKind | null
}

export interface Server {
  born: Day | null
  /** They opened an account. */
  opened: boolean
}

/** `group`: it goes to the pool whoever served. */
export type Worth = { to: 'holder' | 'group'; percent: number; amount: number } | { to: 'nobody' }

export const percentOf = (rules: Pick<TimebankRules, 'weights'>, of: Pick<CountedHours, 'item' | 'category'>): number =>
  rules.weights.find((w) => reaches(w.of, of))?.percent ?? 100

export const weighted = (minutes: number, percent: number): number => Math.floor((minutes * percent) / 100)

export function worthOf(hours: CountedHours, server: Server, rules: TimebankRules): Worth {
  if (!rules.earns.includes(hours.origin)) return { to: 'nobody' }
  const percent = percentOf(rules, hours)
  const amount = weighted(hours.minutes, percent)
  if (amount === 0) return { to: 'nobody' }
  if (hours.unitKind !== null && rules.groups.includes(hours.unitKind)) return { to: 'group', percent, amount }
  if (!server.opened || !mayHold(server.born, rules, hours.day)) return { to: 'nobody' }
  return { to: 'holder', percent, amount }
}

/** Of whom no birthday is known nobody says that they are too young. */
export const mayHold = (born: Day | null, { age }: Pick<TimebankRules, 'age'>, day: Day): boolean =>
  born === null || ageOn(born, day) >= age.least

/** What stays with the holder, and what is beyond the cap. */
export function split(amount: number, balance: number, cap: number | null): { kept: number; beyond: number } {
  const kept = roomUnder(balance, cap, amount)
  return { kept, beyond: amount - kept }
}
