/** References in formulas and ranges, when rows come in between. Texts in quotes are left alone. */

/** `count` rows come in after row `last`; a range of data rows from `first` on that ends there grows. */
export interface Inserted {
  first: number
  last: number
  count: number
}

const reference =
  /("(?:[^"]|"")*")|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?<![\p{L}\p{N}_.$])(\$?[A-Z]{1,3}\$?[1-9]\d{0,6})(?::(\$?[A-Z]{1,3}\$?[1-9]\d{0,6}))?(?![\p{L}\p{N}_(!.])/gu

type Change = (from: string, to: string | undefined) => string

/** @param mine whether a reference with this prefix (`'表 1'!`, or none) is meant */
export function refs(formula: string, mine: (sheet: string | undefined) => boolean, change: Change): string {
  return formula.replace(reference, (whole, text?: string, sheet?: string, from?: string, to?: string) => {
    if (text !== undefined || from === undefined) return whole
    const name = sheet?.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'")
    return mine(name) ? (sheet ?? '') + change(from, to) : whole
  })
}

const rowOf = (ref: string) => Number(/\d+$/.exec(ref)![0])
const withRow = (ref: string, row: number) => ref.replace(/\d+$/, String(row))

export const shiftedRow = (row: number, { last, count }: Inserted) => (row > last ? row + count : row)

/** @param grows what stands outside the data rows and speaks of them */
export const shifted =
  (by: Inserted, grows = true): Change =>
  (from, to) => {
    const start = withRow(from, shiftedRow(rowOf(from), by))
    if (to === undefined) return start
    const end = rowOf(to)
    const whole = grows && end === by.last && rowOf(from) >= by.first && rowOf(from) <= end
    return `${start}:${withRow(to, whole ? end + by.count : shiftedRow(end, by))}`
  }

/** `A5:C9 E5` of a merge, a validation, a filter. */
export const shiftedRanges = (ranges: string, by: Inserted, grows = true): string =>
  ranges
    .split(' ')
    .map((r) =>
      r.replace(/^([A-Z]{1,3}\d+)(?::([A-Z]{1,3}\d+))?$/, (_, a: string, b?: string) => shifted(by, grows)(a, b)),
    )
    .join(' ')

const columnNumber = (letters: string) => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0)

/** `0` → `A` */
export function columnLetters(column: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return letters
}

/** The formula of a cell as its copy has it, so many rows below and columns to the right: `$` holds fast. */
export const moved = (formula: string, down: number, across = 0): string =>
  refs(
    formula,
    () => true,
    (from, to) =>
      [from, to]
        .filter((r) => r !== undefined)
        .map((r) => movedRef(r, down, across))
        .join(':'),
  )

function movedRef(ref: string, down: number, across: number): string {
  const [, fixedColumn, letters, fixedRow, row] = /^(\$?)([A-Z]+)(\$?)(\d+)$/.exec(ref)!
  const column = fixedColumn ? letters! : columnLetters(columnNumber(letters!) - 1 + across)
  return `${fixedColumn}${column}${fixedRow}${fixedRow ? row : Number(row) + down}`
}
