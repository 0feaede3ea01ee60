/** XLSX: each sheet as a stream, formulas by the value they had, rich text joined, numbers with the digits of the file. */
import type { SheetEvent } from '../../../domain/kernel/sheet.ts'
import { numberText, type Shown } from './cells.ts'
import { refused, type SheetLimits } from './limits.ts'
import { markup } from './markup.ts'
import { columnOf, Rows, type Spent } from './rows.ts'
import { mergesOf, sharedStrings, styles, type Strings, unescaped, workbook } from './xlsx-parts.ts'
import type { Archive } from './zip.ts'

/** @throws Refusal `sheet-macros`, `sheet-links` */
export function forbidden(names: readonly string[]): void {
  if (names.some((n) => /vbaProject|(^|\/)macrosheets\/|(^|\/)activeX\//i.test(n))) throw refused('sheet-macros')
  if (names.some((n) => /(^|\/)(externalLinks\/|connections\.xml$|queryTables\/)/i.test(n)))
    throw refused('sheet-links')
}

export async function* readXlsx(archive: Archive, limits: SheetLimits): AsyncGenerator<SheetEvent> {
  forbidden(archive.names)
  const book = await workbook(archive)
  const values: Values = {
    base1904: book.base1904,
    shown: await styles(archive, book.styles),
    strings: await sharedStrings(archive, book.strings),
  }
  const spent: Spent = { sheets: 0, rows: 0 }
  for (const sheet of book.sheets) {
    const rows = new Rows(limits, spent)
    yield rows.head(sheet.name, sheet.hidden, await mergesOf(archive, sheet.part, limits.merges))
    const reader = sheetReader(rows, values)
    for await (const piece of archive.text(sheet.part)) {
      reader.write(piece)
      yield* rows.take()
    }
    reader.end()
    yield* rows.end()
  }
}

interface Values {
  base1904: boolean
  shown: readonly Shown[]
  strings: Strings
}

interface OpenCell {
  column: number
  type: string
  style: number
  value: string
  /** Of an inline string. */
  text: string
}

/** A workbook with a column of formats up to XFD is common; only what holds a value is counted. */
function sheetReader(rows: Rows, values: Values) {
  let row = 0
  let cells: (string | undefined)[] = []
  let cell: OpenCell | undefined
  let into: 'value' | 'text' | undefined
  let aid = 0
  let next = 0
  const startRow = (a: Record<string, string>) => {
    row = a.r ? Number(a.r) : row + 1
    cells = []
    next = 0
  }
  const startCell = (a: Record<string, string>) => {
    const letters = a.r ? /^[A-Z]{1,3}/.exec(a.r)?.[0] : undefined
    const column = letters ? columnOf(letters) : next
    next = column + 1
    cell = { column, type: a.t ?? 'n', style: Number(a.s ?? 0), value: '', text: '' }
  }
  return markup('xml', {
    open(tag, a) {
      if (tag === 'c') startCell(a)
      else if (tag === 'row') startRow(a)
      else if (tag === 'f') rows.formula()
      else if (tag === 'rPh') aid++
      into = tag === 'v' ? 'value' : tag === 't' && aid === 0 ? 'text' : undefined
    },
    text(piece) {
      if (into && cell) cell[into] += piece
    },
    close(tag) {
      into = undefined
      if (tag === 'rPh') aid--
      else if (tag === 'row') rows.add(row, cells)
      else if (tag === 'c' && cell) {
        const text = textOf(cell, values)
        if (text) cells[cell.column] = text
        cell = undefined
      }
    },
  })
}

function textOf({ type, value, text, style }: OpenCell, { shown, strings, base1904 }: Values): string {
  if (type === 'inlineStr') return unescaped(text)
  if (value === '') return ''
  if (type === 's') return strings.get(Number(value)) ?? ''
  if (type === 'str' || type === 'e') return unescaped(value)
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type === 'd') return isoCell(value)
  return numberText(value, shown[style] ?? { as: 'number' }, base1904)
}

/** A cell of type `d` holds ISO itself; midnight is no time of day. */
export const isoCell = (value: string) =>
  value.replace(/T00:00(:00(\.0+)?)?Z?$/, '').replace(/(T\d\d:\d\d:\d\d)(\.\d+)?Z?$/, '$1')
