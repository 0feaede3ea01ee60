/** Somebody wants to lend a hand: signs up on the phone, is taken in at the community, and sees their hours count; every screen of it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { workFor } from '../../server/kernel/jobs/work.ts'
import { recordWrites } from '../../server/records/index.ts'
import { rooms } from '../../server/rooms.ts'
import { county, startJourneys, type JourneyHouse, type Look, type Seat } from './house.ts'
import { complaints, still, visit } from './looks.ts'

let house: JourneyHouse
let phone: Seat
let desk: Seat
const here = (text: string) => text.replaceAll('@', `c${county}.`)
const rows = (text: string, values: unknown[] = []) => house.sql<Record<string, unknown>>(here(text), values)

/** What a county of demonstration invents by itself, and everything that follows. */
async function invent(): Promise<void> {
  const job = rooms.flatMap((r) => r.jobs ?? []).find((j) => j.name === 'volunteers-invented')!
  for (let round = 0; round < 2; round++) {
    await job.run(workFor(house.app.house, house.app.county))
    await house.app.settle()
  }
}

beforeAll(async () => {
  house = await startJourneys()
  await house.app.settle()
  await invent()
  phone = await house.seat({ width: 390 })
  desk = await house.staff('secretary')
})
afterAll(() => house?.close())

const dialog = () => desk.page.locator('.ant-modal:visible')
const mine = async () =>
  (
    await rows(
      `select v.id, v.number, v.person, v.state, v.minutes from @volunteer v join @person_account a on a.person = v.person and a.link = 'self'
       order by v.applied_on desc limit 1`,
    )
  )[0]! as { id: string; number: string; person: string; state: string; minutes: number }

it('[S0-12][F1][F2] a resident signs up on the phone and is taken in at the desk', async () => {
  const { page } = phone
  await phone.open('volunteer')
  await page.getByRole('link', { name: '登录' }).click()
  await house.byPhone(phone)
  await phone.go('volunteer')
  await page.getByRole('link', { name: '报名当志愿者' }).click()
  await page.getByText('理发', { exact: true }).click()
  await page.getByRole('checkbox', { name: '周六上午' }).check()
  await page.getByRole('button', { name: '报名' }).click()
  // What was not agreed to is asked for, and nothing typed is lost.
  await page.locator('#f-agreed-f').waitFor()
  expect(await complaints(phone, 390)).toEqual([])
  await page.getByText('我看过了，愿意参加').click()
  await page.getByRole('button', { name: '报名' }).click()
  await page.getByText('社区（村）正在看').waitFor()
  expect(await complaints(phone, 390)).toEqual([])
  const { id, number } = await mine()

  await desk.open('staff/volunteers?view=applied')
  await desk.page.locator('.filter-row input[type=search], .filter-row .ant-input').first().fill(number)
  await desk.page.keyboard.press('Enter')
  await desk.page.waitForURL(`**/staff/volunteers/${id}`)
  await desk.page.getByRole('button', { name: '同意加入' }).click()
  await dialog().locator('textarea').fill('当面核对过')
  expect(await complaints(desk, 1440)).toEqual([])
  await dialog().locator('.ant-btn-primary').click()
  await desk.page.getByRole('heading', { name: '可以服务' }).waitFor()
  expect((await mine()).state).toBe('active')
})

it('[F4][F5][F8] what a record says waits, is found true, is shown, and counts; a star follows', async () => {
  const { id, person } = await mine()
  const { app } = house
  const [work, record] = [workFor(app.house, app.county), app.house.newId()]
  const at = (hhmm: string) => `2026-03-10T${hhmm}:00+08:00`
  await work.act(
    async () => undefined,
    () => ({
      writes: recordWrites(
        {
          id: record,
          origin: { kind: 'activity', id: record },
          unit: 'zhiyuanzhe',
          helpers: [{ person, from: at('08:00'), to: at('09:30') }],
          served: { persons: [], heads: 6 },
          item: 'elder-chores',
          mode: 'on-site',
          place: '231025/100/zhanqian/001/001/',
          endedAt: at('09:30'),
          outcome: 'done',
          files: [],
        },
        { account: null, now: app.now(), newId: app.house.newId },
      ),
      audit: [],
      events: [],
      answer: undefined,
    }),
  )
  await app.settle()
  await desk.open('staff/volunteers/hours')
  const row = desk.page.locator('tr.ant-table-row', { hasText: '1 小时 30 分' }).filter({ hasText: '08:00' })
  await row.getByRole('button', { name: /核实/ }).click()
  await row.waitFor({ state: 'detached' })
  await phone.go('hours-shown')
  await phone.page.getByText('1 小时 30 分').first().waitFor()
  expect(await complaints(phone, 390)).toEqual([])
  await house.later({ days: 4 })
  await rooms
    .flatMap((r) => r.jobs ?? [])
    .find((j) => j.name === 'volunteers-count')!
    .run(workFor(app.house, app.county))
  expect((await mine()).minutes).toBe(90)
  const [own] = await rows('select person from @volunteer where id = $1', [id])
  await phone.open(`volunteer/${String(own!['person'])}/hours`)
  await phone.page.getByText('已计入').first().waitFor()
  expect(await complaints(phone, 390)).toEqual([])
})

it('[F7] a paper is made on the phone, read from the square by anybody, sealed and taken back at the desk', async () => {
  const { page } = phone
  const { id, person } = await mine()
  await phone.go(`volunteer/${person}/papers`)
  await page.getByRole('button', { name: '开全部的' }).click()
  await page.getByText('有效').waitFor()
  expect(await complaints(phone, 390)).toEqual([])
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: /^存成文件/ }).click()
  expect((await saved).suggestedFilename()).toMatch(/^linli-\d{9}\.pdf$/)
  const [paper] = await rows('select token from @volunteer_paper order by made_at desc limit 1')
  const anybody = await house.seat({ width: 390 })
  await anybody.open(`paper/${String(paper!['token'])}`)
  await anybody.page.getByText('1 小时 30 分', { exact: false }).waitFor()
  expect(await anybody.page.locator('.state', { hasText: '有效' }).count()).toBe(1)
  expect(await complaints(anybody, 390)).toEqual([])
  // The seat of before was signed out by the days that went by.
  desk = await house.staff('secretary')
  await desk.open(`staff/volunteers/${id}`)
  await desk.page.getByRole('button', { name: /^撤回/ }).first().click()
  await dialog().locator('textarea').fill('格式要改')
  await dialog().locator('.ant-btn-primary').click()
  await desk.page.getByText('撤回原因：格式要改', { exact: false }).waitFor()
  expect(await complaints(desk, 1440)).toEqual([])
  await anybody.open(`paper/${String(paper!['token'])}`)
  await anybody.page.getByText('已撤回').waitFor()
})

it.each<Look>([{ width: 1440, height: 900, lang: 'en' }])(
  '[L10][L11] the pages of volunteers at the console: %o',
  async (look) => {
    const seat = await house.staff('secretary', look)
    const { id } = await mine()
    const pages = ['', '?view=applied', '/hours', '/hours?view=flawed', '/notice', '/rules', `/${id}`]
    expect(
      await visit(
        seat,
        look,
        pages.map((p) => `staff/volunteers${p}`),
      ),
    ).toEqual({})
    // Dialogs, too: desk, rules.
    await seat.go('staff/volunteers')
    await still(seat.page)
    await seat.page.locator('.head .ant-btn').last().click()
    await seat.page.locator('.ant-modal:visible #f-person').waitFor()
    expect(await complaints(seat, look.width)).toEqual([])
  },
)

it.each<Look>([{ width: 320, elder: true }])('[L11][L12] the resident’s pages: %o', async (look) => {
  // Each code is the newest of its minute.
  await house.later({ minutes: 2 })
  const seat = await house.seat(look)
  await seat.open('sign-in')
  await house.byPhone(seat)
  const { person } = await mine()
  const pages = [
    'volunteer',
    `volunteer/${person}`,
    `volunteer/${person}/join`,
    `volunteer/${person}/hours`,
    `volunteer/${person}/papers`,
    'helped',
    'hours-shown',
  ]
  expect(await visit(seat, look, pages)).toEqual({})
})
