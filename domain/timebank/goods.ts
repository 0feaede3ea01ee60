/** Small goods of daily use that a holder may have for minutes, as data: never for money, and only where the rules allow it. */
import { z } from 'zod'
import { Code } from '../catalogue/schema.ts'
import { redefinition } from '../kernel/dated.ts'
import { Day } from '../places/schema.ts'

export const TimebankGood = z.strictObject({
  code: Code,
  /** The definition holds from this day until the next one of the same code. */
  from: Day,
  sort: z.int().min(0),
  name: z.strictObject({ zh: z.string().trim().min(1).max(30), en: z.string().trim().min(1).max(60) }),
  /** What one piece costs. */
  minutes: z.int().min(1).max(6_000),
  /** Body at whose desk it lies; null: at any desk. */
  unit: Code.nullable(),
  /** Pieces that may be handed out from that day on; null: nobody counts them. */
  stock: z.int().min(0).max(100_000).nullable(),
  /** Handed out no more. */
  closed: z.boolean(),
})
export type TimebankGood = z.output<typeof TimebankGood>

/** Whoever was handed one gave the minutes of the day. */
export const mayRedefineGood = (standing: TimebankGood | undefined, next: TimebankGood, today: Day) =>
  redefinition(standing, next, today, ['minutes'])

/** Pieces still there; null: nobody counts them. @param handed pieces of this definition that were handed out and not undone */
export const leftOf = ({ stock }: Pick<TimebankGood, 'stock'>, handed: number): number | null =>
  stock === null ? null : Math.max(0, stock - handed)
