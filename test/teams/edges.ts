/** What a careless count of the year would get wrong. */
import { communities, type Deed, type Teller } from './said.ts'
import { volunteers } from './there.ts'

/** Whatever a careless count would get wrong: edges of a quarter and a year, squads that were not there, what somebody corrected. */
export function edges(tell: Teller): void {
  const clean = (day: string, unit: string, more: Partial<Deed> = {}) =>
    tell({ team: 't03-clean', doing: 'clean-up', day, unit, by: [unit], ...more })
  clean('2026-03-31', 'squad-clean-1', { at: '23:59' })
  clean('2026-04-01', 'squad-clean-1', { at: '00:00' })
  clean('2025-12-31', 'squad-clean-2', { at: '23:59' })
  clean('2027-01-01', 'squad-clean-2', { at: '00:00' })
  clean('2026-08-15', 'squad-clean-6', { at: '23:30' })
  clean('2026-08-16', 'squad-clean-6', { at: '00:10', by: [] })
  clean('2026-04-09', 'shuiwuju', { by: [] })
  clean('2026-04-10', 'shuiwuju')
  clean('2026-05-05', 'chengguanju', { by: [] })
  for (const ended of ['not-possible', 'attempted', 'refused'] as const) clean('2026-06-06', 'squad-clean-3', { ended })
  clean('2026-06-07', 'squad-clean-3', { ended: 'partly' })
  // Corrected: it was no clean-up; it was in the next quarter; it did not take place; it was somebody else's; it took place after all.
  tell({
    team: 't02-leaflets',
    doing: 'leaflets',
    day: '2026-09-09',
    unit: 'squad-leaflet-4',
    by: ['squad-leaflet-4'],
    first: { day: '2026-10-09' },
  })
  clean('2026-07-01', 'squad-clean-4', { first: { day: '2026-06-30' } })
  clean('2026-07-11', 'squad-clean-4', { ended: 'not-possible', first: { ended: 'done' } })
  clean('2026-10-12', 'chengguanju', { by: [], first: { unit: 'squad-clean-4' } })
  clean('2026-11-13', 'squad-clean-5', { first: { ended: 'refused' } })
  // A volunteer was named by mistake, and one was forgotten.
  const hair = { team: 't06-haircuts', doing: 'haircut', unit: 'zhiyuanzhe', heads: 2 } as const
  tell({ ...hair, day: '2026-10-30', by: [], first: { volunteer: volunteers[3]! } })
  tell({ ...hair, day: '2026-10-31', by: ['squad-hair-4'], volunteer: volunteers[3]!, first: { volunteer: null } })
  // Since a team began is before this year too.
  tell({
    team: 't01-clinic',
    doing: 'health talk',
    day: '2025-06-01',
    unit: 'squad-clinic-1',
    by: ['squad-clinic-1'],
    place: communities[5],
  })
  tell({
    team: 't06-haircuts',
    doing: 'haircut',
    day: '2025-11-01',
    unit: 'squad-hair-2',
    by: ['squad-hair-2'],
    heads: 5,
  })
  tell({
    team: 't06-haircuts',
    doing: 'haircut',
    day: '2027-01-05',
    unit: 'squad-hair-2',
    by: ['squad-hair-2'],
    heads: 50,
  })
}
