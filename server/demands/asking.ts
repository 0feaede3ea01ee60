/** An entry is written down, decided by the office the county named, and ended before its time. */
import type { demandsApi } from '../../domain/demands/api.ts'
import { stateOn } from '../../domain/demands/rules.ts'
import type { DemandAsked, DemandField, DemandKind } from '../../domain/demands/schema.ts'
import { fault, Refusal } from '../../domain/kernel/errors.ts'
import type { Received } from '../../domain/kernel/api.ts'
import { isOpenOrg } from '../../domain/organisations/rules.ts'
import { columnUse } from '../../domain/people/import/header.ts'
import type { Vocabulary } from '../../domain/people/import/vocabulary.ts'
import type { Ctx } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { edit, ok, type Edit } from '../kernel/edit.ts'
import { insertText } from '../kernel/texts/store.ts'
import { organisationsOf } from '../organisations/index.ts'
import { caresNow, wordsOf } from '../people/index.ts'
import { mustRun } from './parts.ts'
import { decideDemand, endDemand, insertDemand, lockDemand, placesNamed, type Demand, type DemandRow } from './store.ts'

type Body<K extends keyof typeof demandsApi> = Received<(typeof demandsApi)[K]>['body']

const plain = ({ version: _, ...demand }: DemandRow): Demand => demand

const changed = (d: Demand, version: number) => ({
  name: 'demands.changed',
  version: 1,
  subject: d.id,
  seq: version,
  payload: { kind: d.kind, code: d.code },
  topics: ['demands'],
})

/** Who asks by an office it leads, or for a place it answers for; everywhere that is asked. */
function mustAsk(ctx: Ctx, asker: string, places: readonly string[]): void {
  if (!places.every((p) => ctx.may('demands.ask', p, asker))) throw new Refusal('not-permitted')
}

async function placesThere(ctx: Ctx, tx: Tx, paths: readonly string[]): Promise<void> {
  if (new Set(paths).size < paths.length) throw fault('places', 'code-twice')
  const open = new Set((await placesNamed(tx, paths)).flatMap((p) => (p.closed === null ? [p.path] : [])))
  if (paths.some((p) => !p.startsWith(`${ctx.county.code}/`) || !open.has(p))) throw fault('places', 'place-unknown')
}

export interface Proposed extends DemandAsked {
  id: string
  kind: DemandKind
  code: string
  fields: DemandField[]
}

/** Written down; it admits nothing until somebody else decided. */
export async function propose(ctx: Ctx, { id, ...sent }: Proposed) {
  await mustRun(ctx)
  const today = dayOf(ctx.now)
  mustAsk(ctx, sent.asker, sent.places)
  if (sent.until < sent.from) throw fault('until', 'ends-before-start')
  if (sent.until < today) throw fault('until', 'day-past')
  const unit = (await organisationsOf(ctx.house, ctx.county)).get(sent.asker)
  if (!unit || !isOpenOrg(unit, today)) throw fault('asker', 'organisation-unknown')
  const demand: Demand = {
    id,
    ...sent,
    decision: 'asked',
    account: ctx.session!.account,
    at: ctx.now,
    decidedBy: null,
    decidedAt: null,
    decidedUnit: null,
    why: null,
  }
  return edit(
    ctx,
    { id, ...sent },
    (tx) => placesThere(ctx, tx, sent.places),
    () => ({
      act: 'demands.ask',
      kind: 'demand',
      subject: id,
      version: 1,
      before: null,
      after: demand,
      detail: { kind: sent.kind, code: sent.code, asker: sent.asker },
      writes: [insertDemand(demand)],
      events: [changed(demand, 1)],
      answer: { id },
    }),
    () => ({ id }),
  )
}

/** What a label means of the record, by the words that imports are read by; what is told in no such word is null. */
function fieldOf(words: Vocabulary, label: string): DemandField {
  const use = columnUse(words, label)
  if (use.is === 'field') return { label, use: use.field }
  return { label, use: use.is === 'tick' ? `tick:${use.category}` : null }
}

export async function ask(ctx: Ctx, { labels, code, ...body }: Body<'ask'>) {
  if (body.kind !== 'report' && code === undefined) throw fault('code', 'required')
  const words = wordsOf([...(await caresNow(ctx, dayOf(ctx.now))).values()])
  const fields = labels.map((label) => fieldOf(words, label))
  return propose(ctx, { ...body, code: code ?? body.id, fields })
}

function changing(
  ctx: Ctx,
  id: string,
  sent: { id: string; base: number } & Record<string, unknown>,
  decide: (row: DemandRow) => { act: string; after: Demand; writes: Edit<typeof ok>['writes'] },
) {
  return edit(
    ctx,
    { ...sent, demand: id },
    (tx) => lockDemand(tx, id),
    (row) => {
      if (!row) throw new Refusal('not-found')
      if (row.version !== sent.base) throw new Refusal('conflict', { reason: 'version' })
      const { act, after, writes } = decide(row)
      return {
        act,
        kind: 'demand',
        subject: id,
        version: row.version + 1,
        before: plain(row),
        after,
        detail: { kind: row.kind, code: row.code, decision: after.decision },
        writes,
        events: [changed(after, row.version + 1)],
        answer: ok,
      }
    },
    () => ok,
  )
}

const said = (ctx: Ctx, id: string, subject: string, body: string) =>
  insertText({ id, kind: 'demand', subject, class: 'demands.words', body, at: ctx.now })

export const mayDecide = (ctx: Ctx, office: string | null, row: Pick<DemandRow, 'decision' | 'account'>): boolean =>
  office !== null &&
  row.decision === 'asked' &&
  row.account !== ctx.session?.account &&
  ctx.may('demands.decide', `${ctx.county.code}/`, office)

export async function decide(ctx: Ctx, id: string, body: Body<'decide'>) {
  const { office } = await mustRun(ctx)
  if (!body.approve && !body.why) throw fault('why', 'reason')
  return changing(ctx, id, body, (row) => {
    if (office === null || !ctx.may('demands.decide', `${ctx.county.code}/`, office)) throw new Refusal('not-permitted')
    if (row.decision !== 'asked') throw new Refusal('out-of-turn')
    if (!mayDecide(ctx, office, row)) throw new Refusal('conflict', { reason: 'demand-own' })
    const why = body.why ? ctx.house.newId() : null
    const after: Demand = {
      ...plain(row),
      decision: body.approve ? 'approved' : 'refused',
      decidedBy: ctx.session!.account,
      decidedAt: ctx.now,
      decidedUnit: office,
      why,
    }
    return {
      act: body.approve ? 'demands.approve' : 'demands.refuse',
      after,
      writes: [...(why ? [said(ctx, why, id, body.why!)] : []), decideDemand(after)],
    }
  })
}

/** Whoever asks it, and the office that approved it. */
export const mayEnd = (ctx: Ctx, office: string | null, row: DemandRow): boolean =>
  ['coming', 'standing'].includes(stateOn(row, dayOf(ctx.now))) &&
  (row.places.every((p) => ctx.may('demands.ask', p, row.asker)) ||
    (office !== null && ctx.may('demands.decide', `${ctx.county.code}/`, office)))

export async function end(ctx: Ctx, id: string, body: Body<'end'>) {
  const { office } = await mustRun(ctx)
  const today = dayOf(ctx.now)
  return changing(ctx, id, body, (row) => {
    if (!['coming', 'standing'].includes(stateOn(row, today))) throw new Refusal('out-of-turn')
    if (!mayEnd(ctx, office, row)) throw new Refusal('not-permitted')
    const why = ctx.house.newId()
    // What had not begun holds for no day.
    const after: Demand =
      row.from > today ? { ...plain(row), decision: 'refused', why } : { ...plain(row), until: today, why }
    return {
      act: 'demands.end',
      after,
      writes: [said(ctx, why, id, body.why), row.from > today ? decideDemand(after) : endDemand(after)],
    }
  })
}
