/** The same paper to go on writing in: a table of a text document. */
import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { sideBySide, type Filled, type FilledRow } from './filled.ts'
import { paperFonts, paperWords } from './words.ts'

/** Twentieths of a point: A4 with the margins of official papers in China (GB/T 9704: left 28 mm, right 26 mm). */
const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_134, right: 1_474, bottom: 1_134, left: 1_588 },
}
const wide = page.size.width - page.margin.left - page.margin.right
/** Half points; a line of eleven points. */
const size = 22
const line = 320
const font = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: paperFonts.body,
  hint: 'eastAsia' as const,
}

const paragraphs = (said: string, bold = false, alignment?: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
  said
    .split('\n')
    .map(
      (text) => new Paragraph({ ...(alignment && { alignment }), children: [new TextRun({ text, bold, size, font })] }),
    )

const cell = (said: string, columns: number, span: number, bold = false) =>
  new TableCell({
    columnSpan: span,
    width: { size: Math.round((wide * columns) / 24), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: paragraphs(said, bold),
  })

/** In twelve columns: a label takes two of them, what stands beside another half of them. */
const rowsOf = (rows: readonly FilledRow[]): TableRow[] =>
  sideBySide(rows).map(
    (side) =>
      new TableRow({
        cantSplit: true,
        height: { value: line * Math.max(...side.map((r) => r.lines)) + 120, rule: 'atLeast' },
        children: side.flatMap((r) => {
          const span = 12 / side.length
          return [cell(r.label, 4, 2, true), cell(r.value, 2 * (span - 2), span - 2)]
        }),
      }),
  )

function signs(of: Filled): TableRow {
  const span = 12 / of.signs.length
  const day = paperWords[of.lang].day
  return new TableRow({
    cantSplit: true,
    height: { value: 1_900, rule: 'atLeast' },
    children: of.signs.map(
      (sign) =>
        new TableCell({
          columnSpan: span,
          margins: { top: 60, bottom: 60, left: 100, right: 100 },
          children: [...paragraphs(sign, true), ...paragraphs('\n\n'), ...paragraphs(day, false, AlignmentType.RIGHT)],
        }),
    ),
  })
}

/** @returns the bytes of the document */
export function sheetDocx(of: Filled): Promise<Buffer> {
  const small = (text: string) => new Paragraph({ children: [new TextRun({ text, size: 17, color: '555555', font })] })
  return Packer.toBuffer(
    new Document({
      title: of.title,
      creator: 'Linli',
      styles: { default: { document: { run: { language: { value: 'en-US', eastAsia: 'zh-CN' } } } } },
      sections: [
        {
          properties: { page },
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              spacing: { after: 200 },
              heading: 'Heading1',
              children: [
                new TextRun({
                  text: of.title,
                  bold: true,
                  size: 36,
                  color: '000000',
                  font: { ...font, eastAsia: paperFonts.title },
                }),
              ],
            }),
            new Table({
              width: { size: wide, type: WidthType.DXA },
              columnWidths: Array<number>(12).fill(Math.floor(wide / 12)),
              rows: [...rowsOf(of.rows), signs(of)],
            }),
            small(of.foot),
            small(of.printed),
          ],
        },
      ],
    }),
  )
}
