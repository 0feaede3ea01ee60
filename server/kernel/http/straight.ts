/**
 * Acts of somebody who asked a moment ago spare the look-up of the session, a flight of three: with what was known then the
 * act sets out, and in its first flight, before anything is decided, the session is asked for again. If anything of it
 * is otherwise, or anything at all fails before that, the act begins anew the ordinary way.
 */
import type { Browser, Ctx, County, House, Session } from '../context.ts'
import { Unproven, type Doer } from '../db/act.ts'
import type { Tx } from '../db/tx.ts'

export interface Remembered {
  session: Session
  /** Asks again, within the transaction: whether the session is what it was. */
  holds: (tx: Tx) => Promise<boolean>
}

/** What was known of this token; undefined where nothing was, or where it is due to be kept awake. */
export type Recall = (
  house: House,
  county: County,
  token: string,
  now: Date,
  browser: Browser,
) => Remembered | undefined

/** How one request stands: `proven` from the moment its session was found to hold. */
export interface Trust {
  remembered: Remembered
  proven: boolean
}

/** @throws whatever it throws once it was proven; before, it is tried the ordinary way */
export async function straight<T>(
  remembered: Remembered,
  go: (session: Session, trust: Trust) => Promise<T>,
  ordinary: () => Promise<T>,
): Promise<T> {
  const trust: Trust = { remembered, proven: false }
  try {
    return await go(remembered.session, trust)
  } catch (error) {
    if (trust.proven) throw error
  }
  return ordinary()
}

export const proofFor = (trust: Trust): NonNullable<Doer['proof']> => {
  return async (tx) => (trust.proven ||= await trust.remembered.holds(tx))
}

/** Nobody reads by what is only remembered. */
export const provenRead =
  (trust: Trust | undefined, read: Ctx['read']): Ctx['read'] =>
  async (work, scope) => {
    if (trust && !trust.proven) throw new Unproven()
    return read(work, scope)
  }
