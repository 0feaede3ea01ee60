/** What holds between teams, squads and those in them. */
import type { LineFault } from '../kernel/dated.ts'
import type { DayKey } from '../kernel/calendar.ts'

/** Days before today from which on somebody may be put down as a member: what was served before is not counted anew. */
export const backDays = 31

export const isOn = (x: { from: DayKey; to: DayKey | null }, day: DayKey): boolean =>
  x.from <= day && (x.to === null || day < x.to)

/** A span that ends when it has begun, within what it is part of. */
export function spanFault(part: { from: DayKey; to: DayKey | null }, whole: { from: DayKey; to: DayKey | null }) {
  if (part.to !== null && part.to < part.from) return { path: 'to', code: 'ends-before-start' } satisfies LineFault
  if (part.from < whole.from || (whole.to !== null && part.from >= whole.to))
    return { path: 'from', code: 'beyond-team' } satisfies LineFault
  return undefined
}
