/**
 * Everything counted again: the hours of every volunteer from the service records as they stand, what became of each from its acts, minutes
 * and stars from what counts; compared with what is stored.
 */
import { sameSpan } from '../../domain/volunteers/hours.ts'
import { standing } from '../../domain/volunteers/hours-states.ts'
import { starsOf } from '../../domain/volunteers/stars.ts'
import { nilId } from '../../domain/kernel/id.ts'
import type { County, House } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { wholeCounty } from '../kernel/db/scope.ts'
import { reading, type Tx } from '../kernel/db/tx.ts'
import { starsWithin } from './definitions.ts'
import { homesOf, spansOf } from './follow-records.ts'
import { spanIn } from './judging.ts'
import { actsOf, countedOf, type ActRow, type RecordRow } from './store/hours-store.ts'
import { hoursOfNothing, hoursOfRecords, recordsAfter, volunteersAfter, type ProvenRow } from './store/proof-store.ts'

export interface HoursVerdict {
  ok: boolean
  records: number
  hours: number
  volunteers: number
  /** Codes and ids; at most as many as one can read. */
  faults: string[]
}

const atOnce = 2_000
const mostFaults = 50

/** In one moment, while the county goes on; what waits in the outbox has not followed yet and is told as it is. */
export const verifyHours = (house: House, county: County): Promise<HoursVerdict> =>
  reading(
    house.pools.jobs,
    county.code,
    wholeCounty(county.code),
    async (tx) => {
      const ofRecords = await fromRecords(tx)
      const ofVolunteers = await fromHours(tx, dayOf(house.now()))
      const lost = (await hoursOfNothing(tx, mostFaults)).map((h) => `of-no-record ${h.id}`)
      const faults = [...ofRecords.faults, ...ofVolunteers.faults, ...lost]
      const { records, hours } = ofRecords
      const { volunteers } = ofVolunteers
      return { ok: faults.length === 0, records, hours, volunteers, faults: faults.slice(0, mostFaults) }
    },
    true,
  )

function by<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const r of rows) {
    const there = map.get(key(r))
    if (there) there.push(r)
    else map.set(key(r), [r])
  }
  return map
}

async function fromRecords(tx: Tx) {
  const found = { records: 0, hours: 0, faults: [] as string[] }
  for (let after = nilId; ;) {
    const records = await recordsAfter(tx, after, atOnce)
    const [homes, rows] = await Promise.all([
      homesOf(tx, records),
      hoursOfRecords(
        tx,
        records.map((r) => r.id),
      ),
    ])
    const acts = by(
      await actsOf(
        tx,
        rows.map((h) => h.id),
      ),
      (a) => a.hours,
    )
    const own = by(rows, (h) => h.record)
    for (const r of records) found.faults.push(...recordFaults(r, own.get(r.id) ?? [], homes))
    for (const h of rows) found.faults.push(...actFaults(h, acts.get(h.id) ?? []))
    found.records += records.length
    found.hours += rows.length
    if (records.length < atOnce) return found
    after = records.at(-1)!.id
  }
}

/** What the record says of each volunteer stands, and nothing else does; what was upheld against it counts no more. */
function recordFaults(r: RecordRow, rows: readonly ProvenRow[], homes: ReadonlyMap<string, string>): string[] {
  const said = spansOf(r, homes)
  const missing = [...said.keys()].filter((v) => !rows.some((h) => h.home === v))
  return [
    ...missing.map((v) => `not-entered ${r.id} ${v}`),
    ...rows.flatMap((h) => {
      if (h.state === 'void') return []
      const span = said.get(h.home)
      if (!span) return [`not-said ${h.id}`]
      return sameSpan(spanIn(h), span) ? [] : [`otherwise-said ${h.id}`]
    }),
  ]
}

function actFaults(h: ProvenRow, acts: readonly ActRow[]): string[] {
  const done = acts.map((a) => ({ kind: a.kind, at: a.at.getTime(), until: a.until?.getTime() ?? null }))
  const now = possible(done)
  if (!now) return [`impossible ${h.id}`]
  return now.state === h.state && now.open === h.open ? [] : [`otherwise-done ${h.id} ${h.state} ${now.state}`]
}

function possible(done: Parameters<typeof standing>[0]): ReturnType<typeof standing> | undefined {
  try {
    return standing(done)
  } catch {
    return undefined
  }
}

async function fromHours(tx: Tx, today: string) {
  const found = { volunteers: 0, faults: [] as string[] }
  const table = await starsWithin(tx, today)
  for (let after = nilId; ;) {
    const rows = await volunteersAfter(tx, after, atOnce)
    const sums = await countedOf(
      tx,
      rows.map((v) => v.id),
    )
    const minutes = new Map(sums.map((s) => [s.volunteer, s.minutes]))
    for (const v of rows) {
      const counted = minutes.get(v.id) ?? 0
      if (counted !== v.minutes) found.faults.push(`minutes ${v.id} ${v.minutes} ${counted}`)
      else if (v.stars !== (table ? starsOf(counted, table) : 0)) found.faults.push(`stars ${v.id} ${v.stars}`)
    }
    found.volunteers += rows.length
    if (rows.length < atOnce) return found
    after = rows.at(-1)!.id
  }
}
