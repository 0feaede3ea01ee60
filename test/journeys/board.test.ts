/** A dispatcher in a hurry: the board by keys alone, lists that move by themselves, several at once and back, two hands on one matter. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pick } from './hands.ts'
import { county, startJourneys, type JourneyHouse, type Seat } from './house.ts'
import { raiseMatters } from './matters.ts'

let house: JourneyHouse
let first: Seat
let page: Page
let ids: string[]
beforeAll(async () => {
  house = await startJourneys()
  first = await house.staff('dispatch')
  page = first.page
  ids = await raiseMatters(page, house.app.now())
  await house.app.settle()
})
afterAll(() => house?.close())

const status = async (request: string) =>
  (await house.sql<{ status: string }>(`select status from c${county}.requests where id = $1`, [request]))[0]!.status
const rows = (on: Page = page) => on.locator('tr.ant-table-row')
const keys = () =>
  page.evaluate<string[]>(`[...document.querySelectorAll('tr.ant-table-row')].map((r) => r.dataset.rowKey)`)
const current = () => page.locator('tr.ant-table-row.current').getAttribute('data-row-key')
const drawer = (on: Page = page) => on.locator('aside.drawer')
const key = (name: string) => page.keyboard.press(name)
const said = (text: string, on: Page = page) => on.locator('.ant-message-notice', { hasText: text }).first().waitFor()
/** Screens follow within a moment, on a busy machine within some. */
const soon = { timeout: 30_000 }
/** One more, by another way in. */
const raised = async (what: string, channel: string): Promise<string> => {
  const [request, id] = [house.app.house.newId(), house.app.house.newId()]
  const report = { id, channel, what, where: { place: `${county}/100/zhanqian/001/001/` } }
  const body = JSON.stringify(JSON.stringify({ request, report }))
  await page.evaluate(
    `fetch('/${county}/api/requests', { method: 'POST', headers: { 'x-linli': '1', 'content-type': 'application/json' }, body: ${body} })`,
  )
  return request
}
/** What kind of matter it is, in the panel. */
const classify = async (on: Page) => {
  await pick(on.locator('.doing #f-item'), '路灯', '路灯不亮')
  await on.locator('.doing input[type=radio]:checked').waitFor()
}

describe('[ux-36] by keys alone', () => {
  it('J and K move, Enter opens the page, K and J walk on there', async () => {
    await first.open('staff/board')
    await rows().first().waitFor()
    const [one, two] = await keys()
    await expect.poll(current, soon).toBe(one)
    await key('j')
    await expect.poll(current, soon).toBe(two)
    await key('k')
    await expect.poll(current, soon).toBe(one)
    await key('Enter')
    await page.waitForURL(new RegExp(`/requests/${one}$`))
    await page.locator('.request-head').waitFor()
    await key('j')
    await page.waitForURL(new RegExp(`/requests/${two}$`))
    await page.goBack()
  })

  it('/ looks for a number, ? shows every key, Esc closes, N goes to the desk', async () => {
    await first.open('staff/board')
    await rows().first().waitFor()
    await key('?')
    await page.locator('.ant-modal', { hasText: '快捷键' }).waitFor()
    await key('Escape')
    await page.locator('.ant-modal', { hasText: '快捷键' }).waitFor({ state: 'hidden' })
    const [{ ref_no: number }] = (await house.sql<{ ref_no: string }>(
      `select ref_no from c${county}.requests where id = $1`,
      [ids[0]],
    )) as [{ ref_no: string }]
    await key('/')
    await page.keyboard.type(number)
    await key('Enter')
    await page.waitForURL(new RegExp(`/requests/${ids[0]}$`))
    await first.open('staff/board')
    await rows().first().waitFor()
    await key('n')
    await page.waitForURL(/\/desk$/)
    await page.locator('h1', { hasText: '登记诉求' }).waitFor()
  })
})

describe('[D5] from hand to hand', () => {
  it('the only one in a filter: accepted, it stays in the panel and is sent on by the same keys', async () => {
    const id = await raised('路灯不亮，记者来问', 'media')
    await first.open('staff/board?waiting=acceptance&channel=media')
    await expect.poll(keys, soon).toEqual([id])
    await classify(page)
    await key('Control+Enter')
    await expect.poll(() => status(id), soon).toBe('accepted')
    await drawer().locator('.doing h2', { hasText: '派给谁' }).waitFor()
    await drawer().locator('.doing .why').first().waitFor()
    await key('Control+Enter')
    await expect.poll(() => status(id), soon).toBe('handling')
    await drawer().getByText('已派待签').waitFor()
  })

  it('[D8] what was sent can be taken back while nobody built on it', async () => {
    await said('已派单')
    await page.locator('.ant-message-notice', { hasText: '已派单' }).getByRole('button', { name: '撤销' }).click()
    await said('已撤销')
  })
})

describe('[ux-35] several at once', () => {
  it('chosen by X, sent as proposed, counted, and taken back together', async () => {
    await first.open('staff/board?waiting=dispatch')
    await expect.poll(() => rows().count(), soon).toBeGreaterThan(1)
    const chosen = (await keys()).slice(0, 2)
    await expect.poll(current, soon).toBe(chosen[0])
    await key('x')
    await key('j')
    await key('x')
    await page.locator('.batch', { hasText: '已选 2 件' }).waitFor()
    await page.getByRole('button', { name: '按建议派单' }).click()
    await said('已派出 2 件')
    for (const id of chosen) expect(await status(id)).toBe('handling')
    await page.locator('.ant-message-notice', { hasText: '已派出 2 件' }).getByRole('button', { name: '撤销' }).click()
    await said('已撤销')
    for (const id of chosen) expect(await status(id)).toBe('accepted')
  })
})

describe('[D7] two dispatchers', () => {
  it('[ux-34] a list moves by itself when somebody else acts', async () => {
    const second = await house.staff('dispatch2')
    const listening = second.page.waitForResponse((r) => r.url().includes('/api/live'))
    await second.open('staff/board?waiting=dispatch')
    await listening
    await first.open('staff/board?waiting=dispatch')
    await expect.poll(() => rows(second.page).count(), soon).toBeGreaterThan(0)
    const before = await rows(second.page).count()
    await drawer().locator('.doing .why').first().waitFor()
    const sent = (await current())!
    await key('Control+Enter')
    await expect.poll(() => status(sent), soon).toBe('handling')
    await house.app.settle()
    await expect.poll(() => rows(second.page).count(), soon).toBe(before - 1)
    await second.context.close()
  })

  it('on one matter: the second is told who was first, and loses nothing typed', async () => {
    const [id] = await raiseMatters(page, house.app.now()).then((made) => made.slice(-1))
    const second = await house.staff('dispatch2')
    const open = async (seat: Seat) => {
      await seat.open(`staff/board?waiting=acceptance&row=${id}`)
      await classify(seat.page)
      await seat.page.locator('.doing textarea').fill('请您稍等')
    }
    await open(first)
    await open(second)
    await page.locator('button[type=submit]', { hasText: '受理' }).click()
    await expect.poll(() => status(id!), soon).toBe('accepted')
    // Whether the list moved before or after is chance: the screen is as it was when this one pressed.
    await second.page.locator('button[type=submit]', { hasText: '受理' }).click()
    await second.page.locator('.doing .error', { hasText: '派单员戊一' }).waitFor()
    expect(await second.page.locator('.doing textarea').inputValue()).toBe('请您稍等')
  })
})
