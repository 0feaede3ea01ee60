/** Rules of a time bank as data: dated definitions that packs bring and the county edits; which set holds is a choice of the county. */
import { z } from 'zod'
import { Code } from '../catalogue/schema.ts'
import { redefinition, type LineFault } from '../kernel/dated.ts'
import { OrganisationKind } from '../organisations/schema.ts'
import { Day } from '../places/schema.ts'
import { Origin } from '../records/schema.ts'
import { Reach } from '../volunteers/definitions.ts'

const Name = z.strictObject({ zh: z.string().trim().min(1).max(30), en: z.string().trim().min(1).max(60) })
const Age = z.int().min(0).max(120)

/** What an hour of some services counts for; the first weight that fits holds, and 100 where none does. */
export const Weight = z.strictObject({ of: Reach, percent: z.int().min(10).max(500) })
export type Weight = z.output<typeof Weight>

/** Somebody who is served from the pool: of an age, and in all of these categories of care. */
export const KeyElder = z.strictObject({
  from: Age,
  /** The year before which it ends; null: no end. */
  below: Age.nullable(),
  cares: z.array(Code).max(6),
})
export type KeyElder = z.output<typeof KeyElder>

export const TimebankRules = z.strictObject({
  code: Code,
  /** The definition holds from this day until the next one of the same code. */
  from: Day,
  sort: z.int().min(0),
  name: Name,
  /** Minutes one holder keeps at most; what is beyond goes to the pool. null: no end. */
  cap: z.int().min(60).max(10_000_000).nullable(),
  /** What a record must come from to be credited. */
  earns: z.array(Origin.shape.kind).min(1),
  weights: z.array(Weight).max(60),
  /** Hours given for an organisation of these kinds are the group's and go to the pool. */
  groups: z.array(OrganisationKind),
  age: z.strictObject({
    /** Nobody younger holds minutes. */
    least: Age,
    /** Who may be served for minutes; null: anybody. */
    served: Age.nullable(),
    /** Relatives who may receive minutes; null: of any age. */
    relatives: Age.nullable(),
  }),
  /** What may be ordered for minutes; empty: nothing. */
  orders: Reach,
  /** What costs the same however long it takes; all else costs the minutes it took. */
  perService: z.array(z.strictObject({ item: Code, minutes: z.int().min(1).max(1440) })).max(60),
  /** Body whose service an order is: its record names it. */
  unit: Code,
  /** The longest one order may ask for. */
  minutesPerOrder: z.int().min(10).max(1440),
  /** Days after which an order that nobody took ends by itself. */
  lapseDays: z.int().min(1).max(90),
  /** Served from the pool without minutes of their own, each for so many minutes a month. */
  key: z.strictObject({ who: z.array(KeyElder).max(12), minutesPerMonth: z.int().min(0).max(10_000) }),
  /** Minutes may be changed for small goods of daily use; never for money. */
  goods: z.boolean(),
  ground: z.string().trim().min(1).max(300),
})
export type TimebankRules = z.output<typeof TimebankRules>

/** What was credited before was credited by them. */
export const mayRedefine = (standing: TimebankRules | undefined, next: TimebankRules, today: Day) =>
  redefinition(standing, next, today, ['cap', 'earns', 'weights', 'groups', 'age'])

export function rulesFaults(
  r: Pick<TimebankRules, 'key' | 'earns' | 'groups' | 'perService' | 'minutesPerOrder'>,
): LineFault[] {
  return [
    ...r.key.who.flatMap((w, i) =>
      w.below !== null && w.below <= w.from ? [{ path: `key.who.${i}.below`, code: 'ages-turned' }] : [],
    ),
    ...(twice(r.earns) ? [{ path: 'earns', code: 'code-twice' }] : []),
    ...(twice(r.groups) ? [{ path: 'groups', code: 'code-twice' }] : []),
    ...(twice(r.perService.map((s) => s.item)) ? [{ path: 'perService', code: 'code-twice' }] : []),
    ...r.perService.flatMap((s, i) =>
      s.minutes > r.minutesPerOrder ? [{ path: `perService.${i}.minutes`, code: 'order-too-long' }] : [],
    ),
  ]
}

const twice = (codes: readonly string[]) => new Set(codes).size < codes.length
