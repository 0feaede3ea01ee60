/** The first look at a file: what each sheet is, and how its columns would be read. Nothing of its rows is kept. */
import { createHash } from 'node:crypto'
import { readPeople } from '../../../domain/people/import/file.ts'
import type { Use } from '../../../domain/people/import/header.ts'
import type { Column } from '../../../domain/people/import/layout.ts'
import { fieldHasHome } from '../../../domain/people/import/vocabulary.ts'
import type { Judged } from '../../../domain/people/import/sheet.ts'
import type { ColumnView, SheetView } from '../../../domain/people/imports.ts'
import type { SheetEvent } from '../../../domain/kernel/sheet.ts'
import { readSheets } from '../../kernel/sheets/index.ts'
import { layoutsKnown } from '../store/import-store.ts'
import { knownFrom, openFileName, readingOf, type Bringing } from './bringing.ts'

export interface Look {
  kind: string
  sheets: SheetView[]
  familiar: boolean
}

/** @throws Refusal of the reader */
export async function judge(b: Bringing): Promise<Look> {
  const { words, headers, thisYear } = await readingOf(b)
  let kind = ''
  const sheets: SheetView[] = []
  const events = heard(readSheets(b.house.spool.pathOf(b.row.id)), (k) => (kind = k))
  const fileName = openFileName(b, b.row)
  for await (const event of readPeople(events, { words, thisYear, fileName, known: knownFrom(headers) })) {
    if (event.is === 'sheet') sheets.push(sheetOf(event.head, event.judged))
    else if (event.is === 'end') Object.assign(sheets.at(-1)!, { rows: event.counts.rows, people: event.counts.people })
  }
  const hashes = layoutsOf(sheets)
  const known = await b.read((tx) => layoutsKnown(tx, hashes))
  return { kind, sheets, familiar: hashes.length > 0 && known.length === hashes.length }
}

export async function* heard(
  events: AsyncIterable<SheetEvent>,
  tell: (kind: string) => void,
): AsyncGenerator<SheetEvent> {
  for await (const event of events) {
    if (event.is === 'file') tell(event.kind)
    yield event
  }
}

/** One for each table: its headers in their order. A column that moved makes another. */
export const layoutsOf = (sheets: readonly SheetView[]): string[] => [
  ...new Set(
    sheets
      .filter((s) => s.is === 'table')
      .map((s) =>
        createHash('sha256')
          .update(JSON.stringify(s.columns.map((c) => c.key)))
          .digest('hex'),
      ),
  ),
]

function sheetOf(head: { index: number; name: string }, judged: Judged): SheetView {
  const view: SheetView = {
    index: head.index,
    name: head.name,
    is: judged.is,
    why: judged.is === 'refused' ? (judged.why === 'sealed' ? 'sealed' : 'never') : null,
    columns: [],
    members: 0,
    rows: 0,
    people: 0,
    category: null,
    month: null,
  }
  if (judged.is === 'refused')
    return {
      ...view,
      columns: judged.columns.map((header, at) => ({ at, header, key: '', use: 'dropped', field: null, sure: true })),
    }
  if (judged.is === 'table') {
    const { columns, members, context } = judged.layout
    return {
      ...view,
      columns: columns.map(columnOf),
      members: members.length,
      category: context.category,
      month: context.month,
    }
  }
  if (judged.is === 'form') {
    const { form, context } = judged
    const columns = form.labels.map((l, at) => columnOf({ ...l, at, key: '' }))
    return { ...view, columns, category: context.category, month: context.month }
  }
  return view
}

/** A field that the register keeps. */
export const hasHome = (use: Use): boolean => use.is === 'field' && fieldHasHome(use.field)

function columnOf({ at, header, key, use }: Column): ColumnView {
  const { is, field, sure } = used(use)
  return { at, header, key, use: is, field, sure }
}

function used(use: Use): { is: ColumnView['use']; field: string | null; sure: boolean } {
  switch (use.is) {
    case 'field':
      return { is: hasHome(use) ? 'field' : 'known', field: use.field, sure: use.sure }
    case 'tick':
      return { is: 'tick', field: use.category, sure: use.sure }
    case 'dropped':
    case 'sealed':
    case 'none':
    case 'unknown':
      return { is: use.is, field: null, sure: use.is !== 'unknown' }
  }
}
