/** What goes back to the city: one answer to be pasted, or the table as it came with its answers filled in. */
import type { Answer, Received } from '../../../domain/kernel/api.ts'
import { fault, Refusal } from '../../../domain/kernel/errors.ts'
import type { cityApi } from '../../../domain/requests/city-api.ts'
import { replyCells, replyHeads, replyOf, replyText, type Reply } from '../../../domain/requests/city/reply.ts'
import { cityColumn, type CityColumn } from '../../../domain/requests/city/rows.ts'
import type { RequestView } from '../../../domain/requests/schema.ts'
import { citySystem } from '../../../domain/requests/vocabulary.ts'
import { foldHeader } from '../../../domain/people/import/fold.ts'
import type { Ctx } from '../../kernel/context.ts'
import { takeOut } from '../../kernel/out/take-out.ts'
import { textsById, type TextRow } from '../../kernel/texts/store.ts'
import { outHeads } from '../out-words.ts'
import { get } from '../staff.ts'
import { decisions, formOfPack } from './reading.ts'
import { cityOf, layouts, type CityRow } from './store.ts'

const answerOf = (view: RequestView): Reply | undefined =>
  replyOf(formOfPack().form, {
    status: view.status,
    timeline: view.timeline,
    number: view.foreign?.number ?? '',
    unit: (view.lead ?? view.desk)?.name ?? '',
  })

/** @throws Refusal `not-found` for what did not come from the city */
export async function cityOfRequest(
  ctx: Ctx,
  { params }: Received<(typeof cityApi)['city-of']>,
): Promise<Answer<(typeof cityApi)['city-of']>> {
  const view = await get(ctx, params.request)
  if (view.foreign?.system !== citySystem) throw new Refusal('not-found')
  const row = await ctx.read((tx) => tx.one<CityRow>(cityOf(params.request)))
  const { form } = formOfPack()
  const reply = answerOf(view)
  return {
    number: view.foreign.number,
    ...(row?.unit && { unit: row.unit }),
    ...(row?.co_unit && { coUnit: row.co_unit }),
    ...(row?.handed_at && { handedAt: row.handed_at.toISOString() }),
    ...(view.foreign.dueAt && { dueAt: view.foreign.dueAt }),
    ...(reply && { reply: { lines: linesOf(reply), text: replyText(form, reply) } }),
  }
}

const linesOf = (reply: Reply) => formOfPack().form.reply.map(({ field, head }) => ({ head, value: reply[field] }))

interface Line {
  request: string
  cells: string[]
}

/** Only what is answered goes, in the columns it came in. */
export async function takeReplies(ctx: Ctx, { body }: Received<(typeof cityApi)['city-reply']>): Promise<undefined> {
  const { requests, ...asked } = body
  const { form } = formOfPack()
  const came = await broughtAs(ctx, requests)
  const answers: (Came & { request: string; reply: Reply })[] = []
  for (const request of requests) {
    const reply = answerOf(await get(ctx, request))
    // What was filed by hand came in no table: its number and its answer go.
    if (reply) answers.push({ request, reply, ...(came.get(request) ?? { headers: byHand(), cells: [reply.number] }) })
  }
  const columns = columnsOf(
    answers.flatMap((a) => a.headers),
    await decisions(ctx),
  )
  const lines = answers.map(({ request, reply, headers, cells }): Line => {
    const own = new Map(headers.map((h, i) => [keyOf(h), cells[i] ?? '']))
    const ordered = columns.map((c) => own.get(c.key) ?? '')
    return { request, cells: replyCells(form, columns, ordered, reply) }
  })
  if (lines.length === 0) throw fault('requests', 'nothing-answered')
  return takeOut(ctx, {
    asked,
    act: 'requests.city-reply',
    kind: 'requests',
    place: ctx.scope.ranges[0]!.lo,
    profile: null,
    clear: false,
    narrowed: { requests: lines.length },
    title: outHeads.city[ctx.locale],
    head: replyHeads(form, columns),
    page: async () => ({ items: lines }),
    cells: (line) => line.cells,
    subject: (line) => line.request,
  })
}

const byHand = () => formOfPack().form.reply.flatMap((r) => (r.field === 'number' ? [r.head] : []))

/** As a decision about a header is remembered: rows of a header above each other are one word. */
const keyOf = (header: string) => foldHeader(header.replaceAll(' / ', ''))

/** Each header once, in the order of the first table that has it. */
function columnsOf(headers: readonly string[], known: ReadonlyMap<string, string>): CityColumn[] {
  const heads = new Map<string, string>()
  for (const header of headers) if (!heads.has(keyOf(header))) heads.set(keyOf(header), header)
  return [...heads].map(([key, header], at) => cityColumn(formOfPack(), at, header, key, known))
}

interface Came {
  headers: readonly string[]
  cells: readonly string[]
}

/** Rows as the city wrote them, without whom they are about. */
async function broughtAs(ctx: Ctx, requests: readonly string[]): Promise<Map<string, Came>> {
  return ctx.read(async (tx) => {
    const rows = await Promise.all(requests.map((request) => tx.one<CityRow>(cityOf(request))))
    const found = rows.filter((r): r is CityRow => r !== undefined)
    const [heads, texts] = await Promise.all([
      tx.rows<{ hash: string; headers: string[] }>(layouts([...new Set(found.map((r) => r.layout))])),
      tx.rows<TextRow>(textsById(found.map((r) => r.cells))),
    ])
    const headersOf = new Map(heads.map((h) => [h.hash, h.headers]))
    const cellsOf = new Map(texts.map((x) => [x.id, x.body === null ? [] : (JSON.parse(x.body) as string[])]))
    return new Map(
      found.map((r) => [r.request, { headers: headersOf.get(r.layout) ?? [], cells: cellsOf.get(r.cells) ?? [] }]),
    )
  })
}
