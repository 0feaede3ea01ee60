/** Tables for spreadsheets: UTF-8 with its mark, so that Chinese is read; CRLF; a cell that would be a formula is text. */

export type Cell = string | number | null

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * A spreadsheet runs what begins like this; an apostrophe makes it plain (OWASP, CSV injection). Full-width signs are
 * turned into plain ones by some, and blanks before a sign are passed over.
 */
export const plainText = (text: string) =>
  /^[\s\p{Zs}\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text

const cellOf = (cell: Cell) => (cell === null ? '' : typeof cell === 'number' ? String(cell) : quoted(plainText(cell)))

export const csvMark = '\uFEFF'

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cellOf).join(',')}\r\n`

/** @param rows the head first */
export const csvOf = (rows: readonly (readonly Cell[])[]): Buffer => Buffer.from(csvMark + rows.map(csvLine).join(''))
