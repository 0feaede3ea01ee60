/** A list on its way out, as CSV or XLSX, page by page. */
import { csvLine, csvMark, type Cell } from '../csv.ts'
import type { OutFormat } from '../../../domain/kernel/list-out.ts'
import { xlsxOf } from './xlsx.ts'

export interface Leaving {
  title: string
  head: readonly string[]
  /** Read one after the other, as fast as somebody takes them. */
  pages: AsyncIterable<readonly (readonly Cell[])[]>
  /** Who took it, when, to whom: the last row, and what is printed on each page. */
  mark: string
  author: string
  at: Date
}

export const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<OutFormat, string>

export const bytesOf = (format: OutFormat, list: Leaving): AsyncGenerator<Buffer> =>
  format === 'csv' ? csvBytes(list) : xlsxOf(list)

/** The mark is one cell of the last row: whoever reads rows by their number of cells passes over it. */
async function* csvBytes({ head, pages, mark }: Leaving): AsyncGenerator<Buffer> {
  yield Buffer.from(csvMark + csvLine(head))
  for await (const page of pages) yield Buffer.from(page.map(csvLine).join(''))
  yield Buffer.from(csvLine([`# ${mark}`]))
}
