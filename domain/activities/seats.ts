/**
 * Who has a place and who waits. Places kept for elders are theirs until a moment; whoever came first has what there is for them, nobody
 * who has a place loses it to somebody else, and whoever waits moves up in the order in which they came.
 */
import type { Instant } from '../kernel/instant.ts'
import type { ElderSeats } from './schema.ts'

export interface Seats {
  /** Null: as many as come. */
  capacity: number | null
  elders: ElderSeats | null
}

/** Of those who have a place. */
export interface Taken {
  taken: number
  /** Of these, elders. */
  elders: number
}

export interface Waiting {
  id: string
  elder: boolean
}

/** Places that only elders have now. */
const keptNow = ({ capacity, elders }: Seats, now: Instant): number =>
  elders && capacity !== null && now < Date.parse(elders.until) ? Math.min(elders.seats, capacity) : 0

/** Places that are free for anybody, and for elders; null: as many as come. Where more are in than there are places, none is free. */
export function freeOf(
  { taken, elders }: Taken,
  seats: Seats,
  now: Instant,
): { anybody: number | null; elders: number | null } {
  const { capacity } = seats
  if (capacity === null) return { anybody: null, elders: null }
  const kept = keptNow(seats, now)
  const left = Math.max(0, capacity - taken)
  // Elders sit on what is kept for them first; those beyond it sit among the others.
  const unused = Math.max(0, kept - elders)
  return { anybody: Math.max(0, left - unused), elders: left }
}

/** Of those who wait, in their order: who has a place now. */
export function movesUp(taken: Taken, waiting: readonly Waiting[], seats: Seats, now: Instant): string[] {
  const counts = { ...taken }
  return waiting.flatMap((w) => {
    const free = freeOf(counts, seats, now)
    if ((w.elder ? free.elders : free.anybody) === 0) return []
    counts.taken++
    if (w.elder) counts.elders++
    return [w.id]
  })
}
