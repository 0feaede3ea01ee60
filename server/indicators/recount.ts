/**
 * Counting anew: a new indicator, or a new version of a formula, goes through all matters in chunks; and a check that
 * counts everything apart from the sums and compares.
 */
import { addTo, bucketOf, type Buckets } from '../../domain/indicators/histogram.ts'
import { aboutOf, emptyCell, plus, standingIn, type Cell } from '../../domain/indicators/rules.ts'
import { About } from '../../domain/indicators/vocabulary.ts'
import { nilId } from '../../domain/kernel/id.ts'
import { lineage } from '../../domain/kernel/place-path.ts'
import type { Work } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { canonical } from '../kernel/hash.ts'
import { lockedState, writesOf } from './count.ts'
import {
  cellsOf,
  monthsCounted,
  rowsLeft,
  rowsOf,
  setProgress,
  sumsOfRows,
  unfinished,
  valuesOf,
  type CountedRow,
} from './count-store.ts'
import { keyOf, measuresAfter, nameOf, type Key, type Measure, type Walked } from './measure-store.ts'
import { allIndicators, lockIndicator, type IndicatorRow } from './store.ts'

const chunk = 500
/** Each with everything that was ever due to them. */
const personsInChunk = 100
/** Chunks in one run of the job; the next run goes on. */
const mostChunks = 400

/** Takes every unfinished indicator further. Acts go on meanwhile: each chunk is a transaction of its own. */
export async function catchUp(work: Work): Promise<void> {
  for (let n = 0; n < mostChunks; n++) {
    const [next] = await work.read((tx) => tx.rows<{ code: string }>(unfinished()))
    if (!next) return
    await oneChunk(work, next.code)
  }
}

const oneChunk = (work: Work, code: string): Promise<void> =>
  work.act(
    async (tx) => {
      const state = await lockedState(tx)
      const indicator = await tx.one<IndicatorRow>(lockIndicator(code))
      const found = indicator?.counting_from ? await further(tx, indicator, indicator.counting_from) : undefined
      return { ...state, indicator, found }
    },
    async ({ indicator, found, ...state }, tx) => {
      const writes =
        indicator && found ? await writesOf({ ...state, ...found, indicators: [indicator] }, tx, work.now) : []
      return { writes: [...writes, setProgress(code, found?.next ?? null)], audit: [], events: [], answer: undefined }
    },
  )

interface Further extends Walked {
  rows: CountedRow[]
}

/** The next subjects; after the last of them what the formula before had counted and this one does not come by. */
async function further(tx: Tx, i: IndicatorRow, after: string): Promise<Further> {
  const about = aboutOf(i.body)
  const walked = await measuresAfter(tx, about, after, about === 'person' ? personsInChunk : chunk)
  if (walked.measures.length > 0 || walked.next !== null)
    return { measures: walked.measures, next: walked.next ?? lastId, rows: await rowsFor(tx, walked.measures) }
  const rows = await tx.rows<CountedRow>(rowsLeft(i.code, i.version, chunk))
  const keyed = new Map(rows.map((r) => [nameOf(keyOf(about, r)), r]))
  // A person's months that were counted before stand under one name where matters are: one after the other.
  const measures = [...keyed.values()].map((r): Measure => ({ ...keyOf(about, r), facts: [] }))
  return { measures, rows, next: rows.length > 0 ? lastId : null }
}

/** No subject comes after it. */
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const rowsFor = async (tx: Tx, keys: readonly Key[]) => (keys.length > 0 ? tx.rows<CountedRow>(rowsOf(keys)) : [])

/** Something that is not as it should be: a sum, or a closed one, that its rows do not give; a matter counted otherwise than its facts say. */
export interface Discrepancy {
  what: 'sum' | 'row' | 'closing'
  indicator: string
  month: string
  at: string
}

/** Sums of some months against the rows behind them. */
export async function compareSums(work: Work, months?: string[]): Promise<Discrepancy[]> {
  const list = months ?? (await work.read((tx) => tx.rows<{ month: string }>(monthsCounted()))).map((m) => m.month)
  const found: Discrepancy[] = []
  for (const month of list) found.push(...(await compareMonth(work, month)))
  return found
}

interface SumRow {
  indicator: string
  place: string
  n: number
  d: number
  n_all: number
  d_all: number
}

interface Whole {
  cell: Cell
  buckets: Buckets
}

async function compareMonth(work: Work, month: string): Promise<Discrepancy[]> {
  const { sums, values, cells } = await work.read(async (tx) => {
    const [s, v, c] = await Promise.all([
      tx.rows<SumRow>(sumsOfRows(month)),
      tx.rows<{ indicator: string; place: string; value: number; excluded: boolean }>(valuesOf(month)),
      tx.rows<SumRow & { buckets: Buckets | null }>(cellsOf(month)),
    ])
    return { sums: s, values: v, cells: c }
  })
  const should = new Map<string, Whole>()
  const at = (indicator: string, place: string) => `${indicator} ${place}`
  const add = (key: string, change: Partial<Whole>) => {
    const was = should.get(key) ?? { cell: emptyCell, buckets: {} }
    should.set(key, {
      cell: change.cell ? plus(was.cell, change.cell) : was.cell,
      buckets: change.buckets ?? was.buckets,
    })
  }
  for (const s of sums)
    for (const p of lineage(s.place))
      add(at(s.indicator, p), { cell: { n: s.n, d: s.d, nAll: s.n_all, dAll: s.d_all } })
  for (const v of values) {
    for (const p of lineage(v.place)) {
      const key = at(v.indicator, p)
      add(key, {
        buckets: addTo(should.get(key)?.buckets ?? {}, [{ bucket: bucketOf(v.value), n: v.excluded ? 0 : 1, all: 1 }]),
      })
    }
  }
  const is = new Map(
    cells.map((c) => [
      at(c.indicator, c.place),
      { cell: { n: c.n, d: c.d, nAll: c.n_all, dAll: c.d_all }, buckets: c.buckets ?? {} },
    ]),
  )
  const empty: Whole = { cell: emptyCell, buckets: {} }
  return [...new Set([...should.keys(), ...is.keys()])]
    .filter((key) => canonical(should.get(key) ?? empty) !== canonical(is.get(key) ?? empty))
    .map((key) => ({ what: 'sum' as const, indicator: key.split(' ')[0]!, month, at: key.split(' ')[1]! }))
}

/** Every matter against the rows it stands in; reads all of them. */
export async function compareRows(work: Work): Promise<Discrepancy[]> {
  const found: Discrepancy[] = []
  for (const about of About.options) found.push(...(await compareRowsOf(work, about)))
  return found
}

async function compareRowsOf(work: Work, about: About): Promise<Discrepancy[]> {
  const found: Discrepancy[] = []
  let after: string | undefined = nilId
  while (after !== undefined) {
    const from: string = after
    const { indicators, walked, rows } = await work.read(async (tx) => {
      const list = await measuresAfter(tx, about, from, about === 'person' ? 400 : 2_000)
      const [all, counted] = await Promise.all([tx.rows<IndicatorRow>(allIndicators()), rowsFor(tx, list.measures)])
      return {
        indicators: all.filter((i) => aboutOf(i.body) === about && i.ended_at === null && i.counting_from === null),
        walked: list,
        rows: counted,
      }
    })
    const known = new Map(rows.map((r) => [`${nameOf(keyOf(about, r))} ${r.indicator}`, r]))
    for (const m of walked.measures)
      found.push(...indicators.flatMap((i) => rowFault(i, m, known.get(`${nameOf(m)} ${i.code}`)) ?? []))
    after = walked.next ?? undefined
  }
  return found
}

function rowFault(i: IndicatorRow, m: Measure, row: CountedRow | undefined): Discrepancy | undefined {
  const is = standingIn(i.body, m.facts)
  const seen = row && { place: row.place, month: row.month, hit: row.hit, excluded: row.excluded, value: row.value }
  if (canonical(is) === canonical(seen)) return undefined
  return { what: 'row', indicator: i.code, month: (is ?? row)!.month, at: m.subject }
}
