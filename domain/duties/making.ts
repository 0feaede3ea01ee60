/** How far ahead what is due is made, and the instants at which it is. */
import type { Day } from '../places/schema.ts'
import type { Window } from './windows.ts'
import { plusDays } from './windows.ts'

/** Tasks of the near future only [ux 29]: what begins within these days. */
export const daysAhead = 8

/** Somebody enrolled just now is made one day more than the night has reached, so that the two never leave a gap. */
export const horizonOf = (today: Day): Day => plusDays(today, daysAhead)

/** Minute `minute` of a day in Asia/Shanghai as an instant; 1440 is its end. */
export const instantOf = (day: Day, minute: number): Date =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + minute * 60_000)

/** For the statement that makes a chunk: one array a column. */
export const columnsOf = (windows: readonly Window[], dueMinute: number) => ({
  from: windows.map((w) => w.from),
  to: windows.map((w) => w.to),
  due: windows.map((w) => instantOf(w.to, dueMinute)),
  anchors: windows.map((w) => (w.anchors ? w.anchors.join(' ') : null)),
})

/** Anchors for the person's birthday; null where it is not known. */
export const sunAnchor = (born: Day): string => `s-${born.slice(5)}`
