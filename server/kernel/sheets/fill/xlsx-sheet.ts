/** One sheet as rows and cells that can be filled, copied and pushed down. */
import { columnOf } from '../rows.ts'
import { columnLetters, moved, refs, shifted, shiftedRanges, shiftedRow, type Inserted } from './formula.ts'
import {
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
  root,
  write,
} from './tree.ts'
import { harmless, type FormFill, type ListFill, type Put, type Value } from './what.ts'
import type { Marks } from './xlsx-marks.ts'

const rowNumber = (row: Element) => Number(row.attrs.r)
const place = (cell: Element) => /^([A-Z]+)(\d+)$/.exec(cell.attrs.r!)!
const columnAt = (cell: Element) => columnOf(place(cell)[1]!)

/** Elements of a sheet that stand behind its foot (ECMA-376 part 1, 18.3.1.99). */
const behindFoot =
  /^(rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|drawing|drawingHF|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst|AlternateContent)$/

export class Sheet {
  private readonly tree: Node[]
  private readonly top: Element
  private readonly data: Element
  private readonly said: readonly boolean[]
  private readonly marks: Marks

  /** @param said whether each shared text says anything */
  constructor(text: string, said: readonly boolean[], marks: Marks) {
    this.tree = parse(text)
    this.top = root(this.tree)
    this.data = child(this.top, 'sheetData') ?? { name: named(this.top, 'sheetData'), attrs: {}, kids: [] }
    this.said = said
    this.marks = marks
    this.numbered()
    this.unshared()
    for (const cell of below(this.data.kids, 'c')) {
      if (child(cell, 'f')) cell.kids = cell.kids.filter((k) => !isElement(k) || local(k) !== 'v')
    }
  }

  written = () => write(this.tree)

  private rows = () => children(this.data, 'row')

  /** Rows and cells may leave out where they stand. */
  private numbered(): void {
    let row = 0
    for (const r of this.rows()) {
      row = r.attrs.r ? Number(r.attrs.r) : row + 1
      r.attrs.r = String(row)
      delete r.attrs.spans
      let column = -1
      for (const c of children(r, 'c')) {
        column = c.attrs.r ? columnAt(c) : column + 1
        c.attrs.r = `${columnLetters(column)}${row}`
      }
    }
  }

  /** A formula that several cells share becomes each cell's own: rows will come in between. */
  private unshared(): void {
    const masters = new Map<string, { text: string; row: number; column: number }>()
    for (const cell of below(this.data.kids, 'c')) {
      const f = child(cell, 'f')
      if (f?.attrs.t !== 'shared') continue
      const [row, column] = [Number(place(cell)[2]), columnAt(cell)]
      const si = f.attrs.si ?? ''
      const text = plain(raw(f))
      if (text) masters.set(si, { text, row, column })
      const master = masters.get(si)
      f.attrs = {}
      if (master) f.kids = [escaped(moved(master.text, row - master.row, column - master.column))]
    }
  }

  /** @returns what came in */
  list({ header, probe, rows, after = [] }: ListFill): Inserted {
    const sums = after.map(({ at, puts }) => ({ row: this.rowAt(at), puts }))
    const there = this.dataRows(header, probe)
    // Nobody drew a row: the blank below the header is the first.
    if (there.length === 0 && rows.length > 0 && !this.rows().some((r) => rowNumber(r) === header + 1)) {
      there.push(this.rowAt(header + 1))
    }
    const by = { first: header + 1, last: header + there.length, count: Math.max(0, rows.length - there.length) }
    if (by.count > 0) this.insert(by, there[0])
    const at = new Map(this.rows().map((r) => [rowNumber(r), r]))
    rows.forEach((puts, i) => this.put(at.get(header + 1 + i)!, puts))
    for (const { row, puts } of sums) this.put(row, puts)
    return by
  }

  cells(cells: FormFill['cells']): void {
    for (const put of cells) this.put(this.rowAt(put.at), [put])
  }

  /** Blank rows below the header that look alike: what has a word in it is a sum, a signature or a stamp. */
  private dataRows(header: number, probe: number): Element[] {
    const at = new Map(this.rows().map((r) => [rowNumber(r), r]))
    const found: Element[] = []
    const style = (row: Element) => children(row, 'c').find((c) => columnAt(c) === probe)?.attrs.s
    for (let n = header + 1; ; n++) {
      const row = at.get(n)
      const cells = row ? children(row, 'c') : []
      if (!row || cells.length === 0 || cells.some((c) => this.speaks(c))) return found
      if (found[0] && style(row) !== style(found[0])) return found
      found.push(row)
    }
  }

  private speaks(cell: Element): boolean {
    if (child(cell, 'f')) return false
    const { t } = cell.attrs
    const v = raw(child(cell, 'v'))
    if (t === 's') return this.said[Number(v)] ?? false
    if (t === 'inlineStr') return [...below(cell.kids, 't')].some((x) => raw(x).trim() !== '')
    return t === 'str' && v.trim() !== ''
  }

  private insert(by: Inserted, model: Element | undefined): void {
    const inData = (row: number) => row >= by.first && row <= by.last
    for (const cell of below(this.data.kids, 'c')) {
      const f = child(cell, 'f')
      if (!f) continue
      const own = inData(Number(place(cell)[2]))
      f.kids = [escaped(refs(plain(raw(f)), (s) => s === undefined, shifted(by, !own)))]
      if (f.attrs.ref) f.attrs.ref = shiftedRanges(f.attrs.ref, by)
    }
    for (const row of this.rows()) renumber(row, shiftedRow(rowNumber(row), by))
    const like = model ?? { name: named(this.data, 'row'), attrs: {}, kids: [] }
    const added = Array.from({ length: by.count }, (_, i) => copied(like, by.first, by.last + 1 + i))
    const next = this.data.kids.findIndex((k) => isElement(k) && rowNumber(k) > by.last)
    this.data.kids.splice(next < 0 ? this.data.kids.length : next, 0, ...added)
    this.ranges(by, model !== undefined)
  }

  private ranges(by: Inserted, hasModel: boolean): void {
    const merged = child(this.top, 'mergeCells')
    if (merged) {
      const own = hasModel ? children(merged, 'mergeCell').filter((m) => inRow(m.attrs.ref!, by.first)) : []
      for (const m of children(merged, 'mergeCell'))
        m.attrs.ref = shiftedRanges(m.attrs.ref!, by, !oneRow(m.attrs.ref!))
      for (let row = by.last + 1; row <= by.last + by.count; row++) {
        for (const m of own) {
          merged.kids.push({ ...copy(m), attrs: { ref: m.attrs.ref!.replace(/\d+/g, String(row)) } })
        }
      }
      merged.attrs.count = String(children(merged, 'mergeCell').length)
    }
    for (const name of ['dataValidation', 'conditionalFormatting', 'protectedRange']) {
      for (const e of below(this.top.kids, name)) if (e.attrs.sqref) e.attrs.sqref = shiftedRanges(e.attrs.sqref, by)
    }
    for (const name of ['dimension', 'autoFilter', 'hyperlink']) {
      for (const e of below(this.top.kids, name)) if (e.attrs.ref) e.attrs.ref = shiftedRanges(e.attrs.ref, by)
    }
    const breaks = child(this.top, 'rowBreaks')
    if (breaks) for (const b of children(breaks, 'brk')) b.attrs.id = String(shiftedRow(Number(b.attrs.id), by))
  }

  /** Formulas of other sheets that look into the one in which rows came in. */
  spokenOf(name: string, by: Inserted): void {
    for (const f of below(this.data.kids, 'f')) {
      f.kids = [escaped(refs(plain(raw(f)), (s) => s === name, shifted(by)))]
    }
  }

  private rowAt(at: number): Element {
    const there = this.rows().find((r) => rowNumber(r) === at)
    if (there) return there
    const row: Element = { name: named(this.data, 'row'), attrs: { r: String(at) }, kids: [] }
    const next = this.data.kids.findIndex((k) => isElement(k) && rowNumber(k) > at)
    this.data.kids.splice(next < 0 ? this.data.kids.length : next, 0, row)
    return row
  }

  private put(row: Element, puts: readonly Put[]): void {
    for (const { column, value, mark } of puts) {
      const cell = cellAt(row, column)
      // What the department works out itself stays its own.
      if (child(cell, 'f')) continue
      if (value !== null) this.say(cell, value)
      if (mark) cell.attrs.s = String(this.marks.of(Number(cell.attrs.s ?? 0)))
    }
  }

  private say(cell: Element, value: Value): void {
    const said = typeof value === 'object' ? this.dayFor(cell, value.day) : value
    if (typeof said === 'number') {
      delete cell.attrs.t
      cell.kids = [{ name: named(cell, 'v'), attrs: {}, kids: [String(said)] }]
    } else {
      cell.attrs.t = 'inlineStr'
      const t: Element = { name: named(cell, 't'), attrs: { 'xml:space': 'preserve' }, kids: [escaped(harmless(said))] }
      cell.kids = [{ name: named(cell, 'is'), attrs: {}, kids: [t] }]
    }
  }

  /** A serial where the cell shows dates. */
  private dayFor(cell: Element, day: string): string | number {
    const { as } = this.marks.shown(Number(cell.attrs.s ?? 0))
    const whole = day.length === 10 ? day : `${day}-01`
    return as === 'date' || as === 'month' ? Date.parse(`${whole}T00:00:00Z`) / 86_400_000 + 25_569 : day
  }

  /** A line at the foot of each printed page, beside what the department has there. */
  foot(said: string): void {
    const line = `&8${said.replaceAll('&', '&&')}`
    let foot = child(this.top, 'headerFooter')
    if (!foot) {
      foot = { name: named(this.top, 'headerFooter'), attrs: {}, kids: [] }
      const next = this.top.kids.findIndex((k) => isElement(k) && behindFoot.test(local(k)))
      this.top.kids.splice(next < 0 ? this.top.kids.length : next, 0, foot)
    }
    const odd = child(foot, 'oddFooter')
    const before = odd ? plain(raw(odd)) : ''
    const text = before.includes('&L')
      ? before.replace(/&L([^&]*)/, `&L$1 ${line}`)
      : `&L${line}${before && !/^&[LCR]/.test(before) ? `&C${before}` : before}`
    if (odd) odd.kids = [escaped(text)]
    else {
      const next = foot.kids.findIndex((k) => isElement(k) && !/^oddHeader$/.test(local(k)))
      foot.kids.splice(next < 0 ? foot.kids.length : next, 0, {
        name: named(this.top, 'oddFooter'),
        attrs: {},
        kids: [escaped(text)],
      })
    }
  }
}

const rowsOf = (ref: string) => [...ref.matchAll(/\d+/g)].map((m) => Number(m[0]))
const oneRow = (ref: string) => new Set(rowsOf(ref)).size === 1
const inRow = (ref: string, row: number) => rowsOf(ref).every((r) => r === row)

function renumber(row: Element, to: number): void {
  if (rowNumber(row) === to) return
  row.attrs.r = String(to)
  for (const c of children(row, 'c')) c.attrs.r = `${place(c)[1]}${to}`
}

/** Styles and formulas of a row, without what stands in it. */
function copied(model: Element, from: number, to: number): Element {
  const row = copy(model)
  row.attrs.r = String(to)
  for (const c of children(row, 'c')) {
    c.attrs.r = `${place(c)[1]}${to}`
    const f = child(c, 'f')
    if (f) {
      f.attrs = {}
      f.kids = [escaped(moved(plain(raw(f)), to - from))]
      c.kids = [f]
    } else {
      delete c.attrs.t
      c.kids = []
    }
  }
  return row
}

function cellAt(row: Element, column: number): Element {
  const there = children(row, 'c').find((c) => columnAt(c) === column)
  if (there) return there
  const cell: Element = { name: named(row, 'c'), attrs: { r: `${columnLetters(column)}${row.attrs.r}` }, kids: [] }
  const next = row.kids.findIndex((k) => isElement(k) && local(k) === 'c' && columnAt(k) > column)
  row.kids.splice(next < 0 ? row.kids.length : next, 0, cell)
  return cell
}
