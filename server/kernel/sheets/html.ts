/** Pages that call themselves .xls: every table that holds rows of its own is a sheet, the innermost told first. */
import type { SheetEvent } from '../../../domain/kernel/sheet.ts'
import type { Encoding } from './encoding.ts'
import { Grid } from './grid.ts'
import type { SheetLimits } from './limits.ts'
import { attribute, markup } from './markup.ts'
import { tellAsRead } from './tell.ts'

export const readHtml = (path: string, encoding: Encoding, limits: SheetLimits): AsyncGenerator<SheetEvent> =>
  tellAsRead(path, encoding, limits, pageReader)

interface OpenTable {
  grid: Grid
  row: number
  column: number
  cell: { text: string; down: number; across: number } | undefined
  /** Columns that a cell above still covers: until which row. */
  covered: Map<number, number>
}

const span = (text: string | undefined) => Math.min(1_000, Math.max(1, Number(text ?? 1) || 1))

/** Blanks and line ends of the source are one blank; only `<br>` and paragraphs break a line. */
const shown = (text: string) =>
  text
    .replace(/[ \t\r\n\u00a0]+/g, ' ')
    .replace(/ ?\u0001 ?/g, '\n')
    .trim()

function pageReader(ready: (grid: Grid) => void) {
  const tables: OpenTable[] = []
  let silent = 0
  let name = ''
  const closeCell = (table: OpenTable) => {
    const { cell } = table
    if (!cell) return
    while ((table.covered.get(table.column) ?? 0) >= table.row) table.column++
    table.grid.put(table.row, table.column, shown(cell.text))
    table.grid.merge(table.row, table.column, cell.down, cell.across)
    for (let i = 0; i < cell.across && cell.down > 1; i++) {
      table.covered.set(table.column + i, table.row + cell.down - 1)
    }
    table.column += cell.across
    table.cell = undefined
  }
  const openCell = (table: OpenTable, a: Record<string, string>) => {
    closeCell(table)
    if (table.row === 0) table.row = 1
    if (attribute(a, 'fmla') !== undefined) table.grid.formulas++
    table.cell = { text: '', down: span(a.rowspan), across: span(a.colspan) }
  }
  const closeTable = () => {
    const table = tables.pop()
    if (!table) return
    closeCell(table)
    if (!table.grid.blank) ready(table.grid)
  }
  const open = (tag: string, a: Record<string, string>) => {
    const table = tables.at(-1)
    if (/^(script|style|title)$/.test(tag)) silent++
    else if (tag === 'table') {
      tables.push({ grid: new Grid(), row: 0, column: 0, cell: undefined, covered: new Map() })
      tables.at(-1)!.grid.name = name
    } else if (tag === 'tr' && table) {
      closeCell(table)
      table.row++
      table.column = 0
    } else if ((tag === 'td' || tag === 'th') && table) openCell(table, a)
    else if (/^(br|p|div|li)$/.test(tag) && table?.cell?.text.trim()) table.cell.text += '\u0001'
  }
  return markup('html', {
    open,
    text(piece) {
      if (silent) return
      const cell = tables.at(-1)?.cell
      if (cell) cell.text += piece.replaceAll('\u0001', '')
      else if (tables.length === 0 && piece.trim()) name = shown(piece).slice(0, 100)
    },
    close(tag) {
      if (/^(script|style|title)$/.test(tag)) silent--
      else if (tag === 'table') closeTable()
      else if ((tag === 'td' || tag === 'th') && tables.length) closeCell(tables.at(-1)!)
    },
  })
}
