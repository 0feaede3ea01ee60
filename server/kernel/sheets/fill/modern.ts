/** An old workbook (BIFF8) as a new one: cells, widths, merged ranges and formulas by a library, the look by our own reading. */
import { read, write } from '@e965/xlsx'
import { workbookStream } from '../biff.ts'
import { lookOf } from './biff-look.ts'
import { dressed, stylesXml } from './look-styles.ts'
import { textOf, unpack } from './package.ts'
import { pack } from '../../zip.ts'

export async function modernised(file: Buffer): Promise<Buffer> {
  const book = read(file, { type: 'buffer', cellStyles: true, cellFormula: true, cellNF: true })
  const bare = write(book, { type: 'buffer', bookType: 'xlsx', cellStyles: true }) as Buffer
  const boxed = file.subarray(0, 4).toString('hex') === 'd0cf11e0'
  const look = lookOf(boxed ? workbookStream(file) : file)
  const parts = await unpack(bare)
  parts.set('xl/styles.xml', Buffer.from(stylesXml(look)))
  look.sheets.forEach((sheet, i) => {
    const part = `xl/worksheets/sheet${i + 1}.xml`
    const text = textOf(parts, part)
    if (text !== undefined) parts.set(part, Buffer.from(dressed(text, sheet)))
  })
  return pack(parts, new Date('1980-01-02T00:00:00Z'))
}
