/**
 * What a request contributes to the indicators, kept beside it: written by a consumer after each act, never in the act,
 * and by the clock when something falls due. Whoever counts reads the published view after `requests.measured`, which
 * is said only where facts changed: most calls and looks change none, and a note is not even looked at.
 */
import type { ActKind } from '../../domain/requests/acts.ts'
import { measuredOf, turnsAt } from '../../domain/requests/measured.ts'
import { changesNothing } from '../../domain/requests/state.ts'
import { together, type Work } from '../kernel/context.ts'
import type { Deed } from '../kernel/db/act.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { canonical } from '../kernel/hash.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import { rulebook, type Rulebook } from './kinds.ts'
import {
  lockMeasures,
  measuresTurning,
  putMeasures,
  requestsToMeasure,
  type MeasuredRequest,
  type MeasureRow,
} from './measure-store.ts'

export const recordMeasures = together(async (events, work) => {
  const changed = events.filter((e) => !changesNothing(e.payload['kind'] as ActKind)).map((e) => e.subject)
  if (changed.length > 0) await measure(work, changed)
})

/** At once in one transaction of the job, and how often in one run; the next run goes on. */
const atOnce = 100
const mostRounds = 10

/** What is late only because time went on: no act tells of it. */
export async function turnMeasures(work: Work): Promise<void> {
  for (let round = 0; round < mostRounds; round++) {
    const due = await work.read((tx) => tx.rows<{ request: string }>(measuresTurning(work.now, atOnce)))
    if (due.length > 0)
      await measure(
        work,
        due.map((d) => d.request),
      )
    if (due.length < atOnce) return
  }
}

/** Derives the facts again, writes those that changed, and says whose. */
async function measure(work: Work, requests: string[]): Promise<void> {
  const book = await rulebook(work.house, work.county)
  await work.act(
    (tx) => load(tx, requests),
    (loaded) => deed(work, book, loaded),
  )
}

interface Loaded {
  rows: MeasuredRequest[]
  before: Map<string, MeasureRow>
}

async function load(tx: Tx, requests: string[]): Promise<Loaded> {
  const [before, rows] = await Promise.all([
    tx.rows<MeasureRow>(lockMeasures(requests)),
    tx.rows<MeasuredRequest>(requestsToMeasure(requests)),
  ])
  return { rows, before: new Map(before.map((m) => [m.request, m])) }
}

function deed(work: Work, book: Rulebook, { rows, before }: Loaded): Deed<undefined> {
  const changed: MeasureRow[] = []
  const moved: MeasureRow[] = []
  for (const row of rows) {
    const was = before.get(row.id)
    const is = measureRow(row, book, work.now, was?.version ?? 0)
    if (!was || counted(was) !== counted(is)) changed.push(is)
    // The same facts, but the instant to look again may have moved: that is told to nobody.
    else if (was.turns_at?.getTime() !== is.turns_at?.getTime()) moved.push({ ...is, version: was.version })
  }
  const put = [...changed, ...moved]
  return {
    writes: put.length > 0 ? [putMeasures(put, work.now)] : [],
    audit: [],
    events: changed.length > 0 ? [measured(work, changed)] : [],
    answer: undefined,
  }
}

const counted = (m: MeasureRow) => canonical([m.place, m.facts])

/** A subject of its own: a count that fails must not hold up the acts of the request. */
const measured = (work: Work, changed: MeasureRow[]): OutboxEvent => ({
  name: 'requests.measured',
  version: 2,
  subject: work.house.newId(),
  seq: 1,
  payload: { requests: changed.map((m) => m.request) },
})

function measureRow(row: MeasuredRequest, book: Rulebook, now: Date, version: number): MeasureRow {
  const { state } = row
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
