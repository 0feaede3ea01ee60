/** The refused rows as a table of the kind they came in, with their reasons; text, never a formula. */
import { utils, write } from '@e965/xlsx'
import { issueIn } from '../../../domain/people/import/issue-words.ts'
import type { SheetView } from '../../../domain/people/imports.ts'
import type { Ctx } from '../../kernel/context.ts'
import { csvOf } from '../../kernel/csv.ts'
import { rowsOfVerdict, type ImportRow, type SeenRow } from '../store/import-store.ts'
import { refusedWords as words } from './words.ts'
import { openContent, openFileName, openSheets } from './bringing.ts'

const page = 1_000
/** As many as a person puts right by hand; the screen tells how many there are. */
const most = 50_000

export interface Table {
  name: string
  type: string
  bytes: Buffer
}

export async function refusedTable(ctx: Ctx, row: ImportRow): Promise<Table> {
  const all = openSheets(ctx, row)
  const sheets = new Map<number, string[][]>()
  for (let after = 0, n = 0; n < most;) {
    const rows = await ctx.read((tx) => rowsOfVerdict(tx, row.id, 'refused', after, page))
    for (const r of rows) sheets.set(r.sheet, [...(sheets.get(r.sheet) ?? []), lineOf(ctx, row, all, r)])
    if (rows.length < page) break
    after = rows.at(-1)!.no
    n += rows.length
  }
  const tables = [...sheets].map(([index, lines]) => {
    const view = all.find((s) => s.index === index)
    return { name: view?.name ?? '', lines: [headOf(ctx, view), ...lines] }
  })
  return written(ctx, row, tables)
}

const kept = (view: SheetView | undefined) =>
  (view?.columns ?? []).filter((c) => view!.is === 'table' && c.use !== 'dropped' && c.use !== 'sealed')

const headOf = ({ locale }: Ctx, view: SheetView | undefined) => [
  words[locale].row,
  ...kept(view).map((c) => c.header),
  words[locale].reason,
]

function lineOf(ctx: Ctx, row: ImportRow, all: readonly SheetView[], r: SeenRow): string[] {
  const content = r.content === null ? null : openContent(ctx, row.id, r.no, r.content)
  const cells = content?.is === 'cells' ? content.cells : []
  const columns = kept(all.find((s) => s.index === r.sheet))
  const reasons = r.issues.map((i) => issueIn(i, ctx.locale)).join(ctx.locale === 'zh' ? '；' : '; ')
  return [String(r.at ?? ''), ...columns.map((c) => cells[c.at] ?? ''), reasons]
}

function written(ctx: Ctx, row: ImportRow, tables: { name: string; lines: string[][] }[]): Table {
  const base = openFileName(ctx, row).replace(/\.\w{1,5}$/, '') || 'table'
  const name = `${base} ${words[ctx.locale].tail}`
  if (row.kind === 'text')
    return { name: `${name}.csv`, type: 'text/csv; charset=utf-8', bytes: csvOf(tables.flatMap((t) => t.lines)) }
  const book = utils.book_new()
  for (const [i, { name: tab, lines }] of (tables.length ? tables : [{ name: '', lines: [[]] }]).entries()) {
    // Strings all of them: a cell that looks like a formula stays a text.
    const sheet = utils.aoa_to_sheet(lines)
    const plain = tab.replace(/[\\/?*[\]:]/g, ' ').slice(0, 25)
    utils.book_append_sheet(book, sheet, plain ? `${i + 1} ${plain}` : String(i + 1))
  }
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name: `${name}.xlsx`, type, bytes: write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer }
}
