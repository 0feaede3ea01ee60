/** What a person does with the differences: looks at them, settles them with a word, takes them out as a list. */
import type { Received } from '../../../domain/kernel/api.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { peopleApi } from '../../../domain/people/api.ts'
import type { DifferenceView } from '../../../domain/people/differences.ts'
import { causeIn, fieldIn, settlerIn, sideIn } from '../../../domain/people/difference-words.ts'
import { issueIn } from '../../../domain/people/import/issue-words.ts'
import { maskIdNumber, maskName } from '../../../domain/people/mask.ts'
import type { Ctx } from '../../kernel/context.ts'
import { afterCursor, paged } from '../../kernel/cursor.ts'
import { dayOf } from '../../kernel/day.ts'
import type { Tx } from '../../kernel/db/tx.ts'
import { edit, ok } from '../../kernel/edit.ts'
import { takeOut } from '../../kernel/out/take-out.ts'
import { open, seal } from '../../kernel/vault.ts'
import { caresNow } from '../cares.ts'
import { narrowedTo, reach } from '../../kernel/out/reach.ts'
import { placeNames } from '../export.ts'
import {
  countDifferences,
  differencesOf,
  openDifferences,
  settleDifferences,
  type Narrowed,
  type SeenDifference,
} from '../store/difference-store.ts'
import { oneImport } from '../store/import-store.ts'
import { openContent } from './bringing.ts'
import { differenceHeads } from './words.ts'

type Input<K extends keyof typeof peopleApi> = Received<(typeof peopleApi)[K]>

const spot = (ctx: Ctx, id: string, no: number) => ({
  county: ctx.county.code,
  table: 'people_difference',
  column: 'said',
  row: `${id}/${no}`,
})

async function comparison(tx: Tx, id: string) {
  const row = await oneImport(tx, id)
  if (!row || row.mode !== 'compare') throw new Refusal('not-found')
  return row
}

async function pageOf(ctx: Ctx, id: string, narrowed: Narrowed, after: string | undefined, size: number) {
  const no = Number(afterCursor<[string]>(after, ['0'])[0])
  if (!Number.isSafeInteger(no)) throw new Refusal('validation', { faults: [{ path: 'query.after', code: 'cursor' }] })
  const rows = await ctx.read(async (tx) => {
    await comparison(tx, id)
    return differencesOf(tx, id, narrowed, no, size + 1)
  })
  return paged(
    rows,
    size,
    (r) => viewOf(ctx, r),
    (r) => [String(r.no)],
  )
}

function viewOf(ctx: Ctx, r: SeenDifference): DifferenceView {
  const content = r.content === null ? null : openContent(ctx, r.import, r.no, r.content)
  const wanted = content?.is === 'wanted' ? content.wanted : undefined
  const said = wanted?.name ?? (content?.is === 'cells' ? content.name : null)
  return {
    no: r.no,
    side: r.side,
    cause: r.cause,
    settler: r.settler,
    person: r.person,
    name: r.name ?? (said && maskName(said)),
    idNumber: wanted?.idNumber ? maskIdNumber(wanted.idNumber) : r.idNumber,
    place: r.spot,
    at: r.at,
    fields: r.fields,
    settled: r.settled_at && {
      at: r.settled_at.toISOString(),
      by: r.by,
      said: open(ctx.house.keys, r.said!, spot(ctx, r.import, r.no)),
    },
  }
}

export const differences = (ctx: Ctx, { params, query: { after, size, ...narrowed } }: Input<'differences'>) =>
  pageOf(ctx, params.id, narrowed, after, size)

export const counts = (ctx: Ctx, { params }: Input<'differenceCounts'>) =>
  ctx.read(async (tx) => {
    await comparison(tx, params.id)
    return { items: await countDifferences(tx, params.id) }
  })

/** Nothing of the register changes: what is to be changed there is changed there, by its own rules. */
export function settle(ctx: Ctx, { params, body }: Input<'settleDifferences'>) {
  const rows = [...new Set(body.rows)]
  return edit(
    ctx,
    { ...body, import: params.id },
    async (tx) => {
      const row = await comparison(tx, params.id)
      return { row, there: await openDifferences(tx, params.id, rows) }
    },
    ({ there }) => {
      if (there.length < rows.length) throw new Refusal('not-found')
      if (there.some((d) => d.settled_at !== null)) throw new Refusal('conflict', { reason: 'settled' })
      const said = rows.map((no) => ({ no, said: seal(ctx.house.keys, body.said, spot(ctx, params.id, no)) }))
      return {
        act: 'people.settle-differences',
        kind: 'people-difference',
        subject: body.id,
        version: 1,
        before: null,
        after: { import: params.id, rows },
        detail: { import: params.id, rows: rows.length },
        writes: [settleDifferences(params.id, said, ctx.session!.account, ctx.now)],
        answer: ok,
      }
    },
    () => ok,
  )
}

const size = 2_000

export async function exportDifferences(ctx: Ctx, { params, body }: Input<'exportDifferences'>): Promise<undefined> {
  const { id, format, why, to, ...narrowed } = body
  const own = narrowedTo(ctx, reach(ctx, ['people.export', 'people.import']))
  const row = await own.read((tx) => comparison(tx, params.id))
  const w = differenceHeads[ctx.locale]
  const lang = ctx.locale
  const [names, cares] = await Promise.all([placeNames.of(ctx.house, ctx.county), caresNow(ctx, dayOf(ctx.now))])
  const care = (code: string) => cares.get(code)?.name[lang] ?? code
  return takeOut(own, {
    asked: { id, format, why, to },
    act: 'people.export',
    kind: 'people-difference',
    place: row.place,
    profile: null,
    clear: false,
    narrowed: {
      import: params.id,
      side: narrowed.side ?? null,
      cause: narrowed.cause ?? null,
      settler: narrowed.settler ?? null,
      open: Number(narrowed.open),
    },
    title: w.title,
    head: [w.side, w.name, w.idNumber, w.place, w.cause, w.fields, w.settler, w.settled, w.by, w.at],
    page: (after) => pageOf(own, params.id, narrowed, after, size),
    cells: (d) => [
      sideIn(d.side, lang),
      d.name,
      d.idNumber,
      (d.place && names.get(d.place)?.name) ?? null,
      causeIn(d.cause, lang),
      d.fields.map((f) => fieldIn(f, care, (code) => issueIn(code, lang), lang)).join(lang === 'zh' ? '、' : ', '),
      settlerIn(d.settler, lang),
      d.settled?.said ?? null,
      d.settled?.by ?? null,
      d.at,
    ],
    // Of whom ours holds nothing, nobody's trail can say so.
    subject: (d) => d.person,
  })
}
