/**
 * Counts matters: what each contributes now is compared with what it contributed when last counted, and the difference
 * goes into the sums of its place and of every place above. Sums are never made on reading. It does not matter how often
 * or in which order somebody says "look again": the newest facts are read, and what has not changed adds nothing.
 */
import { addTo, type Buckets } from '../../domain/indicators/histogram.ts'
import type { Closed, MadeChunk, Settled, Touched } from '../../domain/duties/measured.ts'
import { plusDays } from '../../domain/duties/windows.ts'
import {
  aboutOf,
  changes,
  merged,
  standingIn,
  type CellChange,
  type Contribution,
} from '../../domain/indicators/rules.ts'
import type { About } from '../../domain/indicators/vocabulary.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { together, type Consumer, type Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Deed } from '../kernel/db/act.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import {
  addCells,
  addDutiesOfEnrolments,
  addDutiesOfPersons,
  addDutiesOfWeather,
  addMadeDuties,
  addPending,
  addPendingDuties,
  addPendingRecords,
  askForCount,
  bucketsOf,
  countAsked,
  lockAsking,
  dropRows,
  lockCounting,
  putRows,
  rowsOf,
  takePending,
  takePendingDuties,
  takePendingRecords,
  touchCounting,
  type CellWrite,
  type CountedRow,
} from './count-store.ts'
import {
  addPersonsOfDuties,
  addPersonsTold,
  keyOf,
  measuresOf,
  nameOf,
  takePendingPersons,
  type Key,
  type Measure,
} from './measure-store.ts'
import { closedMonths, keepPast, type ClosedMonth } from './close-store.ts'
import { allIndicators, type IndicatorRow } from './store.ts'

/** Something changed: it is put down, and a count asked for unless one is on its way. Under load many are counted at once. */
export const putDown = together(async (events, work, tx) => {
  const requests = events.flatMap((e) => (e.payload as { requests: string[] }).requests)
  const [, , first] = await Promise.all([tx.run(addPending(requests)), tx.run(lockAsking()), tx.run(askForCount())])
  if (first > 0) await announceCount(work)
})

/** What an event of the duties room means: ids, or where the making walked, so that a million need not be told. */
type Told = Partial<Settled & Closed & MadeChunk & Touched>

/** Weather that ended longer ago stands in months that are closed. */
const weatherBack = 62

function dutiesTold(p: Told, now: Date): Statement[] {
  const ids = [...(p.duties ?? []).map((d) => d.id), ...(p.ids ?? [])]
  return [
    ...(ids.length > 0 ? [addPendingDuties(ids)] : []),
    ...(p.upTo ? [addMadeDuties(p as MadeChunk)] : []),
    ...(p.enrolments?.length ? [addDutiesOfEnrolments(p.enrolments)] : []),
    ...(p.persons?.length ? [addDutiesOfPersons(p.persons), addPersonsTold(p.persons)] : []),
    ...(p.weather ? [addDutiesOfWeather(rangeOf(p.weather), plusDays(dayOf(now), -weatherBack))] : []),
  ]
}

/** The same for duties. */
export const putDownDuties = together(async (events, work, tx) => {
  const writes = events.flatMap((e) => dutiesTold(e.payload as Told, work.now))
  if (writes.length === 0) return
  const [, first] = await Promise.all([tx.run(lockAsking()), tx.run(askForCount()), ...writes.map((w) => tx.run(w))])
  if (first > 0) await announceCount(work)
})

/** And for services. */
export const putDownRecords = together(async (events, work, tx) => {
  const added = await tx.run(addPendingRecords(events.map((e) => e.subject)))
  if (added === 0) return
  const [, first] = await Promise.all([tx.run(lockAsking()), tx.run(askForCount())])
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
/** Their facts are a row of columns and few definitions ask of them. */
const dutiesAtOnce = 2_000
const recordsAtOnce = 1_000
/** Each with all that was due to them in a month. */
const personsAtOnce = 1_000

/** Counts what was put down; a long list in several goes, so that other events come between. */
export const countPending: Consumer = async (_, work, tx) => {
  await tx.run(lockCounting())
  const [requests, duties, records] = await Promise.all([
    tx.rows<{ request: string }>(takePending(atOnce)),
    tx.rows<{ duty: string }>(takePendingDuties(dutiesAtOnce)),
    tx.rows<{ record: string }>(takePendingRecords(recordsAtOnce)),
  ])
  if (duties.length > 0) await tx.run(addPersonsOfDuties(duties.map((t) => t.duty)))
  const matters = requests.length === atOnce || duties.length === dutiesAtOnce || records.length === recordsAtOnce
  // Whoever has four duties in the month is counted after the last of them.
  const persons = matters ? [] : await tx.rows<Key>(takePendingPersons(personsAtOnce))
  const more = matters || persons.length === personsAtOnce
  if (!more) await tx.run(countAsked())
  await countAll(
    work,
    'request',
    requests.map((t) => matter(t.request)),
  )
  await countAll(
    work,
    'duty',
    duties.map((t) => matter(t.duty)),
  )
  await countAll(
    work,
    'record',
    records.map((t) => matter(t.record)),
  )
  await countAll(work, 'person', persons)
  if (more) await announceCount(work)
}

const matter = (subject: string): Key => ({ subject, month: null })

interface Loaded {
  /** How many months were closed so far, and which when. */
  closings: number
  closed: ClosedMonth[]
  indicators: IndicatorRow[]
  measures: Measure[]
  rows: CountedRow[]
}

async function countAll(work: Work, about: About, keys: readonly Key[]): Promise<void> {
  if (keys.length === 0) return
  await work.act(
    (tx) => load(tx, about, keys),
    async (loaded, tx) => ({ ...none, writes: await writesOf(loaded, tx, work.now) }),
  )
}

const none: Deed<undefined> = { writes: [], audit: [], events: [], answer: undefined }

async function load(tx: Tx, about: About, keys: readonly Key[]): Promise<Loaded> {
  const state = await lockedState(tx)
  const [all, measures, rows] = await Promise.all([
    tx.rows<IndicatorRow>(allIndicators()),
    measuresOf(tx, about, keys),
    tx.rows<CountedRow>(rowsOf(keys)),
  ])
  return {
    ...state,
    indicators: all.filter((i) => aboutOf(i.body) === about && i.ended_at === null),
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
  const own = rows.filter((r) => r.indicator === i.code)
  const before = new Map(own.map((r) => [nameOf(keyOf(aboutOf(i.body), r)), r]))
  const d: Difference = { was: [], put: [], drop: [], cells: [] }
  for (const m of measures) {
    const was = before.get(nameOf(m))
    const is = standingIn(i.body, m.facts)
    const changed = changes(was, is)
    d.cells.push(...changed)
    const put = is && (changed.length > 0 || !was || !sameRow(was, is, i.version))
    if (put) d.put.push(rowOf(m.subject, i, is, closings))
    if (was && was.month !== is?.month) d.drop.push(was)
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
