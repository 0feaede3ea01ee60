/** Effects of the acts of 按责处置. */
import type { ActKind, ActOf } from '../acts.ts'
import type { handled } from '../acts/handled.ts'
import type { OrderState, RequestState } from '../state.ts'
import { endOrder, endPause, handle, nothing, orderOf, respond } from './shared.ts'

type Effects<K extends ActKind> = { [P in K]: (s: RequestState, a: ActOf<P>) => void }

/** The matter's own clock stands still and is extended with its lead. */
const leads = (s: RequestState, o: OrderState) =>
  o.role === 'lead' && o.purpose === 'handling' ? s.rounds.at(-1) : undefined

export const handledEffects: Effects<keyof typeof handled> = {
  appoint: (s, a) => {
    const { order, from, to, atHome } = a.body
    s.appointment = { order, from: Date.parse(from), to: Date.parse(to), atHome, act: a.id }
    delete s.otherTimeAskedAt
    respond(s, a.at)
    handle(s, a, orderOf(s, order))
  },
  'ask-another-time': (s, a) => {
    s.otherTimeAskedAt = a.at
  },
  tell: (s, a) => {
    if (a.body.expected) s.expected = Date.parse(a.body.expected)
    respond(s, a.at)
  },
  note: nothing,
  urge: (s, a) => {
    s.urges.push(a.at)
  },
  supervise: (s, a) => {
    s.supervisions.push({ sheet: a.body.sheet, by: a.by.account, at: a.at, limit: a.body.limit })
  },
  'answer-supervision': (s, a) => {
    const sheet = s.supervisions.find((x) => x.sheet === a.body.sheet)
    if (sheet) sheet.answeredAt ??= a.at
  },
  'end-supervision': (s, a) => {
    const sheet = s.supervisions.find((x) => x.sheet === a.body.sheet)
    if (sheet) sheet.endedAt ??= a.at
  },
  defer: (s, a) => {
    const o = orderOf(s, a.body.order)
    if (o) o.asked = { what: 'deferral', until: Date.parse(a.body.until), at: a.at }
  },
  'approve-deferral': (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o || o.asked?.what !== 'deferral') return
    const until = a.body.until ? Date.parse(a.body.until) : o.asked.until
    o.before = o.status
    o.status = 'deferred'
    o.deferrals += 1
    delete o.asked
    o.pauses.push({ from: a.at, until })
    leads(s, o)?.pauses.push({ from: a.at, until })
  },
  'refuse-deferral': (s, a) => unask(s, a),
  resume: (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o) return
    o.status = o.before ?? 'signed'
    endPause(o.pauses, a.at)
    const round = leads(s, o)
    if (round) endPause(round.pauses, a.at)
  },
  extend: (s, a) => {
    const o = orderOf(s, a.body.order)
    if (o) o.asked = { what: 'extension', by: a.body.by, at: a.at }
  },
  'grant-extension': (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o || o.asked?.what !== 'extension') return
    const extension = { at: a.at, by: a.body.by ?? o.asked.by }
    o.extensions.push(extension)
    leads(s, o)?.extensions.push(extension)
    delete o.asked
  },
  'refuse-extension': (s, a) => unask(s, a),
  draft: (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o) return
    o.before = o.status
    o.status = 'drafted'
    if (a.by.party !== 'desk') handle(s, a, o)
  },
  approve: (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o) return
    endOrder(o, 'done', a.at)
    handle(s, a, o)
  },
  'send-back': (s, a) => {
    const o = orderOf(s, a.body.order)
    if (o) o.status = o.before ?? 'signed'
  },
  finish: (s, a) => {
    const o = orderOf(s, a.body.order)
    if (!o) return
    endOrder(o, 'done', a.at)
    handle(s, a, o)
  },
  escalate: (s, a) => {
    const { clock, order, step, round } = a.body
    s.escalations.push({ clock, ...(order && { order }), step, round })
  },
}

function unask(s: RequestState, a: ActOf<'refuse-deferral'> | ActOf<'refuse-extension'>): void {
  const o = orderOf(s, a.body.order)
  if (o) delete o.asked
}
