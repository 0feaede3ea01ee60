/** Fills a workbook in its own parts: fonts, widths, ranges and formulas stay, rows are added in the style of the first. */
import { below, child, children, parse, raw, root } from './tree.ts'
import { mainPart, relations, signed, textOf, unpack, change, relsOf, type Parts } from './package.ts'
import { refs, shifted, type Inserted } from './formula.ts'
import { Marks } from './xlsx-marks.ts'
import { movedParts } from './xlsx-moved.ts'
import { Sheet } from './xlsx-sheet.ts'
import type { Fill } from './what.ts'
import { pack } from '../../zip.ts'

/** @throws Refusal `sheet-broken`, `sheet-bomb` */
export async function fillXlsx(bytes: Buffer, fill: Fill): Promise<Buffer> {
  const parts = await unpack(bytes)
  const book = bookOf(parts)
  const marks = new Marks(parts, book.styles)
  const inserted = new Map<number, Inserted>()
  const sheets = book.sheets.map(
    ({ part }) => new Sheet(textOf(parts, part) ?? '', stringsOf(parts, book.strings), marks),
  )
  for (const list of fill.lists) {
    const by = sheets[list.sheet]!.list(list)
    if (by.count > 0) inserted.set(list.sheet, by)
  }
  for (const form of fill.forms) sheets[form.sheet]!.cells(form.cells)
  for (const [target, by] of inserted) {
    const name = book.sheets[target]!.name
    sheets.forEach((sheet, i) => i !== target && sheet.spokenOf(name, by))
    movedParts(parts, book.sheets[target]!.part, by)
    change(parts, book.main, (workbook) => namesMoved(workbook, name, by))
  }
  const touched = new Set([...fill.lists, ...fill.forms].map((f) => f.sheet))
  sheets.forEach((sheet, i) => {
    if (touched.has(i)) sheet.foot(fill.said)
    parts.set(book.sheets[i]!.part, Buffer.from(sheet.written()))
  })
  marks.keep()
  recount(parts, book.main)
  signed(parts, fill.said)
  return pack(parts, fill.at)
}

interface Book {
  main: string
  sheets: { name: string; part: string }[]
  styles: string | undefined
  strings: string | undefined
}

function bookOf(parts: Parts): Book {
  const main = mainPart(parts, 'xl/workbook.xml')
  const related = relations(parts, main)
  const tree = root(parse(textOf(parts, main) ?? ''))
  const sheets = [...below([tree], 'sheet')].flatMap((s) => {
    const id = Object.entries(s.attrs).find(([k]) => k === 'id' || k.endsWith(':id'))?.[1]
    const relation = related.find((r) => r.id === id && r.type === 'worksheet')
    return relation ? [{ name: s.attrs.name ?? '', part: relation.target }] : []
  })
  const of = (type: string) => related.find((r) => r.type === type)?.target
  return { main, sheets, styles: of('styles'), strings: of('sharedStrings') }
}

/** Whether each shared text says anything: all that is asked of them. */
function stringsOf(parts: Parts, part: string | undefined): boolean[] {
  const text = part === undefined ? undefined : textOf(parts, part)
  if (text === undefined) return []
  return children(root(parse(text)), 'si').map((si) => [...below([si], 't')].some((t) => raw(t).trim() !== ''))
}

function namesMoved(workbook: ReturnType<typeof root>, name: string, by: Inserted): void {
  for (const defined of below([workbook], 'definedName')) {
    defined.kids = [refs(raw(defined), (sheet) => sheet === name, shifted(by))]
  }
}

/** What was worked out before holds no more: whoever opens the file works it out again. */
function recount(parts: Parts, main: string): void {
  const chain = relations(parts, main).find((r) => r.type === 'calcChain')
  if (chain) {
    parts.delete(chain.target)
    change(parts, relsOf(main), (list) => {
      list.kids = list.kids.filter((k) => typeof k === 'string' || k.attrs.Id !== chain.id)
    })
    change(parts, '[Content_Types].xml', (types) => {
      types.kids = types.kids.filter((k) => typeof k === 'string' || k.attrs.PartName !== `/${chain.target}`)
    })
  }
  change(parts, main, (workbook) => {
    const calc = child(workbook, 'calcPr')
    if (calc) calc.attrs.fullCalcOnLoad = '1'
    else {
      const name = workbook.name.replace(/workbook$/, 'calcPr')
      const after = workbook.kids.findLastIndex(
        (k) => typeof k !== 'string' && /(^|:)(sheets|functionGroups|externalReferences|definedNames)$/.test(k.name),
      )
      workbook.kids.splice(after + 1, 0, { name, attrs: { fullCalcOnLoad: '1' }, kids: [] })
    }
  })
}
