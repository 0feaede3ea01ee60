/**
 * At the door: the sign shows a code that changes, so that a picture of it is worth nothing a minute later. Which codes are taken
 * when, and from when on somebody can be there. Pure; what a code is made of, the server knows.
 */
import { minute, type Instant } from '../kernel/instant.ts'

/** A sign shows one code so long. */
const shown = minute / 2
/** Whoever has read it has so many further turns to press. */
const grace = 2

/** Number of the turn; each has a code of its own. */
export const turnAt = (now: Instant): number => Math.floor(now / shown)
/** When the next code is shown. */
export const nextTurn = (now: Instant): Instant => (turnAt(now) + 1) * shown
/** Turns whose codes are taken now: this one, and those that somebody may just have read. */
export const turnsTaken = (now: Instant): number[] => Array.from({ length: grace + 1 }, (_, n) => turnAt(now) - n)

/** So long before the beginning the door is open. */
export const early = 60 * minute
/** Whether somebody can say now that they are there. */
export const isDoorOpen = ({ from, to }: { from: Instant; to: Instant }, now: Instant): boolean =>
  now >= from - early && now < to
