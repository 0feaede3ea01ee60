/** Times of the week as people tick them: mornings, afternoons, evenings. */
import type { FreeTime } from './schema.ts'

export const parts = ['morning', 'afternoon', 'evening'] as const
export type Part = (typeof parts)[number]

const spans: Record<Part, { from: number; to: number }> = {
  morning: { from: 480, to: 720 },
  afternoon: { from: 780, to: 1080 },
  evening: { from: 1080, to: 1260 },
}

/** `6-morning` */
export const ticked = (day: number, part: Part) => `${day}-${part}`

const partOf = ({ from, to }: FreeTime) => parts.find((p) => spans[p].from === from && spans[p].to === to)

/** What is ticked of somebody's times; times of another cut are in `rest`. */
export function ticksOf(free: readonly FreeTime[]): { ticks: string[]; rest: FreeTime[] } {
  const ticks: string[] = []
  const rest: FreeTime[] = []
  for (const f of free) {
    const part = partOf(f)
    if (part) ticks.push(ticked(f.day, part))
    else rest.push(f)
  }
  return { ticks, rest }
}

/** In the order of the week. @param rest times of another cut, kept as they are */
export const freeOf = (ticks: readonly string[], rest: readonly FreeTime[] = []): FreeTime[] =>
  [
    ...[1, 2, 3, 4, 5, 6, 7].flatMap((day) =>
      parts.flatMap((p) => (ticks.includes(ticked(day, p)) ? [{ day, ...spans[p] }] : [])),
    ),
    ...rest,
  ].sort((a, b) => a.day - b.day || a.from - b.from)
