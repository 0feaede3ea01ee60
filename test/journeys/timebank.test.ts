/** A resident opens an account, sees what their hours brought and asks for help with them; the community sees both; every screen of it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { workFor } from '../../server/kernel/jobs/work.ts'
import { rooms } from '../../server/rooms.ts'
import { county, startJourneys, type JourneyHouse, type Look } from './house.ts'
import { complaints, visit } from './looks.ts'

let house: JourneyHouse
const rows = (text: string, values: unknown[] = []) =>
  house.sql<Record<string, unknown>>(text.replaceAll('@', `c${county}.`), values)
const job = (name: string) =>
  rooms
    .flatMap((r) => r.jobs ?? [])
    .find((j) => j.name === name)!
    .run(workFor(house.app.house, house.app.county))

beforeAll(async () => {
  house = await startJourneys()
  await house.app.settle()
})
afterAll(() => house?.close())

/** Hours that count, of whoever opened the account. */
async function served(person: string, minutes: number, day: string): Promise<void> {
  const id = house.app.house.newId()
  await rows(
    `insert into @volunteer (id, person, place, number, state, since, applied_on, joined_on, skills, languages, free, how_far, version)
     select $1::uuid, p.id, p.place, right($1::uuid::text, 9), 'active', '2026-01-01', '2026-01-01', '2026-01-01', '{}', '{}', '[]', 'grid', 1
     from @person p where p.id = $2::uuid on conflict (person) do nothing`,
    [id, person],
  )
  await rows(
    `insert into @volunteer_hours (id, record, version, volunteer, place, unit, item, origin_kind, origin, restricted, day, minutes, said_at, state, seq)
     select $1::uuid, $1::uuid, 1, v.id, v.place, 'shegongzhan', 'elder-chores', 'activity', $1::uuid, false, $3::date, $4::int, now(), 'counted', 2
     from @volunteer v where v.person = $2::uuid`,
    [id, person, day, minutes],
  )
}

it('[S1-06] an account is opened with one press; what counts comes in, line by line', async () => {
  const phone = await house.seat({ width: 390 })
  const { page } = phone
  await phone.open('sign-in')
  await house.byPhone(phone)
  await phone.go('time-bank')
  await page.getByRole('button', { name: '开户' }).first().click()
  await page.getByText('还有 0 分钟').first().waitFor()
  expect(await complaints(phone, 390)).toEqual([])
  const [purse] = await rows(`select id, person from @ledger_account where kind = 'purse' order by id limit 1`)
  const person = String(purse!['person'])
  await served(person, 90, '2026-02-01')
  await served(person, 45, '2026-02-08')
  await job('timebank-catch-up')
  await job('timebank-prove')
  expect(await rows('select right_, faults from @timebank_proof order by at desc limit 1')).toEqual([
    { right_: true, faults: [] },
  ])
  await phone.open(`time-bank/${person}`)
  await page.getByText('还有 2 小时 15 分钟').waitFor()
  await page.getByText('加 1 小时 30 分钟').waitFor()
  await page.getByText('时间不是钱：不能兑现，不能买卖。').waitFor()
  expect(await complaints(phone, 390)).toEqual([])
})

it('[S1-06][F13] a haircut is asked for on the phone, and its minutes are held', async () => {
  // Each code is the newest of its minute.
  await house.later({ minutes: 2 })
  await rows(
    `update @person set born = '1950-01-01' where id = (select person from @ledger_account where kind = 'purse' order by id limit 1)`,
  )
  const phone = await house.seat({ width: 390 })
  const { page } = phone
  await phone.open('sign-in')
  await house.byPhone(phone)
  await phone.go('time-bank/order')
  await page.locator('fieldset', { hasText: '用谁的时间' }).locator('label', { hasText: '还有 2 小时 15 分钟' }).click()
  await page.locator('fieldset', { hasText: '帮谁' }).locator('label').first().click()
  await page.locator('label', { hasText: '一次 30 分钟' }).click()
  await page
    .locator('input[type=date]')
    .fill(new Date(house.app.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10))
  await page.locator('textarea').fill('下午三点，三号楼门口')
  expect(await complaints(phone, 390)).toEqual([])
  await page.locator('button[type=submit]').click()
  await page.getByText('等人接').waitFor()
  await page.getByText('留出 30 分钟').waitFor()
  expect(await rows(`select state, minutes from @timebank_order`)).toEqual([{ state: 'open', minutes: 30 }])
  expect(await complaints(phone, 390)).toEqual([])
})

it.each<Look>([{ width: 390, lang: 'en' }])('[L10][L11] the time bank at the console: %o', async (look) => {
  const [purse] = await rows(`select id from @ledger_account where kind = 'purse' order by id limit 1`)
  const seat = await house.staff('secretary', look)
  const [order] = await rows('select id from @timebank_order')
  const own = [`/${String(purse!['id'])}`, `/orders/${String(order!['id'])}`]
  const pages = ['', '?view=frozen', '/rules', '/goods', '/orders', '/orders?state=told', '/proposals', ...own].map(
    (p) => `staff/time-bank${p}`,
  )
  expect(await visit(seat, look, pages)).toEqual({})
})

it.each<Look>([{ width: 320, elder: true }])('[L11][L12] the resident’s pages: %o', async (look) => {
  // Each code is the newest of its minute.
  await house.later({ minutes: 2 })
  const [purse] = await rows(`select person from @ledger_account where kind = 'purse' order by id limit 1`)
  const seat = await house.seat(look)
  await seat.open('sign-in')
  await house.byPhone(seat)
  const own = String(purse!['person'])
  const bank = ['', '/order', '/orders', '/serve', '/give', `/${own}`].map((p) => `time-bank${p}`)
  expect(await visit(seat, look, ['volunteer', ...bank])).toEqual({})
})
