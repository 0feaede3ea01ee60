/** The wall clock of Asia/Shanghai, by arithmetic: +08:00 all year since 1991, and the same on a phone set to another zone. */

/** ISO text, milliseconds since 1970, a Date, or a calendar day `2026-11-30` (its first moment in Shanghai). */
export type When = string | number | Date

export interface Wall {
  year: number
  month: number
  date: number
  hour: number
  minute: number
  /** 0 is Sunday. */
  weekday: number
  /** Days since 1970-01-01 in Shanghai. */
  dayNumber: number
}

const minute = 60_000
const dayLength = 1440 * minute
const ahead = 480 * minute

export const isDay = (when: When): when is string => typeof when === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(when)

export function instantOf(when: When): number {
  if (isDay(when)) return Date.parse(`${when}T00:00:00+08:00`)
  return typeof when === 'number' ? when : new Date(when).getTime()
}

export function wallOf(when: When): Wall {
  const shifted = instantOf(when) + ahead
  const d = new Date(shifted)
  return {
    year: d.getUTCFullYear(),
    month: d.getUTCMonth() + 1,
    date: d.getUTCDate(),
    hour: d.getUTCHours(),
    minute: d.getUTCMinutes(),
    weekday: d.getUTCDay(),
    dayNumber: Math.floor(shifted / dayLength),
  }
}

/** `2026-11-24` in Shanghai. */
export const dayText = (when: When): string => new Date(instantOf(when) + ahead).toISOString().slice(0, 10)

/** Whole calendar days from `a` to `b`; negative when `b` lies before. */
export const daysBetween = (a: When, b: When): number => wallOf(b).dayNumber - wallOf(a).dayNumber
