import type { DayPerson } from '../../../domain/duties/visits.ts'

/** What one doorbell opens. */
export const doorOf = (p: Pick<DayPerson, 'household' | 'dwelling' | 'id'>) => p.household ?? p.dwelling ?? p.id
