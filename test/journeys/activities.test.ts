/** Somebody signs up on the phone, the list is kept at the desk, a chat list is pasted; every screen of it looked at. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { entrySign } from '../../domain/activities/door.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { county, startJourneys, type JourneyHouse, type Seat } from './house.ts'
import { cameraOf, pick } from './hands.ts'
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

const dialog = () => desk.page.locator('.ant-modal:visible')

it('[E3][E4][S4-64] a resident signs up, sees it, withdraws; the desk puts people down and pastes a chat list', async () => {
  const { page } = phone
  await phone.open(`activities/${dance}`)
  await page.getByRole('link', { name: '登录后报名' }).click()
  await house.byPhone(phone)
  await phone.go(`activities/${dance}`)
  await page.getByRole('button', { name: '我要报名' }).click()
  await page.getByText('轻一点，可以坐着').click()
  expect(await complaints(phone, 390)).toEqual([])
  await page.getByRole('button', { name: '我要报名' }).click()
  await page.getByText('已经报上了').waitFor()
  expect(await complaints(phone, 390)).toEqual([])
  await phone.go('activities?place=231025%2F100%2Fzhanqian%2F001%2F')
  await page.getByRole('heading', { name: '我报的名' }).waitFor()
  await page.getByRole('button', { name: '生成我的日历地址' }).click()
  await page.getByRole('button', { name: '换一个地址' }).waitFor()
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
  await desk.page.getByRole('button', { name: '加照片' }).click()
  await dialog().getByText('认得出的人都同意了').click()
  await dialog().getByLabel('同意到哪天').waitFor()
  expect(await complaints(desk, 1440)).toEqual([])
  await phone.go(`activities/${course}`)
  await page.getByRole('button', { name: '我要报名' }).click()
  expect(await complaints(phone, 390)).toEqual([])
})

it('[E5][S1-49] the list at the door without a network: three are marked, passers-by counted, all of it arrives with its time', async () => {
  const now = house.app.now().getTime()
  const moment = (minutes: number) => new Date(now + minutes * 60_000).toISOString()
  await house.sql(`update c${county}.activity set from_at = $2, to_at = $3 where id = $1`, [
    course,
    moment(-5),
    moment(90),
  ])
  const people = await house.sql<{ id: string }>(
    `select id from c${county}.person where place like '231025/100/zhanqian/001/%' and died is null and erased_at is null order by id limit 3`,
  )
  const entries = people.map((_, n) => stableId('journey', 'entry', n))
  for (const [n, id] of entries.entries())
    await house.sql(
      `insert into c${county}.activity_entry (id, activity, person, elder, groups, state, seq, at) values ($1, $2, $3, false, '{}', 'in', $4, now())`,
      [id, course, people[n]!.id, 100 + n],
    )
  const seat = await house.field('grid')
  const { page } = seat
  await page.getByRole('link', { name: '今天的活动' }).click()
  await page.getByRole('link', { name: '智能手机课' }).click()
  await page.getByRole('heading', { name: '路过参加' }).waitFor()
  expect(await complaints(seat, 390)).toEqual([])
  await seat.context.setOffline(true)
  await page.getByText('没有网络').waitFor()
  // The first shows the square of the sign-up on their own phone.
  await page.evaluate(cameraOf(entrySign(entries[0]!)))
  await page.getByRole('button', { name: '扫报名页上的码' }).click()
  await page.getByText(/到了$/).and(page.locator('.scan-said')).waitFor()
  await page.getByRole('button', { name: '关掉相机' }).click()
  for (const id of entries.slice(1)) {
    const code = id.slice(-6).toUpperCase()
    await page.getByLabel('找人').fill(code)
    await page.getByRole('button', { name: `到了，报名码 ${code}` }).click()
    await page.getByRole('button', { name: `划错了，报名码 ${code}` }).waitFor()
  }
  await page.getByRole('button', { name: '加一位' }).click()
  await page.getByRole('button', { name: '记下 2 人' }).click()
  await page.getByText('已记 2 人').waitFor()
  // The browser says that there is no line, as often as the phone tries.
  expect((await complaints(seat, 390)).filter((c) => !c.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  const held = () =>
    house.sql<{ came: number; counted: number }>(`select came, counted from c${county}.activity where id = $1`, [
      course,
    ])
  expect(await held()).toEqual([{ came: 0, counted: 0 }])
  await seat.context.setOffline(false)
  await expect.poll(held, { timeout: 20_000 }).toEqual([{ came: 3, counted: 2 }])
  const marks = await house.sql<{ at: Date }>(
    `select arrived_at as at from c${county}.activity_entry where activity = $1 and arrived_at is not null`,
    [course],
  )
  expect(marks.map((m) => m.at.getTime())).toEqual(entries.map(() => now))
})

it('[S0-17][S2-22][S2-03][S4-16] a wish is claimed by a unit, a draw has its result, a pledge is done, goods are handed over with a receipt', async () => {
  const { page } = phone
  await phone.open('neighbours/new?side=wish')
  await page.locator('#f-words').fill('想要一副老花镜')
  await page.locator('#f-name').fill('老慕容')
  await page.locator('#f-phone').fill('00012345678')
  await page.getByRole('button', { name: '交给社区' }).click()
  await page.getByRole('heading', { name: '我的互助' }).waitFor()
  await page.getByText('等社区审核').waitFor()
  const [wish] = await house.sql<{ id: string }>(`select id from c${county}.neighbour_post where side = 'wish'`)
  await desk.open(`staff/neighbours/${wish!.id}`)
  await desk.page.getByRole('button', { name: '同意上板' }).click()
  await desk.page.getByText('在互助板上').waitFor()
  await house.sql(
    `insert into c${county}.neighbour_unit (id, unit, place, members, from_day, version)
     select gen_random_uuid(), 'squad-hair-1', '231025/100/zhanqian/001/', 8, '2026-03-01', 1`,
  )
  const unit = await house.staff('hair')
  await unit.open('staff/neighbours/claims')
  await unit.page.getByRole('button', { name: '认领', exact: true }).click()
  const claiming = unit.page.locator('.ant-modal:visible')
  await claiming.locator('#f-words').fill('明天送到家里')
  await claiming.locator('#f-name').fill('小淳于')
  await claiming.locator('#f-phone').fill('00012345679')
  await claiming.locator('button[type=submit]').click()
  await unit.page.getByText('还没有认领').waitFor({ state: 'detached' })
  await phone.open('neighbours/mine')
  await page.getByRole('button', { name: '同意，互相看电话' }).click()
  await page.getByText('双方都同意了').waitFor()
  expect(await complaints(phone, 390)).toEqual([])

  const [chess] = await house.sql<{ id: string }>(
    `update c${county}.activity set taken = 2 where kind = 'chess-contest' and status = 'published' returning id`,
  )
  await house.sql(
    `insert into c${county}.activity_entry (id, activity, person, elder, groups, state, seq, at)
     select gen_random_uuid(), $1, id, false, '{}', 'in', row_number() over (order by id), now() from c${county}.person
     where place like '231025/100/zhanqian/001/%' and died is null and erased_at is null order by id limit 2`,
    [chess!.id],
  )
  await desk.go(`staff/activities/${chess!.id}`)
  await desk.page.getByRole('button', { name: '公布抽签办法' }).click()
  await dialog().locator('button[type=submit]').click()
  await desk.page.getByText('校验码（SHA-256）').waitFor()
  await desk.page.getByText('写参赛名').first().click()
  await dialog().locator('#f-name').fill('北山老将')
  expect(await complaints(desk, 1440)).toEqual([])
  await dialog().locator('button[type=submit]').click()
  await desk.page.getByText('参赛名：北山老将').waitFor()
  await desk.page.getByRole('button', { name: '抽签', exact: true }).click()
  await desk.page.getByRole('button', { name: '记赛果' }).click()
  await pick(dialog().locator('#f-winner'), '北山老将')
  await dialog().locator('button[type=submit]').click()
  await desk.page.getByText('1 号 北山老将胜').waitFor()

  const [green] = await house.sql<{ id: string }>(`select id from c${county}.activity where kind = 'green-pledge'`)
  await phone.go(`activities/${green!.id}`)
  await page.getByRole('button', { name: /种一棵树/ }).click()
  await page.getByRole('button', { name: '做好了' }).click()
  await page.getByText('已完成').waitFor()
  const name = (await page.getByText(/认领：种一棵树/).innerText()).split('认领')[0]!.trim()
  expect(await complaints(phone, 390)).toEqual([])

  // The visit with gifts that the community planned.
  await house.sql(`update c${county}.activity set kind = 'gifts' where id = $1`, [green!.id])
  await desk.go(`staff/activities/${green!.id}`)
  await desk.page.getByRole('button', { name: '登记发放' }).click()
  await pick(dialog().locator('#f-person'), name, '*')
  await dialog().locator('button[type=submit]').click()
  await desk.page.getByRole('button', { name: '冲销' }).waitFor()
  expect(await complaints(desk, 1440)).toEqual([])
  await desk.go('staff/activities/goods')
  await desk.page.getByRole('rowheader', { name: '饺子' }).waitFor()
  await desk.go('staff/activities/pledges')
  await desk.page.getByRole('rowheader', { name: '站前办事处第一居民委员会' }).first().waitFor()
  await desk.go('staff/activities/goods')
  await desk.page.getByRole('button', { name: '登记走访发放' }).click()
  await dialog().locator('#f-visit').waitFor()
  expect(await complaints(desk, 1440)).toEqual([])
})

it('[E6] a series shows its days before it is planned: holidays left out, each a page of its own', async () => {
  const { page } = desk
  await desk.open('staff/activities')
  await page.getByRole('button', { name: '筹备活动' }).click()
  await dialog().locator('#f-title').fill('端午包粽子课')
  await dialog().locator('#f-day').fill('2026-06-05')
  await dialog().locator('#f-spot').fill('一楼')
  await pick(dialog().locator('#f-repeat'), '每周的这一天')
  await dialog().locator('#f-until').fill('2026-06-26')
  await dialog().getByText('一共 3 场').waitFor()
  await dialog().getByText('停办').waitFor()
})
