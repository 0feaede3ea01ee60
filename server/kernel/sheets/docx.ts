/** Tables of a DOCX, each a sheet; the line above one is its name. Ticks drawn as symbols become the characters they show. */
import type { SheetEvent } from '../../../domain/kernel/sheet.ts'
import { Grid } from './grid.ts'
import type { SheetLimits } from './limits.ts'
import { attribute, markup } from './markup.ts'
import type { Spent } from './rows.ts'
import { forbidden } from './xlsx.ts'
import { mainPart } from './xlsx-parts.ts'
import type { Archive } from './zip.ts'

export async function* readDocx(archive: Archive, limits: SheetLimits): AsyncGenerator<SheetEvent> {
  forbidden(archive.names)
  const main = await mainPart(archive)
  const ready: Grid[] = []
  const reader = documentReader((grid) => ready.push(grid))
  const spent: Spent = { sheets: 0, rows: 0 }
  for await (const piece of archive.text(archive.has(main) ? main : 'word/document.xml')) {
    reader.write(piece)
    while (ready.length) yield* ready.shift()!.tell(limits, spent)
  }
  reader.end()
  while (ready.length) yield* ready.shift()!.tell(limits, spent)
}

/** Wingdings and Wingdings 2, which forms use for their boxes; the private area F000 is the same font. */
const symbols: Record<string, string> = {
  fe: '☑',
  fd: '☒',
  fc: '√',
  fb: '×',
  a8: '□',
  '6f': '□',
  '52': '☑',
  '53': '☒',
  '54': '☒',
  a3: '□',
  '50': '√',
  '4f': '×',
}

function documentReader(ready: (grid: Grid) => void) {
  let grid: Grid | undefined
  let depth = 0
  let row = 0
  let column = 0
  let cell = { text: '', across: 1, goesOn: false }
  let line = ''
  let above = ''
  let taking = false
  const say = (text: string) => {
    if (depth) cell.text += text
    else line += text
  }
  const opening: Record<string, (a: Record<string, string>) => void> = {
    // A table in a cell is text of that cell.
    tbl: () => {
      if (depth++ > 0) return
      grid = new Grid()
      grid.name = above
      row = 0
    },
    tr: () => {
      if (depth !== 1) return
      row++
      column = 0
    },
    tc: () => {
      if (depth === 1) cell = { text: '', across: 1, goesOn: false }
    },
    gridBefore: (a) => void (depth === 1 && (column += Number(attribute(a, 'val') ?? 0) || 0)),
    gridSpan: (a) => void (depth === 1 && (cell.across = Math.min(200, Number(attribute(a, 'val') ?? 1) || 1))),
    vMerge: (a) => void (depth === 1 && (cell.goesOn = (attribute(a, 'val') ?? 'continue') === 'continue')),
    t: () => (taking = true),
    tab: () => say('\t'),
    br: () => say('\n'),
    sym: (a) => say(symbols[(attribute(a, 'char') ?? '').toLowerCase().replace(/^f0/, '')] ?? ''),
  }
  const closing: Record<string, () => void> = {
    t: () => (taking = false),
    p: () => {
      if (depth) cell.text += '\n'
      else if (line.trim()) above = line.trim()
      line = ''
    },
    tc: () => {
      if (depth !== 1 || !grid) return
      if (cell.goesOn) grid.grow(column, row)
      else {
        grid.put(row, column, cell.text.trim())
        grid.merge(row, column, 1, cell.across)
      }
      column += cell.across
    },
    tbl: () => {
      if (--depth > 0 || !grid) return
      if (!grid.blank) ready(grid)
      grid = undefined
    },
  }
  return markup('xml', {
    open: (tag, a) => (Object.hasOwn(opening, tag) ? opening[tag]!(a) : undefined),
    close: (tag) => (Object.hasOwn(closing, tag) ? closing[tag]!() : undefined),
    text: (piece) => {
      if (taking) say(piece)
    },
  })
}
