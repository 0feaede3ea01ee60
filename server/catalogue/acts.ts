/** Edits of entries: each writes the next version; what came before ends where it begins. */
import type { Received } from '../../domain/kernel/api.ts'
import { Refusal, fault } from '../../domain/kernel/errors.ts'
import type { catalogueApi } from '../../domain/catalogue/api.ts'
import { policyWith } from '../../domain/catalogue/pack-lines.ts'
import { templateFaults, treeFaults } from '../../domain/catalogue/rules.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok, type Doing } from '../kernel/edit.ts'
import { organisationsOf } from '../organisations/index.ts'
import { categoryDraft, itemDraft, listDraft, reasonsDraft, templateDraft, type Draft } from './entries.ts'
import { faultsOfItem, faultsOfLine } from './checks.ts'
import { catalogueNow, catalogueOn, type CatalogueNow } from './now.ts'
import { mustHoldCounty } from './policy.ts'
import { closeEntry, endEarlier, insertEntries, lockEntries, newestEntry, type Entry, type EntryKind } from './store.ts'

type Body<K extends keyof typeof catalogueApi> = Received<(typeof catalogueApi)[K]>['body']

interface Writing {
  kind: EntryKind
  code: string
  /** The version that was on the screen; undefined writes over whatever stands. */
  base?: number
  act: string
}

const changed = (id: string, kind: EntryKind, code: string) => ({
  name: 'catalogue.changed',
  version: 1,
  subject: id,
  seq: 1,
  payload: { kind, code },
  topics: ['catalogue'],
})

/** Under the lock of the catalogue: nobody writes a version between what was read and what is written. */
async function writing(
  ctx: Doing,
  sent: { id: string } & Record<string, unknown>,
  w: Writing,
  make: (now: CatalogueNow, before: Entry | undefined) => Draft,
): Promise<{ version: number }> {
  const load = async (tx: Tx) => {
    await lockEntries(tx)
    const [before, now] = await Promise.all([newestEntry(tx, w.kind, w.code), catalogueOn(tx, dayOf(ctx.now))])
    return { before, now }
  }
  const done = await edit<Awaited<ReturnType<typeof load>>, { version: number } | undefined>(
    ctx,
    { ...sent, code: w.code },
    load,
    ({ before, now }) => {
      if (w.base !== undefined && w.base !== (before?.version ?? 0))
        throw new Refusal('conflict', { reason: 'version' })
      const next = make(now, before)
      if (before?.hash === next.hash && before.from === next.from && before.to === next.to)
        throw new Refusal('conflict', { reason: 'unchanged' })
      const version = (before?.version ?? 0) + 1
      const entry: Entry = { ...next, version, packHash: before?.packHash ?? null }
      return {
        act: w.act,
        kind: `catalogue-${w.kind}`,
        subject: w.code,
        version,
        before: before?.body ?? null,
        after: next.body,
        detail: { code: w.code },
        writes: [insertEntries([entry], { account: ctx.session?.account ?? null, now: ctx.now }), endEarlier([entry])],
        events: [changed(sent.id, w.kind, w.code)],
        answer: { version },
      }
    },
    () => undefined,
  )
  catalogueNow.forget(ctx.house, ctx.county)
  return done ?? { version: (await ctx.read((tx) => newestEntry(tx, w.kind, w.code)))!.version }
}

export async function editCategory(ctx: Doing, code: string, body: Body<'editCategory'>) {
  mustHoldCounty(ctx, 'catalogue.edit')
  if (body.category.code !== code) throw fault('category.code', 'code-differs')
  await writing(ctx, body, { kind: 'category', code, act: 'catalogue.edit-category' }, (now) => {
    const tree = [...now.categories.values()].filter((c) => c.code !== code)
    const wrong = treeFaults([...tree, body.category])[0]
    if (wrong) throw fault('category.parent', wrong.fault)
    return categoryDraft(body.category, now.day)
  })
  return ok
}

export async function editItem(ctx: Doing, code: string, body: Body<'editItem'>) {
  mustHoldCounty(ctx, 'catalogue.edit')
  if (body.item.code !== code) throw fault('item.code', 'code-differs')
  const orgs = await organisationsOf(ctx.house, ctx.county)
  return writing(ctx, body, { kind: 'item', code, base: body.base, act: 'catalogue.edit-item' }, (now) => {
    const faults = faultsOfItem(body.item, now, orgs)
    if (faults.length > 0) throw new Refusal('validation', { faults })
    // The limits people see and the limits clocks run on are one thing.
    const shared = { ...body.item.policy, code: body.item.kind, name: body.item.name }
    return itemDraft({ ...body.item, policy: policyWith(shared, body.item.urgency, body.item.limits) })
  })
}

export async function closeItem(ctx: Doing, code: string, body: Body<'closeItem'>) {
  mustHoldCounty(ctx, 'catalogue.edit')
  await edit(
    ctx,
    { ...body, code },
    async (tx) => {
      await lockEntries(tx)
      return newestEntry(tx, 'item', code)
    },
    (entry) => {
      if (!entry) throw new Refusal('not-found')
      if (entry.to !== null && entry.to <= body.day) throw new Refusal('conflict', { reason: 'closed' })
      return {
        act: 'catalogue.close-item',
        kind: 'catalogue-close',
        subject: `${code}@${entry.version}`,
        version: 1,
        before: { to: entry.to },
        after: { to: body.day },
        why: body.why,
        detail: { code, version: entry.version },
        writes: [closeEntry('item', code, body.day)],
        events: [changed(body.id, 'item', code)],
        answer: ok,
      }
    },
    () => ok,
  )
  catalogueNow.forget(ctx.house, ctx.county)
  return ok
}

export async function editList(ctx: Doing, body: Body<'editList'>) {
  mustHoldCounty(ctx, 'catalogue.lists')
  const orgs = await organisationsOf(ctx.house, ctx.county)
  const { item, closed } = body
  const code = `${item.list}/${item.no}`
  return writing(ctx, body, { kind: 'list', code, base: body.base, act: 'catalogue.edit-list' }, (_, before) => {
    const faults = faultsOfLine(item, orgs)
    if (faults.length > 0) throw new Refusal('validation', { faults })
    if (closed && !before) throw new Refusal('not-found')
    return listDraft({ ...item, to: closed ? item.from : item.to })
  })
}

export function editTemplate(ctx: Doing, code: string, body: Body<'editTemplate'>) {
  mustHoldCounty(ctx, 'catalogue.edit')
  if (body.template.code !== code) throw fault('template.code', 'code-differs')
  const wrong = templateFaults({ ...body.template, version: 1 })
  if (wrong.length > 0)
    throw new Refusal('validation', { faults: wrong.map((w) => ({ path: 'template.text', code: w })) })
  return writing(ctx, body, { kind: 'template', code, base: body.base, act: 'catalogue.edit-template' }, (now) =>
    templateDraft(body.template, now.day),
  )
}

export function editRatingReasons(ctx: Doing, body: Body<'editRatingReasons'>) {
  mustHoldCounty(ctx, 'catalogue.edit')
  const codes = body.reasons.map((r) => r.code)
  const twice = codes.findIndex((c, i) => codes.indexOf(c) !== i)
  if (twice >= 0) throw fault(`reasons.${twice}.code`, 'code-twice')
  return writing(ctx, body, { kind: 'reasons', code: String(body.level), act: 'catalogue.edit-reasons' }, (now) =>
    reasonsDraft(body.level, body.reasons, now.day),
  )
}
