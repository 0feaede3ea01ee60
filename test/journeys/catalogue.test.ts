/** The catalogue edited in a real browser, without JSON in sight: what is saved the server has, what is wrong is said at its field. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../domain/kernel/api.ts'
import type { catalogueApi } from '../../domain/catalogue/api.ts'
import { mark, pick } from './hands.ts'
import { county, startJourneys, type JourneyHouse, type Look, type Seat } from './house.ts'
import { visit } from './looks.ts'

type Api = typeof catalogueApi

let house: JourneyHouse
let editor: Seat
let page: Page
beforeAll(async () => {
  house = await startJourneys()
  editor = await house.staff('editor')
  page = editor.page
})
afterAll(() => house?.close())

/** What the server has, past all screens. */
const read = <K extends keyof Api>(path: string): Promise<Answer<Api[K]>> =>
  page.evaluate<Answer<Api[K]>>(`fetch('/${county}/api${path}', { headers: { 'x-linli': '1' } }).then((r) => r.json())`)

const dialog = () => page.locator('.ant-modal:visible')
const save = (where: Page | Locator, name: string) => where.getByRole('button', { name, exact: true }).click()
/** The button's name changes while it turns; the dialog that went before may still be on its way out. */
const send = () => dialog().locator('button[type=submit]').click()
const closed = () => dialog().waitFor({ state: 'hidden' })
/** The fault below the field that holds this control. */
const faultAt = (where: Page | Locator, control: string) =>
  where.locator('.field', { has: page.locator(control) }).locator('.wrong')
const soon = { timeout: 30_000 }
const said = (text: string | RegExp) => page.locator('.ant-message-notice', { hasText: text }).first().waitFor()

describe('[D4][S1-45][S1-46][D10] an editor changes', () => {
  it('[D4] a limit and a question of an item; the next version holds them', async () => {
    await editor.open('staff/catalogue/items/street-lamp')
    await page.locator('#f-resolve').fill('')
    await page.getByRole('button', { name: '加一个问题' }).click()
    await save(page, '存为第 2 版')
    const question = page.locator('.question').last()
    await faultAt(page, '#f-resolve').waitFor()
    expect(await faultAt(question, 'input').first().innerText()).toBe('这里要填')
    expect((await read<'item'>('/catalogue/items/street-lamp')).version).toBe(1)

    await page.locator('#f-resolve').fill('5')
    await question.locator('input').first().fill('灯杆编号')
    await save(page, '存为第 2 版')
    await said('已存为第 2 版')
    const now = await read<'item'>('/catalogue/items/street-lamp')
    expect(now).toMatchObject({ version: 2, limits: { resolve: { amount: 5 } } })
    expect(Object.values(now.form.properties).map((f) => f.title)).toContain('灯杆编号')
    await page.locator('.versions li', { hasText: '改了：' }).waitFor()
    expect(await page.locator('.versions').innerText()).toMatch(/时限.*登记时要问的/)
  })

  it('[D6] rules it may not have are refused; saved unchanged it stays as it is', async () => {
    await editor.open('staff/catalogue/items/street-lamp')
    await save(page, '存为第 3 版')
    await page.locator('.error', { hasText: '没有改动' }).waitFor()
    expect((await read<'item'>('/catalogue/items/street-lamp')).version).toBe(2)
  })

  it('[D6] what was changed and not saved is still there the next day', async () => {
    await page.locator('#f-source').fill('本县自定（2026 年修订）')
    await editor.open('staff/catalogue')
    await editor.open('staff/catalogue/items/street-lamp')
    await page.getByText('上次改了还没存').waitFor()
    expect(await page.locator('#f-source').inputValue()).toBe('本县自定（2026 年修订）')
    await page.getByRole('button', { name: '不要了' }).click()
    expect(await page.locator('#f-source').inputValue()).not.toContain('修订')
  })

  it('[S1-45] which line of the lists an item stands on', async () => {
    const before = (await read<'item'>('/catalogue/items/street-lamp')).listed
    await editor.open('staff/catalogue/items/street-lamp')
    const rows = page.locator('fieldset.part', { hasText: '对应清单' })
    for (const _ of before) await rows.getByRole('button', { name: '去掉 1', exact: true }).click()
    await rows.getByRole('button', { name: '加一条' }).click()
    await pick(rows.locator('.ant-select input').last(), '2', /^2 /)
    await save(page, '存为第 3 版')
    await said('已存为第 3 版')
    expect((await read<'item'>('/catalogue/items/street-lamp')).listed).toEqual([{ list: 'grid-duties', no: '2' }])
  })

  it('[S1-45] a line of a list: a wrong number is refused at its field, the text is the next version', async () => {
    await editor.open('staff/catalogue/lists?list=grid-duties')
    await page.getByRole('button', { name: '加一条' }).click()
    await page.locator('#f-no').fill('十一')
    await page.locator('#f-text').fill('巡查楼道照明')
    await page.locator('#f-source').fill('本县自定')
    await send()
    expect(await faultAt(dialog(), '#f-no').innerText()).toBe('写成 3 或 3.1 这样')
    await page.locator('#f-no').fill('90.1')
    await send()
    await closed()
    const lines = async () => (await read<'lists'>('/catalogue/lists?list=grid-duties')).items
    expect((await lines()).find((l) => l.no === '90.1')).toMatchObject({ text: '巡查楼道照明', version: 1 })
    await page.getByRole('button', { name: '修改第 90.1 条' }).click()
    await page.locator('#f-text').fill('巡查楼道和院内照明')
    await send()
    await expect
      .poll(async () => (await lines()).find((l) => l.no === '90.1'), soon)
      .toMatchObject({
        text: '巡查楼道和院内照明',
        version: 2,
      })
  })

  it('[S1-46] a delegation: none that ends before it begins; ended early it ends that day', async () => {
    await editor.open('staff/catalogue/delegations')
    await page.getByRole('button', { name: '登记委托' }).click()
    await pick(page.locator('#f-what'), '路灯')
    await pick(page.locator('#f-from'), '城')
    await pick(page.locator('#f-to'), '林口镇')
    await page.locator('#f-until').fill('2026-03-01')
    await page.locator('#f-ground').fill('委托书〔2026〕3 号')
    await send()
    expect(await faultAt(dialog(), '#f-until').innerText()).toBe('结束在开始之前')
    await page.locator('#f-until').fill('2026-12-31')
    await send()
    await closed()
    const standing = async () => (await read<'delegations'>('/catalogue/delegations')).items
    expect(await standing()).toMatchObject([{ until: '2026-12-31', ground: '委托书〔2026〕3 号' }])

    await page.getByRole('button', { name: '提前收回' }).click()
    await page.locator('#f-day').fill('2026-03-01')
    await send()
    expect(await faultAt(dialog(), '#f-day').innerText()).toBe('结束在开始之前')
    await page.locator('#f-day').fill('2026-03-20')
    await send()
    await expect.poll(async () => (await standing())[0]?.until, soon).toBe('2026-03-20')
  })

  it('[D10] a working day: with its reason, and never a weekday', async () => {
    await editor.open('staff/catalogue/calendar')
    const day = (label: string) => page.locator(`button.day[aria-label^="${label}"]`)
    await day('2026年3月14日').click()
    await mark(dialog(), '上班')
    await send()
    expect(await faultAt(dialog(), '#f-why').innerText()).toBe('请写明原因')
    await page.locator('#f-name').fill('防汛值守')
    await page.locator('#f-why').fill('县政府通知')
    await send()
    await closed()
    await day('2026年3月14日 防汛值守 班').waitFor()
    const { days } = await read<'calendar'>('/calendar')
    expect(days.find((d) => d.day === '2026-03-14')).toMatchObject({ kind: 'work', name: '防汛值守' })

    await day('2026年3月17日').click()
    await mark(dialog(), '上班')
    await page.locator('#f-why').fill('写错了日子')
    await send()
    expect(await dialog().locator('fieldset .wrong').innerText()).toBe('平日本来就上班，不用调休')
    await save(dialog(), '取消')
  })

  it('a message: no link, no question for a code; what is wrong stands at the text', async () => {
    await editor.open('staff/catalogue/templates')
    const sms = (await read<'templates'>('/catalogue/templates')).items.find((m) => m.channel === 'sms')!
    await page.getByRole('button', { name: `修改 ${sms.code}`, exact: true }).click()
    await page.locator('#f-text').fill('【{{county}}】请点击 http://example.invalid')
    await send()
    expect(await faultAt(dialog(), '#f-text').innerText()).toBe('短信里不能有链接')
    await save(dialog(), '取消')
  })
})

describe('[L10][L11][L12] pages of the catalogue, each in one look; all looks in the long run', () => {
  it.each<[Look, string[]]>([
    [{ width: 1440, height: 900 }, ['/items/stair-lamp', '/delegations', '/templates']],
    [{ width: 390, lang: 'en' }, ['/lists', '/reasons', '/calendar', '/new']],
  ])('%o', async (look, pages) => {
    const seat = await house.staff('editor', look)
    const paths = pages.map((path) => `staff/catalogue${path}`)
    expect(await visit(seat, look, paths)).toEqual({})
  })
})
