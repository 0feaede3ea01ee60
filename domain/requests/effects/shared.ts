/** Small steps that several effects share. */
import type { Id } from '../../kernel/id.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Act } from '../acts.ts'
import type { NewOrder } from '../fields.ts'
import type { OrderState, RequestState } from '../state.ts'
import { isLive, type EarlyEnding, type Limit, type Stage } from '../vocabulary.ts'

/** Of acts that are only written down: what stands is what stood. */
export const nothing = (): void => {}

export const reach = (s: RequestState, stage: Stage) => {
  if (!s.stages.includes(stage)) s.stages.push(stage)
}

/** Somebody answered the resident for the first time [S1-52]. */
export const respond = (s: RequestState, at: Instant) => {
  s.firstResponseAt ??= at
}

export const orderOf = (s: RequestState, id: Id): OrderState | undefined => s.orders.find((o) => o.id === id)

export const liveLead = (s: RequestState): OrderState | undefined =>
  s.orders.findLast((o) => o.role === 'lead' && o.purpose === 'handling' && isLive(o.status))

export const liveRectification = (s: RequestState): OrderState | undefined =>
  s.orders.findLast((o) => o.purpose === 'rectification' && isLive(o.status))

/** Somebody leads, or led and is done and the answer is still to come. There is never more than one. */
export const currentLead = (s: RequestState): OrderState | undefined =>
  s.orders.findLast((o) => o.role === 'lead' && o.purpose === 'handling' && (isLive(o.status) || o.status === 'done'))

const add = <T>(list: T[], item: T | null | undefined) => {
  if (item != null && !list.includes(item)) list.push(item)
}

export const decide = (s: RequestState, act: Act) => add(s.deciders, act.by.account)

/** Whoever had a hand in it is a handler from now on: account, device, unit. */
export function handle(s: RequestState, act: Act, order?: OrderState): void {
  add(s.handlers.accounts, act.by.account)
  add(s.handlers.devices, act.by.device)
  add(s.handlers.units, order?.unit ?? act.by.unit)
}

export const addHandlers = (s: RequestState, accounts: readonly Id[]) =>
  accounts.forEach((a) => add(s.handlers.accounts, a))

export function newOrder(o: NewOrder, at: Instant, more: Partial<OrderState> = {}): OrderState {
  return {
    id: o.order,
    role: o.role,
    purpose: 'handling',
    status: 'sent',
    unit: o.unit,
    party: o.party,
    offeredTo: [],
    outside: o.outside,
    ...(o.regulator && { regulator: o.regulator }),
    assigned: [],
    sentAt: at,
    clockFrom: at,
    pauses: [],
    extensions: [],
    deferrals: 0,
    rework: 0,
    ...more,
  }
}

export function sendOut(s: RequestState, orders: readonly NewOrder[], at: Instant, limit?: Limit): void {
  for (const o of orders) s.orders.push(newOrder(o, at, limit && { limit }))
  underWay(s, at)
}

/** With a lead under way the matter is in hand and waits for no dispatch. */
export function underWay(s: RequestState, at: Instant): void {
  reach(s, 'handed-on')
  if (!liveLead(s)) return
  if (s.status === 'accepted') s.status = 'handling'
  const wait = s.dispatchWaits.at(-1)
  if (wait && wait.to === undefined) wait.to = at
}

export function endOrder(o: OrderState, status: OrderState['status'], at: Instant): void {
  o.status = status
  o.endedAt = at
  delete o.asked
  endPause(o.pauses, at)
}

export const endPause = (pauses: { from: Instant; to?: Instant }[], at: Instant) => {
  const open = pauses.at(-1)
  if (open && open.to === undefined) open.to = at
}

/** Without a lead the matter waits for a new dispatch; helpers go on. */
export function leaderless(s: RequestState, at: Instant): void {
  if (s.status !== 'handling' || currentLead(s)) return
  s.status = 'accepted'
  s.dispatchWaits.push({ from: at })
  endPause(s.rounds.at(-1)?.pauses ?? [], at)
}

/** One of the endings before the loop is walked: whatever is out is called back. */
export function endEarly(s: RequestState, status: EarlyEnding, at: Instant, ground?: string): void {
  s.status = status
  s.ended = { at, ...(ground && { ground }) }
  for (const o of s.orders) if (isLive(o.status)) endOrder(o, 'cancelled', at)
  const wait = s.dispatchWaits.at(-1)
  if (wait && wait.to === undefined) wait.to = at
  const round = s.rounds.at(-1)
  if (round) endPause(round.pauses, at)
}
