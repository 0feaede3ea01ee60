/** A resident asks for a help, somebody answers, both agree, and it is done; the desk sees what stands and what came of it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { county, startJourneys, type JourneyHouse, type Look } from './house.ts'
import { complaints, visit } from './looks.ts'

let house: JourneyHouse
const rows = (text: string, values: unknown[] = []) =>
  house.sql<Record<string, unknown>>(text.replaceAll('@', `c${county}.`), values)

beforeAll(async () => {
  house = await startJourneys()
  await house.app.settle()
})
afterAll(() => house?.close())

it('[F14][S0-14] an ask is written, answered, agreed to; then each is reached by the other', async () => {
  const phone = await house.seat({ width: 390 })
  const { page } = phone
  await phone.open('sign-in')
  await house.byPhone(phone)
  await phone.go('neighbours/new?side=ask')
  await page.locator('#f-words').fill('想请人帮忙把旧沙发抬下楼')
  await page.getByText('全社区（村）').click()
  await page.locator('#f-name').fill('老慕容')
  await page.locator('#f-phone').fill('00012345678')
  expect(await complaints(phone, 390)).toEqual([])
  await page.getByRole('button', { name: '挂上互助板' }).click()
  await page.getByRole('heading', { name: '我的互助' }).waitFor()
  await page.getByText('在互助板上').waitFor()
  const [post] = await rows('select id, place from @neighbour_post')
  // Somebody of the same community answers.
  const [answer, text] = [house.app.house.newId(), house.app.house.newId()]
  await rows(
    `insert into @texts (id, subject_kind, subject, class, body, written_at) values ($1, 'neighbour-post', $2, 'neighbours.words', '我下午在家，可以来', now())`,
    [text, post!['id']],
  )
  await rows(
    `insert into @neighbour_answer (id, post, person, account, state, words, at, version)
     select $1::uuid, $2::uuid, p.id, $1::uuid, 'waiting', $3::uuid, now(), 1 from @person p
     where p.id not in (select person from @neighbour_post) order by p.id limit 1`,
    [answer, post!['id'], text],
  )
  await phone.open('neighbours/mine')
  await page.getByText('有人回应：我下午在家，可以来').waitFor()
  expect(await complaints(phone, 390)).toEqual([])
  await page.getByRole('button', { name: '同意，互相看电话' }).click()
  await page.getByText('双方都同意了').waitFor()
  await page.getByText('已经约好').waitFor()
  await page.getByRole('button', { name: '办完了' }).click()
  await page.getByLabel('开始').waitFor()
  expect(await complaints(phone, 390)).toEqual([])
})

it('[L10][L11][L12] the board in large words, and at the console', async () => {
  await house.later({ minutes: 2 })
  const look: Look = { width: 320, elder: true }
  const seat = await house.seat(look)
  await seat.open('sign-in')
  await house.byPhone(seat)
  expect(
    await visit(seat, look, [
      'volunteer',
      'neighbours/near',
      'neighbours/new?side=offer',
      'neighbours/new?side=wish',
      'neighbours/mine',
      'hours-shown',
    ]),
  ).toEqual({})
  const [post] = await rows('select id from @neighbour_post')
  const desk: Look = { width: 1440, height: 900, lang: 'en' }
  const pages = ['', '/rate?reach=agreed', '/match', '/units', '/claims', `/${String(post!['id'])}`].map(
    (p) => `staff/neighbours${p}`,
  )
  expect(await visit(await house.staff('secretary', desk), desk, pages)).toEqual({})
})
