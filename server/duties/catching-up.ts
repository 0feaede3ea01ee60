/**
 * A contact inside a window counts, whoever made it and whenever somebody came under the plan: what was recorded before there was
 * anything to match it to is matched as soon as there is. The other direction stands in `matching.ts`.
 */
import type { Touched } from '../../domain/duties/measured.ts'
import { plusDays } from '../../domain/duties/windows.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { together, type Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { matchRecord, seqOf } from './matching.ts'
import { servedAs, servedWithin } from './store/match-store.ts'

/** Days since the end of a window after which nobody is put under it any more: what was entered late reaches a month back. */
const backMost = 62

/** Of acts that make something due which may have begun already. */
const begins = new Set(['enrolled', 'enrolment', 'plan', 'weather', 'major-change', 'returned', 'merged'])

type Told = Touched & { what?: string }

/** Rows are read anew for each record, so that it does not matter how often or in which order this happens. */
export async function match(tx: Tx, work: Work, records: readonly { record: string }[]): Promise<void> {
  for (const { record } of records) {
    const row = await servedAs(tx, record)
    if (row) await matchRecord(tx, work, row, seqOf(row))
  }
}

export const caughtUp = together(async (events, work, tx) => {
  const today = dayOf(work.now)
  const since = plusDays(today, -backMost)
  const all = events.map((e) => e.payload as Told).filter((p) => begins.has(p.what ?? ''))
  const of = {
    enrolments: all.flatMap((p) => p.enrolments ?? []),
    persons: all.flatMap((p) => p.persons ?? []),
    weather: null,
  }
  if (of.enrolments.length + of.persons.length > 0) await match(tx, work, await servedWithin(tx, of, since, today))
  for (const { weather } of all)
    if (weather)
      await match(
        tx,
        work,
        await servedWithin(tx, { enrolments: [], persons: [], weather: rangeOf(weather) }, today, today),
      )
})
