/** From a file and a plan to a preview: every row weighed beside the register and kept sealed; the register is only read. */
import { readPeople } from '../../../domain/people/import/file.ts'
import type { RestrictedClass } from '../../../domain/kernel/restricted.ts'
import type { PersonRow, SealedRow } from '../../../domain/people/import/rows.ts'
import type { Judged } from '../../../domain/people/import/sheet.ts'
import { placeFinder, type NamedPlace } from '../../../domain/people/import/where.ts'
import { rangeOf } from '../../../domain/kernel/place-path.ts'
import type { SheetEvent } from '../../../domain/kernel/sheet.ts'
import { dayOf } from '../../kernel/day.ts'
import { readSheets } from '../../kernel/sheets/index.ts'
import { clearDifferences } from '../store/difference-store.ts'
import { clearRows, insertRows, progress, setRestricted, type StagedRow } from '../store/import-store.ts'
import { openPlacesIn } from '../store/match-store.ts'
import {
  breathe,
  knownFrom,
  leaseFrom,
  openFileName,
  readingOf,
  write,
  type Bringing,
  type Reading,
} from './bringing.ts'
import { findDifferences } from './differences.ts'
import { stageMissing } from './missing.ts'
import { hasHome } from './judge.ts'
import { offeredAs, planned } from './offering.ts'
import { weighRows, type Seen, type Waiting } from './weighing.ts'

/** Rows weighed together. */
const together = 400

/** Writes nothing but rows of the import. A second call begins anew. */
export async function stage(b: Bringing): Promise<void> {
  const plan = b.row.plan!
  const reading = await readingOf(b)
  const { lo, hi } = rangeOf(b.row.place)
  const places = await b.read((tx) => openPlacesIn(tx, lo, hi, dayOf(b.now)))
  await write(b, clearDifferences(b.row.id), clearRows(b.row.id))
  const stager = new Stager(b, reading, places)
  const cells = new Map<number, readonly string[]>()
  const events = readPeople(remembered(readSheets(b.house.spool.pathOf(b.row.id)), cells), {
    words: reading.words,
    thisYear: reading.thisYear,
    fileName: openFileName(b, b.row),
    known: knownFrom(reading.headers, plan.uses),
  })
  for await (const event of events) {
    if (event.is === 'sheet') stager.sheet(event.head.index, event.judged)
    else if (event.is === 'people') {
      await stager.take(event.people, event.sealed, cells)
    } else await stager.flush()
  }
  await stager.flush()
  // Of a table that is only laid beside nothing is handed to anybody.
  const handed = plan.mode === 'compare' ? [] : await planned(b, stager.handed)
  await write(b, setRestricted(b.row.id, handed))
  if (plan.mode === 'compare') await findDifferences(b, stager.seen, stager.rows)
  if (plan.mode === 'roster') await stageMissing(b, plan.category!, stager.seen, stager.rows)
}

/** The cells of rows that were told and not weighed yet: a refused row goes back as it came. */
async function* remembered(
  events: AsyncIterable<SheetEvent>,
  cells: Map<number, readonly string[]>,
): AsyncGenerator<SheetEvent> {
  for await (const event of events) {
    if (event.is === 'sheet' || cells.size > 5_000) cells.clear()
    if (event.is === 'rows') for (const row of event.rows) cells.set(row.at, row.cells)
    yield event
  }
}

class Stager {
  private readonly b: Bringing
  private readonly reading: Reading
  private readonly places: readonly NamedPlace[]
  private waiting: Waiting[] = []
  private where: Waiting['where']
  private index = 0
  private taken: readonly number[] = []
  private counts: Waiting['counts'] = () => true
  private skipping = false
  readonly handed = new Map<RestrictedClass, number>()
  readonly seen: Seen = { persons: new Set(), names: new Set() }
  /** Numbers given so far. */
  rows = 0

  constructor(b: Bringing, reading: Reading, places: readonly NamedPlace[]) {
    this.b = b
    this.reading = reading
    this.places = places
    this.where = placeFinder(places, b.row.place)
  }

  sheet(index: number, judged: Judged): void {
    this.index = index
    this.skipping = this.b.row.plan!.skip.includes(index)
    const context = judged.is === 'form' ? judged.context : judged.is === 'table' ? judged.layout.context : undefined
    this.where = placeFinder(this.places, this.b.row.place, context?.titles)
    // What is never taken is not kept of a refused row either.
    const columns = judged.is === 'table' ? judged.layout.columns : []
    this.taken = columns.filter((c) => c.use.is !== 'dropped' && c.use.is !== 'sealed').map((c) => c.at)
    const homed = new Set(columns.filter((c) => c.use.is === 'tick' || hasHome(c.use)).map((c) => c.at))
    this.counts = judged.is === 'table' ? (column) => homed.has(column) : () => true
  }

  async take(
    people: readonly PersonRow[],
    sealed: readonly SealedRow[],
    cells: Map<number, readonly string[]>,
  ): Promise<void> {
    if (this.skipping) return
    const said = new Map(sealed.map((s) => [`${s.at}/${s.part}`, s]))
    for (const person of people) {
      this.waiting.push({
        sheet: this.index,
        person,
        ...this.restricted(said.get(`${person.at}/${person.part}`)),
        cells: cells.get(person.at) ?? [],
        taken: this.taken,
        counts: this.counts,
        where: this.where,
      })
      if (this.waiting.length >= together) await this.flush()
    }
  }

  /** What goes to the restricted room is counted here and read again when the import is applied: nothing of it waits. */
  private restricted(row: SealedRow | undefined): Pick<Waiting, 'sealed' | 'apart'> {
    if (!row) return { sealed: false, apart: false }
    const classes = offeredAs(row)
    for (const c of classes.keys()) this.handed.set(c, (this.handed.get(c) ?? 0) + 1)
    return { sealed: classes.size === 0, apart: true }
  }

  async flush(): Promise<void> {
    const waiting = this.waiting
    this.waiting = []
    if (waiting.length === 0) return
    const rows: StagedRow[] = await weighRows(this.b, this.reading, waiting, this.rows, this.seen)
    this.rows += rows.length
    const lease = leaseFrom(this.b.house.now())
    await write(this.b, insertRows(rows), progress(this.b.row.id, rows.length, Buffer.alloc(0), 0, lease))
    await breathe()
  }
}
