/**
 * One resident's whole way: signs up on the phone, is marked at the door without a network by the square on that phone, the hours are
 * found true by a second person, a star is reached, the paper is read from its square, and the minutes become a haircut for a neighbour.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { entrySign } from '../../domain/activities/door.ts'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { numberOf } from '../../domain/timebank/orders.ts'
import { workFor } from '../../server/kernel/jobs/work.ts'
import { rooms } from '../../server/rooms.ts'
import { cameraOf } from './hands.ts'
import { county, startJourneys, type JourneyHouse, type Seat } from './house.ts'

const community = `${county}/100/zhanqian/001/`
const dance = stableId(county, 'activity', community, '健身舞晨练')
let house: JourneyHouse
let phone: Seat
let desk: Seat
const rows = (text: string, values: unknown[] = []) =>
  house.sql<Record<string, string>>(text.replaceAll('@', `c${county}.`), values)
const job = (name: string) =>
  rooms
    .flatMap((r) => r.jobs ?? [])
    .find((j) => j.name === name)!
    .run(workFor(house.app.house, house.app.county))
const patient = { timeout: 40_000 }

beforeAll(async () => {
  house = await startJourneys()
  await house.app.settle()
  phone = await house.seat({ width: 390 })
})
afterAll(() => house?.close())

/** Taken in long ago, with the hours of before; how that goes the journey of volunteers shows. */
async function volunteer(person: string, minutes: number): Promise<void> {
  const id = house.app.house.newId()
  await rows(
    `insert into @volunteer (id, person, place, number, state, since, applied_on, joined_on, skills, languages, free, how_far, version)
     select $1::uuid, p.id, p.place, right($1::uuid::text, 9), 'active', '2025-01-01', '2025-01-01', '2025-01-01', '{}', '{}', '[]', 'grid', 1
     from @person p where p.id = $2::uuid`,
    [id, person],
  )
  for (let day = 0, left = minutes; left > 0; day++, left -= 540)
    await rows(
      `insert into @volunteer_hours (id, record, version, volunteer, place, unit, item, origin_kind, origin, restricted, day, minutes, said_at, state, seq)
       select $1::uuid, $1::uuid, 1, $2::uuid, v.place, 'shegongzhan', 'elder-chores', 'activity', $1::uuid, false, '2025-02-01'::date + $3::int, $4::int, now(), 'counted', 2
       from @volunteer v where v.id = $2::uuid`,
      [house.app.house.newId(), id, day, Math.min(left, 540)],
    )
}

/** What the desk does on pages that other journeys walk. */
const asked = (seat: Seat, path: string, body?: object) =>
  seat.page.evaluate<{ status: number; said: Record<string, never> }>(
    `fetch('/${county}/api${path}', ${JSON.stringify({
      method: body ? 'POST' : 'GET',
      headers: { 'x-linli': '1', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })}).then(async (r) => ({ status: r.status, said: r.status === 204 ? {} : await r.json() }))`,
  )
const did = async (seat: Seat, path: string, body: object) =>
  expect(await asked(seat, path, { id: house.app.house.newId(), ...body })).toMatchObject({ status: 200 })

let me: string

it('[E3][E5][S1-49] signs up on the phone, and is marked at the door without a network by the square on it', async () => {
  const { page } = phone
  await phone.open('sign-in')
  await house.byPhone(phone)
  const [own] = await rows(`select person from @person_account where link = 'self' order by id limit 1`)
  me = own!['person']!
  await volunteer(me, 5_940)
  await phone.go(`activities/${dance}`)
  await page.getByRole('button', { name: '我要报名' }).click()
  await page.getByText('轻一点，可以坐着').click()
  await page.getByRole('button', { name: '我要报名' }).click()
  await page.getByText('已经报上了').waitFor()
  await page.getByRole('img', { name: '报名的二维码' }).waitFor()
  const [entry] = await rows('select id from @activity_entry where activity = $1 and person = $2', [dance, me])

  const now = house.app.now().getTime()
  const [from, to] = [new Date(now - 60_000).toISOString(), new Date(now + 59 * 60_000).toISOString()]
  await rows('update @activity set from_at = $2, to_at = $3 where id = $1', [dance, from, to])
  const door = await house.field('grid')
  await door.page.getByRole('link', { name: '今天的活动' }).click()
  await door.page.getByRole('link', { name: '健身舞晨练' }).click()
  await door.page.getByRole('heading', { name: '路过参加' }).waitFor()
  await door.context.setOffline(true)
  await door.page.getByText('没有网络').waitFor()
  await door.page.evaluate(cameraOf(entrySign(entry!['id']!)))
  await door.page.getByRole('button', { name: '扫报名页上的码' }).click()
  await door.page.locator('.scan-said', { hasText: '到了' }).waitFor()
  const came = async () => (await rows('select came from @activity where id = $1', [dance]))[0]!['came']
  expect(await came()).toBe(0)
  await door.context.setOffline(false)
  await expect.poll(came, patient).toBe(1)
  await phone.open(`activities/${dance}`)
  await page.getByText('已签到').waitFor()
})

it('[F4][F8] the hour given there is found true by a second person, and makes a star', async () => {
  await house.later({ minutes: 75 })
  // Nobody did anything at the desk for so long: it was signed out.
  desk = await house.staff('secretary')
  const [row] = await rows('select version, from_at, to_at from @activity where id = $1', [dance])
  const span = { from: new Date(row!['from_at']!).toISOString(), to: new Date(row!['to_at']!).toISOString() }
  const helpers = [{ person: me, ...span }]
  await did(desk, `/activities/${dance}/close`, {
    base: Number(row!['version']),
    ...span,
    heads: 0,
    helpers,
    form: {},
    minutes: '',
  })
  await house.app.settle()
  const hours = () => rows(`select id, state, minutes from @volunteer_hours where minutes = 60  and state <> 'counted'`)
  await expect.poll(async () => (await hours()).length, patient).toBe(1)
  const [hour] = await hours()
  // Whoever wrote it down is not the second.
  const check = { id: house.app.house.newId(), ids: [hour!['id']] }
  const own = await asked(desk, '/volunteer-hours/verify', check)
  expect(JSON.stringify(own)).not.toContain('"verified":1')
  await rows(
    `insert into @account_grants (id, account, role, place, unit, from_day, body_hash, given_at)
     select $1, id, 'community-secretary', $2, null, '2026-01-01', '', now() from @accounts where name = 'review'`,
    [house.app.house.newId(), community],
  )
  const second = await house.staff('review')
  await second.open('staff/volunteers/hours')
  const line = second.page.locator('tr.ant-table-row', { hasText: '1 小时' }).first()
  await line.getByRole('button', { name: /核实/ }).click()
  await line.waitFor({ state: 'detached' })
  await house.later({ days: 4 })
  await job('volunteers-count')
  await phone.open(`volunteer/${me}`)
  await phone.page.getByText('一星级志愿者').first().waitFor(patient)
})

it('[F7] the paper of it is read from its square by anybody', async () => {
  await phone.go(`volunteer/${me}/papers`)
  await phone.page.getByRole('button', { name: '开全部的' }).click()
  await phone.page.getByText('有效').waitFor()
  const [paper] = await rows('select token from @volunteer_paper order by made_at desc limit 1')
  const anybody = await house.seat({ width: 390 })
  await anybody.open(`paper/${paper!['token']}`)
  await anybody.page.getByText('100 小时', { exact: false }).first().waitFor()
  await anybody.page.locator('.state', { hasText: '有效' }).waitFor()
})

it('[S1-06][F13] the minutes are spent on a haircut for a neighbour', async () => {
  const { page } = phone
  await phone.go('time-bank')
  await page.getByRole('button', { name: '开户' }).first().click()
  await page.getByText('还有 0 分钟').first().waitFor()
  await job('timebank-catch-up')
  desk = await house.staff('secretary')
  const [elder, barber] = await rows(
    `select p.id from @person p where p.place like $1 and p.born < '1960-01-01' and p.died is null and p.erased_at is null
     and not exists (select 1 from @volunteer v where v.person = p.id) and p.id <> $2 order by p.id limit 2`,
    [`${community}%`, me],
  )
  await did(desk, '/timebank/holders', { person: elder!['id'], agreed: true })
  await volunteer(barber!['id']!, 0)
  const purse = async (person: string) =>
    (
      await rows(`select id, balance::int as balance from @ledger_account where kind = 'purse' and person = $1`, [
        person,
      ])
    )[0]!
  const before = Number((await purse(me))['balance'])
  expect(before).toBeGreaterThanOrEqual(60)

  await phone.open('time-bank/order')
  await page.locator('fieldset', { hasText: '用谁的时间' }).locator('label', { hasText: '还有' }).first().click()
  await page.locator('fieldset', { hasText: '帮谁' }).locator('label', { hasText: '要对方时间银行的账号' }).click()
  await page.getByLabel('对方的账号').fill(numberOf((await purse(elder!['id']!))['id']!))
  await page.locator('label', { hasText: '一次 30 分钟' }).click()
  await page.locator('input[type=date]').fill(house.app.now().toISOString().slice(0, 10))
  await page.locator('textarea').fill('上午十点，二号楼二单元')
  await page.locator('button[type=submit]').click()
  await page.getByText('等人接').waitFor()
  expect(Number((await purse(me))['balance'])).toBe(before - 30)

  const [order] = await rows('select id from @timebank_order')
  const at = `/timebank/desk/orders/${order!['id']}`
  await did(desk, `${at}/assign`, { person: barber!['id'] })
  const start = house.app.now().getTime()
  await house.later({ minutes: 25 })
  const moment = (minutes: number) => new Date(start + minutes * 60_000).toISOString()
  await did(desk, `${at}/tell`, { from: moment(1), to: moment(21) })
  await did(desk, `${at}/confirm`, {})
  await phone.open('time-bank/orders')
  await page.getByText('用了 30 分钟').waitFor()
  expect(await rows(`select state, spent from @timebank_order`)).toEqual([{ state: 'served', spent: 30 }])
  // What was given away stands as a service of the barber's, and nowhere else as minutes.
  const [record] = await rows(
    `select count(*)::int as n from @service_records where origin_kind = 'booking' and origin = $1`,
    [order!['id']],
  )
  expect(record!['n']).toBe(1)
  await job('timebank-prove')
  expect(await rows('select right_, faults from @timebank_proof order by at desc limit 1')).toEqual([
    { right_: true, faults: [] },
  ])
  const [proof] = await rows('select count(*)::int as n from @ledger_account where balance < 0 and kind <> $1', [
    'issue',
  ])
  expect(proof!['n']).toBe(0)
})
