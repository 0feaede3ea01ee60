/**
 * An order: help that somebody asks for and pays in minutes they have. The minutes are held from the moment of asking, so that none
 * is promised twice; served, they end where minutes come from; called off, they go back. Nobody owes anything. Pure.
 */
import type { Move } from '../kernel/ledger.ts'
import { ageOn } from '../people/rules.ts'
import type { Day } from '../places/schema.ts'
import { reaches } from '../volunteers/eligibility.ts'
import type { TimebankRules } from './definitions.ts'

/** `told`: whoever served has said from when to when, and nobody has said yet that it was so. */
export const orderStates = ['open', 'taken', 'told', 'served', 'cancelled', 'lapsed'] as const
export type OrderState = (typeof orderStates)[number]

/** `back`: whoever took it cannot come after all. `lapse`: nobody took it in time. */
export const orderActs = ['take', 'back', 'tell', 'confirm', 'cancel', 'lapse'] as const
export type OrderAct = (typeof orderActs)[number]

const allowed = {
  open: ['take', 'cancel', 'lapse'],
  taken: ['back', 'tell', 'cancel'],
  told: ['tell', 'confirm', 'cancel'],
  served: [],
  cancelled: [],
  lapsed: [],
} as const satisfies Record<OrderState, readonly OrderAct[]>

export const mayFollow = (state: OrderState, act: OrderAct): boolean =>
  (allowed[state] as readonly OrderAct[]).includes(act)

const after = {
  take: 'taken',
  back: 'open',
  tell: 'told',
  confirm: 'served',
  cancel: 'cancelled',
  lapse: 'lapsed',
} as const satisfies Record<OrderAct, OrderState>

export const stateAfter = (act: OrderAct): OrderState => after[act]

/** Minutes an order of this service asks for. @param asked by whoever orders what is paid by its length */
export const priceOf = (rules: Pick<TimebankRules, 'perService'>, item: string, asked: number): number =>
  rules.perService.find((s) => s.item === item)?.minutes ?? asked

export const mayOrder = (rules: Pick<TimebankRules, 'orders'>, of: { item: string; category: string }): boolean =>
  reaches(rules.orders, of)

/** What a service cost that took so long: never more than was held, and by the piece always the same. */
export const spentFor = (rules: Pick<TimebankRules, 'perService'>, item: string, held: number, took: number): number =>
  rules.perService.some((s) => s.item === item) ? held : Math.min(held, took)

/** Where the minutes of an order go when it ends. @param spent what it cost; 0 where it came to nothing */
export function ending(
  { hold, payer, issue }: { hold: string; payer: string; issue: string },
  held: number,
  spent: number,
): Move[] {
  return [
    ...(spent > 0 ? [{ from: hold, to: issue, amount: spent }] : []),
    ...(held > spent ? [{ from: hold, to: payer, amount: held - spent }] : []),
  ]
}

/** Of whom no birthday is known nobody says that they are too young. */
export const mayBeServed = (born: Day | null, { age }: Pick<TimebankRules, 'age'>, day: Day): boolean =>
  age.served === null || born === null || ageOn(born, day) >= age.served

/** Whether the pool pays for them: of an age, and in all the categories of one line of the rules. */
export function isKeyElder(
  of: { born: Day | null; cares: readonly string[] },
  { key }: Pick<TimebankRules, 'key'>,
  day: Day,
): boolean {
  if (of.born === null) return false
  const age = ageOn(of.born, day)
  return key.who.some(
    (w) => age >= w.from && (w.below === null || age < w.below) && w.cares.every((c) => of.cares.includes(c)),
  )
}

/**
 * The number of an account, as its holder tells it to a neighbour: the first digits of its id, so it is found by a range of ids and
 * says nothing of anybody.
 */
const digits = 9
const length = 11

export const numberOf = (account: string): string =>
  String(Number.parseInt(account.replaceAll('-', '').slice(0, digits), 16)).padStart(length, '0')

/** @returns the ids an account of this number may have; undefined: no account can */
export function idsOfNumber(number: string): { lo: string; hi: string } | undefined {
  const plain = number.replaceAll(/\s/g, '')
  if (!/^\d{11}$/.test(plain) || Number(plain) >= 16 ** digits) return undefined
  const hex = Number(plain).toString(16).padStart(digits, '0')
  const id = (rest: string) => {
    const all = hex + rest.repeat(32 - digits)
    return [all.slice(0, 8), all.slice(8, 12), all.slice(12, 16), all.slice(16, 20), all.slice(20)].join('-')
  }
  return { lo: id('0'), hi: id('f') }
}
