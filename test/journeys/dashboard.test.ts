/** The dashboard in a real browser: every number opens to the matters behind it, for whoever may see them. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Route } from '../../domain/kernel/api.ts'
import { actRoutes } from '../../domain/requests/act-routes.ts'
import type { requestsApi } from '../../domain/requests/api.ts'
import { closeMonths } from '../../server/indicators/index.ts'
import { workFor } from '../../server/kernel/jobs/work.ts'
import { enter } from '../enter.ts'
import { pick } from './hands.ts'
import { county, startJourneys, type JourneyHouse, type Seat } from './house.ts'
import { complaints } from './looks.ts'
import { aMonth, counted, type Month } from './month.ts'

let house: JourneyHouse
let month: Month
let manager: Seat
const here = `staff/dashboard?place=${county}%2F&month=2026-03`

beforeAll(async () => {
  house = await startJourneys()
  // Twenty rated, three of them badly; two silent; three not taken up.
  month = await aMonth(house, [1, 1, 2, ...Array.from({ length: 17 }, () => 5), 0, 0], 3)
  manager = await house.staff('manager')
})
afterAll(() => house?.close())

const board = async (seat: Seat, path = here) => {
  await seat.open(path)
  await seat.page.locator('.kpi').first().waitFor()
}
const title = (page: Page, hasText: RegExp) => page.locator('.behind-title').filter({ hasText })
/** A busy machine takes its time. */
const soon = { timeout: 40_000 }
const listed = (page: Page) => page.locator('.behind > li').count()
const numberIn = (text: string) => Number(/\d[\d,]*/.exec(text)?.[0].replaceAll(',', ''))

/** Presses a number; what opens says so many and lists so many. */
async function opens(page: Page, link: ReturnType<Page['locator']>): Promise<{ pressed: number; listed: number }> {
  const pressed = numberIn(await link.innerText())
  await link.click()
  await title(page, new RegExp(` ${pressed} [件人]$`)).waitFor()
  await page
    .locator(pressed > 0 ? '.behind > li' : '.drawer .empty')
    .first()
    .waitFor()
  return { pressed, listed: await listed(page) }
}

describe('[K1][K2][K4] every number', () => {
  it('of a card opens the list whose total it is', async () => {
    const { page } = manager
    await board(manager)
    const links = page.locator('.kpis a.num')
    const all = await links.count()
    expect(all).toBeGreaterThan(15)
    for (let i = 0; i < all; i++) {
      const { pressed, listed: rows } = await opens(page, links.nth(i))
      expect([i, rows]).toEqual([i, pressed])
    }
  })

  it('below twenty is no rate, and its parts stand; who is short of it is named', async () => {
    const { page } = manager
    const bad = page.locator('.kpi', { hasText: '差评整改率' })
    expect(await bad.locator('.big').innerText()).toBe('—')
    expect(await bad.innerText()).toContain('不足 20 件')
    expect(await opens(page, bad.locator('.r a'))).toEqual({ pressed: 3, listed: 3 })
    const behind = await page
      .locator('.behind a')
      .evaluateAll((links) => links.map((l) => l.getAttribute('href') ?? ''))
    expect(behind.map((href) => href.split('/').pop() ?? '').sort()).toEqual([...month.bad].sort())
  })

  it('of a place below and of a month opens its own list', async () => {
    const { page } = manager
    await page.locator('.kpi h2 a', { hasText: '受理量' }).click()
    const row = page.locator('.below tr.ant-table-row', { hasText: '林口镇' })
    expect(await opens(page, row.locator('a.num'))).toEqual({ pressed: 25, listed: 25 })
    expect(await page.locator('.drawer').innerText()).toContain('林口镇 · 2026年3月')
    expect(new URL(page.url()).searchParams.get('in')).toBe(`${county}/100/`)
    expect(await opens(page, page.locator('.ct tbody td').last().locator('a'))).toEqual({ pressed: 25, listed: 25 })
    expect(await opens(page, page.locator('.ct tbody td').nth(-2).locator('a'))).toEqual({ pressed: 0, listed: 0 })
    expect(await page.locator('.drawer').innerText()).toContain('2026年2月')
  })

  it('[ux-38] tells how it is made, of which days, and when it was counted', async () => {
    const { page } = manager
    const rate = page.locator('.kpi', { hasText: '按期办结率' })
    await rate.getByRole('button', { name: '按期办结率的口径' }).click()
    expect(await rate.locator('.facts').innerText()).toMatch(
      /每一轮都按期办结的数 ÷[^]*当月应办结的[^]*S1-47[^]*今天 10:00/,
    )
  })

  it('the address holds place, month, indicator and side: a colleague sees the same', async () => {
    await board(manager)
    await opens(manager.page, manager.page.locator('.kpi', { hasText: '首次响应' }).locator('.r a'))
    const { pathname, search } = new URL(manager.page.url())
    const colleague = await house.staff('duty')
    await colleague.open(`${pathname.slice(county.length + 2)}${search}`)
    await title(colleague.page, /^首次响应（九成） · 3 件$/).waitFor()
    await colleague.page.locator('.behind a').first().click()
    await colleague.page.locator('.request-head').waitFor()
    expect(month.open).toContain(new URL(colleague.page.url()).pathname.split('/').pop())
  })
})

describe('[S1-53] satisfaction', () => {
  it('never stands without how many rated at all, on the card and in the table', async () => {
    const { page } = manager
    await board(manager, `${here}&indicator=satisfaction-rate`)
    expect(await page.locator('.kpi-group.pair h2').allInnerTexts()).toEqual(['满意率', '主动评价率'])
    const heads = await page.locator('.below thead th').allInnerTexts()
    expect([heads.includes('满意率'), heads.includes('主动评价率')]).toEqual([true, true])
  })

  it('[D13][K6] the side that handles sees counts in its own area and opens no list of ratings', async () => {
    const secretary = await house.staff('secretary')
    await board(secretary, 'staff/dashboard?month=2026-03')
    const { page } = secretary
    expect(await page.locator('h1').innerText()).toContain('第一居民委员会')
    expect(await page.locator('.kpi-group.pair').innerText()).toContain('17 / 20')
    expect(await page.locator('.kpi-group.pair a.num').count()).toBe(0)
    expect(await page.locator('.kpi', { hasText: '受理量' }).locator('a.big').count()).toBe(1)
    await secretary.open(`staff/dashboard?place=${county}%2F107%2F&month=2026-03`)
    await page.locator('h1', { hasText: '第一居民委员会' }).waitFor()
  })
})

describe('[K1] an indicator of one’s own', () => {
  it('is chosen from words, counted back, aimed at and ended, without a line of code', async () => {
    const { page } = manager
    await manager.open('staff/dashboard/definitions')
    await page.getByRole('link', { name: '添加指标' }).click()
    await page.locator('#f-nameZh').fill('路灯办结数')
    await page.locator('#f-formulaZh').fill('路灯事项中已办结的数')
    await page.locator('#f-why').fill('班子会要求')
    await page.getByRole('group', { name: '分子：哪些算达到' }).getByRole('button', { name: '加一条' }).click()
    const condition = page.getByRole('group', { name: '第 1 条' })
    await page.locator('button[type=submit]').click()
    expect(await condition.innerText()).toContain('这一条没有写完')
    await pick(condition.locator('.ant-select input').first(), '已办结')
    await page.locator('button[type=submit]').click()
    await page.locator('.definition dd', { hasText: '已办结：是' }).waitFor()
    await page.getByRole('button', { name: '定目标' }).click()
    await page.locator('#f-value').fill('80')
    await page.locator('.ant-modal #f-why').fill('年度计划')
    await page.locator('.ant-modal button[type=submit]').click()
    await page.locator('.definition dd', { hasText: '林口县：80.0%' }).waitFor()
    await counted(house)
    await board(manager)
    const card = page.locator('.kpi', { hasText: '路灯办结数' })
    expect(await card.innerText()).toMatch(/88\.0%[^]*22 \/ 25[^]*目标 80\.0%[^]*达到/)
    expect(await opens(page, card.locator('.r a'))).toEqual({ pressed: 3, listed: 3 })
    await page.goBack()
    await card.locator('h2 a').click()
    await card.getByRole('button').click()
    await card.getByRole('link', { name: '第 1 版' }).click()
    await page.getByRole('button', { name: '停用' }).click()
    await page.locator('.ant-modal #f-why').fill('不再需要')
    await page.locator('.ant-modal button[type=submit]').click()
    await page.locator('tr.ant-table-row').first().waitFor()
    expect(await page.locator('tr.ant-table-row', { hasText: '路灯办结数' }).count()).toBe(0)
  })
})

describe('[L10][L11][L12] how it looks', () => {
  it('at 1440 px in Chinese: the board, and the form of an indicator', async () => {
    const { page } = manager
    await board(manager)
    await page.locator('.below tr.ant-table-row').first().waitFor()
    expect(['board', await complaints(manager, 1440)]).toEqual(['board', []])
    await manager.open('staff/dashboard/definitions/resolved-rate')
    await page.locator('.head button').first().click()
    await page.locator('.condition').first().waitFor()
    expect(['form', await complaints(manager, 1440)]).toEqual(['form', []])
  })

  it('at 390 px in English: the board, and a list that takes its place', async () => {
    const seat = await house.staff('manager', { width: 390, lang: 'en' })
    const { page } = seat
    await board(seat)
    await page.locator('.below tr.ant-table-row').first().waitFor()
    expect(['board', await complaints(seat, 390)]).toEqual(['board', []])
    await page.locator('.kpi .r a').last().click()
    await page.locator('.behind li').first().waitFor()
    expect(['list', await complaints(seat, 390)]).toEqual(['list', []])
  })
})

describe('[ux-34] the bell', () => {
  it('counts what is unread, opens what it is about, and counts less by itself', async () => {
    const handler = await house.staff('chengguan')
    const { page } = handler
    const bell = page.locator('.notice-bell')
    await expect.poll(() => bell.getAttribute('aria-label'), soon).toMatch(/^消息，\d+ 条未读$/)
    const before = numberIn((await bell.getAttribute('aria-label'))!)
    await bell.click()
    await page.locator('.notices a').first().click()
    await page.locator('.request-head').waitFor()
    await expect.poll(async () => numberIn((await bell.getAttribute('aria-label'))!), soon).toBe(before - 1)
    await page.goBack()
    await page.getByRole('button', { name: '全部标为已读' }).click()
    await expect.poll(() => bell.getAttribute('aria-label'), soon).toBe('消息')
    expect(await complaints(handler, 1440)).toEqual([])
  })
})

describe('[data: numbers] a closed month', () => {
  it('keeps its figures; what came later stands beside, and either opens to its own rows', async () => {
    const { app, sql } = house
    await house.later({ days: 31 })
    await counted(house)
    const closing = async () => {
      await closeMonths(workFor(app.house, app.county))
      expect(await sql(`select status from c${county}.indicator_months where month = '2026-03-01'`)).toEqual([
        { status: 'closed' },
      ])
    }
    // It waits for every transaction of the server, those of other tests too.
    await vi.waitFor(closing, { timeout: 60_000, interval: 250 })
    const reviewer = await enter(app, sql, [{ role: 'reviewer', place: `${county}/` }], { factor: 1 })
    await reviewer.ok(actRoutes.exclude as Route as typeof requestsApi.accept, {
      params: { request: month.bad[0]! },
      body: { id: app.house.newId(), ground: 'policy-pending', reason: '等新规定' } as never,
    })
    await counted(house)
    const seat = await house.staff('manager')
    const { page } = seat
    await board(seat)
    expect(await page.locator('.head').innerText()).toMatch(/已月结 今天[^]*月结后更正/)
    const card = page.locator('.kpi', { hasText: '满意率' })
    expect(await card.innerText()).toMatch(/17 \/ 20[^]*月结后更正[^]*17 \/ 19/)
    expect(await opens(page, card.locator('.f a.num').last())).toEqual({ pressed: 20, listed: 20 })
    expect(await opens(page, card.locator('.w a.num').last())).toEqual({ pressed: 19, listed: 19 })
    expect(await page.locator('.drawer').innerText()).toContain('按今天的情况')
  })
})
