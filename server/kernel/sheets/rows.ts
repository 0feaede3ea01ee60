/** Gathers the rows of one sheet into chunks and counts them against the limits. */
import type { Merge, SheetEvent, SheetHead, SheetRow } from '../../../domain/kernel/sheet.ts'
import { cellText } from './cells.ts'
import { refused, type SheetLimits } from './limits.ts'

/** Rows that travel together. */
const chunk = 500

/** What all sheets of a file use up together. */
export interface Spent {
  sheets: number
  rows: number
}

export class Rows {
  readonly index: number
  private readonly limits: SheetLimits
  private readonly spent: Spent
  private waiting: SheetRow[] = []
  private last = 0
  rows = 0
  formulas = 0

  constructor(limits: SheetLimits, spent: Spent) {
    this.limits = limits
    this.spent = spent
    this.index = spent.sheets++
    if (spent.sheets > limits.sheets) throw refused('sheet-too-long')
  }

  head(name: string, hidden: boolean, merges: Merge[]): SheetEvent {
    if (merges.length > this.limits.merges) throw refused('sheet-too-heavy')
    const head: SheetHead = { index: this.index, name: cellText(name).slice(0, 200), hidden, merges }
    return { is: 'sheet', head }
  }

  /** @param at the row's number, from 1; @param cells sparse or with blanks, in plain text or raw */
  add(at: number, cells: readonly (string | undefined)[]): void {
    const clean: string[] = []
    let end = 0
    for (let i = 0; i < cells.length; i++) {
      const raw = cells[i]
      const text = raw ? cellText(raw) : ''
      if (text) {
        if (i >= this.limits.columns) throw refused('sheet-too-wide')
        if (text.length > this.limits.cell) throw refused('sheet-too-heavy')
        end = i + 1
      }
      if (i < this.limits.columns) clean.push(text)
    }
    // A file whose rows turn back is put together by hand; row numbers must stay findable.
    this.last = at > this.last ? at : this.last + 1
    if (end === 0) return
    clean.length = end
    this.rows++
    if (++this.spent.rows > this.limits.rows) throw refused('sheet-too-long')
    this.waiting.push({ at: this.last, cells: clean })
  }

  formula(): void {
    if (this.limits.formulas === 'refuse') throw refused('sheet-formulas')
    this.formulas++
  }

  /** Chunks that are full; with `all` what is left, too. */
  *take(all = false): Generator<SheetEvent> {
    if (this.waiting.length < chunk && !all) return
    for (let i = 0; i < this.waiting.length; i += chunk) {
      yield { is: 'rows', sheet: this.index, rows: this.waiting.slice(i, i + chunk) }
    }
    this.waiting = []
  }

  *end(): Generator<SheetEvent> {
    yield* this.take(true)
    yield { is: 'end', sheet: this.index, rows: this.rows, formulas: this.formulas }
  }
}

/** A column's letters as its number from 0: `A` → 0, `AA` → 26. Letters only. */
export function columnOf(letters: string): number {
  let n = 0
  for (let i = 0; i < letters.length; i++) n = n * 26 + letters.charCodeAt(i) - 64
  return n - 1
}
