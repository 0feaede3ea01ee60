/** Time as it is reckoned (milliseconds) and as it travels (ISO 8601 with offset). */
import { z } from 'zod'

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number

/** Nothing here lies further off than some centuries; beyond the year 9999 a day is written otherwise, and counting towards it has no end. */
export const isNear = (text: string): boolean => !/^\d{4}-/.test(text) || (text >= '1800' && text < '2200')

/** `2026-11-24T16:12:00+08:00` or with `Z`. */
export const Moment = z.iso.datetime({ offset: true, error: 'moment' }).refine(isNear, { error: 'moment' })
export type Moment = string

export const momentOf = (instant: Instant): Moment => new Date(instant).toISOString()

/** `2026-03-01 18:05` in the county (+08:00 all year since 1991): as it stands in a file. */
export const minuteText = (at: Instant): string =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
