/** From a row of cells to persons: values, what cannot be taken, what is doubtful, what goes to the restricted room. */
import type { Merge, SheetRow } from '../../kernel/sheet.ts'
import { numberDoubts } from '../idnumber.ts'
import { type CellContext, type CellRead, readCell, type Value } from './cells.ts'
import type { Context } from './context.ts'
import type { Member } from './family.ts'
import { foldHeader } from './fold.ts'
import { refusedWhy } from './header.ts'
import type { Column } from './layout.ts'
import { nameOfMatter } from './never.ts'
import { skipOf, type Skip } from './skip.ts'
import { readTick } from './ticks.ts'
import type { FieldLine, Vocabulary } from './vocabulary.ts'

/** Of a cell; `column` null: of the row. The cell's text is not repeated: it may be a name. */
export interface Issue {
  column: number | null
  code: string
}

export interface CategoryRead {
  code: string
  /** Said by a word in the cell, a tick under the header, or the title of the whole table. */
  by: 'cell' | 'tick' | 'title'
  /** An old word with more than one meaning. */
  unsure: boolean
}

export interface PersonRow {
  at: number
  /** In a row of a family: which of its members, from 0. */
  part: number
  /** By field; see `import-fields.json`. Days `1951-03-08` or `1951-03`, phones as a list, ticks as booleans. */
  values: Record<string, Value>
  categories: CategoryRead[]
  /** The same for all of a family's members; null where the table does not say. */
  household: string | null
  /** With one of them the row is refused. */
  faults: Issue[]
  doubts: Issue[]
}

/** What one cell says of a restricted matter. */
export interface SealedSaid {
  kind: string
  /** As the table heads the column. */
  header: string
  /** Of a column of its own, the cell; elsewhere the name of the matter and nothing of what stands beside it. */
  text: string
}

/** For the restricted room alone, after its owner confirms; the person's own row does not show it. */
export interface SealedRow {
  at: number
  part: number
  kinds: string[]
  said: SealedSaid[]
  /** False: a column of the whole family says it, and nobody knows of whom. */
  own: boolean
  name: string | null
  idNumber: string | null
}

export interface RowRead {
  people: PersonRow[]
  sealed: SealedRow[]
  /** Why the row holds nobody; null when it does. */
  skipped: Skip | null
}

export interface Layout {
  words: Vocabulary
  /** Row numbers of the header; null where there is none. */
  header: { first: number; last: number } | null
  columns: Column[]
  /** None: one person per row. */
  members: Member[]
  context: Context
  merges: readonly Merge[]
}

/** @returns a function to be given the rows below the header, in their order: it remembers what "as above" means */
export function rowReader(layout: Layout, thisYear: number): (row: SheetRow) => RowRead {
  const above = new Above(layout)
  const skip = skipOf(layout)
  const cellsOf = cellReader(layout, thisYear)
  const common = sharedColumns(layout)
  const parts = (layout.members.length ? layout.members : [undefined]).map((member) => ({
    member,
    columns: memberColumns(layout, member),
  }))
  return (row) => {
    const why = skip(row)
    if (why) return { people: [], sealed: [], skipped: why }
    const cells = above.fill(row)
    const people: PersonRow[] = []
    const sealed: SealedRow[] = []
    const shared = readColumns(cellsOf, cells, common)
    for (const [part, { member, columns }] of parts.entries()) {
      if (member && !cells[member.name] && !(member.idNumber !== null && cells[member.idNumber])) continue
      const read = readColumns(cellsOf, cells, columns)
      const first = people.length === 0
      const person = personOf(layout, { at: row.at, part, first }, shared, read)
      const said = [...(first ? shared.sealed : []), ...read.sealed]
      people.push(person)
      if (said.length) sealed.push(apart(person, said, member === undefined || said.length === read.sealed.length))
    }
    return { people, sealed, skipped: people.length ? null : 'nobody' }
  }
}

/** What goes elsewhere, taken out of the person's own row. */
export function apart(person: PersonRow, said: readonly SealedSaid[], own = true): SealedRow {
  withoutNotes(person)
  const { at, part } = person
  const kinds = [...new Set(said.map((s) => s.kind))]
  return { at, part, kinds, said: [...said], own, name: text(person, 'name'), idNumber: text(person, 'id-number') }
}

/** What a cell of a column of a restricted matter says; what is never taken is not taken there either. */
export function sealedCell(words: Vocabulary, kind: string, header: string, cell: string): SealedSaid {
  const plain = refusedWhy(words, foldHeader(cell)) === undefined
  return { kind, header, text: plain ? cell.slice(0, 200) : nameOfMatter(kind) }
}

/** A matter that a cell names among other things. */
export const sealedWord = (kind: string, header: string): SealedSaid => ({ kind, header, text: nameOfMatter(kind) })

/** What somebody wrote beside a restricted matter is likely about it. */
function withoutNotes(person: PersonRow): void {
  for (const field of ['note', 'health', 'needs']) {
    if (!(field in person.values)) continue
    delete person.values[field]
    person.doubts.push({ column: null, code: 'text-left-out' })
  }
}

const text = (person: PersonRow, field: string) =>
  typeof person.values[field] === 'string' ? person.values[field] : null

/** Columns of the row itself: all of them, less those of its members. */
function sharedColumns({ columns, members }: Layout): readonly Column[] {
  const taken = new Set(members.flatMap((m) => [m.name, m.idNumber ?? -1, ...m.more.values()]))
  return members.length ? columns.filter((c) => !taken.has(c.at)) : columns
}

function memberColumns({ columns }: Layout, member: Member | undefined): readonly Column[] {
  if (!member) return []
  const own = new Set([member.name, member.idNumber ?? -1, ...member.more.values()])
  return columns.filter((c) => own.has(c.at)).map((c) => (c.use.is === 'field' ? { ...c, use: asOwn(c.use) } : c))
}

/** In a family's row the head is a member like the others. */
const asOwn = <U extends { field: string }>(use: U): U => ({
  ...use,
  field: use.field.replace(/^head-(?=name$|id-number$)/, ''),
})

interface Gathered {
  values: Record<string, Value>
  categories: CategoryRead[]
  sealed: SealedSaid[]
  faults: Issue[]
  doubts: Issue[]
}

const ownFault = (line: FieldLine) =>
  line.extra !== undefined || (!line.of && /^(name|id-number|disability-number)$/.test(line.reads))

interface ColumnRead extends Omit<CellRead, 'sealed'> {
  sealed?: SealedSaid[]
  tick?: { category: string; unsure: boolean }
  /** What is wrong with it refuses the row. */
  mine?: boolean
  /** Of free text. */
  text?: boolean
}

type CellsOf = (column: Column, cell: string) => ColumnRead

/** Cells that say the same again and again (town, sex, ticks) are read once. */
const remembered = 2_000

function cellReader({ words }: Layout, thisYear: number): CellsOf {
  const known = new Map<number, Map<string, ColumnRead>>()
  return (column, cell) => {
    const reads = column.use.is === 'field' ? words.byField.get(column.use.field)?.reads : undefined
    if (reads === 'name' || reads === 'id-number' || reads === 'phones' || reads === 'contact')
      return readColumn(words, column, cell, thisYear)
    let own = known.get(column.at)
    if (!own) known.set(column.at, (own = new Map()))
    let read = own.get(cell)
    if (!read) {
      read = readColumn(words, column, cell, thisYear)
      if (own.size < remembered) own.set(cell, read)
    }
    return read
  }
}

function readColumn(words: Vocabulary, column: Column, cell: string, thisYear: number): ColumnRead {
  const { use, key, header } = column
  if (use.is === 'sealed')
    return readTick(cell) === false ? {} : { sealed: [sealedCell(words, use.kind, header, cell)] }
  if (use.is === 'tick') {
    const tick = readTick(cell)
    return tick
      ? { tick: { category: use.category, unsure: !use.sure } }
      : tick === undefined
        ? { doubts: ['tick-unreadable'] }
        : {}
  }
  const line = use.is === 'field' ? words.byField.get(use.field) : undefined
  if (!line) return {}
  const { sealed, ...read } = readCell(cell, line, { words, thisYear, header: key } satisfies CellContext)
  const apart = sealed && { sealed: sealed.map((kind) => sealedWord(kind, header)) }
  return { ...read, ...apart, mine: ownFault(line), text: line.reads === 'text' }
}

function readColumns(cellsOf: CellsOf, cells: readonly string[], columns: readonly Column[]): Gathered {
  const all: Gathered = { values: {}, categories: [], sealed: [], faults: [], doubts: [] }
  for (const column of columns) {
    const cell = cells[column.at]
    if (cell) gather(all, column.at, cellsOf(column, cell))
  }
  return all
}

function gather(all: Gathered, column: number, read: ColumnRead): void {
  const { values, tick, categories, sealed, doubts, wrong } = read
  for (const field in values) {
    const value = values[field]!
    const before = all.values[field]
    if (before === undefined) all.values[field] = value
    else if (Array.isArray(before) && Array.isArray(value)) all.values[field] = [...new Set([...before, ...value])]
    // Two columns may well say an address differently; a name, a number or a day they may not.
    else if (before !== value && !read.text) all.doubts.push({ column, code: 'said-twice' })
  }
  if (tick) all.categories.push({ code: tick.category, by: 'tick', unsure: tick.unsure })
  if (categories) for (const { code, unsure } of categories) all.categories.push({ code, by: 'cell', unsure })
  if (sealed) all.sealed.push(...sealed)
  if (doubts) for (const code of doubts) all.doubts.push({ column, code })
  if (wrong) (read.mine ? all.faults : all.doubts).push({ column, code: wrong })
}

interface Where {
  at: number
  part: number
  /** Of those the row holds. */
  first: boolean
}

function personOf(layout: Layout, { at, part, first }: Where, shared: Gathered, own: Gathered): PersonRow {
  const values = { ...shared.values, ...own.values }
  const family = layout.members.length > 0
  const head = shared.values['head-name']
  if (family && !('relation' in values) && (head === undefined ? first : head === values.name)) values.relation = 'head'
  const categories = [
    ...shared.categories,
    ...own.categories,
    ...byTitle(layout, shared.categories.length + own.categories.length),
  ]
  const person: PersonRow = {
    at,
    part,
    values,
    categories: once(categories),
    household: householdOf(values, family, at),
    faults: [...shared.faults, ...own.faults],
    doubts: [...shared.doubts, ...own.doubts],
  }
  if (!('name' in values) && !person.faults.some((f) => /^(name|masked|cell)/.test(f.code))) {
    person.faults.push({ column: null, code: 'name-missing' })
  }
  for (const doubt of contradictions(values)) person.doubts.push({ column: null, code: doubt })
  return person
}

/** A table that says of each person what it is goes before its own title. */
function byTitle({ columns, context }: Layout, said: number): CategoryRead[] {
  const own = columns.some((c) => c.use.is === 'tick' || (c.use.is === 'field' && c.use.field === 'categories'))
  return context.category && said === 0 ? [{ code: context.category, by: 'title', unsure: own }] : []
}

const once = (all: CategoryRead[]) => all.filter((c, i) => all.findIndex((o) => o.code === c.code) === i)

function householdOf(values: Record<string, Value>, family: boolean, at: number): string | null {
  if (typeof values['household-no'] === 'string') return `no:${foldHeader(values['household-no'])}`
  if (typeof values['head-id-number'] === 'string') return `head:${values['head-id-number']}`
  return family ? `row:${at}` : null
}

/** The number says birth and sex, too. A month alone contradicts only another month. */
function contradictions(values: Record<string, Value>): string[] {
  const { 'id-number': idNumber, born, sex } = values
  if (typeof idNumber !== 'string') return []
  const year = idNumber.slice(6, 10)
  const month = `${year}-${idNumber.slice(10, 12)}`
  const monthDiffers = typeof born === 'string' && born.length === 7 && born !== month
  const day = typeof born === 'string' && born.length === 10 ? born : null
  const doubts: string[] = numberDoubts({ idNumber, born: day, sex: typeof sex === 'string' ? sex : 'unknown' })
  return [...doubts, ...(monthDiffers ? ['born'] : [])].map((d) => `${d}-differs`)
}

const sameAsAbove = /^(同上|同前|〃|″|"|'|''|””|・・|\.\.+|…+)$/

/** What stands above: through merged ranges, ditto marks, and blanks of columns that are written once. */
class Above {
  private readonly layout: Layout
  private readonly last = new Map<number, string>()
  private readonly deep = new Map<number, Merge[]>()

  constructor(layout: Layout) {
    this.layout = layout
    for (const merge of layout.merges) {
      if (merge.bottom === merge.top) continue
      const list = this.deep.get(merge.left)
      if (list) list.push(merge)
      else this.deep.set(merge.left, [merge])
    }
    for (const list of this.deep.values()) list.sort((a, b) => b.top - a.top)
  }

  fill({ at, cells }: SheetRow): string[] {
    const filled = Array.from(this.layout.columns, (c) => cells[c.at] ?? '')
    for (const column of this.layout.columns) {
      const own = filled[column.at]!
      if (own && !sameAsAbove.test(own)) {
        this.last.set(column.at, own)
        continue
      }
      const before = this.last.get(column.at)
      if (before && (own || this.merged(at, column.at) || this.isBelow(column))) filled[column.at] = before
      else if (own) filled[column.at] = ''
    }
    return filled
  }

  /** Rows come in order, so a range that ended is never asked for again. */
  private merged(at: number, column: number): boolean {
    const list = this.deep.get(column)
    while (list?.length && list.at(-1)!.bottom < at) list.pop()
    const next = list?.at(-1)
    return next !== undefined && next.top < at
  }

  private isBelow({ use }: Column): boolean {
    return use.is === 'field' && this.layout.words.byField.get(use.field)?.below === true
  }
}
