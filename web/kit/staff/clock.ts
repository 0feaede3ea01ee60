/** Minutes after midnight, as a browser's field of time writes them. Pure. */

const two = (n: number) => String(n).padStart(2, '0')

/** 510 → 08:30 */
export const clockText = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

export const minutesOf = (clock: string): number => {
  const [h = 0, m = 0] = clock.split(':').map(Number)
  return h * 60 + m
}
