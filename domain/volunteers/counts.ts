/** How many volunteers there are, of which kinds, and whom their hours reach: counts alone, and never one from which somebody could be told. Pure. */

/** Fewer are not said. */
const least = 5

/** Hours of so many people, by tens downwards. @returns null: fewer than five people */
export const coarseHours = (people: number, minutes: number): number | null =>
  people < least ? null : Math.floor(minutes / 600) * 10

/** Said by fives, downwards: of two places, or of two days, the difference tells of nobody. @returns null: fewer than five, or none */
export const coarse = (n: number): number | null => (n < least ? null : Math.floor(n / least) * least)
