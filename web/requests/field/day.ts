/** The inbox of a day: what is overdue, what is due today, what comes soon; within that by place, urgent things first. Pure. */
import type { OrderListItem } from '../../../domain/requests/schema.ts'
import { daysBetween, type When } from '../../kit/shanghai.ts'

export type Group = 'overdue' | 'dueToday' | 'soon' | 'later'

/** An appointment of today counts as due today, whatever the clock allows. */
export function groupOf(order: Pick<OrderListItem, 'dueAt' | 'appointment'>, now: number): Group {
  if (order.dueAt && Date.parse(order.dueAt) < now) return 'overdue'
  const days = Math.min(...[order.dueAt, order.appointment?.from].map((at) => (at ? daysBetween(now, at) : Infinity)))
  return days <= 0 ? 'dueToday' : days <= 7 ? 'soon' : 'later'
}

const presses = (o: OrderListItem) =>
  o.request.urgency === 'danger' ? 0 : o.request.urgency === 'supply' ? 1 : o.request.priority ? 2 : 3
const due = (o: OrderListItem) =>
  Math.min(...[o.dueAt, o.appointment?.from].map((at) => (at ? Date.parse(at) : Infinity)))

/** Urgent things first, then by the clock. */
export const inOrder = (a: OrderListItem, b: OrderListItem) =>
  presses(a) - presses(b) || compare(due(a), due(b)) || (a.order < b.order ? -1 : 1)
// Infinity minus itself is no number.
const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1)

/** What its place lies in: `林口镇 · 站前办事处 · 第一居民委员会`. An older copy on the phone says no more than the name. */
export function aboveOf({ where, request: { place } }: Omit<OrderListItem, 'where'> & Partial<OrderListItem>): string {
  const end = ` · ${place.name}`
  return where?.label.endsWith(end) ? where.label.slice(0, -end.length) : ''
}

export const countsOf = (orders: readonly OrderListItem[], now: When & number): Record<Group, number> => {
  const counts: Record<Group, number> = { overdue: 0, dueToday: 0, soon: 0, later: 0 }
  for (const o of orders) counts[groupOf(o, now)]++
  return counts
}
