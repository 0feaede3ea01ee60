/** A table that is read whole before it is told: cells at their places, spans turned into merged ranges. */
import type { Merge, SheetEvent } from '../../../domain/kernel/sheet.ts'
import { refused, type SheetLimits } from './limits.ts'
import { Rows, type Spent } from './rows.ts'

/** Cells of a table read whole. */
const mostCells = 4_000_000

export class Grid {
  name = ''
  hidden = false
  private readonly rows = new Map<number, (string | undefined)[]>()
  private readonly merges: Merge[] = []
  private cells = 0
  formulas = 0

  put(row: number, column: number, text: string): void {
    if (!text) return
    if (++this.cells > mostCells) throw refused('sheet-too-heavy')
    let cells = this.rows.get(row)
    if (!cells) this.rows.set(row, (cells = []))
    // A sparse array of a million columns is refused when its row is told; until then it costs nothing.
    cells[column] = text
  }

  /** @param down and across: rows and columns it covers, 1 for itself alone */
  merge(row: number, column: number, down: number, across: number): void {
    if (down <= 1 && across <= 1) return
    this.merges.push({
      top: row,
      left: column,
      bottom: row + Math.max(1, down) - 1,
      right: column + Math.max(1, across) - 1,
    })
  }

  /** A merged cell that goes on in this row. */
  grow(column: number, row: number): void {
    const above = this.merges.findLast((m) => m.left === column && m.bottom === row - 1)
    if (above) above.bottom = row
    else this.merges.push({ top: row - 1, left: column, bottom: row, right: column })
  }

  get blank(): boolean {
    return this.rows.size === 0
  }

  *tell(limits: SheetLimits, spent: Spent): Generator<SheetEvent> {
    const rows = new Rows(limits, spent)
    yield rows.head(this.name, this.hidden, this.merges)
    for (let i = 0; i < this.formulas; i++) rows.formula()
    for (const at of [...this.rows.keys()].sort((a, b) => a - b)) {
      const cells = this.rows.get(at)!
      if (cells.length > limits.columns) throw refused('sheet-too-wide')
      rows.add(at, Array.from(cells))
      yield* rows.take()
    }
    yield* rows.end()
  }
}
