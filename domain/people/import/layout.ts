/** Finds the header of a table: where it stands, how many rows it has, what each column is. */
import { foldHeader } from './fold.ts'
import { fieldByContent, isData } from './guess.ts'
import { columnUse, type Use } from './header.ts'
import { ownersOf } from './owners.ts'
import type { Grid } from './sample.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Column {
  at: number
  /** As written, rows of the header joined by ` / `; empty for a column without one. */
  header: string
  /** By which a decision about it is remembered. */
  key: string
  use: Use
}

export interface Header {
  /** Row numbers; null: the table has none and its columns are guessed. */
  rows: { first: number; last: number } | null
  columns: Column[]
  /** Columns recognised for certain. */
  score: number
}

/** Rows in which a header may begin, and how many it may have. */
const searched = 40
const deepest = 4

export type Known = ReadonlyMap<string, string>

/** Whether a header nobody else knows belongs to a table of the kind that is looked for. */
type Also = (header: string) => boolean

/** @returns undefined when nothing like a header is found and no column tells itself by its content */
export function findHeader(words: Vocabulary, grid: Grid, known?: Known, also?: Also): Header | undefined {
  let best: Header | undefined
  for (const first of grid.ats.slice(0, searched)) {
    for (let depth = 1; depth <= deepest; depth++) {
      const header = tried(words, grid, first, first + depth - 1, known, also)
      if (header && header.score > (best?.score ?? 1.5)) best = header
    }
  }
  if (best?.rows) return named(grid, extended(words, grid, best, known, also))
  return headless(grid)
}

/** Undefined when one of the rows holds data. */
function tried(
  words: Vocabulary,
  grid: Grid,
  first: number,
  last: number,
  known?: Known,
  also?: Also,
): Header | undefined {
  for (let at = first; at <= last; at++) {
    const cells = grid.rows.get(at)
    if (!cells || cells.some(isData) || (at < last && isTitle(grid, at))) return undefined
  }
  const columns = columnsOf(words, grid, first, last, known)
  // Of two that know as much, the one without the title above it.
  const score = columns.reduce((sum, c) => sum + weight(words, c, also), 0) - 0.05 * (last - first)
  // A title that runs across is one word in many columns, no header.
  return new Set(columns.map((c) => c.key)).size < 2 ? undefined : { rows: { first, last }, columns, score }
}

/** One text at the left or across the table stands above it and heads no column. */
function isTitle(grid: Grid, at: number): boolean {
  const texts = [...grid.rows.get(at)!.entries()].filter(([, text]) => text)
  const merge = texts.length === 1 ? grid.mergeAt(at, texts[0]![0]) : undefined
  return (
    texts.length === 1 &&
    (texts[0]![0] <= 1 || (merge !== undefined && merge.right - merge.left + 1 >= grid.width * 0.7))
  )
}

function weight(words: Vocabulary, { use, header, key }: Column, also?: Also): number {
  if (header && also?.(header)) return 1
  if (use.is !== 'unknown') return 'sure' in use && !use.sure ? 0.4 : 1
  return words.headers.has(key) ? 0.5 : header ? -0.15 : 0
}

function columnsOf(words: Vocabulary, grid: Grid, first: number, last: number, known?: Known): Column[] {
  const columns: Column[] = []
  for (let at = 0; at < grid.width; at++) {
    const texts: string[] = []
    for (let row = first; row <= last; row++) {
      const text = row < last ? groupAt(grid, row, last, at) : grid.said(row, at)
      if (text && texts.at(-1) !== text) texts.push(text)
    }
    // 保障人数 / 合计 is the number itself.
    if (texts.length > 1 && /^(合计|小计|计|总数|总计)$/.test(foldHeader(texts.at(-1)!))) texts.pop()
    const leaf = texts.at(-1) ?? ''
    const group = texts.slice(0, -1).join('')
    columns.push({
      at,
      header: texts.join(' / '),
      key: foldHeader(group + leaf),
      use: columnUse(words, leaf, group, known),
    })
  }
  return ownersOf(words, columns)
}

/** A heading over several columns stands in the first of them; where ranges are not told, blanks belong to their left. */
function groupAt(grid: Grid, row: number, last: number, column: number): string {
  const said = grid.said(row, column)
  if (said || grid.mergeAt(row, column)) return said
  if (!grid.own(last, column)) return ''
  for (let left = column - 1; left >= 0; left--) {
    const text = grid.said(row, left)
    if (text) return grid.own(row + 1, left) && !grid.mergeAt(row, left) ? text : ''
    if (!grid.own(last, left)) return ''
  }
  return ''
}

/** The rows below that belong to it: under merged cells, or filled only where headings above are split. */
function extended(words: Vocabulary, grid: Grid, header: Header, known?: Known, also?: Also): Header {
  const { first, last } = header.rows!
  let deep = last
  for (const column of header.columns) {
    const merge = grid.mergeAt(last, column.at)
    if (merge && merge.bottom > deep && merge.bottom - first < deepest) deep = merge.bottom
  }
  // Merged ranges are sure of themselves; without them the longer header must know as much.
  if (deep > last) return tried(words, grid, first, deep, known, also) ?? header
  while (deep - first + 1 < deepest && isSplit(grid, header, deep + 1)) deep++
  const longer = deep > last ? tried(words, grid, first, deep, known, also) : undefined
  return longer && longer.score >= header.score * 0.7 ? longer : header
}

/** Nobody's row: blank where the person stands, words elsewhere. */
function isSplit(grid: Grid, header: Header, at: number): boolean {
  const cells = grid.rows.get(at)
  if (!cells || cells.some(isData)) return false
  const persons = header.columns.filter((c) => c.use.is === 'field' && /name|number/.test(c.use.field))
  const filled = cells.filter(Boolean)
  return (
    persons.length > 0 &&
    filled.length > 1 &&
    persons.every((c) => !cells[c.at]) &&
    filled.every((t) => !/^\d+$/.test(t))
  )
}

/** Columns without a word above them are told by their content. */
function named(grid: Grid, header: Header): Header {
  const from = header.rows!.last + 1
  const columns = header.columns.map((column) => {
    if (column.header) return column
    const field = fieldByContent(grid, column.at, from)
    return field ? { ...column, use: { is: 'field', field, sure: false } as const } : column
  })
  return { ...header, columns }
}

/** A table that begins with its first person. */
function headless(grid: Grid): Header | undefined {
  const columns = Array.from({ length: grid.width }, (_, at): Column => {
    const field = fieldByContent(grid, at, 0)
    return { at, header: '', key: '', use: field ? { is: 'field', field, sure: false } : { is: 'unknown' } }
  })
  const has = (field: string) => columns.some((c) => c.use.is === 'field' && c.use.field === field)
  return has('name') && (has('id-number') || has('disability-number') || has('phone'))
    ? { rows: null, columns, score: 0 }
    : undefined
}
