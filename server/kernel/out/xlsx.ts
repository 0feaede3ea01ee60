/**
 * A workbook written as it comes (ECMA-376, the smallest that spreadsheets open): every text is an inline string and never a
 * formula, a sheet ends at a million rows and the next begins, and who took it out stands in the header and footer that are
 * printed, in the last row and in the properties.
 */
import { plainText, type Cell } from '../csv.ts'
import { zipped, type Part } from '../zip.ts'
import type { Leaving } from './table.ts'

const rowsOfSheet = 1_000_000
/** Well below four gigabytes of XML. */
const bytesOfSheet = 3_000_000_000
/** As long as a cell may be. */
const longest = 32_767

const unfit = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const xml = (text: string) => text.replace(unfit, '').replace(/[&<>"]/g, (c) => named[c]!)

const letters = Array.from({ length: 200 }, (_, i) =>
  i < 26
    ? String.fromCharCode(65 + i)
    : String.fromCharCode(64 + Math.floor(i / 26)) + String.fromCharCode(65 + (i % 26)),
)

function cellOf(cell: Cell, at: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${xml(plainText(cell.slice(0, longest)))}</t></is></c>`
}

const rowOf = (cells: readonly Cell[], no: number) =>
  `<row r="${no}">${cells.map((c, i) => cellOf(c, letters[i]! + no)).join('')}</row>`

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const packages = 'http://schemas.openxmlformats.org/package/2006'

// Sheets are what is meant by default, so that their number need not be known before they are written.
const contentTypes = `${declared}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const roots = `${declared}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

const properties = ({ title, mark, author, at }: Leaving) =>
  `${declared}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dc:creator>${xml(author)}</dc:creator><dc:description>${xml(mark)}</dc:description><dcterms:created xsi:type="dcterms:W3CDTF">${at.toISOString().slice(0, 19)}Z</dcterms:created></cp:coreProperties>`

const workbook = (sheets: readonly string[]) =>
  `${declared}<workbook xmlns="${main}" xmlns:r="${office}/relationships"><sheets>${sheets
    .map((name, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('')}</sheets></workbook>`

const workbookParts = (n: number) =>
  `${declared}<Relationships xmlns="${packages}/relationships">${Array.from(
    { length: n },
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${office}/relationships/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  ).join('')}</Relationships>`

/** A sign of its own begins a code in headers and footers. */
const printed = (text: string) => xml(text.replaceAll('&', '&&').slice(0, 200))

const begin = `${declared}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>`
const finish = ({ mark }: Leaving) =>
  `</sheetData><headerFooter><oddHeader>&amp;C${printed(mark)}</oddHeader><oddFooter>&amp;L${printed(mark)}&amp;R&amp;P/&amp;N</oddFooter></headerFooter></worksheet>`

async function* only(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text)
}

const nameOf = (title: string, no: number) =>
  `${title.replace(/[\\/?*[\]:']/g, ' ').slice(0, 25)}${no > 1 ? ` ${no}` : ''}`

/**
 * @param most rows of a sheet
 * @returns bytes of the workbook; reads a page of rows when there is room for it
 */
export function xlsxOf(list: Leaving, most = rowsOfSheet): AsyncGenerator<Buffer> {
  return zipped(partsOf(list, most))
}

async function* partsOf(list: Leaving, most: number): AsyncGenerator<Part> {
  yield { name: '[Content_Types].xml', content: only(contentTypes) }
  yield { name: '_rels/.rels', content: only(roots) }
  yield { name: 'docProps/core.xml', content: only(properties(list)) }
  const rows = list.pages[Symbol.asyncIterator]()
  const left: Left = { rows, page: [], over: false }
  const sheets: string[] = []
  try {
    do {
      sheets.push(nameOf(list.title, sheets.length + 1))
      yield { name: `xl/worksheets/sheet${sheets.length}.xml`, content: sheetOf(list, left, most) }
    } while (!left.over)
  } finally {
    await rows.return?.()
  }
  yield { name: 'xl/workbook.xml', content: only(workbook(sheets)) }
  yield { name: 'xl/_rels/workbook.xml.rels', content: only(workbookParts(sheets.length)) }
}

/** What was read and is not written yet. */
interface Left {
  rows: AsyncIterator<readonly (readonly Cell[])[]>
  page: readonly (readonly Cell[])[]
  over: boolean
}

async function* sheetOf(list: Leaving, left: Left, most: number): AsyncGenerator<Buffer> {
  yield Buffer.from(begin + rowOf(list.head, 1))
  let no = 1
  for (let bytes = 0; no <= most && bytes < bytesOfSheet;) {
    if (left.page.length === 0) {
      const next = await left.rows.next()
      if (next.done) {
        left.over = true
        break
      }
      left.page = next.value
    }
    const here = left.page.slice(0, most + 1 - no)
    left.page = left.page.slice(here.length)
    const text = Buffer.from(here.map((cells) => rowOf(cells, ++no)).join(''))
    bytes += text.length
    yield text
  }
  yield Buffer.from(rowOf([list.mark], no + 1) + finish(list))
}
