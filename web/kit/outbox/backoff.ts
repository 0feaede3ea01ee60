/** When to try again, and what an answer means for the letter it answers. Pure. */
import type { Problem } from '../../../domain/kernel/errors.ts'

const longest = 5 * 60_000

/** Doubling from two seconds to five minutes, half of it by chance. @param chance in [0, 1) */
export const backoff = (tries: number, chance: number): number =>
  Math.round(Math.min(longest, 2_000 * 2 ** Math.min(tries, 20)) * (0.5 + chance / 2))

export type Verdict =
  /** It is there: the letter may go. */
  | 'sent'
  /** Nobody answered: no letter will get through now. */
  | 'away'
  /** The server is busy: this letter later. */
  | 'later'
  /** Nobody is signed in: all letters wait for the next sign-in. */
  | 'sign-in'
  /** No, and not later either: shown to the person, never dropped. */
  | 'refused'

export function verdictOf(status: number | undefined): Verdict {
  if (status === undefined) return 'away'
  if (status >= 200 && status < 300) return 'sent'
  if (status === 401) return 'sign-in'
  return status >= 500 || status === 429 || status === 408 ? 'later' : 'refused'
}

export const reasonOf = ({ code, title, detail, holder, faults, trace }: Problem) => ({
  code,
  title,
  trace,
  ...(detail && { detail }),
  ...(holder && { holder }),
  ...(faults && { faults }),
})
