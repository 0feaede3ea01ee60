/** What was found true and to which nobody objected in time counts; stars follow from what counts, by the table of the day. */
import type { DayKey } from '../../domain/kernel/calendar.ts'
import { starsOf } from '../../domain/volunteers/stars.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { nilId } from '../../domain/kernel/id.ts'
import type { Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { starsWithin } from './definitions.ts'
import {
  countedOf,
  due,
  insertActs,
  levelsAfter,
  lockHours,
  lockVolunteers,
  putHours,
  setCounted,
  type ActRow,
  type HoursRow,
} from './store/hours-store.ts'

/** Whose hours are others than before, and from which day on. */
export interface HoursChanged {
  volunteers: string[]
  since: DayKey
}

/** Lists of hours look again, and so does whoever counts services by their volunteers. */
export const hoursChanged = (
  subject: string,
  seq: number,
  place: string,
  hours: readonly { volunteer: string; day: DayKey }[],
): OutboxEvent => ({
  name: 'volunteers.hours-changed',
  version: 1,
  subject,
  seq,
  payload: {
    place,
    volunteers: [...new Set(hours.map((h) => h.volunteer))],
    since: hours.map((h) => h.day).sort()[0]!,
  },
  topics: ['volunteers', 'hours'],
})

const payloadOf = ({ volunteer, record, version, minutes, day, unit, place, item, programme }: HoursRow) => ({
  volunteer,
  record,
  version,
  minutes,
  day,
  unit,
  place,
  item,
  programme,
})

/** Minutes that count from now on; rooms below hear of it, each time once. */
const counted = (h: HoursRow, seq: number): OutboxEvent => ({
  name: 'volunteers.counted',
  version: 1,
  subject: h.id,
  seq,
  payload: payloadOf(h),
  topics: ['volunteers', 'hours'],
})

/** What counted counts no more: the record says otherwise, or it was found not to be so. The minutes are those that counted. */
export const recalled = (h: HoursRow, seq: number): OutboxEvent => ({
  ...counted(h, seq),
  name: 'volunteers.recalled',
})

/** It was in the way of others and is so no more. */
export const restored = (h: HoursRow): OutboxEvent => counted(h, h.seq + 1)

/** Minutes and stars of these as their hours say; inside the transaction that changed the hours. */
export async function tallied(tx: Tx, work: Work, volunteers: readonly string[]): Promise<void> {
  const [sums, table] = await Promise.all([countedOf(tx, volunteers), starsWithin(tx, dayOf(work.now))])
  const rows = sums.map((s) => ({ ...s, stars: table ? starsOf(s.minutes, table) : 0, table: table?.code ?? null }))
  if (rows.length > 0) await tx.run(setCounted(rows))
}

/** Hours of one transaction. */
const most = 500

/** Volunteers before their hours, as everybody locks them; what was counted or objected to meanwhile is passed over. */
async function dueNow(tx: Tx, now: Date): Promise<HoursRow[]> {
  const found = await due(tx, now, most)
  if (found.length === 0) return []
  await lockVolunteers(tx, [...new Set(found.map((h) => h.volunteer))])
  const rows = await lockHours(
    tx,
    found.map((h) => h.id),
  )
  return rows.filter((h) => h.state === 'notice' && h.until !== null && h.until <= now)
}

const actsFor = (work: Work, rows: readonly HoursRow[]): ActRow[] =>
  rows.map((h) => ({
    id: stableId(work.county.code, 'volunteer hours act', h.id, h.seq),
    hours: h.id,
    seq: h.seq,
    kind: 'count',
    version: h.version,
    at: work.now,
    account: null,
    until: null,
    text: null,
  }))

const countSome = (work: Work): Promise<number> =>
  work.act(
    async (tx) => {
      const rows = (await dueNow(tx, work.now)).map((h): HoursRow => ({ ...h, state: 'counted', seq: h.seq + 1 }))
      if (rows.length === 0) return rows
      await tx.run(putHours(rows))
      await tx.run(insertActs(actsFor(work, rows)))
      await tallied(tx, work, [...new Set(rows.map((h) => h.volunteer))])
      return rows
    },
    (rows) => ({ writes: [], audit: [], events: rows.map((h) => counted(h, h.seq)), answer: rows.length }),
  )

/** Everything that is due by now. */
export async function countDue(work: Work): Promise<void> {
  while ((await countSome(work)) === most);
}

/** A table of another day holds since midnight: who stands otherwise by it is put there. */
export async function levelled(work: Work): Promise<void> {
  for (let after: string | undefined = nilId; after !== undefined;) {
    const from: string = after
    after = await work.act(
      async (tx) => {
        const [rows, table] = await Promise.all([levelsAfter(tx, from, most), starsWithin(tx, dayOf(work.now))])
        const wrong = rows.filter(
          (r) => (table ? starsOf(r.minutes, table) : 0) !== r.stars || (table?.code ?? null) !== r.starTable,
        )
        await lockVolunteers(
          tx,
          wrong.map((r) => r.id),
        )
        await tallied(
          tx,
          work,
          wrong.map((r) => r.id),
        )
        return rows.length === most ? rows.at(-1)!.id : undefined
      },
      (last) => ({ writes: [], audit: [], events: [], answer: last }),
    )
  }
}
