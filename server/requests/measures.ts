/**
 * What a request contributes to the indicators, kept beside it: written by a consumer after each act, never in the act,
 * and by the clock when something falls due. Whoever counts reads the published view: after `requests.acted`, which this
 * room consumes first, and after `requests.measured`, where no act tells of the change.
 */
import { measuredOf, turnsAt } from '../../domain/requests/measured.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { apart, type Consumer, type Work } from '../kernel/context.ts'
import type { Deed } from '../kernel/db/act.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { canonical } from '../kernel/hash.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { rulebook, type Rulebook } from './kinds.ts'
import { lockMeasure, measuresTurning, putMeasure, type MeasureRow } from './measure-store.ts'
import { requestById, type RequestRow } from './store.ts'

export const recordMeasures: Consumer = apart(async (event, work) =>
  measure(work, await rulebook(work.house, work.county), event.subject, 'by-act'),
)

/** At once in one run of the job; the next run goes on. */
const atOnce = 1_000

/** What is late only because time went on: no act tells of it. */
export async function turnMeasures(work: Work): Promise<void> {
  const book = await rulebook(work.house, work.county)
  const due = await work.read((tx) => tx.rows<{ request: string }>(measuresTurning(work.now, atOnce)))
  for (const { request } of due) await measure(work, book, request, 'by-clock')
}

/** Of what an act changed everybody hears by the act itself; what the clock changed is said. */
type Because = 'by-act' | 'by-clock'

/** Derives the facts again and writes them if they changed. */
const measure = (work: Work, book: Rulebook, request: string, because: Because): Promise<void> =>
  work.act(
    (tx) => load(tx, request),
    (loaded) => deed(work, book, loaded, because),
  )

interface Loaded {
  row: RequestRow | undefined
  before: MeasureRow | undefined
}

async function load(tx: Tx, request: string): Promise<Loaded> {
  const [before, row] = await Promise.all([
    tx.one<MeasureRow>(lockMeasure(request)),
    tx.one<RequestRow>(requestById(request)),
  ])
  return { row, before }
}

const nothing: Deed<undefined> = { writes: [], audit: [], events: [], answer: undefined }

function deed(work: Work, book: Rulebook, { row, before }: Loaded, because: Because): Deed<undefined> {
  if (!row) return nothing
  const after = measureRow(row, book, work.now, before?.version ?? 0)
  const counted = (m: MeasureRow) => canonical([m.place, m.facts])
  if (before && counted(before) === counted(after)) {
    // The same facts, but the instant to look again may have moved: that is told to nobody.
    return before.turns_at?.getTime() === after.turns_at?.getTime()
      ? nothing
      : { ...nothing, writes: [putMeasure({ ...after, version: before.version }, work.now)] }
  }
  const writes = [putMeasure(after, work.now)]
  return { ...nothing, writes, events: because === 'by-clock' ? [measured(work, after)] : [] }
}

/** A subject of its own: a count that fails must not hold up the acts of the request. */
const measured = (work: Work, m: MeasureRow): OutboxEvent => ({
  name: 'requests.measured',
  version: 1,
  subject: stableId(work.county.code, 'requests.measured', m.request),
  seq: m.version,
  payload: { request: m.request },
})

function measureRow(row: RequestRow, book: Rulebook, now: Date, version: number): MeasureRow {
  const state = row.state as RequestState
  const { policy, calendar } = book.context(state.item, now)
  const facts = measuredOf(state, policy, calendar, now.getTime())
  const turns = turnsAt(state, policy, calendar, now.getTime())
  return {
    request: row.id,
    place: row.place,
    month: facts.months.received!,
    closed_month: facts.months.closed ?? null,
    facts,
    version: version + 1,
    turns_at: turns === null ? null : new Date(turns),
  }
}
