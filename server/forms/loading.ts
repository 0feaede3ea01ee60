/** What one press needs: the table as it was settled, and for each of its sheets people or numbers. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import { lineage, rangeOf } from '../../domain/kernel/place-path.ts'
import type { formsApi } from '../../domain/forms/api.ts'
import { toFill } from '../../domain/forms/rules.ts'
import type { Telling } from '../../domain/forms/values.ts'
import { lastDay } from '../../domain/people/handing.ts'
import { monthSpan } from '../../domain/people/population.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf, morningOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { textsOf, type TextRow } from '../kernel/texts/store.ts'
import { caresNow, handedOn, type HandedOn } from '../people/index.ts'
import { mustBeAdmitted } from '../demands/index.ts'
import { servedBetween } from '../records/index.ts'
import { codeOf } from './asking.ts'
import { counted, type Asking, type Counted } from './counting.ts'
import { naming, sheetOf, type FormPlace, type SheetOf } from './places.ts'
import { bytesOf, namesOfPlaces, oneTemplate, placesIn, type TemplateRow } from './store.ts'

export type Body = Received<(typeof formsApi)['fill']>['body']

/** People in all sheets of one file together. */
const mostTogether = 6_000

export interface Loaded {
  row: TemplateRow
  bytes: Buffer
  sheets: Loading[]
  tell: Telling
  texts: TextRow[]
  /** The reader may not read records there. */
  noRecords: boolean
  masked: boolean
}

/** One sheet: people below each other, or numbers of places; neither where it stays as it is. */
export interface Loading extends SheetOf {
  handed?: HandedOn
  counted?: Counted
}

/** @throws Refusal `not-found` outside the reader's places, `form-not-settled`, `forms-too-many` */
export async function load(ctx: Ctx, tx: Tx, id: string, body: Body): Promise<Loaded> {
  const row = await oneTemplate(tx, id)
  if (!row) throw new Refusal('not-found')
  if (!ctx.may('people.read', body.place)) throw new Refusal('not-found')
  const tables = toFill(row.sheets)
  if (!row.ready || tables.length === 0) throw new Refusal('conflict', { reason: 'form-not-settled' })
  await mustBeAdmitted(ctx, tx, { kind: 'form', code: codeOf(row), place: body.place })
  const noRecords = !ctx.may('records.read', body.place)
  const [from, to] = monthSpan(body.month)
  const span: [Date, Date] = [morningOf(from), morningOf(to)]
  const asking: Asking = { month: body.month, ageFrom: row.plan.ageFrom, ageTo: row.plan.ageTo, span, noRecords }
  const named = tables.some((s) => s.is === 'counts') || row.plan.sheets !== undefined
  const places = named ? await placesIn(tx, rangeOf(body.place), lastDay(body.month)) : []
  const sheets: Loading[] = []
  let together = 0
  for (const sheet of tables) {
    const loaded = await loadSheet(ctx, tx, sheetOf(row.plan, sheet, body.place, places), places, asking)
    together += loaded.handed?.people.length ?? 0
    if (together > mostTogether) throw new Refusal('too-large', { reason: 'forms-too-many' })
    sheets.push(loaded)
  }
  const people = sheets.flatMap((s) => s.handed?.people ?? [])
  const paths = [...new Set([body.place, ...people.map((p) => p.place)].flatMap(lineage))]
  const slots = sheets.filter((s) => s.handed).flatMap((s) => s.sheet.slots)
  const served = slots.some((s) => s.use === 'visits' || s.use === 'hours') && !noRecords
  const ids = [...new Set(people.map((p) => p.id))]
  const [file, texts, names, counts] = await Promise.all([
    bytesOf(tx, id),
    tx.rows<TextRow>(textsOf('form', id)),
    namesOfPlaces(tx, paths),
    served ? servedBetween(tx, [rangeOf(body.place)], ids, span) : [],
  ])
  const cares = await caresNow(ctx, dayOf(ctx.now))
  const visits = new Map(counts.map((c) => [c.person, c]))
  const tell: Telling = {
    month: body.month,
    today: dayOf(ctx.now),
    place: naming([...names, ...places]),
    care: (code) => cares.get(code)?.name.zh ?? code,
    category: row.plan.category,
    served: (person) => visits.get(person),
  }
  const masked = sheets.some((s) => s.handed?.masked)
  return { row, bytes: file!.bytes, sheets, tell, texts, noRecords, masked }
}

async function loadSheet(
  ctx: Ctx,
  tx: Tx,
  of: SheetOf,
  places: readonly FormPlace[],
  asking: Asking,
): Promise<Loading> {
  const { sheet, place, category } = of
  if (place === null) return of
  if (sheet.is === 'counts') return { ...of, counted: await counted(ctx, tx, of, places, asking) }
  const { month, ageFrom, ageTo } = asking
  return { ...of, handed: await handedOn(ctx, tx, { place, month, category, ageFrom, ageTo }) }
}
