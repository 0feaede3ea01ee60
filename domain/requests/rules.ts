/**
 * May this person do this act now, with this body? Three questions in order: who (403), whether it is its turn (409,
 * naming what is), and whether it says what it must (422).
 */
import { Refusal, type FieldFault } from '../kernel/errors.ts'
import type { Id } from '../kernel/id.ts'
import { ACTS, rowOf, type Act, type ActBody, type ActKind } from './acts.ts'
import { allowedActs, orderIn, outOfTurn, standing } from './allowed.ts'
import { bodyFaults } from './body-rules.ts'
import { currentLead } from './effects/shared.ts'
import { changeable, type Context } from './guards.ts'
import { impartial } from './impartial.ts'
import { partiesFor } from './policy.ts'
import type { Allowed } from './schema.ts'
import type { RequestState } from './state.ts'
import { withChange } from './corrections.ts'
import { dayKeyOf } from '../kernel/calendar.ts'
import type { Party, Unit } from './vocabulary.ts'

/** Somebody in front of one request, as the server knows him. */
export interface Actor {
  account: Id | null
  /** From grants over the place and from the request itself; `unit`, `unit-lead`, `squad` and `regulator` are found here. */
  parties: readonly Party[]
  /** Units he belongs to, those he covers for included. */
  units: readonly Unit[]
  /** Units he answers for. */
  leads: readonly Unit[]
  /** Every unit he belongs to, also those in which this act is not his: nobody judges his own unit. */
  belongs?: readonly Unit[]
  device?: string
  /** A contracted seat at the desk: never public power, whatever was granted by mistake. */
  contractor?: boolean
}

/** Parties that may stand in for a body outside government, which has no account here, by phone or paper. */
const onBehalfOnly: readonly ActKind[] = ['sign', 'decline', 'defer', 'extend', 'finish']

/** What he is towards the request, or towards one of its orders. */
export function partiesOf(actor: Actor, s: RequestState, order?: Id): Party[] {
  const orders = order ? s.orders.filter((o) => o.id === order) : s.orders
  const mine = (units: readonly Unit[]) =>
    orders.some((o) => (o.unit ? units.includes(o.unit) : o.offeredTo.some((u) => units.includes(u))))
  const found: Party[] = [...actor.parties]
  if (mine(actor.units)) found.push('unit', 'squad')
  if (mine(actor.leads)) found.push('unit-lead')
  if (orders.some((o) => o.regulator && actor.units.includes(o.regulator))) found.push('regulator')
  if (s.reporter !== null && actor.account === s.reporter) found.push('reporter')
  return found
}

/** Acts on the whole request that a unit does as its lead. */
const asLead: readonly ActKind[] = ['resolve', 'co-handle', 'offer']

/** The order by which he is a party to the act; none: any order of the request. */
const orderFor = (s: RequestState, kind: ActKind, order: Id | undefined): Id | undefined =>
  rowOf(kind).on === 'order' ? order : asLead.includes(kind) ? currentLead(s)?.id : undefined

/** As which party he does it; undefined when it is not his to do. Public power needs a public hand. */
export function partyFor(
  actor: Actor,
  s: RequestState,
  kind: ActKind,
  body: { order?: Id },
  c: Context,
): Party | undefined {
  if (actor.contractor && rowOf(kind).government) return undefined
  const id = orderFor(s, kind, body.order)
  const own = partiesOf(actor, s, id)
  const order = s.orders.find((o) => o.id === id)
  return partiesFor(c.policy, kind).find(
    (p) => own.includes(p) && !(p === 'centre' && onBehalfOnly.includes(kind) && !order?.outside),
  )
}

export interface Verdict<K extends ActKind = ActKind> {
  party: Party
  /** With what a correction leaves out filled in by the schema. */
  body: ActBody<K>
}

/**
 * @param body checked by the schema of the kind
 * @throws Refusal `not-permitted` (403), `out-of-turn` (409, with the acts allowed now), `validation` (422, with faults)
 */
export function mayAct<K extends ActKind>(
  actor: Actor,
  s: RequestState,
  kind: K,
  body: ActBody<K>,
  c: Context,
): Verdict<K> {
  const stands = standing(s, kind, orderIn({ body }), c)
  if (!stands.ok) throw new Refusal('out-of-turn', { reason: stands.why, allowed: namesOf(allowedActs(s, c)) })
  const party = partyFor(actor, s, kind, body as { order?: Id }, c)
  if (!party) throw new Refusal('not-permitted', { reason: 'party' })
  const bias = impartial(actor, party, s, kind)
  if (bias) throw new Refusal('not-permitted', { reason: bias })
  const faults = [...bodyFaults(s, kind, body, party, c), ...evidenceFaults(kind, body, c)]
  if (faults.length > 0) throw new Refusal('validation', { faults })
  if (kind === 'correct' || kind === 'take-back')
    return { party, body: changed(actor, s, kind, body as never, c) as ActBody<K> }
  return { party, body }
}

const namesOf = (allowed: readonly { kind: ActKind }[]) => [...new Set(allowed.map((a) => a.kind))]

/** The part in which an act that is in turn is this person's; undefined when it is not. */
export function partyIn(actor: Actor, { kind, order }: Allowed, s: RequestState, c: Context): Party | undefined {
  const party = partyFor(actor, s, kind, { ...(order && { order }) }, c)
  if (!party || impartial(actor, party, s, kind)) return undefined
  if ((kind === 'correct' || kind === 'take-back') && mine(actor, s, kind, c).length === 0) return undefined
  return party
}

/** Which of the acts in turn are this person's: what a screen shows him. */
export const actsOf = (actor: Actor, s: RequestState, c: Context) =>
  allowedActs(s, c).filter((act) => partyIn(actor, act, s, c) !== undefined)

const mine = (actor: Actor, s: RequestState, kind: 'correct' | 'take-back', c: Context) =>
  changeable(s, c, kind).filter((a) => a.by.account !== null && a.by.account === actor.account)

/** A picture is demanded only where the pack has a ground that still holds. */
function evidenceFaults(kind: ActKind, body: object, c: Context): FieldFault[] {
  const today = dayKeyOf(c.now)
  const demanded = c.policy.evidence.find((e) => e.act === kind && today <= e.until)
  const files = (body as { files?: string[] }).files ?? []
  return demanded && files.length === 0
    ? [{ path: 'files', code: 'evidence-needed', params: { until: demanded.until } }]
    : []
}

/** A correction or a retraction: one's own act, in time, and nothing that came after may lose its ground. */
function changed(
  actor: Actor,
  s: RequestState,
  kind: 'correct' | 'take-back',
  body: ActBody<'correct'> & ActBody<'take-back'>,
  c: Context,
): object {
  const target = mine(actor, s, kind, c).find((a) => a.id === body.of)
  if (!target) throw new Refusal('validation', { faults: [{ path: 'of', code: 'not-yours-or-too-late' }] })
  const whole = kind === 'correct' ? { ...body, fixed: fixedBody(target, body.fixed) } : body
  const acts = c.acts ?? []
  const change = {
    id: body.id,
    seq: s.seq + 1,
    kind,
    at: c.now,
    by: { account: actor.account, party: 'centre' },
    body: whole,
  } as never
  const before = outOfTurn(acts, c)
  const after = [...outOfTurn(withChange(acts, change), c)].filter((id) => !before.has(id))
  if (after.length > 0) throw new Refusal('conflict', { reason: 'built-on' })
  return whole
}

/** The new body of a corrected act, by the schema of its kind; it stays on its order. */
function fixedBody(target: Act, fixed: Record<string, unknown>): Record<string, unknown> {
  const old = target.body as { order?: Id }
  const parsed = ACTS[target.kind].body.safeParse({ ...fixed, id: target.id, ...(old.order && { order: old.order }) })
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((i) => ({ path: ['fixed', ...i.path].join('.'), code: i.message }))
  throw new Refusal('validation', { faults })
}
