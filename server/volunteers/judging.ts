/** What is wrong with hours, seen beside the others of the same volunteer. */
import { flawsOf, type Flaw, type Span } from '../../domain/volunteers/hours.ts'
import { onDay } from '../../domain/kernel/dated.ts'
import type { Work } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { rules } from './definitions.ts'
import { hoursOn, setFlaws, type HoursRow } from './store/hours-store.ts'

export const spanIn = (h: HoursRow): Span => ({
  day: h.day,
  from: h.from?.getTime() ?? null,
  to: h.to?.getTime() ?? null,
  minutes: h.minutes,
})

const dayAfter = (day: string, n: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)

/** Of two that exclude each other none can lie further apart. */
const apart = 1

/**
 * What is wrong with somebody's hours around these days, as they will stand; only what differs from what stands. Whoever gives way to nobody any more may be in the
 * way of the next one, so it goes on until nothing changes at the edges.
 * @param changed rows as they will stand; `void` ones are gone
 */
export async function judged(
  tx: Tx,
  work: Work,
  { id: volunteer, joinedOn: joined }: { id: string; joinedOn: string | null },
  changed: readonly HoursRow[],
  days: readonly string[],
): Promise<Map<string, Flaw | null>> {
  const all = await rules.list(work)
  const limits = { joined, minutesOf: (day: string) => onDay(all, day)[0]?.minutesPerDay ?? null }
  const mine = new Map(changed.map((h) => [h.id, h]))
  const sorted = [...days].sort()
  let [lo, hi] = [dayAfter(sorted[0]!, -apart), dayAfter(sorted.at(-1)!, apart)]
  for (;;) {
    const rows = (await hoursOn(tx, volunteer, dayAfter(lo, -apart), dayAfter(hi, apart))).filter(
      (h) => !mine.has(h.id),
    )
    const near = [...rows, ...changed.filter((h) => h.state !== 'void')]
    const stint = (h: HoursRow) => ({ ...spanIn(h), id: h.id, at: h.saidAt.getTime(), flaw: h.flaw })
    const inside = (h: HoursRow) => mine.has(h.id) || (h.day >= lo && h.day <= hi)
    const flaws = flawsOf(near.filter(inside).map(stint), limits, near.filter((h) => !inside(h)).map(stint))
    const edge = (day: string) => near.some((h) => !mine.has(h.id) && h.day === day && flaws.get(h.id) !== h.flaw)
    const [earlier, later] = [edge(lo), edge(hi)]
    if (!earlier && !later) return new Map([...flaws].filter(([id, f]) => near.find((h) => h.id === id)!.flaw !== f))
    if (earlier) lo = dayAfter(lo, -apart)
    if (later) hi = dayAfter(hi, apart)
  }
}

/** Somebody was taken in, or two were one: what stands on these days is looked at again. @returns what counted and counts no more, and the other way */
export async function rejudged(
  tx: Tx,
  work: Work,
  volunteer: { id: string; joinedOn: string | null },
  days: readonly string[],
): Promise<Map<string, Flaw | null>> {
  if (days.length === 0) return new Map()
  const flaws = await judged(tx, work, volunteer, [], days)
  if (flaws.size > 0) await tx.run(setFlaws([...flaws].map(([id, flaw]) => ({ id, flaw }))))
  return flaws
}
