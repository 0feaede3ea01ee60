/** A lawful body for every kind of act, given the request as it stands. Random choices come from `pick`. */
import type { Id } from '../../domain/kernel/id.ts'
import { momentOf } from '../../domain/kernel/instant.ts'
import type { Act, ActBody, ActKind } from '../../domain/requests/acts.ts'
import { changeable, evaluationOf, type Context } from '../../domain/requests/guards.ts'
import type { NewOrder } from '../../domain/requests/fields.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import { currentLead } from '../../domain/requests/effects/shared.ts'
import { isLive, rungsMost } from '../../domain/requests/vocabulary.ts'

export interface Author {
  mint: () => Id
  /** An integer in [0, n). */
  pick: (n: number) => number
}

export const units = [
  'street-a',
  'water-works',
  'grid-team',
  'housing-bureau',
  'property-x',
  'squad-1',
  'squad-2',
] as const
const words = '写下来的话'

/** Property company X stands outside government; the housing bureau watches it. */
function order(unit: string, role: 'lead' | 'helper', mint: Author['mint']): NewOrder {
  const outside = unit === 'property-x'
  return {
    order: mint(),
    unit,
    role,
    party: outside ? 'company' : 'committee',
    outside,
    ...(outside && { regulator: 'housing-bureau' }),
    task: words,
  }
}

const freeUnits = (s: RequestState) => units.filter((u) => !s.orders.some((o) => isLive(o.status) && o.unit === u))
const oneOf = <T>(list: readonly T[], pick: Author['pick']): T => list[pick(list.length)]!

type Bodies = { [K in ActKind]: (s: RequestState, c: Context, a: Author, order: Id) => Omit<ActBody<K>, 'id'> }

const rating: Bodies['rate'] & Bodies['rate-again'] = (_s, _c, a) => ({
  level: oneOf([1, 2, 3, 4, 5] as const, a.pick),
  reasons: [],
  channel: 'own-device',
  handlerPresent: false,
  said: words,
})
const reason = () => ({ reason: words })
const said = () => ({ said: words })
const day = 86_400_000

function change(kind: 'correct' | 'take-back', s: RequestState, c: Context, a: Author): Act {
  return oneOf(changeable(s, c, kind), a.pick)
}

export const BODIES: Bodies = {
  report: () => ({
    channel: 'web',
    what: words,
    where: { place: '231025/100/001/' },
    open: false,
    confidential: false,
  }),
  supplement: said,
  follow: () => ({}),
  'ask-to-verify': () => ({ unit: 'grid-team' }),
  verify: (_s, _c, a) => ({ found: oneOf(['as-said', 'done', 'not-done'] as const, a.pick), seen: words }),
  accept: (_s, _c, a) => ({
    intent: 'help',
    line: 'governance',
    item: 'city.lamp',
    priority: [],
    urgency: oneOf(['danger', 'supply', 'ordinary', 'hard'] as const, a.pick),
  }),
  reclassify: () => ({ item: 'city.drain', reason: words }),
  reject: () => ({ ground: 'other', reason: words }),
  merge: (_s, _c, a) => ({ into: a.mint(), reason: words }),
  absorb: (_s, _c, a) => ({ from: a.mint() }),
  guide: () => ({ way: 'suit', reason: words }),
  'hand-over': () => ({ ground: 'police', to: words, reason: words }),
  withdraw: () => ({}),
  raise: (s) => ({ desk: s.desk === 'county-desk' ? 'town-desk' : 'county-desk', reason: words }),
  refer: (s) => ({ desk: s.desk === 'desk-a' ? 'desk-b' : 'desk-a', place: '231025/101/', reason: words }),
  'refer-out': (_s, _c, a) => ({ county: '231026', copy: a.mint(), reason: words }),
  tie: (_s, c) => ({ foreign: { system: 'city-12345', number: 'X-1', dueAt: momentOf(c.now + 9 * day) } }),
  'ask-city': () => ({ what: 'extension', reason: words }),
  'city-says': (s, c) => ({
    says: s.cityAsk ? 'granted' : 'unsatisfied',
    ...(s.cityAsk && { dueAt: momentOf(c.now + 9 * day) }),
  }),
  propose: () => ({ source: 'rule', orders: [] }),
  dispatch: (s, _c, a) => ({ orders: [order(oneOf(freeUnits(s), a.pick), 'lead', a.mint)] }),
  'co-handle': (s, _c, a) => ({ orders: [order(oneOf(freeUnits(s), a.pick), 'helper', a.mint)] }),
  offer: (s, _c, a) => ({
    order: a.mint(),
    role: currentLead(s) ? 'helper' : 'lead',
    party: 'volunteer',
    squads: ['squad-1', 'squad-2'],
  }),
  claim: (s, _c, a, id) => ({ order: id, unit: oneOf(s.orders.find((o) => o.id === id)!.offeredTo, a.pick) }),
  sign: (_s, _c, _a, id) => ({ order: id }),
  assign: (_s, _c, a, id) => ({ order: id, to: [a.mint()] }),
  'hand-down': (s, _c, a, id) => ({
    order: id,
    unit: oneOf(
      freeUnits(s).filter((u) => u !== s.orders.find((o) => o.id === id)?.unit),
      a.pick,
    ),
    party: 'committee',
  }),
  return: (_s, _c, _a, id) => ({ order: id, ground: 'not-ours', reason: words }),
  'refuse-return': (_s, _c, _a, id) => ({ order: id, reason: words }),
  reassign: (s, _c, a, id) => ({
    order: id,
    next: order(oneOf(freeUnits(s), a.pick), s.orders.find((o) => o.id === id)!.role, a.mint),
    reason: words,
  }),
  decline: (_s, _c, a, id) => ({ order: id, ground: 'not-ours', reason: words, next: a.mint() }),
  'cancel-order': (_s, _c, _a, id) => ({ order: id, reason: words }),
  appoint: (_s, c, _a, id) => ({
    order: id,
    from: momentOf(c.now + day),
    to: momentOf(c.now + day + 3_600_000),
    atHome: true,
    who: words,
  }),
  'ask-another-time': said,
  tell: said,
  note: said,
  urge: () => ({}),
  supervise: (_s, _c, a) => ({ sheet: a.mint(), limit: { amount: 3, unit: 'working-days' }, reason: words }),
  'answer-supervision': (s) => ({ sheet: s.supervisions.find((x) => x.endedAt === undefined)!.sheet, said: words }),
  'end-supervision': (s) => ({ sheet: s.supervisions.find((x) => x.endedAt === undefined)!.sheet }),
  defer: (_s, c, _a, id) => ({ order: id, ground: 'season', until: momentOf(c.now + 20 * day), reason: words }),
  'approve-deferral': (_s, _c, _a, id) => ({ order: id }),
  'refuse-deferral': (_s, _c, _a, id) => ({ order: id, reason: words }),
  resume: (_s, _c, _a, id) => ({ order: id }),
  extend: (_s, _c, _a, id) => ({ order: id, by: { amount: 2, unit: 'working-days' }, reason: words }),
  'grant-extension': (_s, _c, _a, id) => ({ order: id }),
  'refuse-extension': (_s, _c, _a, id) => ({ order: id, reason: words }),
  draft: (_s, _c, _a, id) => ({ order: id, done: words }),
  approve: (_s, _c, _a, id) => ({ order: id }),
  'send-back': (_s, _c, _a, id) => ({ order: id, reason: words }),
  finish: (_s, _c, _a, id) => ({ order: id, done: words }),
  escalate: (_s, _c, a) => ({ clock: 'resolution', step: a.pick(rungsMost), round: 1, to: 'desk' }),
  resolve: (s) => ({ order: currentLead(s)!.id, outcome: 'solved', done: words, said: words, told: 'sms' }),
  confirm: () => ({}),
  object: reason,
  'call-back': (_s, _c, a) =>
    a.pick(2) ? { reached: true, solved: oneOf(['yes', 'no'] as const, a.pick) } : { reached: false },
  'invite-rating': () => ({}),
  rate: rating,
  contact: (_s, _c, a) => ({ reached: a.pick(3) > 0 }),
  'order-rectification': (s, _c, a) => ({
    order: order(oneOf(freeUnits(s), a.pick), 'lead', a.mint),
    complexity: 'simple',
    reason: words,
  }),
  rectify: (_s, _c, _a, id) => ({ order: id, done: words, said: words }),
  'rate-again': rating,
  appeal: (s) => ({ unit: s.handlers.units[0]!, ground: 'wrong-order', reason: words }),
  'judge-appeal': (_s, _c, a) => ({ upheld: a.pick(2) === 0, reason: words }),
  exclude: () => ({ ground: 'other', reason: words }),
  include: reason,
  close: (s, c) => ({ evaluation: s.status === 'rectifying' ? 'rated' : (evaluationOf(s, c) ?? 'unrated') }),
  reopen: reason,
  correct: (s, c, a) => {
    const target = change('correct', s, c, a)
    return { of: target.id, fixed: { ...(target.body as object) } }
  },
  'take-back': (s, c, a) => ({ of: change('take-back', s, c, a).id }),
}

/** @param order of the act, for acts on orders */
export const bodyOf = <K extends ActKind>(
  kind: K,
  s: RequestState,
  c: Context,
  a: Author,
  order: Id = '',
): ActBody<K> => ({ id: a.mint(), ...BODIES[kind](s, c, a, order) }) as unknown as ActBody<K>
