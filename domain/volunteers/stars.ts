/** Stars 星级 from minutes that count, by the table that holds on a day. */
import type { StarTable } from './definitions.ts'

/** @returns how many levels are reached, 0 for none */
export const starsOf = (minutes: number, { levels }: Pick<StarTable, 'levels'>): number =>
  levels.filter((l) => l.hours * 60 <= minutes).length

/** Minutes to the next level; null above the last. */
export const toNext = (minutes: number, { levels }: Pick<StarTable, 'levels'>): number | null => {
  const next = levels[starsOf(minutes, { levels })]
  return next ? next.hours * 60 - minutes : null
}
