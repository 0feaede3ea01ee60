import { expect, it } from 'vitest'
import type { DayPerson } from '../../domain/duties/visits.ts'
import { entriesOf, laidOut } from './day.ts'

const now = Date.parse('2026-03-10T02:00:00Z')
const person = (id: string, more: Partial<DayPerson> = {}): DayPerson => ({
  id,
  name: '演*',
  age: 80,
  place: 'a/',
  placeName: '一格',
  household: id,
  dwelling: null,
  address: `${id} 号`,
  ordered: `${id} 号`,
  spot: null,
  two: false,
  wish: { visitor: null, ways: [], rhythm: null, doorbells: null, calls: [] },
  bells: null,
  check: null,
  notes: [],
  last: null,
  needs: [],
  duties: [
    {
      id,
      plan: 'p',
      from: '2026-03-01',
      to: '2026-03-10',
      due: '2026-03-10T16:00:00.000Z',
      state: 'open',
      attempts: 0,
      covers: null,
      beside: null,
    },
  ],
  ...more,
})
const doors = (people: DayPerson[]) =>
  laidOut(entriesOf(people, [], now), undefined, false).stops.map((s) => s.people.map((p) => p.id).join())

it('[issue 4] doors to walk to come first, then those behind which nobody rings again this week; each once', () => {
  const enough = { bells: { most: 1, rung: 1 } }
  expect(doors([person('1', enough), person('2'), person('3', enough), person('4')])).toEqual(['2', '4', '1', '3'])
  expect(doors([person('1', { bells: { most: 2, rung: 1 } }), person('2')])).toEqual(['1', '2'])
  // Behind one door to somebody else of the house: it rings once, for both.
  const flat = { household: null, dwelling: 'd', address: '5 号', ordered: '5 号' }
  expect(doors([person('1', { ...flat, ...enough }), person('2', flat), person('3', enough)])).toEqual(['1,2', '3'])
})
