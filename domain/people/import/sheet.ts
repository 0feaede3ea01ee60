/** One sheet, judged by its beginning: a table of people, a form, a table of something else, or one that is refused whole. */
import type { SheetHead, SheetRow } from '../../kernel/sheet.ts'
import { contextOf, type Context } from './context.ts'
import { membersOf } from './family.ts'
import { foldHeader } from './fold.ts'
import { formLabels, readForm, type FormRead } from './form.ts'
import { refusedWhy, sealedKind } from './header.ts'
import { findHeader, type Column, type Header, type Known } from './layout.ts'
import type { Layout } from './rows.ts'
import { Grid } from './sample.ts'
import type { TemplateLine, Vocabulary } from './vocabulary.ts'

export interface SheetBeginning {
  head: SheetHead
  /** The first rows, at most `sampleRows`; all of them when the sheet is shorter. */
  rows: readonly SheetRow[]
  fileName?: string
}

export type Judged =
  | { is: 'table'; layout: Layout; template: number | null }
  | { is: 'form'; form: FormRead; context: Context; template: number | null }
  /** Belief, suspicion and control; or matters of the restricted room, and little else. */
  | { is: 'refused'; why: 'forbidden' | 'sealed'; columns: string[] }
  /** A table, but not of people: work orders, facilities, figures. */
  | { is: 'other'; about: Exclude<TemplateLine['about'], 'people'>; template: number }
  | { is: 'unreadable' }
  | { is: 'empty' }

/** @param known decisions of before, by a column's `key`: a field, `tick:category` or `none` */
export function judgeSheet(words: Vocabulary, beginning: SheetBeginning, thisYear: number, known?: Known): Judged {
  if (beginning.rows.length === 0) return { is: 'empty' }
  const grid = new Grid(beginning)
  const labels = formLabels(words, grid)
  const header = findHeader(words, grid, known)
  const form = labels.length > (header?.score ?? 0)
  if (!header && !form) return { is: 'unreadable' }
  const context = contextOf(
    words,
    titlesOf(grid, form ? (labels[0]?.at ?? 1) : (header?.rows?.first ?? 1), beginning.head.name),
    beginning.fileName,
  )
  if (context.refused) return { is: 'refused', why: context.refused, columns: [] }
  if (form) {
    const read = readForm(words, beginning, labels, context, thisYear)
    return { is: 'form', form: read, context, template: null }
  }
  return judgeTable(words, beginning, grid, header!, context)
}

function judgeTable(words: Vocabulary, { head }: SheetBeginning, grid: Grid, header: Header, context: Context): Judged {
  const template = templateOf(words, header.columns)
  if (template && template.about !== 'people') return { is: 'other', about: template.about, template: template.no }
  const why = consistsOf(words, grid, header)
  if (why)
    return {
      is: 'refused',
      why,
      columns: header.columns.filter((c) => /dropped|sealed/.test(c.use.is)).map((c) => c.header),
    }
  const members = membersOf(header.columns)
  if (!hasPerson(header.columns)) return { is: 'unreadable' }
  const layout: Layout = {
    words,
    header: header.rows,
    columns: header.columns,
    members,
    context: { ...context, category: context.category ?? template?.category ?? null },
    merges: head.merges,
  }
  return { is: 'table', layout, template: template?.no ?? null }
}

const hasPerson = (columns: readonly Column[]) =>
  columns.some((c) => c.use.is === 'field' && /^(name|head-name|id-number|disability-number)$/.test(c.use.field))

/** Lines above the header, each text once, and the tab. */
function titlesOf(grid: Grid, before: number, tab: string): string[] {
  const lines = grid.ats.filter((at) => at < before).map((at) => grid.rows.get(at)!.filter(Boolean).join(' '))
  return [...lines, tab].filter((t) => t && !/^(sheet|工作表|table)\s*\d*$/i.test(t))
}

/** What every ledger has, and what says nothing about why somebody stands in it. */
const whoAndWhere =
  /^(name|id-number|sex|born|age|phone|phone-other|nation|town|community|grid|estate|address|address-registered|household-no|head-.*|relation|education|marriage|native-place|archive|note|joined|occupation)$/

/**
 * A file that consists of what is never taken is refused whole: beside who and where, every column is of that kind, or
 * every category named in the sample is.
 */
function consistsOf(words: Vocabulary, grid: Grid, header: Header): 'forbidden' | 'sealed' | undefined {
  const about = header.columns.filter(
    (c) =>
      c.use.is === 'tick' ||
      c.use.is === 'sealed' ||
      (c.use.is === 'dropped' && c.use.why !== 'consent') ||
      (c.use.is === 'field' && !whoAndWhere.test(c.use.field)),
  )
  const bad = about.filter((c) => c.use.is === 'sealed' || c.use.is === 'dropped')
  if (bad.length > 0 && bad.length === about.length)
    return bad.some((c) => c.use.is === 'dropped') ? 'forbidden' : 'sealed'
  const from = (header.rows?.last ?? 0) + 1
  const said = header.columns
    .filter((c) => c.use.is === 'field' && c.use.field === 'categories')
    .flatMap((c) => grid.ats.filter((at) => at >= from).map((at) => foldHeader(grid.own(at, c.at))))
    .filter(Boolean)
  if (said.length === 0) return undefined
  if (said.every((t) => sealedKind(words, t))) return 'sealed'
  return said.every((t) => refusedWhy(words, t)) ? 'forbidden' : undefined
}

/** The template most of whose columns are here, and most of whose columns these are. */
export function templateOf(words: Vocabulary, columns: readonly Pick<Column, 'header'>[]): TemplateLine | undefined {
  const here = new Set(columns.map((c) => foldHeader(c.header.split(' / ').at(-1)!)).filter(Boolean))
  let best: { line: TemplateLine; share: number } | undefined
  for (const line of words.templates) {
    const wanted = new Set(line.columns.map(foldHeader))
    const both = [...wanted].filter((w) => here.has(w)).length
    const share = both / (wanted.size + here.size - both)
    if (share >= 0.6 && share > (best?.share ?? 0)) best = { line, share }
  }
  return best?.line
}
