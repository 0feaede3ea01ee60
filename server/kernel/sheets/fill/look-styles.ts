/** The look of an old workbook as the styles of a new one, and each cell with its own. */
import type { BiffFont, BiffLook, BiffXf } from './biff-look.ts'
import { columnLetters } from './formula.ts'
import { columnOf } from '../rows.ts'
import { child, children, type Element, escaped, isElement, parse, root, write } from './tree.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const lines =
  'none thin medium dashed dotted thick double hair mediumDashed dashDot mediumDashDot dashDotDot mediumDashDotDot slantDashDot'.split(
    ' ',
  )
const patterns =
  'none solid mediumGray darkGray lightGray darkHorizontal darkVertical darkDown darkUp darkGrid darkTrellis lightHorizontal lightVertical lightDown lightUp lightGrid lightTrellis gray125 gray0625'.split(
    ' ',
  )
const across = ['general', 'left', 'center', 'right', 'fill', 'justify', 'centerContinuous', 'distributed']
const down = ['top', 'center', 'bottom', 'justify', 'distributed']

const list = (name: string, items: readonly string[]) => `<${name} count="${items.length}">${items.join('')}</${name}>`
const coloured = (name: string, colour: string | undefined) => (colour ? `<${name} ${colour}/>` : '')

const fontXml = (f: BiffFont) =>
  `<font>${f.bold ? '<b/>' : ''}${f.italic ? '<i/>' : ''}${f.underline ? '<u/>' : ''}<sz val="${f.size}"/>${coloured('color', f.colour)}<name val="${escaped(f.name)}"/></font>`

const fillXml = ({ fill: { pattern, fore, back } }: BiffXf) =>
  `<fill><patternFill patternType="${patterns[pattern] ?? 'none'}">${pattern ? coloured('fgColor', fore) + coloured('bgColor', back) : ''}</patternFill></fill>`

const borderXml = ({ edges }: BiffXf) =>
  `<border>${['left', 'right', 'top', 'bottom']
    .map((side, i) => {
      const { style, colour } = edges[i]!
      return style && lines[style]
        ? `<${side} style="${lines[style]}">${coloured('color', colour)}</${side}>`
        : `<${side}/>`
    })
    .join('')}<diagonal/></border>`

function xfXml(x: BiffXf, i: number): string {
  // The number 4 was never given to a font.
  const font = x.font > 4 ? x.font - 1 : x.font
  const align = `horizontal="${across[x.horizontal] ?? 'general'}" vertical="${down[x.vertical] ?? 'bottom'}"${x.wrap ? ' wrapText="1"' : ''}`
  return `<xf numFmtId="${x.format}" fontId="${font}" fillId="${i + 2}" borderId="${i}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${align}/></xf>`
}

export function stylesXml({ fonts, formats, xfs }: BiffLook): string {
  const own = [...formats].map(([no, code]) => `<numFmt numFmtId="${no}" formatCode="${escaped(code)}"/>`)
  const usual = ['none', 'gray125'].map((p) => `<fill><patternFill patternType="${p}"/></fill>`)
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${main}">`,
    own.length ? list('numFmts', own) : '',
    list('fonts', fonts.length ? fonts.map(fontXml) : ['<font/>']),
    list('fills', [...usual, ...xfs.map(fillXml)]),
    list('borders', xfs.map(borderXml)),
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    list('cellXfs', xfs.map(xfXml)),
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('')
}

/** Every cell that has a look gets it, blank ones too; rows get their heights. */
export function dressed(text: string, { cells, heights }: BiffLook['sheets'][number]): string {
  const tree = parse(text)
  const data = child(root(tree), 'sheetData')
  if (!data) return text
  const rows = new Map<number, Map<number, Element>>()
  const heads = new Map(children(data, 'row').map((r) => [Number(r.attrs.r) - 1, r]))
  for (const [at, row] of heads) rows.set(at, new Map(children(row, 'c').map((c) => [columnAt(c), c])))
  for (const [key, style] of cells) {
    const [at, column] = key.split('/').map(Number) as [number, number]
    const row = rows.get(at) ?? new Map<number, Element>()
    rows.set(at, row)
    const cell = row.get(column) ?? { name: 'c', attrs: { r: `${columnLetters(column)}${at + 1}` }, kids: [] }
    cell.attrs.s = String(style)
    row.set(column, cell)
  }
  data.kids = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([at, row]) => {
      const head = heads.get(at)
      const attrs: Record<string, string> = { ...head?.attrs, r: String(at + 1) }
      delete attrs.spans
      const height = heights.get(at)
      if (height) Object.assign(attrs, { ht: String(height), customHeight: '1' })
      const others = head?.kids.filter((k) => isElement(k) && k.name !== 'c') ?? []
      return { name: 'row', attrs, kids: [...[...row].sort(([a], [b]) => a - b).map(([, c]) => c), ...others] }
    })
  return write(tree)
}

const columnAt = (cell: Element) => columnOf(/^[A-Z]+/.exec(cell.attrs.r ?? 'A')![0])
