/** An old workbook (BIFF8) as a new one: cells, widths, heights, merged ranges, formulas and formats of numbers. */
import { read, write } from '@e965/xlsx'

export async function modernised(file: Buffer): Promise<Buffer> {
  const book = read(file, { type: 'buffer', cellStyles: true, cellFormula: true, cellNF: true, sheetStubs: true })
  return write(book, { type: 'buffer', bookType: 'xlsx', cellStyles: true }) as Buffer
}
