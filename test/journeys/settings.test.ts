/** The administrator chooses for the county: what is wrong is said at its field, what is saved holds, and whoever is faster is named. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settingsApi, type SettingView } from '../../domain/kernel/settings-api.ts'
import { messagesSent } from '../../server/accounts/index.ts'
import { enter } from '../enter.ts'
import type { Client } from '../client.ts'
import { choosePin, county, startJourneys, type JourneyHouse, type Look, type Seat } from './house.ts'
import { complaints, still } from './looks.ts'
import { caller } from '../../server/kernel/gateways/caller.ts'
import { corp, openWecom, type Office } from '../oidc/offices.ts'
import { openProvider } from '../oidc/provider.ts'
import { platformsApi } from '../../domain/accounts/platforms-api.ts'
import { Platform } from '../../domain/accounts/platforms.ts'

let house: JourneyHouse
let admin: Seat
let colleague: Client
beforeAll(async () => {
  house = await startJourneys()
  admin = await house.staff('admin')
  colleague = await enter(house.app, house.sql, [{ role: 'administrator', place: `${county}/` }], { factor: 1 })
})
afterAll(() => house?.close())

const all = async (): Promise<SettingView[]> => (await colleague.ok(settingsApi.list)).items
const one = async (name: string) => (await all()).find((s) => s.name === name)!
const dialog = ({ page }: Seat) => page.locator('.ant-modal:visible', { has: page.locator('#f-why') })
const open = async (seat: Seat, name: string) => {
  await seat.page.getByRole('button', { name }).click()
  await dialog(seat).locator('form').waitFor()
}
const save = (seat: Seat) => dialog(seat).locator('button[type=submit]').click()
/** To change something asks for the second factor anew; then the same is sent again by itself. */
const factor = async ({ page }: Seat) => {
  await page.getByRole('button', { name: '发送短信' }).click()
  await page.locator('.send-code .note').waitFor()
  await messagesSent()
  const [sent] = await house.sql<{ text: string }>(
    `select text from c${county}.dev_messages order by at desc, id desc limit 1`,
  )
  await page.locator('input[autocomplete=one-time-code]').fill(/\d{6}/.exec(sent!.text)![0])
  await page.getByRole('button', { name: '确定' }).click()
}
const closed = (seat: Seat) => dialog(seat).waitFor({ state: 'hidden' })

describe('[L6][L8][L9] settings of the county', () => {
  it('all that may be chosen stands there in words', async () => {
    await admin.open('staff/settings')
    await still(admin.page)
    expect(await admin.page.locator('section.setting').count()).toBe((await all()).length)
    const text = await admin.page.locator('main').innerText()
    expect(text).toMatch(/150 米/)
    expect(text).toMatch(/21:00/)
    expect(text).not.toMatch(/[{}]|"|requests\.|shoulizhongxin/)
  })

  it('[D15] a wrong value is said at its field; a right one is kept with its reason and holds', async () => {
    const { page } = admin
    await admin.open('staff/settings')
    await open(admin, '改：附近的相同诉求')
    await page.locator('#f-value-metres').fill('5')
    await page.locator('#f-why').fill('镇区楼房密')
    await save(admin)
    await page.locator('#f-value-metres-f', { hasText: '不能小于 10' }).waitFor()
    expect((await one('requests.duplicates')).value).toEqual({ metres: 150, days: 14 })
    await page.locator('#f-value-metres').fill('80')
    await save(admin)
    await factor(admin)
    await closed(admin)
    expect(await one('requests.duplicates')).toMatchObject({
      value: { metres: 80, days: 14 },
      last: { why: '镇区楼房密' },
    })
    await page.locator('section.setting', { hasText: '附近的相同诉求' }).getByText('理由：镇区楼房密').waitFor()
  })

  it('what only the server knows is said at the field too, and a unit is chosen by its name', async () => {
    const { page } = admin
    await admin.open('staff/settings')
    await open(admin, '改：先打电话的词')
    await page.getByRole('button', { name: '加一条' }).click()
    await page.locator('#f-why').fill('消防队来信')
    await save(admin)
    await dialog(admin).locator('.alarm-line .wrong', { hasText: '至少 1 项' }).waitFor()
    await page.keyboard.press('Escape')
    await closed(admin)
    await open(admin, '改：无主事项兜底单位')
    await page.locator('#f-value').click()
    await page.locator('#f-value').fill('民政局')
    await page.locator('.ant-select-item-option:visible', { hasText: '民政局' }).first().click()
    await page.locator('#f-why').fill('县里重新分工')
    await save(admin)
    await closed(admin)
    expect(await one('requests.fallback')).toMatchObject({ value: 'minzhengju' })
  })

  it('somebody was faster: who and what to is told, what was typed stays, and a second press has it', async () => {
    const { page } = admin
    await admin.open('staff/settings')
    await open(admin, '改：夜里不发短信')
    await page.locator('#f-value-from').fill('22:00')
    await page.locator('#f-why').fill('夏天天长')
    const { version } = await one('notices.quiet')
    await colleague.ok(settingsApi.edit, {
      params: { name: 'notices.quiet' },
      body: { id: house.app.house.newId(), base: version, value: { from: 1230, to: 420 }, why: '冬天天短' },
    })
    // Nothing was published yet: the refusal tells.
    await save(admin)
    await dialog(admin).locator('.changed', { hasText: '20:30' }).waitFor()
    expect(await page.locator('#f-value-from').inputValue()).toBe('22:00')
    await save(admin)
    await closed(admin)
    expect(await one('notices.quiet')).toMatchObject({ version: version + 2, value: { from: 1320, to: 450 } })
  })

  it.each<Look>([{ width: 1440, height: 900, lang: 'en' }])('looks, %o', async (look) => {
    const seat = await house.staff('admin', look)
    await seat.open('staff/settings')
    await still(seat.page)
    expect(await complaints(seat, look.width)).toEqual([])
    for (const at of [2, 3]) {
      await seat.page.locator('section.setting button').nth(at).click()
      await dialog(seat).locator('form').waitFor()
      expect(await complaints(seat, look.width)).toEqual([])
      await seat.page.keyboard.press('Escape')
      await closed(seat)
    }
  })

  it('the security officer reads them and changes none', async () => {
    const seat = await house.staff('security')
    await seat.open('staff/settings')
    await still(seat.page)
    await seat.page.getByText('民政局').first().waitFor()
    expect(await seat.page.locator('section.setting button').count()).toBe(0)
  })
})

describe('[D16] messages that nobody took over', () => {
  const given = async (unit: string | null) => {
    const id = house.app.house.newId()
    await house.sql(
      `insert into c${county}.notice_messages (id, request, act, seq, contact, unit, kind, params, in_person, at, tries, state, over_at, why, ending)
       values ($1, $1, $1, 1, $2, $3, $4, '{}', false, $5, 8, 'failed', $5, '503', $6)`,
      [id, unit ? null : id, unit, unit ? 'mail.order.sent' : 'sms.resolved', house.app.now(), unit ? null : '5678'],
    )
    return id
  }
  const state = async (id: string) =>
    (await house.sql<{ state: string }>(`select state from c${county}.notice_messages where id = $1`, [id]))[0]!.state

  it.each<Look>([{ width: 390 }])('looks, %o', async (look) => {
    const seat = await house.staff('admin', look)
    await seat.open('staff/messages')
    await still(seat.page)
    expect(await complaints(seat, look.width)).toEqual([])
    await Promise.all([given(null), given('chengguanju')])
    await seat.open('staff/messages')
    await seat.page.getByText('*******5678').first().waitFor()
    expect(await complaints(seat, look.width)).toEqual([])
    await house.sql(`delete from c${county}.notice_messages where why = '503'`)
  })

  it('one is tried again, another left', async () => {
    const [text, letter] = await Promise.all([given(null), given('chengguanju')])
    const { page } = admin
    await admin.open('staff/messages')
    const row = (words: string) => page.locator('tr.ant-table-row', { hasText: words })
    await row('已办结')
      .getByRole('button', { name: /^再发一次/ })
      .click()
    await row('已办结').waitFor({ state: 'detached' })
    await row('新工单')
      .getByRole('button', { name: /^不发了/ })
      .click()
    await page.getByText('消息都发出去了').waitFor()
    // Its number is none, so the next try finds that out.
    expect(['waiting', 'failed']).toContain(await state(text))
    expect(await state(letter)).toBe('left')
  })
})

it('[D16] the administrator reads what is wrong with the machine, each with what to do', async () => {
  // What was refused on purpose before stands on this seat's console.
  admin.said.splice(0)
  await admin.open('staff/machine')
  await admin.page.getByRole('heading', { name: '系统状态' }).waitFor()
  const trouble = admin.page.locator('.troubles > li', { hasText: '备份和数据在同一块硬盘上' })
  await trouble.getByText('把 LINLI_BACKUP_FOLDER 设到另一块硬盘上').waitFor()
  await still(admin.page)
  expect(await complaints(admin, 1440)).toEqual([])
  expect(await admin.page.locator('main').innerText()).not.toMatch(/[{}]/)
})

/** Opened within the app of an office the field page goes there by itself; nothing is installed, and no worker is there to install. */
async function withinTheApp(wecom: Office) {
  const named = await enter(house.app, house.sql, [{ role: 'administrator', place: `${county}/` }], { factor: 0 })
  const act = () => ({ id: house.app.house.newId(), why: '单位用' })
  const { origin } = wecom
  const platform = Platform.parse({
    kind: 'wecom',
    label: { zh: '企业微信', en: 'WeCom' },
    issuer: origin,
    front: `${origin}/wwlogin/sso/login`,
    inside: `${origin}/connect/oauth2/authorize`,
    client: corp.id,
    agent: corp.agent,
    claim: 'userid',
  })
  const body = { ...act(), base: 0, platform, secret: corp.secret }
  await named.ok(platformsApi.put, { params: { code: 'wecom' }, body })
  const [worker] = await house.sql<{ id: string }>(`select id from c${county}.accounts where name = 'grid'`)
  await named.ok(platformsApi.link, { params: { id: worker!.id, code: 'wecom' }, body: { ...act(), name: 'Wang' } })
  wecom.is({ inside: 'wang' })
  const seat = await house.seat({ width: 390 })
  const agent =
    'Mozilla/5.0 (Linux; Android 12; wv) AppleWebKit/537.36 Chrome/107 Mobile wxwork/4.1.20 MicroMessenger/7.0.1'
  await seat.context.setExtraHTTPHeaders({ 'user-agent': agent, 'x-forwarded-for': '10.1.9.9' })
  await seat.context.addInitScript(
    `Object.defineProperty(Navigator.prototype, 'userAgent', { get: () => '${agent}' }); delete Navigator.prototype.serviceWorker`,
  )
  await seat.page.goto(`${house.app.house.publicUrl}/${county}/field`)
  await seat.page.locator('#twice').waitFor()
  await choosePin(seat)
}

it('[S6-5] names a platform, is linked by going there, and comes in by it, at the desk and on the phone', async () => {
  const inner = house.app.house
  inner.publicUrl = house.app.origin.replace('127.0.0.1', 'localhost')
  inner.caller = caller({ allow: ['127.0.0.1'] })
  const returns = ['staff', 'field'].map((shell) => `${inner.publicUrl}/${county}/${shell}/arrive/city`)
  const provider = await openProvider('city', returns)
  const wecom = await openWecom(new URL(inner.publicUrl).host)
  try {
    const { page } = admin
    // So that the second factor is asked for here, whatever was done before.
    await house.later({ minutes: 11 })
    await admin.open('staff/accounts?part=platforms')
    await page.getByRole('button', { name: '增加平台' }).click()
    await dialog(admin).locator('form').waitFor()
    const typed = {
      code: 'city',
      'platform-label-zh': '市统一身份认证',
      'platform-label-en': 'City sign-in',
      'platform-issuer': 'http://127.0.0.1:9',
      'platform-client': provider.client.id,
      secret: provider.client.secret,
      why: '市里统一',
    }
    for (const [name, value] of Object.entries(typed)) await page.locator(`#f-${name}`).fill(value)
    await save(admin)
    await factor(admin)
    await page.locator('#f-platform-issuer-f', { hasText: '没有回答' }).waitFor()
    await page.locator('#f-platform-issuer').fill(provider.issuer)
    await save(admin)
    await closed(admin)
    await page.getByText('市统一身份认证').waitFor()
    admin.said.splice(0)
    await still(page)
    expect(await complaints(admin, 1440)).toEqual([])

    provider.is('sub-of-admin')
    await admin.open('staff/account')
    await page.getByRole('button', { name: '绑定市统一身份认证' }).click()
    await page.getByRole('heading', { name: '绑定好了' }).waitFor()
    expect(page.url()).toBe(returns[0])
    await page.getByRole('link', { name: '回到我的账号' }).click()
    await page.getByText('绑定为 sub-of-admin').waitFor()

    const desk = await house.seat({ width: 1440, height: 900, lang: 'en' })
    const byPlatform = desk.page.getByRole('button', { name: 'Sign in by City sign-in' })
    provider.is('somebody-else')
    await desk.open('staff/sign-in')
    await byPlatform.waitFor()
    await still(desk.page)
    expect(await complaints(desk, 1440)).toEqual([])
    await byPlatform.click()
    await desk.page.getByText('No account here is linked to you').waitFor()
    await desk.page.getByRole('link', { name: 'Back to signing in' }).click()
    // Whoever was there has signed out there.
    await desk.context.clearCookies({ domain: '127.0.0.1' })
    provider.is('sub-of-admin')
    await byPlatform.click()
    await desk.page.locator('.frame').waitFor()

    const phone = await house.seat({ width: 390 })
    await phone.open('field/sign-in')
    await phone.page.getByRole('button', { name: '用市统一身份认证登录' }).click()
    await phone.page.locator('#twice').waitFor()

    await withinTheApp(wecom)
  } finally {
    await Promise.all([provider.close(), wecom.close()])
  }
})

it('[S6-5] adds a passkey, and comes in by it where nothing else is known', async () => {
  const { page, context } = admin
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await house.later({ minutes: 11 })
  admin.said.splice(0)
  await admin.open('staff/account')
  await page.getByRole('button', { name: '添加通行密钥' }).click()
  await page.locator('#f-name').fill('办公室电脑')
  await page.getByRole('button', { name: '在这台设备上添加' }).click()
  await factor(admin)
  await page.getByRole('button', { name: '移除 办公室电脑' }).waitFor()
  await still(page)
  // The second factor was asked for: that refusal is no fault.
  admin.said.splice(0)
  expect(await complaints(admin, 1440)).toEqual([])
  await context.clearCookies()
  await admin.open('staff/sign-in')
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.locator('.frame').waitFor()
  // A device without it says so, and nothing is lost.
  await device.send('WebAuthn.clearCredentials', { authenticatorId })
  await context.clearCookies()
  await admin.open('staff/sign-in')
  await page.getByRole('button', { name: '用通行密钥登录' }).click()
  await page.getByText('没有用成').waitFor()
})
