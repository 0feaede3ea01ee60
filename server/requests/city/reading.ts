/** The city's table, read: where its header stands, what its columns are. Nothing of it is kept. */
import { Refusal, fault } from '../../../domain/kernel/errors.ts'
import type { Answer, Received } from '../../../domain/kernel/api.ts'
import type { SheetRow } from '../../../domain/kernel/sheet.ts'
import { findHeader, type Header, type Known } from '../../../domain/people/import/layout.ts'
import { Grid, sampleRows } from '../../../domain/people/import/sample.ts'
import type { cityApi } from '../../../domain/requests/city-api.ts'
import { cityMost } from '../../../domain/requests/city/fields.ts'
import { cityWords, type CityWords } from '../../../domain/requests/city/form.ts'
import { cityColumn, type CityColumn } from '../../../domain/requests/city/rows.ts'
import type { Ctx } from '../../kernel/context.ts'
import { packFiles } from '../../kernel/packs-folder.ts'
import { readSheets } from '../../kernel/sheets/index.ts'
import { headersKnown } from './store.ts'

let words: CityWords | undefined

/** Of the pack: the first form is that of orders. */
export function formOfPack(): CityWords {
  const lines = JSON.parse(packFiles('base')?.['city-forms.json'] ?? '[]') as unknown[]
  return (words ??= cityWords(lines[0]))
}

export async function decisions(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await ctx.read((tx) => tx.rows<{ key: string; decision: string }>(headersKnown()))
  return new Map(rows.map((r) => [r.key, r.decision]))
}

export async function readCity(
  ctx: Ctx,
  { query }: Received<(typeof cityApi)['city-read']>,
): Promise<Answer<(typeof cityApi)['city-read']>> {
  const { stream, most } = ctx.sent!
  const { spool } = ctx.house
  try {
    await spool.take(query.id, stream, most)
    return await tableOf(spool.pathOf(query.id), await decisions(ctx))
  } finally {
    stream.resume()
    await spool.remove(query.id)
  }
}

async function tableOf(path: string, known: Known): Promise<Answer<(typeof cityApi)['city-read']>> {
  const form = formOfPack()
  for await (const { name, merges, rows } of sheetsOf(path)) {
    const header = findHeader(
      form.headers,
      new Grid({ head: { name, merges }, rows: rows.slice(0, sampleRows) }),
      known,
    )
    const columns = header?.rows ? columnsOf(form, header, known) : []
    // A sheet of notes beside the list is none of ours.
    if (!columns.some((c) => c.field === 'number')) continue
    const below = rows.filter((r) => r.at > header!.rows!.last)
    if (below.length > cityMost) throw new Refusal('too-large', { reason: 'sheet-too-long' })
    return {
      columns: columns.map(({ at: _, ...c }) => c),
      rows: below.map((r) => ({ at: r.at, cells: columns.map((c) => (isRead(c) ? (r.cells[c.at] ?? '') : '')) })),
      familiar: columns.every((c) => c.use !== 'unknown' && (c.use !== 'field' || c.sure)),
    }
  }
  throw fault('file', 'no-city-table')
}

/** What is never taken does not even travel back. */
const isRead = ({ use }: CityColumn) => use !== 'dropped' && use !== 'sealed'

const columnsOf = (form: CityWords, { columns }: Header, known: Known): CityColumn[] =>
  columns.map((c) => cityColumn(form, c.at, c.header, c.key, known))

interface Sheet {
  name: string
  merges: { top: number; left: number; bottom: number; right: number }[]
  rows: SheetRow[]
}

async function* sheetsOf(path: string): AsyncGenerator<Sheet> {
  let sheet: Sheet | undefined
  for await (const event of readSheets(path, { rows: 20_000 })) {
    if (event.is === 'sheet') sheet = { name: event.head.name, merges: event.head.merges, rows: [] }
    else if (event.is === 'rows') sheet!.rows.push(...event.rows)
    else if (event.is === 'end') yield sheet!
  }
}
