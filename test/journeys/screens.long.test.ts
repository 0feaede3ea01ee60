/** Every entry of the navigation of every kind of staff, in every look. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startJourneys, type JourneyHouse, type Look } from './house.ts'
import { complaints, entries, visit } from './looks.ts'
import { raiseMatters } from './matters.ts'

let house: JourneyHouse
beforeAll(async () => {
  house = await startJourneys()
  const { page } = await house.staff('dispatch')
  await raiseMatters(page, house.app.now())
  await house.app.settle()
})
afterAll(() => house?.close())

const logins = ['desk', 'dispatch', 'duty', 'supervise', 'review', 'manager', 'chengguan-lead', 'town', 'secretary']
const keepers = ['editor', 'admin', 'security', 'audit', 'privacy', 'ledger']
const looks: Look[] = [{ width: 1440, height: 900 }, { width: 720, height: 900, lang: 'en' }, { width: 390 }]

describe('[L10][L11][L12] the console', () => {
  it.each([...logins, ...keepers].flatMap((login) => looks.map((look) => [login, look] as const)))(
    '%s, %o',
    async (login, look) => {
      const seat = await house.staff(login, look)
      expect(await visit(seat, look, [...(await entries(seat)), 'staff/account'])).toEqual({})
    },
  )

  it.each(looks)('platforms for signing in: none yet, and one to be named, %o', async (look) => {
    const seat = await house.staff('admin', look)
    expect(await visit(seat, look, ['staff/accounts?part=platforms'])).toEqual({})
    await seat.page.getByRole('button', { name: /^(增加平台|Add a platform)$/ }).click()
    await seat.page.getByText(/^(企业微信|WeCom)$/).click()
    await seat.page.locator('#f-platform-agent').waitFor()
    expect(await complaints(seat, look.width)).toEqual([])
  })

  it.each(looks)('what somebody has in hand before it goes over, %o', async (look) => {
    const seat = await house.staff('admin', look)
    await seat.open('staff/accounts')
    await seat.page.getByText('网格员子一').first().click()
    await seat.page.getByRole('button', { name: /^(工作交接|Hand over)…$/ }).click()
    const dialog = seat.page.locator('.ant-modal')
    await dialog.getByText('第一居民委员会').first().waitFor()
    expect(await dialog.innerText()).not.toMatch(/community-committee|231025\//)
    expect(await complaints(seat, look.width)).toEqual([])
  })

  const below = ['quality', 'runs', 'fields', 'claims', 'population', 'liaisons', 'cares', 'imports']
  it.each(looks)('what lies below the list of people, %o', async (look) => {
    const seat = await house.staff('ledger', look)
    const paths = below.map((page) => `staff/people/${page}?place=231025%2F100%2Fzhanqian%2F001%2F`)
    expect(await visit(seat, look, paths)).toEqual({})
  })
})
