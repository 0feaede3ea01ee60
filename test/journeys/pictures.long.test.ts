/**
 * The pictures of the README, of the county of demonstration. They go to `var/pictures`; taken anew for the README by
 * `LINLI_PICTURES=docs/pictures npm run test:long -- test/journeys/pictures`.
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startJourneys, type JourneyHouse, type Seat } from './house.ts'
import { raiseMatters } from './matters.ts'

const folder = resolve(process.env.LINLI_PICTURES ?? 'var/pictures')
let house: JourneyHouse
let accepted: string

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  house = await startJourneys()
  const { page } = await house.staff('dispatch')
  accepted = (await raiseMatters(page, house.app.now()))[4]!
  await house.app.settle()
})
afterAll(() => house?.close())

async function take(seat: Seat, name: string, path: string, shown: string): Promise<void> {
  await seat.open(path)
  await seat.page.locator(shown).first().waitFor()
  await expect.poll(() => seat.page.locator('.skeleton, .ant-spin-spinning').count()).toBe(0)
  await seat.page.screenshot({ path: join(folder, `${name}.png`) })
  expect(seat.said).toEqual([])
}

describe('pictures', () => {
  it('a resident’s first page', async () => take(await house.seat({ width: 390 }), 'resident', '', '.tile'))
  it('the day of a field worker', async () => take(await house.field('chengguan'), 'field', 'field', '.task'))
  it('the dispatch board, with what is proposed', async () =>
    take(await house.staff('dispatch'), 'staff', `staff/board?row=${accepted}`, '.doing .why'))
  it('the dashboard', async () =>
    take(await house.staff('duty'), 'dashboard', 'staff/dashboard?indicator=received', '.kpis, .kpi'))
})
