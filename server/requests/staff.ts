/** What staff do with one request: look at it, act on it, act in a chain or in a batch. */
import type { z } from 'zod'
import { Refusal, type FieldFault } from '../../domain/kernel/errors.ts'
import type { Permission } from '../../domain/kernel/permission.ts'
import { ACTS, isActKind, type ActKind, type StaffAct } from '../../domain/requests/acts.ts'
import type { Acted, RequestView } from '../../domain/requests/schema.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Scope } from '../kernel/db/scope.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { faultsOf } from '../kernel/http/faults.ts'
import { wordsOf } from '../kernel/http/problem.ts'
import { textsOf, type TextRow } from '../kernel/texts/store.ts'
import { mustBeThere } from './checks.ts'
import { rulebook, type Rulebook } from './kinds.ts'
import { refNosOf } from './list-store.ts'
import { accountsNamed, namesFor } from './names.ts'
import type { Doing } from './doing.ts'
import { linkNames } from './link/names.ts'
import { linksOf, type LinkRow } from './link/store.ts'
import { acted, decide, load, type Outcome } from './perform.ts'
import { actorFor, allowedFor } from './policy.ts'
import { actsOf, contactsOf, requestById, type ActRow, type ContactRow, type RequestRow } from './store.ts'
import { actOf } from './stream.ts'
import { readerOf, requestView, type Whole } from './view.ts'
import { addresses } from './where.ts'

type Body = Doing['body']

const scopeFor = (ctx: Ctx, kind: ActKind): Scope => ctx.scopeOf(`requests.${kind}`)

/** One act of this session on one request. */
export function doing(ctx: Ctx, book: Rulebook, request: string, kind: ActKind, body: Body): Doing {
  const { house, county, now, session } = ctx
  return {
    house,
    county,
    now,
    book,
    session,
    request,
    kind,
    body,
    actor: (row) => actorFor(session, `requests.${kind}`, row.place, row.desk),
  }
}

/** One act of a member of staff. 409 names who was faster. */
export async function perform(
  ctx: Ctx,
  request: string,
  kind: StaffAct,
  body: unknown,
): Promise<z.output<typeof Acted>> {
  const book = await rulebook(ctx.house, ctx.county)
  const d = doing(ctx, book, request, kind, body as Body)
  const outcome = await one(ctx, d)
  return acted(ctx, outcome)
}

async function one(ctx: Ctx, d: Doing): Promise<Outcome> {
  try {
    return await ctx.act(
      (tx) => load(d, tx),
      async (loaded, tx) => {
        const deed = decide(d, loaded)
        if (!loaded.existing) await mustBeThere(ctx, d, loaded.row!, tx)
        return deed
      },
      scopeFor(ctx, d.kind),
    )
  } catch (error) {
    throw await named(ctx, d, error)
  }
}

/** "Somebody was faster": who it was, as colleagues see him. */
async function named(ctx: Ctx, d: Doing, error: unknown): Promise<unknown> {
  if (!(error instanceof Refusal) || error.code !== 'out-of-turn') return error
  const holder = await ctx.read(
    async (tx) => {
      const last = (await tx.rows<ActRow>(actsOf(d.request))).at(-1)
      const who = await accountsNamed(tx, [last?.account])
      return last?.account && last.account !== ctx.session?.account ? who.get(last.account) : undefined
    },
    scopeFor(ctx, d.kind),
  )
  return new Refusal('out-of-turn', { ...error.more, ...(holder && { holder }) })
}

/** Several acts in order, all or none: each is decided on what the one before left, in one transaction. */
export async function chain(
  ctx: Ctx,
  request: string,
  acts: { kind: ActKind; body: Record<string, unknown> }[],
): Promise<z.output<typeof Acted>> {
  const book = await rulebook(ctx.house, ctx.county)
  const steps = acts.map(({ kind, body }, i) => doing(ctx, book, request, kind, checked(ctx, kind, body, i)))
  const scope = steps
    .map((s) => scopeFor(ctx, s.kind))
    .reduce((a, b) => ({ ...a, ranges: [...a.ranges, ...b.ranges], units: [...a.units, ...b.units] }))
  const outcome = await ctx.act(
    (tx) => Promise.all(steps.map((s) => load(s, tx))),
    async (loads, tx) => {
      const deeds = []
      let row = loads[0]?.row
      for (const [i, step] of steps.entries()) {
        const deed = decide(step, { ...loads[i]!, row })
        if (!loads[i]!.existing) await mustBeThere(ctx, step, row!, tx)
        row = deed.answer.row
        deeds.push(deed)
      }
      const last = deeds.at(-1)!
      return {
        writes: deeds.flatMap((x) => x.writes),
        audit: deeds.flatMap((x) => x.audit),
        events: deeds.flatMap((x) => x.events),
        answer: last.answer,
        widen: {
          ranges: deeds.flatMap((x) => x.widen?.ranges ?? []),
          units: deeds.flatMap((x) => x.widen?.units ?? []),
        },
      }
    },
    scope,
  )
  return acted(ctx, outcome)
}

function checked(ctx: Ctx, kind: ActKind, body: Record<string, unknown>, i: number): Body {
  if (!isActKind(kind) || kind === 'report' || !ctx.may(`requests.${kind}` as Permission))
    throw new Refusal('not-permitted')
  const result = ACTS[kind].body.safeParse(body)
  if (!result.success) throw new Refusal('validation', { faults: faultsOf(result.error, `acts.${i}.body`) })
  return result.data
}

interface BatchResult {
  request: string
  act: string
  ok: boolean
  problem?: string
  why?: string
  faults?: FieldFault[]
  holder?: string
}

/** Each its own transaction: what cannot be done is told beside what was. */
export async function batch(
  ctx: Ctx,
  kind: StaffAct,
  acts: { request: string; act: unknown }[],
): Promise<{ results: BatchResult[] }> {
  const results: BatchResult[] = []
  for (const { request, act } of acts) {
    const id = (act as Body).id
    try {
      await perform(ctx, request, kind, act)
      results.push({ request, act: id, ok: true })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      results.push({
        request,
        act: id,
        ok: false,
        problem: error.code,
        why: wordsOf(error.code, error.more.reason, ctx.locale).detail,
        ...(error.more.faults && { faults: error.more.faults }),
        ...(error.more.holder && { holder: error.more.holder }),
      })
    }
  }
  return { results }
}

/** Everything that a page of one request is made of. */
export async function wholeOf(tx: Tx, request: string): Promise<Whole | undefined> {
  const [row, acts, texts, contacts] = await Promise.all([
    tx.one<RequestRow>(requestById(request)),
    tx.rows<ActRow>(actsOf(request)),
    tx.rows<TextRow>(textsOf('request', request)),
    tx.rows<ContactRow>(contactsOf(request)),
  ])
  if (!row) return undefined
  const s = row.state as RequestState
  const others = [...s.absorbed, ...(s.mergedInto ? [s.mergedInto] : [])]
  const [who, refs, known, links] = await Promise.all([
    accountsNamed(tx, [...acts.map((a) => a.account), ...s.orders.flatMap((o) => o.assigned)]),
    others.length > 0 ? tx.rows<{ id: string; ref_no: string }>(refNosOf(others)) : [],
    addresses(tx, [s]),
    acts.some((a) => a.party === 'by-link') ? tx.rows<LinkRow>(linksOf(request)) : [],
  ])
  const refNos = new Map(refs.map((r) => [r.id, r.ref_no]))
  return { row, acts, texts, contacts, who, refs: refNos, addresses: known, links }
}

/** The page of one request, with the acts this reader may do now. */
export async function get(ctx: Ctx, request: string): Promise<RequestView> {
  const [book, names] = await Promise.all([rulebook(ctx.house, ctx.county), namesFor(ctx)])
  const found = await ctx.read((tx) => wholeOf(tx, request))
  const whole = found && { ...found, byLink: await linkNames(ctx, found.links) }
  if (!whole) throw new Refusal('not-found')
  const s = whole.row.state as RequestState
  const context = book.context(s.item, ctx.now, whole.acts.map(actOf))
  const reader = readerOf(actorFor(ctx.session, 'requests.read', s.place, s.desk), s)
  return requestView(ctx.house, ctx.county, whole, reader, context, names, allowedFor(ctx.session, s, context))
}
