/** Put together by hand: workbooks and pages that no two programs write alike, and attacks. */
import { some } from './people.ts'
import { zipOf } from './zip.ts'

const [a, b, c] = some

const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`
const relations = (body: string) =>
  xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${body}</Relationships>`)
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook whose tags carry a prefix, whose cells say no place, and whose parts have names of their own. */
const parts = (sheet: string, more: Record<string, string | Buffer> = {}, book = '') => ({
  '[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
  '_rels/.rels': relations(`<Relationship Id="r1" Type="${office}/officeDocument" Target="/xl/workbook.xml"/>`),
  'xl/workbook.xml': xml(
    `<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${office}">${book}<x:sheets><x:sheet name="登记" sheetId="1" r:id="a"/></x:sheets></x:workbook>`,
  ),
  'xl/_rels/workbook.xml.rels': relations(
    `<Relationship Id="a" Type="${office}/worksheet" Target="worksheets/one.xml"/><Relationship Id="b" Type="${office}/styles" Target="styles.xml"/><Relationship Id="c" Type="${office}/sharedStrings" Target="sharedStrings.xml"/>`,
  ),
  'xl/styles.xml': xml(
    `<x:styleSheet xmlns:x="m"><x:numFmts><x:numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><x:numFmt numFmtId="177" formatCode="00000000000"/></x:numFmts><x:cellStyleXfs><x:xf numFmtId="14"/></x:cellStyleXfs><x:cellXfs><x:xf numFmtId="0"/><x:xf numFmtId="176"/><x:xf numFmtId="177"/><x:xf numFmtId="31"/></x:cellXfs></x:styleSheet>`,
  ),
  'xl/worksheets/one.xml': xml(`<x:worksheet xmlns:x="m"><x:sheetData>${sheet}</x:sheetData></x:worksheet>`),
  ...more,
})

const inline = (text: string) => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`
const headRow = `<x:row>${['姓名', '身份证号', '出生日期', '起始年月', '联系电话'].map(inline).join('')}</x:row>`
const rowOf = (p: (typeof some)[number], born: string) =>
  `<x:row>${inline(p.name)}${inline(p.id)}${born}<x:c s="1"><x:v>43647</x:v></x:c><x:c s="2"><x:v>${Number(p.phone)}</x:v></x:c></x:row>`

const odd = () =>
  zipOf(
    parts(
      `${headRow}${rowOf(a, '<x:c t="d"><x:v>1945-08-12T00:00:00Z</x:v></x:c>')}${rowOf(b, '<x:c s="3"><x:v>18695</x:v></x:c>')}<x:row r="9"><x:c r="A9" t="s"><x:v>0</x:v></x:c><x:c r="B9" t="str"><x:f>A1</x:f><x:v>${c.id}</x:v></x:c></x:row>`,
      {
        'xl/sharedStrings.xml': xml(
          `<x:sst xmlns:x="m"><x:si><x:r><x:t>张</x:t></x:r><x:r><x:t>玉_x000D_</x:t></x:r><x:rPh sb="0" eb="1"><x:t>zhang</x:t></x:rPh></x:si></x:sst>`,
        ),
      },
    ),
  )

const withStrings = (strings: string | Buffer) =>
  zipOf(parts(headRow + rowOf(a, inline('1945-08-12')), { 'xl/sharedStrings.xml': strings }))

const laughs = xml(
  `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]><sst><si><t>&lol2;</t></si></sst>`,
)

const wide = `<x:row>${Array.from({ length: 600 }, (_, n) => inline(`列${n}`)).join('')}</x:row>`

/** What a web system exports: a page inside a page, GBK whatever it says, cells over rows and columns. */
const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>导出</title><style>td{mso-number-format:"\\@"}</style></head><body>
<table><tr><td><table border=1><tr><th colspan=4>站前社区 空巢老人 2026年9月</th></tr>
<tr><td rowspan=2>姓名<td rowspan=2>身份证号<td colspan=2>联系<tr><td>手机<td>家庭住址</tr>
<tr><td>&#29579;桂兰</td><td x:str>${a.id}</td><td>&nbsp;${a.phone}</td><td rowspan="2">站前路1号<br>后院</td></tr>
<tr><td>${b.name}</td><td>${b.id}</td><td>${b.phone}</td></tr>
<tr><td colspan=4>合计 2 人</td></tr></table></td></tr></table><script>var x = "<table>"</script></body></html>`

export const hand: Record<string, string | Buffer> = {
  '70-prefixed.xlsx': odd(),
  '71-macros.xlsm': zipOf(parts(headRow, { 'xl/vbaProject.bin': Buffer.alloc(100) })),
  '72-links.xlsx': zipOf(parts(headRow, { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' })),
  '73-bomb.xlsx': withStrings(Buffer.alloc(8_000_000, 32)),
  '74-entities.xlsx': withStrings(laughs),
  '75-wide.xlsx': zipOf(parts(wide)),
  '76-deep.xlsx': zipOf(parts('<x:row>'.repeat(1_000) + '</x:row>'.repeat(1_000))),
  '77-web-export.xls': page,
  '78-empty.csv': '',
  '79-picture.xls': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  '80-print.xlsx': '%PDF-1.7\n1 0 obj\n',
  '81-unclosed.xlsx': zipOf(parts(`${headRow}<x:row><x:c>`)),
}
