/** Phones on bad lines, full, with wrong clocks and two tabs, in real Chromium. A thousand visits: `chaos.long.test.ts`. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '../../domain/kernel/uuid.ts'
import { seeded } from '../../domain/kernel/seeded.ts'
import { seed } from '../setup/seed-value.ts'
import { chaos } from './chaos/chaos.ts'
import { crewOf, grid, item, owe, type Crew } from './chaos/crew.ts'
import { picture } from './chaos/device.ts'
import { openLine, type Line } from './chaos/line.ts'
import { held, locked, lying, narrow, openField, put, read, type Card } from './chaos/page.ts'
import { met } from './hands.ts'
import { complaints } from './looks.ts'
import { county, running, startJourneys, unlock, type JourneyHouse, type Seat } from './house.ts'

let house: JourneyHouse
let crew: Crew
let line: Line
let seat: Seat
let page: Page
const rand = seeded(seed)
const patient = { timeout: 40_000 }
const hour = 3_600_000

beforeAll(async () => {
  house = await startJourneys()
  crew = await crewOf(house, 'tabs', 1)
  await owe(house, crew.accounts[0]!, crew.people[0]!)
  line = await openLine(house.app.origin)
  seat = await house.field(crew.logins[0]!, { width: 390, worker: true, origin: line.origin, skew: 0 })
  page = seat.page
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
})
afterAll(async () => {
  await line?.close()
  await house?.close()
})

let minted = 0
const id = () => uuidv7(house.app.now().getTime() + minted++, rand.bytes(10))
const cards = async (n: number, photos = 0): Promise<Card[]> =>
  Promise.all(
    Array.from({ length: n }, async () => ({
      op: id(),
      person: rand.pick(crew.people.slice(1)),
      capturedAt: new Date(house.app.now().getTime() - 60_000 + minted).toISOString(),
      photos: await Promise.all(
        Array.from({ length: photos }, async () => ({
          op: id(),
          bytes: (await picture(rand, 400)).toString('base64'),
        })),
      ),
    })),
  )
const keep = (on: Page, all: Card[]) => put(on, { cards: all, place: grid, item })
const arrived = async () =>
  (
    await house.sql<{ n: number }>(`select count(*)::int as n from c${county}.visit where account = $1`, [
      crew.accounts[0],
    ])
  )[0]!.n
/** Visits and pictures do not get through; what else is asked does. */
const barred = (path: string) => (/(visits|files)$/.test(path) ? 'lost' : 'whole')

describe('[S1-49][L2] two tabs of one phone', () => {
  it('write both, and send one at a time', async () => {
    const two = await seat.context.newPage()
    await openField(two, line.origin)
    await seat.context.setOffline(true)
    await keep(page, await cards(5))
    await keep(two, await cards(5))
    line.acts.length = 0
    await seat.context.setOffline(false)
    await expect.poll(arrived, patient).toBe(10)
    await expect.poll(() => lying(page), patient).toEqual([])
    expect(line.acts.filter((p) => p.endsWith('/visits'))).toHaveLength(10)
    expect(line.atOnce()).toBe(1)
    await two.close()
  })
})

describe('[S1-49][L4] a phone that is full', () => {
  it('above 25 MB what was read longest ago goes; what waits stays', async () => {
    line.fate = barred
    await keep(page, await cards(4, 1))
    expect(await read(page, 28)).toBeGreaterThanOrEqual(28)
    // Back on a line the phone asks, and tidies up.
    await seat.context.setOffline(true)
    await seat.context.setOffline(false)
    await expect.poll(async () => (await held(page)).bytes, patient).toBeLessThanOrEqual(25_000_000)
    const { kinds } = await held(page)
    expect(kinds).toContain('day-27')
    expect(kinds).not.toContain('day-0')
    expect(await lying(page)).toHaveLength(8)
  })

  it('where the browser gives no more room, what was read makes room; then it says so, and nothing is lost', async () => {
    await seat.context.setOffline(true)
    await openForm(crew.people[0]!)
    await page.locator('form button[type=submit]').waitFor()
    const waits = (await lying(page)).length
    const rows = (await held(page)).kinds.length
    await narrow(page, 0)
    const full = await keep(page, await cards(rows + 5)).catch(String)
    expect(full).toContain('phone full')
    expect((await held(page)).kinds).toEqual([])
    expect(await lying(page)).toHaveLength(waits + rows)
    // By hand: the form says it, and keeps what was entered until there is room.
    await met(page)
    await page.locator('form button[type=submit]').click()
    await page.locator('.error').getByText('手机存满了').waitFor()
    await narrow(page, 99)
    await page.locator('form button[type=submit]').click()
    await page.locator('.done-mark').waitFor()
    await seat.context.setOffline(false)
    line.fate = () => 'whole'
    await expect.poll(() => lying(page), patient).toEqual([])
    expect(await arrived()).toBe(10 + 4 + rows + 1)
  })
})

const openForm = (person: string) =>
  page.evaluate(
    `history.pushState(null, '', '/${county}/field/visits/${person}/new'); dispatchEvent(new PopStateEvent('popstate'))`,
  )

describe('[S1-49][decision 13] the phone’s own clock, and whoever holds it', () => {
  it('set back it opens nothing until the server has answered; what is there stays', async () => {
    await read(page, 1)
    await seat.context.setOffline(true)
    await keep(page, await cards(1))
    await page.evaluate('new Promise((on) => setTimeout(on, 20))')
    await seat.context.addInitScript(running(-5 * hour))
    await page.goto(`${line.origin}/${county}/field`)
    await page.getByRole('heading', { name: '手机时间不对' }).waitFor()
    expect(await page.locator('#pin').count()).toBe(0)
    await page.locator('.foot .btn.primary').click()
    await page.getByRole('heading', { name: '手机时间不对' }).waitFor()
    await seat.context.setOffline(false)
    await unlock({ page })
    await expect.poll(() => lying(page), patient).toEqual([])
    expect((await held(page)).kinds.length).toBeGreaterThan(0)
  })

  it('after the lease the key is gone; what waits is sealed and goes in', async () => {
    const before = await arrived()
    await seat.context.setOffline(true)
    await keep(page, await cards(3))
    await seat.context.addInitScript(running(73 * hour))
    await page.goto(`${line.origin}/${county}/field`)
    await page.locator('.before').getByText('3 封封存信件').waitFor()
    expect(await locked(page)).toBe(false)
    expect(await held(page)).toEqual({ kinds: [], bytes: 0 })
    await seat.context.setOffline(false)
    await expect.poll(arrived, patient).toBe(before + 3)
  })

  it('signing out in one tab closes the other; what waits is taken up when its author signs in again', async () => {
    const before = await arrived()
    const two = await seat.context.newPage()
    seat = await house.field(crew.logins[0]!, { width: 390, worker: true, origin: line.origin, skew: 0 })
    page = seat.page
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    await two.close()
    const other = await seat.context.newPage()
    await openField(other, line.origin)
    line.fate = (path) => (/(visits|letters)$/.test(path) ? 'lost' : 'whole')
    await keep(page, await cards(2))
    await page.locator('.tabs a[href$="/me"]').click()
    await page.getByRole('button', { name: '退出登录' }).click()
    for (const tab of [page, other]) {
      await tab.locator('input[autocomplete=username]').waitFor()
      await tab.locator('.before').getByText('2 封封存信件').waitFor()
      expect(await locked(tab)).toBe(false)
    }
    line.fate = () => 'whole'
    await house.signIn(seat, crew.logins[0]!)
    await expect.poll(arrived, patient).toBe(before + 2)
    await other.locator('#pin').waitFor()
  })

  it('a revoke reaches both tabs at the next contact', async () => {
    const other = await seat.context.newPage()
    await openField(other, line.origin)
    await seat.context.setOffline(true)
    const admin = await house.staff('admin')
    await revokeAll(admin)
    await seat.context.setOffline(false)
    for (const tab of [page, other]) {
      await tab.getByText('这部手机已停用').first().waitFor()
      expect(await locked(tab)).toBe(false)
    }
  })
})

/** By the button on the page of accounts. */
async function revokeAll(admin: Seat): Promise<void> {
  await admin.open('staff/accounts')
  await admin.page.getByRole('searchbox').first().fill(crew.logins[0]!)
  await admin.page.getByText(crew.logins[0]!).first().click()
  await admin.page.getByRole('button', { name: '停用他的全部外勤手机…' }).click()
  await admin.page.locator('.ant-modal textarea').fill('手机丢了')
  expect(await complaints(admin, 1440)).toEqual([])
  await admin.page.locator('.ant-modal').getByRole('button', { name: '全部停用' }).click()
  await admin.page.locator('.ant-modal').waitFor({ state: 'hidden' })
}

describe('[S1-49][L2] visits from phones on bad lines', () => {
  it('arrive exactly once, in order, their photos whole', async () => {
    const found = await chaos(house, { name: 'short', seed, phones: 2, visits: 24, taps: 1, burst: 3 })
    console.log(`chaos of seed ${seed}:`, found.photos, found.restarts, found.unheard, JSON.stringify(found.happened))
    expect(found.wrong).toEqual([])
    expect(found.rows).toHaveLength(24)
    // A storm in which every answer arrived would be none: every phone lost one.
    expect(found.unheard).toBeGreaterThanOrEqual(2)
  })
})
