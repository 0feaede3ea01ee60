/** How a person of the day stands among overdue, today and soon. Pure. */
import type { DayPerson } from '../../../domain/duties/visits.ts'
import { daysBetween } from '../../kit/shanghai.ts'

export type Group = 'overdue' | 'dueToday' | 'soon' | 'later'

const order: readonly Group[] = ['overdue', 'dueToday', 'soon', 'later']

/** The most pressing of what is owed to them. */
export function groupOf(p: Pick<DayPerson, 'duties'>, now: number): Group {
  const all = p.duties.map(({ due }): Group => {
    const at = Date.parse(due)
    if (at <= now) return 'overdue'
    // Midnight at the end of today is still today.
    const days = daysBetween(now, at - 1)
    return days <= 0 ? 'dueToday' : days <= 7 ? 'soon' : 'later'
  })
  return order.find((g) => all.includes(g)) ?? 'later'
}

export const firstDue = (p: Pick<DayPerson, 'duties'>) => p.duties.map((d) => d.due).sort()[0]!
