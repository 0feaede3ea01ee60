/**
 * How the ways out fared since the process started, for whoever watches over the machine: figures and codes, no
 * number, no address. What waits and what was given up is counted in the database; it outlives the process.
 */
import type { House } from '../context.ts'
import { faultCode } from './fault.ts'

export const wayNames = ['sms', 'mail'] as const
export type WayName = (typeof wayNames)[number]

export interface WayFigures {
  taken: number
  refused: number
  givenUp: number
  takenAt?: Date
  refusedAt?: Date
  /** Of the last refusal: `503`, `timeout`, `ECONNECTION`. */
  code?: string
}
export type Ways = Record<WayName, WayFigures>

const fresh = (): WayFigures => ({ taken: 0, refused: 0, givenUp: 0 })
export const freshWays = (): Ways => ({ sms: fresh(), mail: fresh() })

/** What lies at a way out of one county. */
export interface Lying {
  waiting: number
  /** Nobody has had it tried again, or left it. */
  givenUp: number
}

/** Hands something over and remembers how that went. @throws what `send` throws */
export async function through(
  { ways, now }: Pick<House, 'ways' | 'now'>,
  way: WayName,
  send: () => Promise<void>,
): Promise<void> {
  const figures = ways[way]
  try {
    await send()
    figures.taken++
    figures.takenAt = now()
  } catch (error) {
    figures.refused++
    figures.refusedAt = now()
    figures.code = faultCode(error)
    throw error
  }
}
