/**
 * Counts matters: what each contributes now is compared with what it contributed when last counted, and the difference
 * goes into the sums of its place and of every place above. Sums are never made on reading. It does not matter how often
 * or in which order somebody says "look again": the newest facts are read, and what has not changed adds nothing.
 */
import { addTo, type Buckets } from '../../domain/indicators/histogram.ts'
import { factOfRequest } from '../../domain/indicators/of-request.ts'
import { changes, contributionOf, merged, type CellChange, type Contribution } from '../../domain/indicators/rules.ts'
import { together, type Consumer, type Work } from '../kernel/context.ts'
import type { Deed } from '../kernel/db/act.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import {
  addCells,
  addPending,
  askForCount,
  bucketsOf,
  countAsked,
  lockAsking,
  dropRows,
  lockCounting,
  measuresOf,
  putRows,
  rowsOf,
  takePending,
  touchCounting,
  type CellWrite,
  type CountedRow,
  type MeasureRow,
} from './count-store.ts'
import { closedMonths, keepPast, type ClosedMonth } from './close-store.ts'
import { allIndicators, type IndicatorRow } from './store.ts'

/** Something changed: it is put down, and a count asked for unless one is on its way. Under load many are counted at once. */
export const putDown = together(async (events, work, tx) => {
  const requests = events.flatMap((e) => (e.payload as { requests: string[] }).requests)
  const [, , first] = await Promise.all([tx.run(addPending(requests)), tx.run(lockAsking()), tx.run(askForCount())])
  if (first > 0) await announceCount(work)
})

const counting = 'indicators.count'

const announceCount = (work: Work): Promise<void> =>
  work.act(
    async () => undefined,
    () => ({
      ...none,
      writes: [],
      events: [
        { name: counting, version: 1, subject: work.house.newId(), seq: 1, payload: {}, topics: ['indicators'] },
      ],
    }),
  )

const atOnce = 200

/** Counts what was put down; a long list in several goes, so that other events come between. */
export const countPending: Consumer = async (_, work, tx) => {
  await tx.run(lockCounting())
  const taken = await tx.rows<{ request: string }>(takePending(atOnce))
  const more = taken.length === atOnce
  if (!more) await tx.run(countAsked())
  if (taken.length > 0)
    await count(
      work,
      taken.map((t) => t.request),
    )
  if (more) await announceCount(work)
}

interface Loaded {
  /** How many months were closed so far, and which when. */
  closings: number
  closed: ClosedMonth[]
  indicators: IndicatorRow[]
  measures: MeasureRow[]
  rows: CountedRow[]
}

/** @param only codes of the indicators to count; default: all that are in use */
export const count = (work: Work, requests: string[], only?: readonly string[]): Promise<void> =>
  work.act(
    (tx) => load(tx, requests, only),
    async (loaded, tx) => ({ ...none, writes: await writesOf(loaded, tx, work.now) }),
  )

const none: Deed<undefined> = { writes: [], audit: [], events: [], answer: undefined }

async function load(tx: Tx, requests: string[], only: readonly string[] | undefined): Promise<Loaded> {
  const state = await lockedState(tx)
  const [all, measures, rows] = await Promise.all([
    tx.rows<IndicatorRow>(allIndicators()),
    tx.rows<MeasureRow>(measuresOf(requests)),
    tx.rows<CountedRow>(rowsOf(requests)),
  ])
  return {
    ...state,
    indicators: all.filter((i) => i.ended_at === null && (!only || only.includes(i.code))),
    measures,
    rows,
  }
}

/** Under the counter's lock: what was closed before this count, and nothing closes beside it. */
export async function lockedState(tx: Tx): Promise<Pick<Loaded, 'closings' | 'closed'>> {
  const counting = await tx.one<{ closings: number }>(lockCounting())
  return { closings: counting?.closings ?? 0, closed: await tx.rows<ClosedMonth>(closedMonths()) }
}

/** What changes for one indicator: rows to write, rows to drop, differences of its sums. */
interface Difference {
  /** Versions that are replaced or dropped. */
  was: CountedRow[]
  put: CountedRow[]
  drop: CountedRow[]
  cells: CellChange[]
}

export async function writesOf(loaded: Loaded, tx: Tx, now: Date): Promise<Statement[]> {
  const found = loaded.indicators.map((i) => ({ indicator: i, ...differenceOf(i, loaded) }))
  const past = pastOf(
    found.flatMap((d) => d.was),
    loaded,
  )
  const put = found.flatMap((d) => d.put)
  const drop = found.flatMap((d) => d.drop)
  const cells = await wholeCells(
    found.map((d) => ({ indicator: d.indicator, cells: d.cells })),
    tx,
  )
  return [
    ...(past.length > 0 ? [keepPast(past, loaded.closings, now)] : []),
    ...(put.length > 0 ? [putRows(put)] : []),
    ...(drop.length > 0 ? [dropRows(drop)] : []),
    ...(cells.length > 0 ? [addCells(cells, now)] : []),
    touchCounting(now),
  ]
}

/** Rows that a closing counted: they stay, as they were. */
const pastOf = (was: CountedRow[], { closed }: Loaded): CountedRow[] =>
  was.filter((r) => closed.some((m) => m.month === r.month && r.epoch < m.epoch))

function differenceOf(i: IndicatorRow, { measures, rows, closings }: Loaded): Difference {
  const before = new Map(rows.filter((r) => r.indicator === i.code).map((r) => [r.subject, r]))
  const d: Difference = { was: [], put: [], drop: [], cells: [] }
  for (const m of measures) {
    const was = before.get(m.request)
    const is = contributionOf(i.body, factOfRequest(m.facts), m.place)
    const changed = changes(was, is)
    d.cells.push(...changed)
    const put = is && (changed.length > 0 || !was || !sameRow(was, is, i.version))
    if (put) d.put.push(rowOf(m.request, i, is, closings))
    if (!is && was) d.drop.push(was)
    if (was && (put || !is)) d.was.push(was)
  }
  d.cells = merged(d.cells)
  return d
}

const sameRow = (was: CountedRow, is: Contribution, version: number) =>
  was.formula === version && was.value === is.value && was.place === is.place && was.month === is.month

const rowOf = (subject: string, i: IndicatorRow, c: Contribution, epoch: number): CountedRow => ({
  epoch,
  subject,
  indicator: i.code,
  month: c.month,
  place: c.place,
  hit: c.hit,
  excluded: c.excluded,
  value: c.value,
  formula: i.version,
})

/** Buckets are kept whole: those of the touched cells are read under the counter's lock and written again. */
async function wholeCells(found: { indicator: IndicatorRow; cells: CellChange[] }[], tx: Tx): Promise<CellWrite[]> {
  const all = found.flatMap(({ indicator, cells }) =>
    cells.map((c) => ({ ...c, indicator: indicator.code, keeps: indicator.body.unit === 'p90' })),
  )
  const keeping = all.filter((c) => c.keeps)
  const stored =
    keeping.length > 0
      ? await tx.rows<{ place: string; month: string; indicator: string; buckets: Buckets | null }>(bucketsOf(keeping))
      : []
  const known = new Map(stored.map((s) => [`${s.place} ${s.month} ${s.indicator}`, s.buckets ?? {}]))
  return all.map((c) => ({
    place: c.place,
    month: c.month,
    indicator: c.indicator,
    n: c.n,
    d: c.d,
    nAll: c.nAll,
    dAll: c.dAll,
    buckets: c.keeps ? addTo(known.get(`${c.place} ${c.month} ${c.indicator}`) ?? {}, c.buckets) : null,
  }))
}
