/** The auditor in a real browser: finds who looked and why, and proves that nobody altered it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestsApi } from '../../domain/requests/api.ts'
import { messagesSent } from '../../server/accounts/index.ts'
import { enter } from '../enter.ts'
import { county, startJourneys, type JourneyHouse, type Look, type Seat } from './house.ts'
import { complaints } from './looks.ts'
import { aMonth } from './month.ts'

let house: JourneyHouse
let auditor: Seat
let request: string
const phone = '00012345678'

beforeAll(async () => {
  house = await startJourneys()
  const { app, sql } = house
  request = (await aMonth(house, [5], 0)).all[0]!
  const duty = await enter(app, sql, [{ role: 'duty-officer', place: `${county}/` }], { factor: 1 })
  await duty.ok(requestsApi.reveal, {
    params: { request },
    body: { id: app.house.newId(), reason: `回访 ${phone} 核对地址` },
  })
  await app.seal()
  auditor = await house.staff('audit')
})
afterAll(() => house?.close())

const rows = () => auditor.page.locator('tr.ant-table-row')
describe('[L8][L9] the audit', () => {
  it('[security] a resident shows a phone: who looked, when, from which post and why; the number stands nowhere', async () => {
    const { page } = auditor
    await auditor.open('staff/audit')
    await page.locator('.audit-find input').fill(phone)
    await page.locator('.audit-find input').press('Enter')
    await page.locator('.found button', { hasText: '诉求' }).click()
    await page.getByRole('button', { name: '谁看过个人信息' }).waitFor()
    await rows().filter({ hasText: '查看反映人' }).locator('button').click()
    const panel = page.locator('.drawer')
    await panel.getByText('没有改动').waitFor()
    const text = await panel.innerText()
    expect(text).toMatch(/值班负责人 · 林口县/)
    expect(text).toContain('回访 00***78 核对地址')
    expect(decodeURIComponent(page.url())).not.toContain(phone)
    expect(new URL(page.url()).searchParams.get('subject')).toBe(request)
    expect(await page.locator('main').innerText()).not.toContain(phone)
  })

  it('[ux-34] filters stand in the address and hold after the page was opened anew', async () => {
    const { page } = auditor
    await auditor.open('staff/audit?act=requests.dispatch')
    await rows().first().waitFor()
    expect(await rows().count()).toBe(1)
    await rows().first().locator('button').click()
    await page.getByRole('button', { name: '只看这个人办的' }).click()
    await page.waitForURL(/actor=/)
    await page.reload()
    await rows().first().waitFor()
    expect(await rows().count()).toBe(1)
    await page.getByRole('button', { name: '谁看过个人信息' }).click()
    await page.waitForURL(/\?looks=1$/)
    await rows().filter({ hasText: '查看反映人' }).first().waitFor()
    expect(await rows().filter({ hasText: '派单' }).count()).toBe(0)
  })

  it('is proven to the last block, and a line that was altered is named', async () => {
    const { page } = auditor
    const prove = async () => {
      await auditor.open('staff/audit')
      await page.getByRole('button', { name: '核验全部' }).click()
    }
    await prove()
    await page.getByText('全部核完：没有改动').waitFor()
    const [line] = await house.sql<{ id: string }>(
      `update c${county}.audit set actor = null where act = 'requests.reveal' returning id`,
    )
    await prove()
    await page.getByText(`line ${line!.id} in block 1 was altered`).waitFor()
    await auditor.open(`staff/audit?row=${line!.id}`)
    await page.getByText('与封存时不一样').waitFor()
  })

  it('can be taken away as a table, which is recorded itself', async () => {
    const { page } = auditor
    await auditor.open('staff/audit?act=requests.dispatch')
    await rows().first().waitFor()
    await page.getByRole('button', { name: '导出', exact: true }).click()
    // Taking away asks for the second factor again.
    await page.getByRole('button', { name: '发送短信' }).click()
    await page.locator('.send-code .note').waitFor()
    await messagesSent()
    const [sent] = await house.sql<{ text: string }>(
      `select text from c${county}.dev_messages order by at desc, id desc limit 1`,
    )
    await page.locator('input[autocomplete=one-time-code]').fill(/\d{6}/.exec(sent!.text)![0])
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '确定' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('audit.csv')
    await auditor.open('staff/audit?act=audit.export')
    await rows().filter({ hasText: '导出审计' }).waitFor()
  })

  it('the auditor can do nothing else', async () => {
    const { page } = auditor
    // Harm to a minor may be reported by anybody.
    expect(await page.locator('.nav li').allInnerTexts()).toEqual(['未成年人保护', '个人信息用途', '审计查询'])
    await auditor.open(`staff/requests/${request}`)
    await page.locator('.work .error').waitFor()
  })

  it.each<Look & { lang: 'zh' | 'en' }>([
    { width: 1440, height: 900, lang: 'zh' },
    { width: 390, lang: 'en' },
  ])('[L10][L11][L12] %o', async (look) => {
    const seat = await house.staff('audit', look)
    const { page } = seat
    await seat.open('staff/audit?act=requests.dispatch')
    await page.locator('tr.ant-table-row').first().waitFor()
    expect(['list', await complaints(seat, look.width)]).toEqual(['list', []])
    await page.locator('tr.ant-table-row').first().locator('button').click()
    await page.locator('.drawer .facts').first().waitFor()
    expect(['line', await complaints(seat, look.width)]).toEqual(['line', []])
    await seat.context.close()
  })
})
