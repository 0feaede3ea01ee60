/** Comma, tab, semicolon or bar; quotes as they should be and as they are; a row at a time. */
import type { SheetEvent } from '../../../domain/kernel/sheet.ts'
import { type Encoding, textOf } from './encoding.ts'
import { refused, type SheetLimits } from './limits.ts'
import { Rows } from './rows.ts'

/** A quoted cell longer than this was never meant to be one: the quote is a character of the text. */
const longestQuoted = 65_536
/** A line longer than this is no line of a table. */
const longestLine = 4_000_000

interface Parsed {
  cells: string[]
  next: number
}

/**
 * One record from `start`. Undefined when its end is not in the text yet; `stray` when a quote in it closes nowhere.
 * @param quotes whether a quote at the beginning of a cell opens one
 */
function record(text: string, start: number, delimiter: number, quotes: boolean, last: boolean): Parsed | Stray {
  const cells: string[] = []
  let at = start
  for (;;) {
    const cell = quotes && text.charCodeAt(at) === 34 ? quoted(text, at, delimiter) : plain(text, at, delimiter)
    if (cell.end >= text.length && !last) return undefined
    if (cell.open) return 'stray'
    cells.push(cell.text)
    if (text.charCodeAt(cell.end) !== delimiter) return { cells, next: afterLine(text, cell.end) }
    at = cell.end + 1
  }
}

type Stray = 'stray' | undefined

interface CellAt {
  text: string
  /** Where the delimiter, the line's end or the text's end stands. */
  end: number
  open?: true
}

function plain(text: string, start: number, delimiter: number): CellAt {
  let end = start
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code === delimiter || code === 10 || code === 13) break
  }
  return { text: text.slice(start, end), end }
}

/** `"a ""b"" c"`; what follows the closing quote before the delimiter belongs to the cell. */
function quoted(text: string, start: number, delimiter: number): CellAt {
  let value = ''
  let at = start + 1
  for (;;) {
    const close = text.indexOf('"', at)
    // Unfinished in this chunk, or stray: at the text's end the caller knows which.
    if (close < 0) return { text: value, end: text.length, open: true }
    value += text.slice(at, close)
    if (text.charCodeAt(close + 1) !== 34) {
      const rest = plain(text, close + 1, delimiter)
      // A quote that closes in the middle of a later line was never opened as one.
      if (rest.text && value.includes('\n')) return { text: value, end: rest.end, open: true }
      return { text: value + rest.text, end: rest.end }
    }
    value += '"'
    at = close + 2
  }
}

/** CR LF may lie across two chunks, so an end at the very last character waits (see `record`). */
function afterLine(text: string, end: number): number {
  if (end >= text.length) return text.length
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1
}

/** Which delimiter cuts the first lines into the most columns, taken at the median line. */
export function delimiterOf(sample: string): string {
  const said = /^sep=(.)\r?\n/.exec(sample)
  if (said) return said[1]!
  let best = { delimiter: ',', columns: 1 }
  for (const delimiter of [',', '\t', ';', '|']) {
    const widths = [...records(sample, delimiter)].map((cells) => cells.length).sort((a, b) => a - b)
    const columns = widths[Math.floor((widths.length - 1) / 2)] ?? 1
    if (columns > best.columns) best = { delimiter, columns }
  }
  return best.delimiter
}

function* records(sample: string, delimiter: string): Generator<string[]> {
  const code = delimiter.charCodeAt(0)
  for (let at = 0, n = 0; at < sample.length && n < 60; n++) {
    let read = record(sample, at, code, true, true)
    if (typeof read !== 'object') read = record(sample, at, code, false, true)
    if (typeof read !== 'object') return
    yield read.cells
    at = read.next
  }
}

export async function* readText(path: string, encoding: Encoding, limits: SheetLimits): AsyncGenerator<SheetEvent> {
  const rows = new Rows(limits, { sheets: 0, rows: 0 })
  const lines = new Lines(rows)
  yield rows.head('', false, [])
  for await (const piece of textOf(path, encoding)) {
    lines.write(piece)
    yield* rows.take()
  }
  lines.end()
  yield* rows.end()
}

/** Text in pieces of any size, cut into rows. @param enough characters to tell the delimiter by */
export class Lines {
  private readonly rows: Rows
  private readonly enough: number
  private rest = ''
  private at = 0
  private delimiter = 0

  constructor(rows: Rows, enough = 65_536) {
    this.rows = rows
    this.enough = enough
  }

  write(piece: string): void {
    this.rest += piece
    if (this.delimiter === 0 && this.rest.length < this.enough) return
    this.cut(false)
  }

  end(): void {
    this.cut(true)
  }

  private begin(): void {
    if (this.rest.includes('\0')) throw refused('sheet-unknown')
    const delimiter = delimiterOf(this.rest.slice(0, 65_536))
    this.delimiter = delimiter.charCodeAt(0)
    this.rest = this.rest.replace(/^sep=.\r?\n/, '')
  }

  private cut(last: boolean): void {
    if (this.delimiter === 0) this.begin()
    let start = 0
    while (start < this.rest.length) {
      const read = this.next(start, last)
      if (!read) break
      this.add(read.cells)
      start = read.next
    }
    this.rest = this.rest.slice(start)
    if (this.rest.length > longestLine) throw refused('sheet-broken')
  }

  private next(start: number, last: boolean): Parsed | undefined {
    const read = record(this.rest, start, this.delimiter, true, last)
    if (typeof read === 'object' && read.next - start <= longestQuoted) return read
    if (read === undefined && this.rest.length - start <= longestQuoted) return undefined
    const bare = record(this.rest, start, this.delimiter, false, last)
    return typeof bare === 'object' ? bare : undefined
  }

  private add(cells: string[]): void {
    this.at++
    for (const cell of cells) if (/^[=＝](?!")/.test(cell)) this.rows.formula()
    this.rows.add(this.at, cells)
  }
}
