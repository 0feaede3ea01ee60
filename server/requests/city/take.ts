/**
 * Rows of the city's table become requests through the same intake as every other way in. The city's number is the fence: once
 * in the county, in one file, in two, and for two people who bring it at the same moment.
 */
import type { Answer, Received } from '../../../domain/kernel/api.ts'
import { fault, Refusal } from '../../../domain/kernel/errors.ts'
import { rangeOf } from '../../../domain/kernel/place-path.ts'
import { stableId } from '../../../domain/kernel/stable-id.ts'
import { formFaults } from '../../../domain/catalogue/form.ts'
import { placeInTitles } from '../../../domain/people/import/where.ts'
import { ACTS } from '../../../domain/requests/acts.ts'
import { standing } from '../../../domain/requests/allowed.ts'
import type { cityApi, CityRowView } from '../../../domain/requests/city-api.ts'
import {
  cityColumn,
  keptCells,
  readOrder,
  saidIn,
  type CityColumn,
  type CityOrder,
} from '../../../domain/requests/city/rows.ts'
import type { RequestState } from '../../../domain/requests/state.ts'
import { citySystem } from '../../../domain/requests/vocabulary.ts'
import type { Ctx } from '../../kernel/context.ts'
import { alreadyDone, type Deed } from '../../kernel/db/act.ts'
import type { Scope } from '../../kernel/db/scope.ts'
import type { Statement, Tx } from '../../kernel/db/tx.ts'
import { bodyHash } from '../../kernel/hash.ts'
import { byForeign, insertText } from '../../kernel/texts/store.ts'
import { filed, triedAgain } from '../file.ts'
import { rulebook, type Rulebook } from '../kinds.ts'
import { namesFor, type Names } from '../names.ts'
import { decide } from '../perform.ts'
import { partyWhoFiles } from '../policy.ts'
import { doing } from '../staff.ts'
import { lockRequest, requestById, type RequestRow } from '../store.ts'
import { decisions, formOfPack } from './reading.ts'
import { cityByNumber, insertCity, keepLayout, lockCity, rememberHeaders, updateCity, type CityRow } from './store.ts'

type Body = Received<(typeof cityApi)['city-take']>['body']

interface Taking {
  ctx: Ctx
  book: Rulebook
  names: Names
  columns: readonly CityColumn[]
  layout: string
  /** Where a matter stands whose words name no place. */
  place: string
}

/** One row, read. */
interface Brought {
  at: number
  order: CityOrder
  place: string
  hash: string
  words: string
  cells: string[]
}

export async function takeCity(ctx: Ctx, { body }: { body: Body }): Promise<Answer<(typeof cityApi)['city-take']>> {
  if (!ctx.may('requests.city', body.place)) throw new Refusal('not-found')
  const [book, names, before] = await Promise.all([rulebook(ctx.house, ctx.county), namesFor(ctx), decisions(ctx)])
  const form = formOfPack()
  const known = new Map([...before, ...Object.entries(body.uses)])
  const columns = body.columns.map((c, at) => cityColumn(form, at, c.header, c.key, known))
  if (!columns.some((c) => c.field === 'number')) throw fault('uses', 'no-number-column')
  if (names.place(body.place).name === body.place) throw fault('place', 'no-such-place')
  const headers = columns.map((c) => c.header)
  const t: Taking = { ctx, book, names, columns, layout: bodyHash(headers), place: body.place }
  if (!body.trial) await remember(t, body, headers)
  const rows: CityRowView[] = []
  // In their order: of two rows with one number the later is what the city said last.
  for (const { at, cells } of body.rows) rows.push(await oneRow(t, at, cells, body.trial))
  return { rows }
}

/** What was decided about headers holds for the next table. */
function remember({ ctx, layout }: Taking, { id, uses, rows, place }: Body, headers: readonly string[]): Promise<void> {
  const decided = Object.entries(uses).map(([key, decision]) => ({ key, decision }))
  return ctx.act(
    async () => undefined,
    () => ({
      writes: [
        keepLayout(layout, headers),
        ...(decided.length > 0 ? [rememberHeaders(decided, ctx.session!.account, ctx.now)] : []),
      ],
      audit: [
        {
          act: 'requests.city-take',
          subjectKind: 'city-rows',
          subject: id,
          detail: { place, rows: rows.length, decided: decided.length },
        },
      ],
      events: [],
      answer: undefined,
    }),
  )
}

async function oneRow(t: Taking, at: number, cells: readonly string[], trial: boolean): Promise<CityRowView> {
  const said = saidIn(t.columns, cells)
  const order = readOrder(formOfPack(), said)
  if ('fault' in order) return { at, verdict: 'refused', why: order.fault }
  const brought: Brought = {
    at,
    order,
    place: (order.described && placeInTitles(t.names.known, t.place, [order.described])) || t.place,
    hash: bodyHash(said),
    words: bodyHash({ what: order.what }),
    cells: keptCells(t.columns, cells),
  }
  // Within what is brought for: nobody files into places beyond his own by a word in a table.
  const scope: Scope = { ...t.ctx.scope, ranges: [...t.ctx.scope.ranges, rangeOf(brought.place)] }
  if (trial) return t.ctx.read(async (tx) => judged(t, brought, await load(tx, brought, false)), scope)
  return triedAgain(() =>
    t.ctx.act(
      (tx) => load(tx, brought, true),
      (there) => put(t, brought, there),
      scope,
    ),
  )
}

interface There {
  city: CityRow | undefined
  /** Which matter has the number; whether this reader sees it is another question. */
  holder: string | undefined
  row: RequestRow | undefined
}

async function load(tx: Tx, { order }: Brought, lock: boolean): Promise<There> {
  const [city, ids] = await Promise.all([
    tx.one<CityRow>(lock ? lockCity(order.number) : cityByNumber(order.number)),
    tx.rows<{ id: string }>(byForeign('request', [order.number])),
  ])
  const holder = city?.request ?? ids[0]?.id
  const row = holder ? await tx.one<RequestRow>(lock ? lockRequest(holder) : requestById(holder)) : undefined
  return { city, holder, row }
}

function judged({ names }: Taking, b: Brought, { city, holder, row }: There): CityRowView {
  const { number, title, handedAt, due } = b.order
  const told = {
    at: b.at,
    number,
    place: names.where(row?.place ?? b.place),
    ...(title && { title: title.slice(0, 80) }),
    ...(handedAt && { handedAt }),
    ...(due && { dueAt: due }),
    ...(row && { request: row.id, refNo: row.ref_no }),
  }
  if (!holder) return { ...told, verdict: 'new' }
  if (!row) return { at: b.at, number, verdict: 'refused', why: 'elsewhere' }
  return { ...told, verdict: city?.hash === b.hash ? 'same' : 'changed' }
}

function put(t: Taking, b: Brought, there: There): Deed<CityRowView> {
  const view = judged(t, b, there)
  if (view.verdict === 'refused' || view.verdict === 'same') return alreadyDone(view)
  return there.row ? brought(t, b, there, there.row, view) : fresh(t, b, view)
}

/** The matter's ids follow from the city's number, so that what was begun twice is one. */
function fresh(t: Taking, b: Brought, view: CityRowView): Deed<CityRowView> {
  const { ctx, book, names } = t
  const { order } = b
  const request = stableId(ctx.county.code, 'city', order.number)
  const item = order.item ? book.catalogue.items.get(order.item) : undefined
  const report = ACTS.report.body.parse({
    id: stableId(ctx.county.code, 'city', order.number, 'report'),
    channel: 'city-line',
    what: order.what,
    where: { place: b.place, ...(order.described && { described: order.described }) },
    confidential: order.confidential,
    foreign: foreignOf(order),
    ...(order.contact && { contact: order.contact }),
    ...(order.intent && { intent: order.intent }),
    ...(item && !item.instead && formFaults(item.form, {}).length === 0 && { item: item.code }),
  })
  const deed = filed(
    ctx,
    { request, report },
    partyWhoFiles(ctx.session, b.place),
    bodyHash({ kind: 'report', body: report }),
    book,
    names,
    [],
  )
  return {
    ...deed,
    writes: [...deed.writes, ...kept(t, b, request, undefined)],
    answer: { ...view, request, refNo: deed.answer.refNo },
  }
}

const foreignOf = ({ number, handedAt, due }: CityOrder) => ({
  system: citySystem,
  number,
  ...(handedAt && { since: handedAt }),
  ...(due && { dueAt: due }),
})

/** The row as the city wrote it: a text of the matter, erased with its words. */
function kept({ ctx, layout }: Taking, b: Brought, request: string, city: CityRow | undefined): Statement[] {
  const cells = ctx.house.newId()
  const { unit, coUnit, handedAt, due, number } = b.order
  const row: CityRow = {
    number,
    request,
    layout,
    cells,
    unit: unit ?? null,
    co_unit: coUnit ?? null,
    handed_at: handedAt ? new Date(handedAt) : null,
    due_at: due ? new Date(due) : null,
    hash: b.hash,
    words: b.words,
    at: ctx.now,
    account: ctx.session!.account,
  }
  const text = {
    id: cells,
    kind: 'request',
    subject: request,
    class: 'request.city-row',
    body: JSON.stringify(b.cells),
    at: ctx.now,
  }
  return [insertText(text), city ? updateCity(row) : insertCity(row)]
}

/** What is here already is brought up to date by acts of its own stream: a new deadline, words that were added. */
function brought(t: Taking, b: Brought, { city }: There, first: RequestRow, view: CityRowView): Deed<CityRowView> {
  const { ctx, book } = t
  let row = first
  const deeds: Deed<unknown>[] = []
  const act = (kind: 'tie' | 'supplement', body: Record<string, unknown>) => {
    const s = row.state as RequestState
    if (!standing(s, kind, undefined, book.context(s.item, ctx.now)).ok) return
    const d = doing(ctx, book, row.id, kind, { id: ctx.house.newId(), ...body })
    const deed = decide(d, { row, acts: undefined, existing: undefined, uploads: [], others: [] })
    row = deed.answer.row
    deeds.push(deed)
  }
  if (isMoved(row.state as RequestState, b.order)) act('tie', { foreign: foreignOf(b.order) })
  if (city && city.words !== b.words) act('supplement', { said: b.order.what })
  return {
    writes: [...deeds.flatMap((x) => x.writes), ...kept(t, b, first.id, city)],
    audit: [
      ...deeds.flatMap((x) => x.audit),
      { act: 'requests.city-update', subjectKind: 'request', subject: first.id, bodyHash: b.hash, detail: {} },
    ],
    events: deeds.flatMap((x) => x.events),
    answer: view,
  }
}

/** A file without a deadline takes none away. */
const isMoved = ({ foreign }: RequestState, { handedAt, due }: CityOrder) =>
  foreign?.system !== citySystem ||
  (due !== undefined && foreign.dueAt !== Date.parse(due)) ||
  (handedAt !== undefined && foreign.since !== Date.parse(handedAt))
