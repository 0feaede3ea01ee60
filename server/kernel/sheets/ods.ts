/** ODS (OASIS OpenDocument 1.3): repeated rows and cells written out, values from their attributes, text from paragraphs. */
import type { SheetEvent } from '../../../domain/kernel/sheet.ts'
import { exactNumber } from './cells.ts'
import { Grid } from './grid.ts'
import { refused, type SheetLimits } from './limits.ts'
import { attribute, markup } from './markup.ts'
import type { Spent } from './rows.ts'
import { isoCell } from './xlsx.ts'
import type { Archive } from './zip.ts'

/** A row that repeats more often holds nothing: writers fill the sheet to its end with one. */
const mostRepeats = 1_000

export async function* readOds(archive: Archive, limits: SheetLimits): AsyncGenerator<SheetEvent> {
  if (archive.names.some((n) => /^(Basic|Scripts)\/./.test(n))) throw refused('sheet-macros')
  if (
    archive.has('META-INF/manifest.xml') &&
    (await archive.whole('META-INF/manifest.xml')).includes('encryption-data')
  ) {
    throw refused('sheet-locked')
  }
  const ready: Grid[] = []
  const reader = contentReader((grid) => ready.push(grid))
  const spent: Spent = { sheets: 0, rows: 0 }
  for await (const piece of archive.text('content.xml')) {
    reader.write(piece)
    while (ready.length) yield* ready.shift()!.tell(limits, spent)
  }
  reader.end()
  while (ready.length) yield* ready.shift()!.tell(limits, spent)
}

interface OpenCell {
  text: string
  paragraphs: number
  repeat: number
  down: number
  across: number
  value: string | undefined
}

const count = (a: Record<string, string>, name: string) => Math.max(1, Number(attribute(a, name) ?? 1) || 1)

function contentReader(ready: (grid: Grid) => void) {
  let grid: Grid | undefined
  let cell: OpenCell | undefined
  let row: { cells: { at: number; cell: OpenCell }[]; repeat: number } | undefined
  let at = 1
  let column = 0
  /** Notes of a cell are no text of it. */
  let notes = 0
  let paragraph = 0
  const hiddenStyles = new Set<string>()
  let style = ''

  const openCell = (a: Record<string, string>) => {
    if (grid && attribute(a, 'formula') !== undefined) {
      if (/\bfile:/.test(attribute(a, 'formula')!)) throw refused('sheet-links')
      grid.formulas++
    }
    cell = {
      text: '',
      paragraphs: 0,
      repeat: count(a, 'number-columns-repeated'),
      down: count(a, 'number-rows-spanned'),
      across: count(a, 'number-columns-spanned'),
      value: valueOf(a),
    }
  }
  const closeCell = () => {
    if (!cell || !row) return
    const filled = cell.value !== undefined || cell.text.trim() !== ''
    // A repeated blank is a gap; a repeated value stands in each place.
    for (let i = 0; filled && i < Math.min(cell.repeat, 2_000); i++) row.cells.push({ at: column + i, cell })
    if (!filled && (cell.down > 1 || cell.across > 1)) row.cells.push({ at: column, cell })
    column += cell.repeat
    cell = undefined
  }
  const closeRow = () => {
    if (!row || !grid) return
    const repeat = row.cells.length ? Math.min(row.repeat, mostRepeats) : 0
    for (let r = 0; r < repeat; r++) {
      for (const { at: c, cell: of } of row.cells) {
        grid.put(at + r, c, of.value ?? of.text)
        grid.merge(at + r, c, of.down, of.across)
      }
    }
    at += row.repeat
    row = undefined
  }
  const opening: Record<string, (a: Record<string, string>) => void> = {
    style: (a) => (style = attribute(a, 'name') ?? ''),
    'table-properties': (a) => void (attribute(a, 'display') === 'false' && hiddenStyles.add(style)),
    table: (a) => {
      grid = new Grid()
      grid.name = attribute(a, 'name') ?? ''
      grid.hidden = hiddenStyles.has(attribute(a, 'style-name') ?? '')
      at = 1
    },
    'table-row': (a) => {
      row = { cells: [], repeat: count(a, 'number-rows-repeated') }
      column = 0
    },
    'table-cell': openCell,
    'covered-table-cell': openCell,
    annotation: () => notes++,
    p: () => {
      if (!cell || notes) return
      if (cell.paragraphs++ > 0) cell.text += '\n'
      paragraph++
    },
    s: (a) => void (cell && paragraph && (cell.text += ' '.repeat(Math.min(100, count(a, 'c'))))),
    tab: () => void (cell && paragraph && (cell.text += '\t')),
    'line-break': () => void (cell && paragraph && (cell.text += '\n')),
  }
  const closing: Record<string, () => void> = {
    'table-cell': closeCell,
    'covered-table-cell': closeCell,
    'table-row': closeRow,
    table: () => {
      if (grid) ready(grid)
      grid = undefined
    },
    annotation: () => notes--,
    p: () => void (paragraph > 0 && !notes && paragraph--),
  }
  return markup('xml', {
    open: (tag, a) => (Object.hasOwn(opening, tag) ? opening[tag]!(a) : undefined),
    close: (tag) => (Object.hasOwn(closing, tag) ? closing[tag]!() : undefined),
    text: (piece) => {
      if (cell && paragraph && !notes) cell.text += piece
    },
  })
}

/** Undefined for text: that stands in the paragraphs. */
function valueOf(a: Record<string, string>): string | undefined {
  const type = attribute(a, 'value-type')
  if (type === 'float' || type === 'currency') return exactNumber(attribute(a, 'value') ?? '')
  if (type === 'date') return isoCell(attribute(a, 'date-value') ?? '')
  if (type === 'boolean') return attribute(a, 'boolean-value') === 'true' ? 'TRUE' : 'FALSE'
  return undefined
}
