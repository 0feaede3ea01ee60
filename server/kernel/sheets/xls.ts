/** BIFF8 (.xls). Read whole by a library; numbers are shown by our own rules, so that lost digits are seen to be lost. */
import { read, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx'
import type { Merge, SheetEvent } from '../../../domain/kernel/sheet.ts'
import { lookThrough, workbookStream } from './biff.ts'
import { numberText, shownAs } from './cells.ts'
import { refused, type SheetLimits } from './limits.ts'
import { Rows, type Spent } from './rows.ts'

/** @param file of a container, or the bare stream of a workbook */
export function* readXls(file: Buffer, boxed: boolean, limits: SheetLimits): Generator<SheetEvent> {
  const { formulas } = lookThrough(boxed ? workbookStream(file) : file)
  if (formulas > 0 && limits.formulas === 'refuse') throw refused('sheet-formulas')
  const book = parsed(file)
  const base1904 = book.Workbook?.WBProps?.date1904 === true
  const spent: Spent = { sheets: 0, rows: 0 }
  for (const [i, name] of book.SheetNames.entries()) {
    const sheet: DenseSheet | undefined = book.Sheets[name]
    if (!sheet || (sheet['!type'] && sheet['!type'] !== 'sheet')) continue
    const rows = new Rows(limits, spent)
    const hidden = (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0
    yield rows.head(name, hidden, (sheet['!merges'] ?? []).map(mergeOf))
    for (const [r, cells] of (sheet['!data'] ?? []).entries()) {
      if (cells) addRow(rows, r + 1, cells, base1904)
      yield* rows.take()
    }
    yield* rows.end()
  }
}

type DenseSheet = WorkSheet & { '!data'?: (CellObject | undefined)[][] }

function addRow(rows: Rows, at: number, cells: readonly (CellObject | undefined)[], base1904: boolean): void {
  const texts = Array.from(cells, (cell) => (cell ? textOf(cell, base1904) : ''))
  rows.add(at, texts)
  for (const cell of cells) if (cell?.f !== undefined) rows.formula()
}

function parsed(file: Buffer): WorkBook {
  try {
    return read(file, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: true,
    })
  } catch (error) {
    throw refused(/password|encrypt/i.test(String(error)) ? 'sheet-locked' : 'sheet-broken')
  }
}

const mergeOf = (m: NonNullable<WorkSheet['!merges']>[number]): Merge => ({
  top: m.s.r + 1,
  left: m.s.c,
  bottom: m.e.r + 1,
  right: m.e.c,
})

function textOf(cell: CellObject, base1904: boolean): string {
  if (cell.v === undefined || cell.v === null) return ''
  if (cell.t === 'n') {
    const format = typeof cell.z === 'string' ? cell.z : undefined
    return numberText(Number(cell.v), shownAs(typeof cell.z === 'number' ? cell.z : 0, format), base1904)
  }
  if (cell.t === 'b') return cell.v ? 'TRUE' : 'FALSE'
  if (cell.t === 'e') return typeof cell.w === 'string' ? cell.w : '#N/A'
  return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v)
}
