/**
 * One act on one request: load under lock, decide by the rules of the domain, write everything in one transaction.
 * Every way in (staff route, resident's page, job, batch) ends here.
 */
import { Refusal } from '../../domain/kernel/errors.ts'
import { momentOf } from '../../domain/kernel/instant.ts'
import type { Act, ActBody, ActKind, Doer } from '../../domain/requests/acts.ts'
import { withChange } from '../../domain/requests/corrections.ts'
import type { Context } from '../../domain/requests/guards.ts'
import { mayAct, type Actor } from '../../domain/requests/rules.ts'
import { changesNothing, derive, step, type RequestState } from '../../domain/requests/state.ts'
import type { Acted } from '../../domain/requests/schema.ts'
import { isEnded } from '../../domain/requests/vocabulary.ts'
import { alreadyDone, type Deed } from '../kernel/db/act.ts'
import type { Statement, Tx } from '../kernel/db/tx.ts'
import { bodyHash } from '../kernel/hash.ts'
import { insertText } from '../kernel/texts/store.ts'
import { evidenceWrites, uploads } from '../records/index.ts'
import { consequences } from './consequences.ts'
import { contactRows } from './contacts.ts'
import { actedEvent, type Doing, type Loaded } from './doing.ts'
import { versionOf, type Rulebook } from './kinds.ts'
import { endLinks } from './link/store.ts'
import { allowedFor } from './policy.ts'
import { changedOrders, orderRows, requestRow } from './project.ts'
import {
  actById,
  actsOf,
  insertAct,
  insertContact,
  lockRequest,
  updateRequest,
  upsertOrder,
  type ActRow,
  type RequestRow,
} from './store.ts'
import { actOf, splitAct } from './stream.ts'

/** What the act amounts to, for the caller that shows it. */
export interface Outcome {
  row: RequestRow
  state: RequestState
  context: Context
  act: Pick<Act, 'id' | 'seq' | 'kind'>
}

const changesStream = (kind: ActKind) => kind === 'correct' || kind === 'take-back'

/** Everything one flight can bring. A merge locks both requests, in the order of their ids. */
export async function load(d: Doing, tx: Tx): Promise<Loaded> {
  const other = d.kind === 'merge' ? [String(d.body['into'])] : []
  const ids = [d.request, ...other].sort()
  const [rows, acts, existing, sent] = await Promise.all([
    Promise.all(ids.map((id) => tx.one<RequestRow>(lockRequest(id)))),
    changesStream(d.kind) ? tx.rows<ActRow>(actsOf(d.request)) : undefined,
    tx.one<ActRow>(actById(d.body.id)),
    d.body.files?.length ? tx.rows<Loaded['uploads'][number]>(uploads(d.body.files)) : [],
  ])
  const found = rows.filter((r): r is RequestRow => r !== undefined)
  return {
    row: found.find((r) => r.id === d.request),
    acts,
    existing,
    uploads: sent,
    others: found.filter((r) => r.id !== d.request),
  }
}

/** The same id, author and content: the present answer. Another content: told. Another author: nothing there. */
function repeated(d: Doing, existing: ActRow, hash: string, account: string | null): void {
  const other = existing.account !== account || (existing.given?.['link'] ?? undefined) !== d.link
  if (existing.request !== d.request || other) throw new Refusal('not-found')
  if (existing.body_hash !== hash) throw new Refusal('id-reused')
}

export function decide(d: Doing, loaded: Loaded): Deed<Outcome> {
  const { row } = loaded
  if (!row) throw new Refusal('not-found')
  const state = row.state as RequestState
  const acts = loaded.acts?.map(actOf)
  const context = d.book.context(state.item, d.now, acts)
  const hash = bodyHash({ kind: d.kind, body: d.body })
  const actor = d.actor(row)
  if (loaded.existing) {
    repeated(d, loaded.existing, hash, actor.account)
    return alreadyDone({ row, state, context, act: { id: d.body.id, seq: loaded.existing.seq, kind: d.kind } })
  }
  const verdict = mayAct(actor, state, d.kind, d.body as never, context)
  if (d.kind === 'rate' || d.kind === 'rate-again') mustBeReasons(d.book, verdict.body as ActBody<'rate'>)
  const act = {
    id: d.body.id,
    seq: row.seq + 1,
    kind: d.kind,
    at: d.now.getTime(),
    body: verdict.body,
    by: doerOf(actor, verdict.party, state, d.body.order),
    policy: versionOf(context.policy),
    ...(d.link && { link: d.link }),
  } as unknown as Act
  const after = changesStream(d.kind) ? derive(withChange(acts!, act as never)) : step(state, act)
  after.seq = act.seq
  return write(d, loaded, { row, state, after, act, hash, context })
}

/** Reasons come from the county's list for that level: what is counted was offered. */
function mustBeReasons(book: Rulebook, { level, reasons }: ActBody<'rate'>): void {
  const known = new Set(book.catalogue.ratingReasons.filter((r) => r.level === level).map((r) => r.code))
  const faults = reasons.flatMap((code, i) => (known.has(code) ? [] : [{ path: `reasons.${i}`, code: 'not-a-choice' }]))
  if (faults.length > 0) throw new Refusal('validation', { faults })
}

/** In whose name: the unit that has the order, else the first of one's own that has one. */
function doerOf(actor: Actor, party: Doer['party'], s: RequestState, order: string | undefined): Doer {
  const own = [...actor.leads, ...actor.units]
  const having = s.orders.filter((o) => order === undefined || o.id === order).map((o) => o.unit)
  const unit = own.find((u) => having.includes(u)) ?? own[0]
  return { account: actor.account, party, ...(unit && { unit }), ...(actor.device && { device: actor.device }) }
}

interface Step {
  row: RequestRow
  state: RequestState
  after: RequestState
  act: Act
  hash: string
  context: Context
}

function write(d: Doing, loaded: Loaded, s: Step): Deed<Outcome> {
  const { house, county, now } = d
  // A new item may come with another policy: the clocks are those of the item as it stands after the act.
  const context = s.after.item === s.state.item ? s.context : d.book.context(s.after.item, now)
  const row = requestRow(s.row, s.after, context)
  const corrected = d.kind === 'correct' ? loaded.acts!.find((a) => a.id === d.body['of'])?.kind : undefined
  const split = splitAct(s.act, row.id, s.hash, house.newId, corrected as ActKind | undefined)
  const author = { account: s.act.by.account, now, newId: house.newId }
  const contacts = contactRows(
    { house, county, request: row.id, now, account: author.account },
    d.kind,
    split.pieces,
    Boolean((d.body['contact'] as { inPerson?: boolean } | undefined)?.inPerson),
  )
  const more = consequences(d, loaded, { before: s.row, row, state: s.after, act: s.act })
  const writes: Statement[] = [
    insertAct(split.row),
    ...split.words.map((w) =>
      insertText({ id: w.id, kind: 'request', subject: row.id, class: `request.${d.kind}`, body: w.body, at: now }),
    ),
    ...contacts.map(insertContact),
    ...evidenceWrites(d.body.files ?? [], loaded.uploads, 'request', row.id, author),
    updateRequest(row, s.row),
    ...ordersAfter(s, context, now).map(upsertOrder),
    ...(isEnded(s.after.status) && !isEnded(s.state.status) ? [endLinks(row.id, now)] : []),
    ...more.writes,
  ]
  return {
    writes,
    audit: [
      {
        act: `requests.${d.kind}`,
        subjectKind: 'request',
        subject: row.id,
        bodyHash: s.hash,
        detail: { seq: row.seq, party: s.act.by.party, ...(d.link && { link: d.link }) },
      },
      ...more.audit,
    ],
    events: [actedEvent(row, s.act, s.row.place), ...more.events],
    answer: { row, state: s.after, context, act: s.act },
    ...(more.widen && { widen: more.widen }),
  }
}

const ordersAfter = (s: Step, context: Context, now: Date) =>
  changesNothing(s.act.kind)
    ? []
    : changedOrders(orderRows(s.row.id, s.state, s.context), orderRows(s.row.id, s.after, context), now)

/** The answer to an act: what stands now. */
export function acted(d: Pick<Doing, 'session'>, o: Outcome): Acted {
  const due = o.row.due_at instanceof Date ? o.row.due_at.toISOString() : undefined
  const undo = o.context.policy.takeBackWithin * 60_000
  return {
    request: o.row.id,
    act: o.act.id,
    seq: o.act.seq,
    status: o.state.status,
    waiting: o.row.waiting as Acted['waiting'],
    allowed: allowedFor(d.session, o.state, o.context),
    ...(due && { dueAt: due }),
    ...(undo > 0 && { undoUntil: momentOf(o.context.now + undo) }),
  }
}
