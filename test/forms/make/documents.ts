/** Text documents written by hand: a form of one child, and a list with a signature line. */
import { packed } from '../../../server/kernel/sheets/fill/index.ts'

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const rels = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const font = '<w:rPr><w:rFonts w:ascii="仿宋" w:eastAsia="仿宋"/><w:sz w:val="24"/></w:rPr>'

const cell = (text: string, width = 1800, more = '') =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${more}</w:tcPr><w:p><w:pPr><w:jc w:val="center"/>${font}</w:pPr>${text ? `<w:r>${font}<w:t>${text}</w:t></w:r>` : ''}</w:p></w:tc>`
const row = (...cells: string[]) => `<w:tr><w:trPr><w:trHeight w:val="480"/></w:trPr>${cells.join('')}</w:tr>`
const line = (text: string) => `<w:p><w:r>${font}<w:t>${text}</w:t></w:r></w:p>`
const table = (...rows: string[]) =>
  `<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr><w:tblGrid/>${rows.join('')}</w:tbl>`

const documentOf = (body: string) =>
  packed(
    new Map(
      Object.entries({
        '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
        '_rels/.rels': `<Relationships xmlns="${rels}"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
        'word/document.xml': `<w:document xmlns:w="${w}"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
      }).map(([name, text]) => [name, Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`)]),
    ),
    new Date('2026-01-01T00:00:00Z'),
  )

const wide = (text: string, n: number) => cell(text, 1800 * n, `<w:gridSpan w:val="${n}"/>`)

const child = () =>
  documentOf(
    line('农村留守儿童基本情况登记表') +
      table(
        row(cell('姓名'), cell(''), cell('性别'), cell('□男 □女')),
        row(cell('出生日期'), cell(''), cell('民族'), cell('')),
        row(cell('公民身份证号码'), wide('', 3)),
        row(cell('现居住地'), wide('', 3)),
        row(cell('父亲姓名'), cell(''), cell('联系电话'), cell('')),
        row(cell('所属村'), cell(''), cell('是否低保'), cell('是（ ） 否（ ）')),
      ) +
      line('村（居）民委员会（盖章）        年   月   日'),
  )

const visits = () =>
  documentOf(
    line('特殊困难老年人探访记录汇总表') +
      table(
        row(
          cell('序号', 900),
          cell('姓名'),
          cell('年龄', 900),
          cell('住址', 3000),
          cell('联系电话'),
          cell('类别'),
          cell('探访次数', 900),
          cell('风险等级', 900),
        ),
        row(cell('1', 900), cell(''), cell('', 900), cell('', 3000), cell(''), cell(''), cell('', 900), cell('', 900)),
        row(cell('2', 900), cell(''), cell('', 900), cell('', 3000), cell(''), cell(''), cell('', 900), cell('', 900)),
      ) +
      line('填表人：            负责人（签字）：            （盖章）'),
  )

export const documents = async (): Promise<Record<string, Uint8Array>> => ({
  '14-child.docx': await child(),
  '19-elders.docx': await visits(),
})
