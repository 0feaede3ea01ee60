/** Fills the tables of a text document in its own part: fonts, widths, borders and everything around them stay. */
import { addPart, mainPart, relations, signed, textOf, unpack, type Parts } from './package.ts'
import {
  attr,
  below,
  child,
  children,
  copy,
  type Element,
  escaped,
  isElement,
  local,
  named,
  type Node,
  parse,
  plain,
  raw,
  write,
} from './tree.ts'
import { markColour, type Fill, type ListFill, type Put, type Value } from './what.ts'
import { pack } from '../../zip.ts'

/** @throws Refusal `sheet-broken`, `sheet-bomb` */
export async function fillDocx(bytes: Buffer, fill: Fill): Promise<Buffer> {
  const parts = await unpack(bytes)
  const main = mainPart(parts, 'word/document.xml')
  const tree = parse(textOf(parts, main) ?? '')
  const tables = tablesOf(tree)
  for (const list of fill.lists) fillList(tables[list.sheet]!, list)
  for (const form of fill.forms) {
    const rows = rowsOf(tables[form.sheet]!)
    for (const put of form.cells) fillCell(rows[put.at - 1]?.row, put)
  }
  foot(parts, main, tree, fill.said)
  parts.set(main, Buffer.from(write(tree)))
  signed(parts, fill.said)
  return pack(parts, fill.at)
}

/** Those that say something, in their order, as the reader counts them; a table in a cell belongs to the cell. */
function tablesOf(nodes: readonly Node[], found: Element[] = []): Element[] {
  for (const node of nodes) {
    if (!isElement(node)) continue
    if (local(node) !== 'tbl') tablesOf(node.kids, found)
    else if (textIn(node).trim()) found.push(node)
  }
  return found
}

interface Row {
  row: Element
  /** In which it stands: the table, or a wrapper inside it. */
  inside: Element
}

function rowsOf(inside: Element, found: Row[] = []): Row[] {
  for (const kid of inside.kids) {
    if (!isElement(kid)) continue
    if (local(kid) === 'tr') found.push({ row: kid, inside })
    else if (local(kid) !== 'tbl') rowsOf(kid, found)
  }
  return found
}

const textIn = (e: Element): string =>
  [...below([e], 't')].map((t) => plain(raw(t))).join('') + [...below([e], 'sym')].map(() => '□').join('')

function cellsOf(row: Element): { cell: Element; column: number }[] {
  const before = Number(attr([...below([child(row, 'trPr') ?? row], 'gridBefore')][0] ?? row, 'val') ?? 0) || 0
  let column = before
  return wrapped(row, 'tc').map((cell) => {
    const at = column
    const span = [...below(child(cell, 'tcPr')?.kids ?? [], 'gridSpan')][0]
    column += Number((span && attr(span, 'val')) ?? 1) || 1
    return { cell, column: at }
  })
}

/** Cells may stand in a wrapper of a form field. */
const wrapped = (e: Element, name: string): Element[] =>
  children(e).flatMap((k) =>
    local(k) === name ? [k] : /^(sdt|sdtContent|customXml)$/.test(local(k)) ? wrapped(k, name) : [],
  )

function fillList(table: Element, { header, rows, after = [] }: ListFill): void {
  const all = rowsOf(table)
  const there: Row[] = []
  for (const r of all.slice(header)) {
    if (!/^[\s\d]*$/.test(textIn(r.row))) break
    there.push(r)
  }
  const before = there.at(-1) ?? all[header - 1]!
  const model = emptied(there[0]?.row ?? before.row)
  const added = Array.from({ length: Math.max(0, rows.length - there.length) }, () => emptied(model))
  before.inside.kids.splice(before.inside.kids.indexOf(before.row) + 1, 0, ...added)
  const filled = [...there.map((r) => r.row), ...added]
  rows.forEach((puts, i) => {
    for (const put of puts) fillCell(filled[i], put)
  })
  for (const { at, puts } of after) for (const put of puts) fillCell(all[at - 1]?.row, put)
}

/** A row like another, with nothing in it; what may stand only once in a document is left out. */
function emptied(model: Element): Element {
  const row = copy(model)
  for (const pr of below([row], 'trPr')) pr.kids = pr.kids.filter((k) => !isElement(k) || local(k) !== 'tblHeader')
  for (const { cell } of cellsOf(row)) setText(cell, '')
  const clean = (e: Element) => {
    for (const key of Object.keys(e.attrs)) if (/(^|:)(paraId|textId)$/.test(key)) delete e.attrs[key]
    e.kids = e.kids.filter((k) => !isElement(k) || !/^bookmark(Start|End)$/.test(local(k)))
    for (const kid of children(e)) clean(kid)
  }
  clean(row)
  return row
}

function fillCell(row: Element | undefined, { column, value, mark }: Put): void {
  const cell = row && cellsOf(row).find((c) => c.column === column)?.cell
  if (!cell) return
  if (value !== null) setText(cell, asText(value))
  if (mark) shade(cell)
}

const asText = (value: Value) => (typeof value === 'object' ? value.day : String(value))

/** In the cell's first paragraph, in the font of its first words or of its end. */
function setText(cell: Element, text: string): void {
  const first = wrapped(cell, 'p')[0]
  const p: Element = { name: first?.name ?? named(cell, 'p'), attrs: { ...first?.attrs }, kids: [] }
  const pr = first && child(first, 'pPr')
  if (pr) p.kids.push(pr)
  const run = first && [...below([first], 'r')].find((r) => child(r, 'rPr'))
  const font = (run && child(run, 'rPr')) ?? (pr && child(pr, 'rPr'))
  if (text) p.kids.push(...runs(p, text, font))
  cell.kids = [...cell.kids.filter((k) => isElement(k) && local(k) === 'tcPr'), p]
}

function runs(p: Element, text: string, font: Element | undefined): Element[] {
  const r = (kid: Element): Element => ({
    name: named(p, 'r'),
    attrs: {},
    kids: [...(font ? [{ ...copy(font), name: named(p, 'rPr') }] : []), kid],
  })
  return text
    .split('\n')
    .flatMap((line, i) => [
      ...(i > 0 ? [r({ name: named(p, 'br'), attrs: {}, kids: [] })] : []),
      r({ name: named(p, 't'), attrs: { 'xml:space': 'preserve' }, kids: [escaped(line)] }),
    ])
}

/** What stands in a cell's properties before its shade (ECMA-376 part 1, 17.4.70). */
const beforeShade = /^(cnfStyle|tcW|gridSpan|hMerge|vMerge|tcBorders)$/

function shade(cell: Element): void {
  let pr = child(cell, 'tcPr')
  if (!pr) {
    pr = { name: named(cell, 'tcPr'), attrs: {}, kids: [] }
    cell.kids.unshift(pr)
  }
  pr.kids = pr.kids.filter((k) => isElement(k) && local(k) !== 'shd')
  const after = pr.kids.findLastIndex((k) => isElement(k) && beforeShade.test(local(k)))
  const w = (name: string) => named(cell, name)
  const attrs = { [w('val')]: 'clear', [w('color')]: 'auto', [w('fill')]: markColour }
  pr.kids.splice(after + 1, 0, { name: w('shd'), attrs, kids: [] })
}

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A line at the foot of the page, where the department has none of its own; in the properties it stands in any case. */
function foot(parts: Parts, main: string, tree: Node[], said: string): void {
  const section = [...below(tree, 'sectPr')].at(-1)
  if (!section || children(section, 'footerReference').length > 0) return
  if (relations(parts, main).some((r) => r.id === 'rIdTaken')) return
  const text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:ftr xmlns:w="${namespace}"><w:p><w:r><w:rPr><w:color w:val="808080"/><w:sz w:val="14"/></w:rPr><w:t xml:space="preserve">${escaped(said)}</w:t></w:r></w:p></w:ftr>`
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml'
  addPart(parts, main, 'rIdTaken', { name: 'word/footer-taken.xml', type, relation: `${relation}/footer` }, text)
  const after = section.kids.findLastIndex((k) => isElement(k) && local(k) === 'headerReference')
  const attrs = { [named(section, 'type')]: 'default', 'xmlns:r': relation, 'r:id': 'rIdTaken' }
  section.kids.splice(after + 1, 0, { name: named(section, 'footerReference'), attrs, kids: [] })
}
