/**
 * How long a field phone may be opened without the server 离线授权期, and what is wiped when. Measured from the last answer of
 * the server; a clock that was set back opens nothing, and the time the app stood open counts by a clock of its own.
 */
/** What the county chose for its field phones (`FieldSettings` of domain/accounts). */
export interface FieldTerms {
  leaseHours: number
  lockMinutes: number
  purgeDays: number
  megabytes: number
}

/** The last answer of the server, by the phone's clock. */
export interface Contact {
  at: number
  /** Milliseconds the app stood open since. */
  open: number
  /** The latest the phone's clock has ever shown. */
  high: number
}

export type Standing =
  | 'good'
  /** Over: the key is deleted. */
  | 'over'
  /** The clock was set back: nothing is deleted, nothing opens until the server answered. */
  | 'clock'

/** Clocks are put right by a few minutes now and then. */
const slack = 10 * 60_000

export function standing(contact: Contact, now: number, hours: number): Standing {
  const whole = hours * 3_600_000
  if (Math.max(now, contact.high) - contact.at > whole || contact.open > whole) return 'over'
  return now < contact.high - slack ? 'clock' : 'good'
}
