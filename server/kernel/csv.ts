/** Tables for spreadsheets: UTF-8 with its mark, so that Chinese is read; CRLF; a cell that would be a formula is text. */

export type Cell = string | number | null

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A spreadsheet runs what begins like this; an apostrophe makes it plain (OWASP, CSV injection). */
const plain = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const cellOf = (cell: Cell) => (cell === null ? '' : typeof cell === 'number' ? String(cell) : quoted(plain(cell)))

/** @param rows the head first */
export const csvOf = (rows: readonly (readonly Cell[])[]): Buffer =>
  Buffer.from(`\uFEFF${rows.map((r) => r.map(cellOf).join(',')).join('\r\n')}\r\n`)
