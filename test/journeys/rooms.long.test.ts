/** Pages of rooms in the looks that the short run leaves to this one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { county, startJourneys, type JourneyHouse, type Look, type Seat } from './house.ts'
import { cityCells, cityFile, cityHeads } from '../requests/city.ts'
import { complaints, visit } from './looks.ts'

let house: JourneyHouse
beforeAll(async () => {
  house = await startJourneys()
  await house.planned()
})
afterAll(() => house?.close())

const desk: Look = { width: 1440, height: 900 }
const staff: Record<string, readonly string[]> = {
  volunteers: [
    '',
    '?view=applied',
    '/hours',
    '/hours?view=flawed',
    '/notice',
    '/commended',
    '/counts',
    '/rules',
    '/exchange',
  ],
  'time-bank': ['', '?view=frozen', '/rules', '/goods', '/orders', '/orders?state=told'],
  neighbours: ['', '?view=sent', '?view=reported', '/rate', '/units', '/claims', '/groups'],
  duties: ['', '/unmet', '/pairs', '/share', '/call-backs', '/enrol?plan=elder-visit', '/weather', '/plans', '/paper'],
  teams: ['', '/policies', '/at?place=231025%2F100%2Fzhanqian%2F001%2F'],
  demands: ['', '?kind=duty', '?state=asked', '?state=over', '/at?place=231025%2F100%2Fzhanqian%2F001%2F'],
  activities: ['', '?view=open', '/kinds', '/numbers', '/brands', '/pledges', '/goods'],
  facilities: ['/missing?kind=board', '/kinds'],
}
const resident = [
  'volunteer',
  'helped',
  'hours-shown',
  'time-bank',
  'time-bank/order',
  'time-bank/orders',
  'neighbours/near',
  'neighbours/new?side=wish',
  'neighbours/groups',
  'activities',
]

describe('[L10][L11][L12] pages of rooms', () => {
  it.each<Look>([desk, { ...desk, lang: 'en' }, { width: 390 }, { width: 390, lang: 'en' }])(
    'of the console: %o',
    async (look) => {
      const seat = await house.staff('secretary', look)
      const kinds = await house.sql<{ id: string }>(
        `select id from c231025.activity where kind in ('green-pledge', 'chess-contest', 'gifts')`,
      )
      const pages = Object.entries(staff).flatMap(([room, paths]) => paths.map((p) => `staff/${room}${p}`))
      pages.push(...kinds.map((a) => `staff/activities/${a.id}`))
      expect(await visit(seat, look, pages)).toEqual({})
    },
  )

  it.each<Look>([desk, { width: 390, lang: 'en' }])(
    '[S1-47][D7] a table of the city on its way in, and what came of it: %o',
    async (look) => {
      const seat = await house.staff('dispatch', look)
      const { page, open } = seat
      await open('staff/city')
      const heads = cityHeads.map((h) => (h === '市交办办结期限' ? '市里何时要' : h))
      const bytes = cityFile([cityCells(`LOOK-${look.width}`), cityCells('')], heads)
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: '工单.xlsx', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from(bytes) })
      const press = (name: RegExp) => page.getByRole('button', { name }).click()
      await page.getByRole('button', { name: /看看会登记什么|See what/ }).waitFor()
      expect(await complaints(seat, look.width)).toEqual([])
      await press(/看看会登记什么|See what/)
      await page.getByRole('button', { name: /登记这|Enter this/ }).waitFor()
      expect(await complaints(seat, look.width)).toEqual([])
      await press(/登记这|Enter this/)
      await page.getByText(/登记好了|^Entered/).waitFor()
      expect(await complaints(seat, look.width)).toEqual([])
    },
  )

  it.each<Look>([{ width: 390 }, { width: 320, lang: 'en' }, { width: 320, elder: true }])(
    'of residents: %o',
    async (look) => {
      // Each code is the newest of its minute.
      await house.later({ minutes: 2 })
      const seat = await house.seat(look)
      await seat.open('sign-in')
      await house.byPhone(seat)
      const kinds = await house.sql<{ id: string }>(
        `select id from c231025.activity where kind in ('green-pledge', 'chess-contest') and status = 'published'`,
      )
      const pages = [...resident, ...kinds.map((a) => `activities/${a.id}`)]
      expect(await visit(seat, look, pages)).toEqual({})
    },
  )
})

/** Of one seat: what is open now has nothing to complain of. */
const clean = async (seat: Seat, width: number) => expect(await complaints(seat, width)).toEqual([])

describe('[L10][L11] what is opened seldom', () => {
  it('[E7] the dialog in which a promise is changed, and the evaluation of a year', async () => {
    const seat = await house.staff('editor', desk)
    const { page } = seat
    await seat.go('staff/teams')
    await page.getByText('健康义诊服务队').first().click()
    await page.getByRole('heading', { name: '年度评价' }).waitFor()
    await page.getByText('年度问卷').waitFor()
    await clean(seat, 1440)
    await page.getByRole('button', { name: '修改任务' }).click()
    await page.getByRole('dialog').getByText('按谁算').waitFor()
    await clean(seat, 1440)
  })

  it('[S1-06] the forms of rules and goods of the time bank', async () => {
    const seat = await house.staff('editor', desk)
    const { page } = seat
    for (const [path, name] of [
      ['staff/time-bank/goods', /修改 香皂/],
      ['staff/time-bank/rules', /修改 爱心银行/],
      ['staff/teams/policies', /修改 就业援助/],
    ] as const) {
      await seat.go(path)
      await page.getByRole('button', { name }).click()
      await page.getByRole('dialog').locator('button[type=submit]').waitFor()
      await clean(seat, 1440)
    }
  })

  it('the switch of a part that a county may do without', async () => {
    const seat = await house.staff('admin', desk)
    const { page } = seat
    await seat.go('staff/settings')
    await page.getByRole('button', { name: '改：服务队' }).click()
    await page.locator('#f-why').waitFor()
    await clean(seat, 1440)
  })

  it('[E2][E8] the own squad with what is wanting, the yearly survey and the policy library', async () => {
    // Late in the quarter something is wanting.
    await house.later({ days: 12 })
    const seat = await house.seat({ width: 390 })
    const { page } = seat
    await seat.open('sign-in')
    await house.byPhone(seat)
    const [squad] = await house.sql<{ id: string }>(
      `update c${county}.squad set leader = (select account from c${county}.person_account where link = 'self' and to_day is null order by from_day desc, id desc limit 1)
       where unit = 'squad-clinic-1' returning id`,
    )
    await seat.go(`squads/${squad!.id}`)
    await page.getByText('眼下要安排的').waitFor()
    await clean(seat, 390)
    await seat.go('squads/survey')
    await page.getByRole('button', { name: '健康义诊服务队：满意' }).click()
    await page.getByText('您说的是：满意').waitFor()
    await clean(seat, 390)
    await seat.go('squads/policies')
    await page.getByText('没有截止日').first().waitFor()
    await clean(seat, 390)
  })
})
