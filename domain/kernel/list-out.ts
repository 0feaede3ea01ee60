/** Lists that leave the house: what is asked of whoever takes one, whatever it is a list of. */
import { z } from 'zod'
import { Id } from './id.ts'

export const OutFormat = z.enum(['xlsx', 'csv'])
export type OutFormat = z.output<typeof OutFormat>

const words = (most: number) => z.string().trim().min(2, { error: 'reason' }).max(most)

/** Beside what narrows the list. */
export const outAsked = {
  /** Minted by whoever presses; the same press sent twice is one list. */
  id: Id,
  format: OutFormat,
  why: words(200),
  to: words(60),
}

export interface OutAsked {
  id: string
  format: OutFormat
  why: string
  to: string
}
