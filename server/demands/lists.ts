/** The register as it is read: lists, one entry, and what one community is asked in a month. */
import type { demandsApi } from '../../domain/demands/api.ts'
import { medianOf, minutesOf, repeatsOf, stateOn } from '../../domain/demands/rules.ts'
import type { DemandAt, DemandLine } from '../../domain/demands/schema.ts'
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Answer, Received } from '../../domain/kernel/api.ts'
import { lineage, rangeOf, type PlacePath } from '../../domain/kernel/place-path.ts'
import type { Ctx } from '../kernel/context.ts'
import { afterCursor, cursorOf, paged } from '../kernel/cursor.ts'
import { dayOf } from '../kernel/day.ts'
import { takeOut } from '../kernel/out/take-out.ts'
import { textsById, type TextRow } from '../kernel/texts/store.ts'
import { organisationsOf } from '../organisations/index.ts'
import { standingOf } from './admitting.ts'
import { mayDecide, mayEnd } from './asking.ts'
import { outWords } from './out-words.ts'
import { mustRun, partsOn } from './parts.ts'
import {
  demands,
  demandsAt,
  filledAt,
  oneDemand,
  placesNamed,
  spentOf,
  type DemandRow,
  type Narrowed,
} from './store.ts'

type Api = typeof demandsApi
type Query = Received<Api['list']>['query']

/** As many as one place is asked at most, before somebody must be asked why. */
const mostAt = 1000
const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const spanOf = (place: PlacePath) => ({ ...rangeOf(place), above: lineage(place) })

const narrowed = (ctx: Ctx, q: Pick<Query, 'place' | 'asker' | 'kind' | 'state'>): Narrowed => ({
  place: q.place ? spanOf(q.place) : null,
  asker: q.asker ?? null,
  kind: q.kind ?? null,
  state: q.state ?? null,
  today: dayOf(ctx.now),
})

const common = (r: DemandRow, today: string) => ({
  id: r.id,
  kind: r.kind,
  code: r.code,
  title: r.title,
  asker: r.asker,
  number: r.number,
  ground: r.ground,
  rhythm: r.rhythm,
  from: r.from,
  until: r.until,
  state: stateOn(r, today),
  fields: r.fields.length,
  version: r.version,
})

const lineOf =
  (today: string) =>
  (r: DemandRow): DemandLine => ({ ...common(r, today), places: r.places.length })

const keyOf = (r: DemandRow) => [r.at.toISOString(), r.id]

export async function list(ctx: Ctx, q: Query) {
  await mustRun(ctx)
  const rows = await ctx.read((tx) =>
    demands(tx, narrowed(ctx, q), afterCursor<[string, string]>(q.after, ['infinity', last]), q.size + 1),
  )
  return paged(rows, q.size, lineOf(dayOf(ctx.now)), keyOf)
}

const asAsked = (r: DemandRow) => ({ id: r.id, title: r.title, asked: r.fields })

export async function one(ctx: Ctx, id: string): Promise<Answer<Api['one']>> {
  const { office } = await mustRun(ctx)
  const today = dayOf(ctx.now)
  return ctx.read(async (tx) => {
    const row = await oneDemand(tx, id)
    if (!row) throw new Refusal('not-found')
    const beside = await Promise.all(row.places.slice(0, 20).map((p) => demandsAt(tx, spanOf(p), today, mostAt)))
    const [names, texts] = await Promise.all([
      placesNamed(tx, row.places),
      row.why ? tx.rows<TextRow>(textsById([row.why])) : [],
    ])
    const nameOf = new Map(names.map((p) => [p.path, p.name]))
    const others = [...new Map(beside.flat().map((r) => [r.id, asAsked(r)])).values()]
    return {
      ...common(row, today),
      places: row.places.map((path) => ({ path, name: nameOf.get(path) ?? path })),
      asked: row.fields,
      repeats: repeatsOf(asAsked(row), others),
      at: row.at.toISOString(),
      by: row.by,
      decided:
        row.decidedAt && row.decidedUnit
          ? { at: row.decidedAt.toISOString(), by: row.decidedName, unit: row.decidedUnit }
          : null,
      why: texts[0]?.body ?? null,
      may: [
        ...(mayDecide(ctx, office, row) ? (['decide'] as const) : []),
        ...(mayEnd(ctx, office, row) ? (['end'] as const) : []),
      ],
    }
  })
}

/** `2026-03` → the eleven months before it. */
const yearBefore = (month: string) => {
  const [y, m] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  return new Date(Date.UTC(y, m - 12, 1)).toISOString().slice(0, 7)
}

export async function at(ctx: Ctx, { place, month }: Received<Api['at']>['query']): Promise<Answer<Api['at']>> {
  await mustRun(ctx)
  if (!ctx.may('demands.read', place)) throw new Refusal('not-found')
  const today = dayOf(ctx.now)
  return ctx.read(async (tx) => {
    const span = spanOf(place)
    const [rows, filled] = await Promise.all([demandsAt(tx, span, today, mostAt), filledAt(tx, span, month)])
    const forms = [...new Set(rows.flatMap((r) => (r.kind === 'form' ? [r.code] : [])))]
    const spent = forms.length > 0 ? await spentOf(tx, forms, yearBefore(month), month) : []
    const all = rows.map(asAsked)
    const items = rows.map((r): DemandAt => {
      const times = r.kind === 'form' ? (filled.find((f) => f.code === r.code)?.times ?? 0) : null
      const median = times === null ? null : medianOf(spent.filter((s) => s.code === r.code))
      const repeats = repeatsOf(asAsked(r), all)
      return { ...common(r, today), repeats, times, median, minutes: minutesOf(median, times) }
    })
    // A form admitted twice is filled once.
    const once = [...new Map(items.map((i) => [`${i.kind} ${i.code}`, i])).values()]
    const measured = once.flatMap((i) => i.minutes ?? [])
    return {
      items,
      askers: new Set(rows.map((r) => r.asker)).size,
      minutes: measured.length > 0 ? Math.round(measured.reduce((n, m) => n + m, 0) * 10) / 10 : null,
      unmeasured: once.filter((i) => i.times !== null && i.times > 0 && i.median === null).length,
    }
  })
}

export async function standing(ctx: Ctx, q: Received<Api['standing']>['query']): Promise<Answer<Api['standing']>> {
  const parts = await partsOn(ctx)
  if (!parts.on) return { needed: false, by: null, waits: null }
  const { needed, by, waits } = await ctx.read((tx) => standingOf(ctx, tx, q))
  return {
    needed,
    by: by ? { id: by.id, title: by.title, until: by.until } : null,
    waits: waits ? { id: waits.id } : null,
  }
}

/** Rows of a page of the file. */
const filePage = 1000

export async function file(ctx: Ctx, { id, format, why, to, ...q }: Received<Api['file']>['body']): Promise<undefined> {
  await mustRun(ctx)
  const w = outWords[ctx.locale]
  const today = dayOf(ctx.now)
  const units = await organisationsOf(ctx.house, ctx.county)
  return takeOut<DemandRow>(ctx, {
    asked: { id, format, why, to },
    act: 'demands.file',
    kind: 'demands',
    place: q.place ?? `${ctx.county.code}/`,
    profile: null,
    clear: false,
    narrowed: { place: q.place ?? null, asker: q.asker ?? null, kind: q.kind ?? null, state: q.state ?? null },
    title: w.title,
    head: w.head,
    page: async (after) => {
      const from = afterCursor<[string, string]>(after, ['infinity', last])
      const rows = await ctx.read((tx) => demands(tx, narrowed(ctx, q), from, filePage + 1))
      const items = rows.slice(0, filePage)
      return { items, next: rows.length > filePage ? cursorOf(...keyOf(items.at(-1)!)) : undefined }
    },
    cells: (r) => [
      w.kinds[r.kind],
      r.title,
      units.get(r.asker)?.name ?? r.asker,
      r.number,
      r.ground,
      w.rhythms[r.rhythm],
      r.from,
      r.until ?? w.long,
      r.fields.length,
      r.places.length,
      w.states[stateOn(r, today)],
    ],
    subject: () => null,
  })
}
