/** A department's empty table comes in: read, its fields proposed; known by its headers, it is ready at once. */
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { Received } from '../../domain/kernel/api.ts'
import type { formsApi } from '../../domain/forms/api.ts'
import { countOf } from '../../domain/forms/counts.ts'
import { layOut, layoutKey, type LaidOut } from '../../domain/forms/layout.ts'
import { namesSomebody, settled, sheetKey, toFill, usesOf, wrongUses } from '../../domain/forms/rules.ts'
import type { FormPlan, FormSheet, SheetPlan } from '../../domain/forms/schema.ts'
import { rangeOf } from '../../domain/kernel/place-path.ts'
import { foldHeader } from '../../domain/people/import/fold.ts'
import { namesPlace } from '../../domain/people/import/where.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { edit, ok } from '../kernel/edit.ts'
import { readEmpty, type EmptyTable } from '../kernel/sheets/fill/index.ts'
import { caresNow, fieldsList, wordsOf } from '../people/index.ts'
import type { FormPlace } from './places.ts'
import { dropTemplate, insertTemplate, lockTemplate, oneTemplate, placesIn, settle, settledOf } from './store.ts'

type Input<K extends keyof typeof formsApi> = Received<(typeof formsApi)[K]>

export async function bring(ctx: Ctx, { query: { id, department } }: Input<'bring'>) {
  const sent = ctx.sent!
  try {
    const there = await ctx.read((tx) => oneTemplate(tx, id))
    if (there && there.account !== ctx.session!.account) throw new Refusal('not-found')
    if (there) return { id, ready: there.ready }
    const name =
      sent.name
        .replace(/[\p{Cc}\p{Cf}\\/]/gu, '')
        .replace(/\.\w{1,5}$/, '')
        .slice(0, 120) || '—'
    const file = await ctx.house.spool.take(id, sent.stream, sent.most)
    try {
      const empty = await readEmpty(ctx.house.spool.pathOf(id))
      return await keep(ctx, { id, department, name, sha256: file.sha256 }, empty)
    } finally {
      await ctx.house.spool.remove(id)
    }
  } finally {
    sent.stream.resume()
  }
}

interface Came {
  id: string
  department: string
  name: string
  sha256: string
}

async function keep(ctx: Ctx, came: Came, empty: EmptyTable) {
  if (namesSomebody(empty.sheets.flatMap((s) => s.rows.flatMap((r) => r.cells))))
    throw new Refusal('unsupported-file', { reason: 'form-filled' })
  const [cares, extras, before] = await Promise.all([
    caresNow(ctx, dayOf(ctx.now)),
    fieldsList(ctx),
    ctx.read((tx) => settledOf(tx, came.department)),
  ])
  const known = new Map(before.toReversed().flatMap((b) => Object.entries(b.plan.uses)))
  const names = new Set([...cares.values()].map((c) => foldHeader(c.name.zh)))
  const knowing = { words: wordsOf([...cares.values()]), names, known, extras: extras.filter((e) => !e.closed) }
  const laid = empty.sheets.map((s) => layOut(knowing, s, came.name))
  const sheets = laid.map((l) => l.sheet)
  if (!sheets.some((s) => s.is !== 'other')) throw new Refusal('unsupported-file', { reason: 'form-no-header' })
  const layout = layoutKey(sheets)
  const same = before.find((b) => b.layout === layout)
  const places =
    toFill(sheets).length > 1
      ? await ctx.read((tx) => placesIn(tx, rangeOf(`${ctx.county.code}/`), dayOf(ctx.now)))
      : []
  const fresh = freshPlan(laid, (code) => cares.has(code), places)
  const ready = same !== undefined
  return ctx.act(
    async () => undefined,
    () => ({
      writes: [
        insertTemplate({
          ...came,
          kind: empty.kind,
          bytes: empty.bytes,
          sheets,
          layout,
          plan: same?.plan ?? fresh,
          ready,
          familiar: ready,
          account: ctx.session!.account,
          at: ctx.now,
        }),
      ],
      audit: [{ act: 'forms.bring', subjectKind: 'form', subject: came.id, bodyHash: came.sha256, detail: { ready } }],
      events: [],
      answer: { id: came.id, ready },
    }),
  )
}

/** Whom each sheet lists: its title and its tab say so, else the whole table's. */
function freshPlan(laid: readonly LaidOut[], known: (code: string) => boolean, places: readonly FormPlace[]): FormPlan {
  const sheets = laid.map((l) => l.sheet)
  const tables = toFill(sheets)
  const said = tables.map((sheet) => ({ sheet, category: categoryOf(laid, sheet, known) }))
  const one = new Set(said.map((s) => s.category)).size === 1 ? (said[0]?.category ?? null) : null
  const plan: FormPlan = { category: one, ageFrom: null, ageTo: null, uses: usesOf(sheets) }
  if (tables.length < 2) return plan
  const area = places[0]?.path ?? ''
  const each = said.map(({ sheet, category }): [string, SheetPlan] => {
    const own = namesPlace(places, area, [sheet.name, ...(sheet.titles ?? [])])
    return [sheetKey(sheet), { fill: true, category: one === null ? category : null, own }]
  })
  return { ...plan, sheets: Object.fromEntries(each) }
}

/** A table whose columns count categories is about all of them. */
function categoryOf(laid: readonly LaidOut[], sheet: FormSheet, known: (code: string) => boolean): string | null {
  if (sheet.slots.some((s) => s.use && countOf(s.use)?.category)) return null
  const category = laid.find((l) => l.sheet === sheet)?.context.category ?? null
  return category !== null && known(category) ? category : null
}

export async function plan(ctx: Ctx, { params: { id }, body }: Input<'plan'>) {
  const [cares, extras] = await Promise.all([caresNow(ctx, dayOf(ctx.now)), fieldsList(ctx)])
  const open = new Set(extras.filter((e) => !e.sensitive).map((e) => e.code))
  const wrong = wrongUses(body.plan.uses, cares, open)
  if (wrong.length > 0) throw fault('plan.uses', 'code')
  const listed = [body.plan.category, ...Object.values(body.plan.sheets ?? {}).map((s) => s.category)]
  if (listed.some((c) => c !== null && !cares.has(c))) throw fault('plan.category', 'category-unknown')
  return edit(
    ctx,
    { ...body, form: id },
    (tx) => lockTemplate(tx, id),
    (row) => {
      if (!row) throw new Refusal('not-found')
      if (row.version !== body.base) throw new Refusal('conflict', { reason: 'version' })
      const sheets = settled(row.sheets, body.plan.uses)
      const next: FormPlan = { ...body.plan, uses: { ...usesOf(sheets) } }
      return {
        act: 'forms.plan',
        kind: 'form',
        subject: id,
        version: row.version + 1,
        before: row.plan,
        after: next,
        writes: [settle(id, sheets, next)],
        answer: ok,
      }
    },
    () => ok,
  )
}

export const drop = (ctx: Ctx, { params: { id }, body }: Input<'drop'>) =>
  edit(
    ctx,
    { ...body, form: id },
    (tx) => lockTemplate(tx, id),
    (row) => {
      if (!row) throw new Refusal('not-found')
      return {
        act: 'forms.drop',
        kind: 'form',
        subject: id,
        version: row.version + 1,
        before: { ready: row.ready },
        after: { dropped: true },
        writes: [dropTemplate(id, ctx.now)],
        answer: ok,
      }
    },
    () => ok,
  )
