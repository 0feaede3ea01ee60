/** A whole year of two thousand people. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dutiesRoom } from '../../server/duties/index.ts'
import { organisationsRoom } from '../../server/organisations/index.ts'
import { recordsRoom } from '../../server/records/index.ts'
import { startRegister, type Register } from '../people.ts'
import { liveThrough } from './year.ts'

let r: Register
beforeAll(async () => {
  r = await startRegister(['d-secretary', 'd-grid'], { more: [organisationsRoom, recordsRoom, dutiesRoom] })
  await r.app.settle()
})
afterAll(() => r?.close())

it(
  '[issue 4] every monthly rate of a leap year equals the count of a second hand',
  { timeout: 3_600_000 },
  async () => {
    const { house, brute } = await liveThrough(r, {
      people: 2_000,
      from: '2028-01-01',
      days: 366,
      plans: [
        { code: 'elder-visit', rhythm: 'month', share: 0.7 },
        { code: 'daily-contact', rhythm: 'day', share: 0.015 },
        { code: 'oldest-alone', rhythm: 'days-2', share: 0.02 },
        { code: 'pairs-families', rhythm: 'quarter', share: 0.2 },
        { code: 'pairs-mothers', rhythm: 'festivals', share: 0.1 },
        { code: 'birthday', rhythm: 'birthday', share: 0.2 },
      ],
    })
    expect(Object.keys(brute).length).toBeGreaterThan(50)
    expect(house).toEqual(brute)
  },
)
