/**
 * What residents are told, and how: by message, or in person where there is no phone. A message names the number of the
 * matter, never a person, never what somebody wrote, never the number of another system; it asks for nothing.
 */
import { minute, type Instant } from '../kernel/instant.ts'
import type { ActBody, ActKind } from '../requests/acts.ts'
import type { Happening, Params } from './rules.ts'
import type { MessageKind, QuietHours } from './schema.ts'

export interface MessageParams extends Params {
  from?: Instant
  to?: Instant
  /** Code of the legal way. */
  way?: string
  outcome?: string
  /** Code of a desk, or of a county. */
  desk?: string
  county?: string
}

export interface Message {
  kind: MessageKind
  params: MessageParams
  /** Told at the door where there is no phone: results and changes, not every step. */
  inPerson: boolean
  /** Neighbours who follow hear the ends of the story. */
  followers: boolean
}

const body = <K extends ActKind>(h: Happening): ActBody<K> => h.body as ActBody<K>
const due = (h: Happening, name: 'response' | 'resolution') => {
  const at = h.clocks.findLast((c) => c.name === name)?.dueAt
  return at == null ? {} : { due: at }
}
const message = (
  kind: MessageKind,
  params: MessageParams,
  more: Partial<Pick<Message, 'inPerson' | 'followers'>> = {},
): Message => ({
  kind,
  params,
  inPerson: false,
  followers: false,
  ...more,
})

const result = { inPerson: true, followers: true }
const change = { inPerson: true }
const instant = (moment: string) => Date.parse(moment)

type Rules = Partial<{ [K in ActKind]: (h: Happening) => Message | undefined }>

const rules: Rules = {
  report: (h) => message('sms.reported', due(h, 'response')),
  accept: (h) => message('sms.accepted', due(h, 'resolution')),
  dispatch: (h) => {
    const lead = body<'dispatch'>(h).orders.find((o) => o.role === 'lead')
    return lead && message('sms.dispatched', { ...due(h, 'resolution'), ...(lead.unit && { unit: lead.unit }) })
  },
  appoint: (h) => {
    const { from, to, order } = body<'appoint'>(h)
    const unit = h.state.orders.find((o) => o.id === order)?.unit
    return message('sms.appointed', { from: instant(from), to: instant(to), ...(unit && { unit }) }, change)
  },
  tell: (h) => {
    const { expected } = body<'tell'>(h)
    return expected === undefined ? undefined : message('sms.delayed', { due: instant(expected) }, change)
  },
  'grant-extension': (h) => message('sms.delayed', due(h, 'resolution'), change),
  'approve-deferral': (h) => {
    const order = h.state.orders.find((o) => o.id === body<'approve-deferral'>(h).order)
    const until = order?.pauses.at(-1)?.until
    return message('sms.deferred', until === undefined ? {} : { due: until }, result)
  },
  resolve: (h) => message('sms.resolved', { outcome: body<'resolve'>(h).outcome }, result),
  'invite-rating': () => message('sms.rate', {}),
  rectify: () => message('sms.rectified', {}, change),
  reopen: (h) => message('sms.reopened', due(h, 'resolution'), change),
  object: (h) => message('sms.reopened', due(h, 'resolution'), change),
  reject: (h) => message('sms.rejected', { ground: `reject.${body<'reject'>(h).ground}` }, result),
  guide: (h) => message('sms.guided', { way: body<'guide'>(h).way }, result),
  merge: () => message('sms.merged', {}, result),
  'hand-over': (h) => message('sms.handed-over', { ground: `hand-over.${body<'hand-over'>(h).ground}` }, result),
  refer: (h) => message('sms.referred', { desk: body<'refer'>(h).desk }, result),
  'refer-out': (h) => message('sms.referred', { county: body<'refer-out'>(h).county }, result),
  withdraw: () => message('sms.withdrawn', {}),
}

/** Steps on the way: of several that wait (a night, a minute) only the last is told. */
export const steps: readonly MessageKind[] = ['sms.reported', 'sms.accepted', 'sms.dispatched']

/** May a resident be told of such an act at all? */
export const maySend = (kind: ActKind): boolean => kind in rules

export const messageOf = (h: Happening): Message | undefined => rules[h.kind]?.(h)

const dayLength = 24 * 60 * minute
/** Shanghai has known no summer time since 1991. */
const offset = 8 * 60 * minute

/** Minutes after midnight in Shanghai. */
const minuteOfDay = (at: Instant) => Math.floor(((at + offset) % dayLength) / minute)

const isQuiet = (of: number, q: QuietHours) => (q.from <= q.to ? of >= q.from && of < q.to : of >= q.from || of < q.to)

/** When a message may go: now, or when the quiet hours are over. What is urgent does not wait. */
export function notBefore(now: Instant, quiet: QuietHours, urgent: boolean): Instant {
  const of = minuteOfDay(now)
  if (urgent || quiet.from === quiet.to || !isQuiet(of, quiet)) return now
  const midnight = now - ((now + offset) % dayLength)
  const end = midnight + quiet.to * minute
  return end > now ? end : end + dayLength
}

export const defaultQuiet: QuietHours = { from: 21 * 60, to: 7 * 60 + 30 }
export const quietSetting = 'notices.quiet'

/** Waits between tries, minutes: 1, 2, 4 … A message that nobody took for a day is given up, and a person goes instead. */
export const mostTries = 8
/** @param tries so far, 1 after the first */
export const retryAfter = (tries: number): number => 2 ** (tries - 1) * minute
