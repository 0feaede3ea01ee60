/** One form per person: labels and the cells beside them, as a registration form has them. */
import type { SheetHead } from '../../kernel/sheet.ts'
import { readCell } from './cells.ts'
import type { Context } from './context.ts'
import { foldHeader } from './fold.ts'
import { columnUse, type Use } from './header.ts'
import { ownersOf } from './owners.ts'
import { apart, sealedCell, sealedWord, type PersonRow, type RowRead, type SealedSaid } from './rows.ts'
import { Grid, type Sample } from './sample.ts'
import { readTick } from './ticks.ts'
import type { Vocabulary } from './vocabulary.ts'

interface Label {
  at: number
  column: number
  header: string
  use: Use
}

/** A heading of a part of the form, written beside or above it: what follows is somebody else's. */
const sections = /^(父亲|母亲|祖父|祖母|外祖父|外祖母|委托监护人|监护人|代理人|照料人|紧急联系人)(情况|信息|基本情况)?$/

/** Labels of a sheet that is a form; none when it is a table, or neither. */
export function formLabels(words: Vocabulary, grid: Grid): Label[] {
  if (grid.ats.length > 60) return []
  const labels: Label[] = []
  const seen = new Set<string>()
  for (const at of grid.ats) {
    for (const label of ownersOf(words, labelsOf(words, grid, at))) {
      const field = label.use.is === 'field' ? label.use.field : ''
      if (!field || !seen.has(field)) labels.push(label)
      seen.add(field)
    }
  }
  const perRow = new Map<number, number>()
  for (const l of labels) perRow.set(l.at, (perRow.get(l.at) ?? 0) + 1)
  const most = Math.max(0, ...perRow.values())
  const hasName = labels.some((l) => l.use.is === 'field' && l.use.field === 'name')
  return hasName && perRow.size >= 3 && most <= labels.length * 0.55 ? labels : []
}

function labelsOf(words: Vocabulary, grid: Grid, at: number): Label[] {
  const found: Label[] = []
  let section = ''
  for (let column = 0; column < grid.width; column++) {
    const merge = grid.mergeAt(at, column)
    const text = merge && merge.left === column ? grid.said(at, column) : grid.own(at, column)
    if (!text) continue
    if (sections.test(foldHeader(text))) {
      section = foldHeader(text).replace(/(情况|信息|基本情况)$/, '')
      // 父亲 alone is a label itself when a name stands beside it, and a heading when a label does.
      const beside = grid.own(at, (merge?.right ?? column) + 1)
      if ((merge && merge.bottom > merge.top) || labelUse(words, beside, section)) continue
    }
    // A range that began above has given its label already.
    if (merge && merge.top < at) continue
    const use = labelUse(words, text, section)
    if (!use) continue
    found.push({ at, column, header: section && !text.includes(section) ? `${section} / ${text}` : text, use })
  }
  return found
}

function labelUse(words: Vocabulary, text: string, section: string): Use | undefined {
  if (text.length > 30) return undefined
  const use = columnUse(words, text, section)
  if (use.is === 'unknown' || use.is === 'tick') return undefined
  // Values look like labels, too (无, 其他): only sure ones count.
  return use.is === 'field' && !use.sure ? undefined : use
}

export interface FormRead extends RowRead {
  labels: { header: string; use: Use }[]
}

/** @param labels of `formLabels` */
export function readForm(
  words: Vocabulary,
  sample: Sample & { head: SheetHead },
  labels: readonly Label[],
  context: Context,
  thisYear: number,
): FormRead {
  const grid = new Grid(sample)
  const taken = new Set(labels.map((l) => `${l.at}/${l.column}`))
  const first = labels.find((l) => l.use.is === 'field' && l.use.field === 'name')!
  const person: PersonRow = {
    at: first.at,
    part: 0,
    values: {},
    categories: [],
    household: null,
    faults: [],
    doubts: [],
  }
  const said: SealedSaid[] = []
  for (const label of labels) {
    const value = valueBeside(grid, label, taken)
    if (value) readInto(words, person, said, label, value, thisYear)
  }
  if (context.category) person.categories.push({ code: context.category, by: 'title', unsure: false })
  if (!person.values.name && person.faults.length === 0)
    person.faults.push({ column: first.column, code: 'name-missing' })
  return {
    people: [person],
    sealed: said.length ? [apart(person, said)] : [],
    skipped: null,
    labels: labels.map(({ header, use }) => ({ header, use })),
  }
}

function readInto(
  words: Vocabulary,
  person: PersonRow,
  said: SealedSaid[],
  label: Label,
  value: string,
  thisYear: number,
) {
  const { use, column } = label
  if (use.is === 'sealed' && readTick(value) !== false) said.push(sealedCell(words, use.kind, label.header, value))
  if (use.is !== 'field') return
  const line = words.byField.get(use.field)!
  const read = readCell(value, line, { words, thisYear, header: foldHeader(label.header) })
  for (const [field, meant] of Object.entries(read.values ?? {})) person.values[field] ??= meant
  for (const c of read.categories ?? []) person.categories.push({ code: c.code, by: 'cell', unsure: c.unsure })
  for (const kind of read.sealed ?? []) said.push(sealedWord(kind, label.header))
  for (const code of read.doubts ?? []) person.doubts.push({ column, code })
  if (read.wrong) (line.of ? person.doubts : person.faults).push({ column, code: read.wrong })
}

/** To the right of the label and its range; the next label's cell is nobody's answer. */
function valueBeside(grid: Grid, { at, column }: Label, taken: ReadonlySet<string>): string {
  const merge = grid.mergeAt(at, column)
  const right = (merge?.right ?? column) + 1
  for (let c = right; c < Math.min(grid.width, right + 3); c++) {
    if (taken.has(`${at}/${c}`)) return ''
    const text = grid.own(at, c)
    if (text) return text
    if (grid.mergeAt(at, c)) return ''
  }
  return ''
}
