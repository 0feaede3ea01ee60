/** Age limits, the night's job: whoever has reached the upper age of a category is laid before a person, or ended, with a report. */
import { bornBy, reaches, type CareKind } from '../../domain/people/cares.ts'
import type { Job, Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit } from '../kernel/edit.ts'
import { caresNow } from './cares.ts'
import { claimRows } from './claims.ts'
import { endCategories, insertRun, reachedAge, touchPersons, type Reached } from './store/care-store.ts'
import { insertClaims } from './store/claim-store.ts'

const chunk = 1_000

type Limited = CareKind & { ages: { to: number } }

const saysOf = ({ from, to, source, month }: Reached) => ({ from, to, source, month })

/** One chunk in one act; none where nobody is found. @returns how many there were */
async function oneChunk(work: Work, kind: Limited, day: string): Promise<number> {
  const find = (tx: Tx) => reachedAge(tx, kind.code, bornBy(kind.ages.to, day), chunk)
  if ((await work.read(find)).length === 0) return 0
  const id = work.house.newId()
  let found = 0
  await edit(
    work,
    { id },
    find,
    (rows) => {
      found = rows.length
      const ends = rows.map((r) => ({ ...r, to: reaches(r.born, kind.ages.to) }))
      const said = rows.flatMap((r, i) =>
        claimRows(work, id, { id: r.person, place: r.place }, [
          {
            about: 'category',
            what: kind.code,
            reason: 'age-limit',
            held: saysOf(r),
            claimed: saysOf(ends[i]!),
            source: 'age-limit',
            category: r.id,
          },
        ]),
      )
      return {
        act: 'people.age-limits',
        kind: 'people-age-limits',
        subject: id,
        version: 1,
        before: null,
        after: { category: kind.code, at: kind.atLimit, rows: ends.map((e) => ({ category: e.id, to: e.to })) },
        detail: { category: kind.code, at: kind.atLimit, rows: found },
        answer: undefined,
        writes: [
          kind.atLimit === 'end' ? endCategories(ends) : insertClaims(said, work.now),
          touchPersons(rows.map((r) => r.person)),
        ],
        events: [
          {
            name: 'people.age-limits',
            version: 1,
            subject: id,
            seq: 1,
            payload: { category: kind.code, at: kind.atLimit, rows: found },
            topics: ['people'],
          },
        ],
      }
    },
    () => undefined,
  )
  return found
}

/** @returns counts by what was done and kind, `propose.child-left-behind`: 3 */
export async function runAgeLimits(work: Work): Promise<Record<string, number>> {
  const day = dayOf(work.now)
  const counts: Record<string, number> = {}
  for (const kind of (await caresNow(work, day)).values()) {
    if (kind.ages.to === null) continue
    let rows
    do {
      rows = await oneChunk(work, kind as Limited, day)
      if (rows > 0) counts[`${kind.atLimit}.${kind.code}`] = (counts[`${kind.atLimit}.${kind.code}`] ?? 0) + rows
    } while (rows === chunk)
  }
  await work.act(
    async () => undefined,
    () => ({
      writes: [insertRun({ id: work.house.newId(), job: ageLimits.name, at: work.now, counts })],
      audit: [],
      events: [],
      answer: undefined,
    }),
  )
  return counts
}

export const ageLimits: Job = {
  name: 'people.age-limits',
  every: '20 2 * * *',
  run: async (work) => void (await runAgeLimits(work)),
}
