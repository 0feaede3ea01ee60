/** A workbook written by hand: prefixed names, cells without addresses, shared formulas, a form of one person with boxes. */
import { packed } from '../../../server/kernel/sheets/fill/index.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const rels = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const text = (s: string, style = 1) => `<x:c t="inlineStr" s="${style}"><x:is><x:t>${s}</x:t></x:is></x:c>`
const blank = '<x:c s="2"/>'

function workbook(sheet: string): Map<string, Buffer> {
  const part = (s: string) => Buffer.from(head + s)
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return new Map([
    [
      '[Content_Types].xml',
      part(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/one.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
      ),
    ],
    [
      '_rels/.rels',
      part(
        `<Relationships xmlns="${rels}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
    ],
    [
      'xl/workbook.xml',
      part(
        `<x:workbook xmlns:x="${main}" xmlns:q="${office}"><x:sheets><x:sheet name="评估表" sheetId="1" q:id="r1"/></x:sheets></x:workbook>`,
      ),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      part(
        `<Relationships xmlns="${rels}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/one.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
      ),
    ],
    [
      'xl/styles.xml',
      part(
        `<x:styleSheet xmlns:x="${main}"><x:fonts count="2"><x:font><x:sz val="11"/><x:name val="宋体"/></x:font><x:font><x:b/><x:sz val="14"/><x:name val="楷体"/></x:font></x:fonts><x:fills count="2"><x:fill><x:patternFill patternType="none"/></x:fill><x:fill><x:patternFill patternType="gray125"/></x:fill></x:fills><x:borders count="1"><x:border/></x:borders><x:cellStyleXfs count="1"><x:xf/></x:cellStyleXfs><x:cellXfs count="3"><x:xf/><x:xf fontId="1" applyFont="1"/><x:xf fontId="0" numFmtId="49" applyNumberFormat="1"/></x:cellXfs></x:styleSheet>`,
      ),
    ],
    ['xl/worksheets/one.xml', part(sheet)],
  ])
}

const rows = [
  text('居家养老服务需求评估表'),
  text('姓名') + blank + text('性别') + text('□男 □女', 2),
  text('身份证号码') + blank + text('出生年月') + blank,
  text('居住地址') + blank + text('手机') + blank,
  text('与户主关系') + blank + text('宗教信仰') + blank,
  text('是否低保') + text('是（ ） 否（ ）', 2) + text('特殊贡献') + blank,
]

export const hand = async (): Promise<Record<string, Uint8Array>> => ({
  '20-assessment.xlsx': await packed(
    workbook(
      `<x:worksheet xmlns:x="${main}"><x:cols><x:col min="1" max="1" width="14" customWidth="1"/><x:col min="2" max="2" width="26" customWidth="1"/></x:cols><x:sheetData>${rows.map((r) => `<x:row>${r}</x:row>`).join('')}</x:sheetData><x:mergeCells count="1"><x:mergeCell ref="A1:D1"/></x:mergeCells></x:worksheet>`,
    ),
    new Date('2026-01-01T00:00:00Z'),
  ),
})
