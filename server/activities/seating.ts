/** Who has a place on the list of an activity and who waits; counted on its row, under its lock. */
import { movesUp, type Seats, type Waiting } from '../../domain/activities/seats.ts'
import type { Job, Work } from '../kernel/context.ts'
import { alreadyDone } from '../kernel/db/act.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { seating } from './acting.ts'
import { lockActivity, updateActivity, type ActivityRow } from './store/activity-store.ts'
import { dropClosedFeeds } from './store/feed-store.ts'
import { emptyAliases } from './store/draw-store.ts'
import { emptyGuests, freedNow, waitingIn } from './store/entry-store.ts'

const seatsOf = (row: ActivityRow): Seats => ({ capacity: row.capacity, elders: row.elders })

/** Whoever waits and has a place now, and the row that counts them. @param more who comes last */
export async function filled(
  tx: Tx,
  row: ActivityRow,
  now: Date,
  more: readonly Waiting[] = [],
): Promise<{ row: ActivityRow; up: string[] }> {
  const full = row.capacity !== null && row.taken >= row.capacity
  const waiting = full || row.waiting === 0 ? [] : await waitingIn(tx, row.id)
  const all = full ? [] : [...waiting, ...more]
  const up = movesUp({ taken: row.taken, elders: row.elders_in }, all, seatsOf(row), now.getTime())
  const elders = all.filter((w) => w.elder && up.includes(w.id)).length
  return {
    row: {
      ...row,
      taken: row.taken + up.length,
      elders_in: row.elders_in + elders,
      waiting: row.waiting + more.length - up.length,
    },
    up,
  }
}

/** Places kept for elders are everybody's by now: whoever waits moves up without anybody having to press anything. */
async function freed(work: Work): Promise<void> {
  for (const { id } of await work.read((tx) => freedNow(tx, work.now)))
    await work.act(
      async (tx) => {
        const row = await lockActivity(tx, id)
        return row?.status === 'published' ? filled(tx, row, work.now) : undefined
      },
      (found) => {
        if (!found || found.up.length === 0) return alreadyDone(undefined)
        const after = { ...found.row, seq: found.row.seq + 1 }
        const deed = seating(work, after, found.up)
        return { ...deed, writes: [...deed.writes, updateActivity(after)], answer: undefined }
      },
    )
}

/** Days after an activity for which a name stands that is in no register. */
export const guestDays = 30

function emptied(work: Work): Promise<void> {
  const gone = new Date(work.now.getTime() - guestDays * 86_400_000)
  return work.act(
    async () => undefined,
    () => ({
      writes: [emptyGuests(gone), emptyAliases(gone), dropClosedFeeds()],
      audit: [],
      events: [],
      answer: undefined,
    }),
  )
}

export const jobs: Job[] = [
  { name: 'activities-seats', every: '*/5 * * * *', run: freed },
  { name: 'activities-guests', every: '50 2 * * *', run: emptied },
]
