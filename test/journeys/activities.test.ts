/** Somebody signs up on the phone, the list is kept at the desk, a chat list is pasted; every screen of it looked at. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { messagesSent } from '../../server/accounts/index.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { county, startJourneys, type JourneyHouse, type Seat } from './house.ts'
import { complaints, still } from './looks.ts'

const of = (title: string) => stableId(county, 'activity', `${county}/100/zhanqian/001/`, title)
const course = of('智能手机课（第一期）')
const dance = of('健身舞晨练')
let house: JourneyHouse
let phone: Seat
let desk: Seat

beforeAll(async () => {
  house = await startJourneys()
  await house.app.settle()
  phone = await house.seat({ width: 390 })
  desk = await house.staff('secretary')
})
afterAll(() => house?.close())

async function signIn({ page }: Seat): Promise<void> {
  await page.locator('#f-phone').fill('00012345678')
  await page.locator('button[type=submit]').click()
  await page.locator('#f-code').waitFor()
  await messagesSent()
  const [sent] = await house.sql<{ text: string }>(
    `select text from c${county}.dev_messages order by at desc, id desc limit 1`,
  )
  await page.locator('#f-code').fill(/\d{6}/.exec(sent!.text)![0])
  await page.locator('button[type=submit]').click()
  await page.waitForURL('**/mine')
}
const dialog = () => desk.page.locator('.ant-modal:visible')

it('[E3][E4][S4-64] a resident signs up, sees it, withdraws; the desk puts people down and pastes a chat list', async () => {
  const { page } = phone
  await phone.open(`activities/${dance}`)
  await page.getByRole('link', { name: '登录后报名' }).click()
  await signIn(phone)
  await phone.go(`activities/${dance}`)
  await page.getByRole('button', { name: '我要报名' }).click()
  await page.getByText('轻一点，可以坐着').click()
  expect(await complaints(phone, 390)).toEqual([])
  await page.getByRole('button', { name: '我要报名' }).click()
  await page.getByText('已经报上了').waitFor()
  expect(await complaints(phone, 390)).toEqual([])
  await phone.go('activities?place=231025%2F100%2Fzhanqian%2F001%2F')
  await page.getByRole('heading', { name: '我报的名' }).waitFor()
  await still(page)
  expect(await complaints(phone, 390)).toEqual([])

  await desk.open(`staff/activities/${dance}`)
  await desk.page.getByText('轻一点，可以坐着').waitFor()
  await desk.page.getByRole('button', { name: '加一个人' }).click()
  await dialog().getByText('只写名字').click()
  await dialog().locator('#f-name').fill('测试甲')
  expect(await complaints(desk, 1440)).toEqual([])
  await dialog().locator('.ant-btn-primary').click()
  await desk.page.getByText('测试甲', { exact: true }).waitFor()
  await desk.page.getByRole('button', { name: '粘贴接龙' }).click()
  await dialog().locator('textarea').fill('#接龙\n1. 测试乙 2栋301\n2. 测试丙 尾号 0123')
  await dialog().getByRole('button', { name: '认人' }).click()
  await dialog().getByText('只写名字“测试乙”').click()
  await dialog().getByText('先不加').last().click()
  expect(await complaints(desk, 1440)).toEqual([])
  await dialog().getByRole('button', { name: '加入 1 人' }).click()
  await desk.page.getByText('测试乙', { exact: true }).waitFor()
  expect(await complaints(desk, 1440)).toEqual([])

  await phone.go(`activities/${dance}`)
  await page.getByRole('button', { name: '不去了' }).click()
  await page.getByRole('button', { name: '不去了，让给别人' }).click()
  await page.getByRole('button', { name: '我要报名' }).waitFor()
  // On the day: the sign at the door, and whoever has come.
  await page.getByRole('button', { name: '我要报名' }).click()
  await page.getByRole('button', { name: '我要报名' }).click()
  await page.getByText('已经报上了').waitFor()
  await house.sql(
    `update c${county}.activity set from_at = '2026-03-10T10:05:00+08:00', to_at = '2026-03-10T10:15:00+08:00' where id = '${dance}'`,
  )
  await desk.go(`staff/activities/${dance}/door`)
  await desk.page.locator('.door-sign svg').waitFor()
  expect(await complaints(desk, 1440)).toEqual([])
  const { code } = await desk.page.evaluate<{ code: string }>(
    `fetch('/${county}/api/activities/${dance}/door').then((r) => r.json())`,
  )
  await phone.open(`activities/${dance}?door=${code}`)
  await page.getByRole('button', { name: '我到了' }).click()
  await page.getByText('已签到').waitFor()
  expect(await complaints(phone, 390)).toEqual([])
  await house.later({ minutes: 20 })
  await desk.open(`staff/activities/${dance}`)
  await desk.page.getByRole('button', { name: '办结' }).click()
  await dialog().getByRole('button', { name: '加一个人' }).click()
  expect(await complaints(desk, 1440)).toEqual([])
  await dialog().getByRole('button', { name: '去掉' }).click()
  await dialog().locator('.ant-btn-primary').click()
  await desk.page.getByRole('heading', { name: '办得怎样' }).waitFor()
  expect(await complaints(desk, 1440)).toEqual([])
  await phone.go(`activities/${course}`)
  await page.getByRole('button', { name: '我要报名' }).click()
  expect(await complaints(phone, 390)).toEqual([])
})
