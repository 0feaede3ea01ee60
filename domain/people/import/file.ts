/** A whole file, sheet by sheet, as it streams in: each sheet is judged by its beginning, then read row by row. */
import type { SheetEvent, SheetHead, SheetRow } from '../../kernel/sheet.ts'
import type { Known } from './layout.ts'
import { rowReader, type PersonRow, type RowRead, type SealedRow } from './rows.ts'
import { sampleRows } from './sample.ts'
import { judgeSheet, type Judged } from './sheet.ts'
import type { Skip } from './skip.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface ReadingOptions {
  words: Vocabulary
  /** Of today: for years of two digits. */
  thisYear: number
  fileName?: string
  /** Decisions of before, by a column's key. */
  known?: Known
}

/** Rows by what became of them; `refused` have a fault, `doubtful` a doubt, `sealed` counts separately. */
export interface SheetCounts {
  rows: number
  people: number
  refused: number
  doubtful: number
  sealed: number
  skipped: Partial<Record<Skip, number>>
}

export type PeopleEvent =
  | { is: 'sheet'; head: SheetHead; judged: Judged }
  | { is: 'people'; sheet: number; people: PersonRow[]; sealed: SealedRow[] }
  | { is: 'end'; sheet: number; counts: SheetCounts }

/** @param events as a reader of sheets tells them; nothing is kept of them but the first rows of a sheet */
export async function* readPeople(
  events: AsyncIterable<SheetEvent>,
  options: ReadingOptions,
): AsyncGenerator<PeopleEvent> {
  let sheet: OpenSheet | undefined
  for await (const event of events) {
    if (event.is === 'sheet') sheet = new OpenSheet(event.head, options)
    else if (event.is === 'rows') yield* sheet!.rows(event.rows)
    else if (event.is === 'end') yield* sheet!.end()
  }
}

class OpenSheet {
  private readonly head: SheetHead
  private readonly options: ReadingOptions
  private waiting: SheetRow[] = []
  private read: ((row: SheetRow) => RowRead) | null | undefined
  private readonly counts: SheetCounts = { rows: 0, people: 0, refused: 0, doubtful: 0, sealed: 0, skipped: {} }

  constructor(head: SheetHead, options: ReadingOptions) {
    this.head = head
    this.options = options
  }

  *rows(rows: readonly SheetRow[]): Generator<PeopleEvent> {
    this.counts.rows += rows.length
    if (this.read === undefined) {
      this.waiting.push(...rows)
      if (this.waiting.length < sampleRows) return
      yield* this.judge()
    } else yield* this.take(rows)
  }

  *end(): Generator<PeopleEvent> {
    if (this.read === undefined) yield* this.judge()
    yield { is: 'end', sheet: this.head.index, counts: this.counts }
  }

  private *judge(): Generator<PeopleEvent> {
    const { words, thisYear, fileName, known } = this.options
    const rows = this.waiting.slice(0, sampleRows)
    const judged = judgeSheet(words, { head: this.head, rows, ...(fileName && { fileName }) }, thisYear, known)
    yield { is: 'sheet', head: this.head, judged }
    this.read = judged.is === 'table' ? rowReader(judged.layout, thisYear) : null
    if (judged.is === 'form') yield* this.tell([judged.form])
    const waiting = this.waiting
    this.waiting = []
    yield* this.take(waiting)
  }

  private *take(rows: readonly SheetRow[]): Generator<PeopleEvent> {
    if (this.read) yield* this.tell(rows.map(this.read))
  }

  private *tell(reads: readonly RowRead[]): Generator<PeopleEvent> {
    const people = reads.flatMap((r) => r.people)
    const sealed = reads.flatMap((r) => r.sealed)
    for (const { skipped } of reads) if (skipped) this.counts.skipped[skipped] = (this.counts.skipped[skipped] ?? 0) + 1
    this.counts.people += people.length
    this.counts.refused += people.filter((p) => p.faults.length > 0).length
    this.counts.doubtful += people.filter((p) => p.faults.length === 0 && p.doubts.length > 0).length
    this.counts.sealed += sealed.length
    if (people.length || sealed.length) yield { is: 'people', sheet: this.head.index, people, sealed }
  }
}
