/** The beginning of a sheet as a grid: what stands in a cell, and what a merged range says there. */
import type { Merge, SheetHead, SheetRow } from '../../kernel/sheet.ts'

export interface Sample {
  head: Pick<SheetHead, 'name' | 'merges'>
  /** From the first row on; eighty are enough. */
  rows: readonly SheetRow[]
}

/** Rows that are looked at to find the header and to tell columns by their content. */
export const sampleRows = 80

export class Grid {
  readonly rows: ReadonlyMap<number, readonly string[]>
  readonly ats: readonly number[]
  readonly width: number
  private readonly covers = new Map<string, Merge>()

  constructor(sample: Sample) {
    this.rows = new Map(sample.rows.map((r) => [r.at, r.cells]))
    this.ats = sample.rows.map((r) => r.at)
    this.width = Math.max(0, ...sample.rows.map((r) => r.cells.length))
    const last = this.ats.at(-1) ?? 0
    for (const merge of sample.head.merges) if (merge.top <= last) this.cover(merge, last)
  }

  private cover(merge: Merge, last: number): void {
    for (let at = merge.top; at <= Math.min(merge.bottom, last); at++) {
      for (let c = merge.left; c <= Math.min(merge.right, merge.left + 400); c++) this.covers.set(`${at}/${c}`, merge)
    }
  }

  own(at: number, column: number): string {
    return this.rows.get(at)?.[column] ?? ''
  }

  mergeAt(at: number, column: number): Merge | undefined {
    return this.covers.get(`${at}/${column}`)
  }

  /** With what a merged range says in every cell it covers. */
  said(at: number, column: number): string {
    const merge = this.mergeAt(at, column)
    return merge ? this.own(merge.top, merge.left) : this.own(at, column)
  }
}
