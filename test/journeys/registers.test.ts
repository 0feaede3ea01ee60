/** The registers of the county in a real browser: places redrawn, bodies and their groups, people looked up masked. */
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkCharacter } from '../../domain/people/idnumber.ts'
import { messagesSent } from '../../server/accounts/index.ts'
import { mark, pick } from './hands.ts'
import { county, startJourneys, type JourneyHouse, type Look, type Seat } from './house.ts'
import { complaints as against, still } from './looks.ts'

let house: JourneyHouse
let admin: Seat
let secretary: Seat
beforeAll(async () => {
  house = await startJourneys()
  ;[admin, secretary] = await Promise.all([house.staff('admin'), house.staff('secretary')])
})
afterAll(() => house?.close())

const first = `${county}/100/zhanqian/001/`
const second = `${county}/100/zhanqian/002/`
/** Until it is so: a busy machine takes its time. */
const patient = { timeout: 40_000 }

const complaints = async (seat: Seat, width = 1440) => {
  await still(seat.page)
  return against(seat, width)
}

const dialog = (page: Page) => page.locator('.ant-modal:visible')

/** Opens one of the acts of the place that is shown. */
async function act(page: Page, name: string): Promise<Locator> {
  await page.locator('.place-head').getByRole('button').click()
  await page.getByRole('menuitem', { name }).click()
  await dialog(page).waitFor()
  return dialog(page)
}

/** Sends the dialog and waits until it has gone. */
async function send(page: Page): Promise<void> {
  await dialog(page).locator('button[type=submit]').click()
  await expect.poll(() => dialog(page).count(), patient).toBe(0)
}

/** What reveals asks for the second factor: a code goes to the phone of whoever sits here. */
async function secondFactor(page: Page): Promise<void> {
  await page.locator('.send-code button').click()
  await page.locator('.send-code .note').waitFor()
  await messagesSent()
  const [last] = await rows('select text from @dev_messages order by at desc, id desc limit 1')
  await page.locator('input[autocomplete=one-time-code]').fill(/\d{6}/.exec(String(last!['text']))![0])
  await page.locator('.ant-modal:visible button[type=submit]').click()
}

const rows = (text: string, values: unknown[] = []) =>
  house.sql<Record<string, unknown>>(text.replaceAll('@', `c${county}.`), values)

describe('[A1][A3] the map is redrawn by whoever runs it', () => {
  it('the tree leads to a community; a grid opens below it, with a day and a ground', async () => {
    const { page } = admin
    await admin.open('staff/places')
    await page.getByRole('textbox', { name: '按名称找' }).fill('站前办事处第二')
    await page.locator('.place-tree').getByRole('link').first().click()
    await page.locator('.place-head h2', { hasText: '第二居民委员会' }).waitFor()
    expect(await complaints(admin)).toEqual([])
    const form = await act(page, '开设下级')
    expect(await complaints(admin)).toEqual([])
    await form.locator('#f-name').fill('临时网格')
    await form.locator('#f-step').fill('091')
    await form.locator('#f-why').fill('虚构批复 1 号')
    await send(page)
    await page.locator('.place-head h2', { hasText: '临时网格' }).waitFor()
    expect(await rows('select name, grid_kind from @place where path = $1', [`${second}091/`])).toEqual([
      { name: '临时网格', grid_kind: 'base' },
    ])
  })

  it('an act without its ground is not sent, and says so at the field', async () => {
    const form = await act(admin.page, '改名')
    await form.locator('#f-name').fill('新邻网格')
    await form.locator('button[type=submit]').click()
    await form.locator('#f-why-f').waitFor()
    await form.locator('#f-why').fill('居民议定')
    await form.locator('button[type=submit]').click()
    // Opened today: it cannot have borne another name before.
    await form.locator('#f-day-f').waitFor()
    await form.getByRole('button', { name: '取消' }).click()
    // The console tells of the refusal that was asked for.
    admin.said.length = 0
  })

  it('two grids become one: the old ones stay, tied to the new one, and lead to it', async () => {
    const { page } = admin
    await admin.open(`staff/places?at=${second}091/`)
    const form = await act(page, '合并')
    await pick(form.locator('#f-paths'), '第一网格')
    await form.locator('#f-name').fill('合并网格')
    await form.locator('#f-why').fill('虚构批复 2 号')
    await send(page)
    await page.locator('.place-head h2', { hasText: '合并网格' }).waitFor()
    const before = page.locator('.place-page dl', { hasText: '由此而来' })
    await before.getByRole('link', { name: /临时网格/ }).click()
    await page.locator('.place-head .fake', { hasText: '起撤销' }).waitFor()
    await page
      .locator('.place-page dl', { hasText: '后来成为' })
      .getByRole('link', { name: /合并网格/ })
      .waitFor()
    expect(await complaints(admin)).toEqual([])
  })

  it('divisions are looked at before they are taken in; a fault names its line', async () => {
    const { page } = admin
    await admin.open('staff/places/import')
    const list = '代码,名称\n231025,林口县\n231025199,例镇\n231025199201,例村\n23102519920,错\n'
    const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.locator('.summary li', { hasText: '第 5 行' }).waitFor()
    const sound = { ...file, buffer: Buffer.from(list.split('\n').slice(0, 4).join('\n')) }
    await page.locator('input[type=file]').setInputFiles(sound)
    await page.locator('.counts', { hasText: '新设 2 处' }).waitFor()
    expect(await complaints(admin)).toEqual([])
    await page.getByRole('button', { name: '导入' }).click()
    await page.locator('[role=status] b', { hasText: '已导入' }).waitFor()
    expect(await rows('select name from @place where path = $1', [`${county}/199/201/`])).toEqual([{ name: '例村' }])
  })
})

describe('[A2][S1-43][S1-48][S3-14] a grid, by whoever answers for the community', () => {
  it('every household lies in exactly one base grid; a grid without a worker is named and gets one', async () => {
    const { page } = secretary
    await secretary.open(`staff/places?at=${first}`)
    await page.locator('.coverage-sum', { hasText: '100.0%' }).waitFor()
    expect(await complaints(secretary)).toEqual([])
    await page.locator('.coverage tr', { hasText: '还没有' }).first().getByRole('link').click()
    await page.getByRole('button', { name: '指定网格员' }).click()
    await pick(dialog(page).locator('#f-account'), '子二')
    await send(page)
    await page.locator('.quiet-list li', { hasText: '网格员子二' }).waitFor()
    await page
      .locator('.crumbs')
      .getByRole('link', { name: /第一居民委员会/ })
      .click()
    await expect.poll(() => page.locator('.coverage tr', { hasText: '还没有' }).count(), patient).toBe(1)
    expect(await page.locator('.facts', { hasText: '求助电话' }).first().innerText()).toContain('00001000011')
  })

  it('its service group lacks four kinds once a building head has joined', async () => {
    const { page } = secretary
    await secretary.open(`staff/places?at=${first}001/`)
    await page.locator('.grid-group', { hasText: '还缺 5 类' }).getByRole('button', { name: '添加成员' }).click()
    await pick(dialog(page).locator('#f-kind'), '楼栋长')
    await dialog(page).locator('#f-name').fill('楼长演示')
    await send(page)
    await page.locator('.grid-group', { hasText: '还缺 4 类' }).getByText('楼长演示').waitFor()
  })

  it('somebody of the community is away, and a colleague covers', async () => {
    const { page } = secretary
    await secretary.open('staff/organisations?level=community')
    await page.getByRole('textbox', { name: '按名称找' }).or(page.getByRole('searchbox')).first().fill('站前办事处第一')
    await page.keyboard.press('Enter')
    await page.locator('td').getByRole('link', { name: '站前办事处第一居民委员会' }).click()
    await page.getByRole('button', { name: '登记请假' }).click()
    await pick(dialog(page).locator('#f-account'), '网格员子一')
    await pick(dialog(page).locator('#f-cover'), '网格员子二')
    await send(page)
    await page.locator('.quiet-list li', { hasText: '由 网格员子二 代' }).first().waitFor()
    expect(await complaints(secretary)).toEqual([])
  })
})

describe('[ux 29] a sheet comes back to the desk', () => {
  it('is entered with who went and when, and stands on the page of the person with who entered it', async () => {
    await house.planned()
    const { page } = secretary
    await secretary.open('staff/duties/paper')
    const enter = page.getByRole('button', { name: /^照纸单补记/ }).first()
    await still(page)
    await enter.click()
    await dialog(page).waitFor()
    expect(await complaints(secretary)).toEqual([])
    await dialog(page).locator('button[type=submit]').click()
    // Who, when, and whether anybody was met: nothing of it says itself.
    expect(await dialog(page).locator('.wrong').count()).toBe(3)
    await pick(page.locator('#f-visitor'), '网格员子一')
    await page.locator('#f-when').fill('2026-03-09T09:30')
    await mark(dialog(page), '见到了')
    await send(page)
    const [visit] = await rows(
      'select v.entered_by, p.person from @visit v join @visit_person p on p.visit = v.id where v.entered_by is not null',
    )
    await secretary.open(`staff/people/${String(visit!['person'])}`)
    await page.getByText('照纸单补记', { exact: false }).first().waitFor()
    expect(await complaints(secretary)).toEqual([])
  })
})

describe('[B1][B5][ux-37] people, masked by default', () => {
  it('a search leaves nothing of a person in the address; a value is revealed with a reason, which is kept', async () => {
    const { page } = secretary
    await secretary.open('staff/people')
    const [one] = await rows('select count(*)::int as n from @person where place >= $1 and place < $2', [
      first,
      `${first.slice(0, -1)}0`,
    ])
    expect(one!['n']).toBeGreaterThan(10)
    await page.locator('.person-search input').fill('00012345678')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '回到名单' }).waitFor()
    expect(page.url()).not.toContain('0001234')
    await page.getByRole('button', { name: '回到名单' }).click()
    await page.locator('td .row-name').first().click()
    await page.locator('.person-page').waitFor()
    expect(await complaints(secretary)).toEqual([])
    const phone = page.locator('.facts > div', { hasText: '电话' }).first()
    expect(await phone.innerText()).toContain('****')
    await phone.getByRole('button').click()
    await dialog(page).locator('textarea').fill('约上门时间')
    await dialog(page).getByRole('button', { name: '查看' }).click()
    await secondFactor(page)
    await expect.poll(() => phone.innerText(), patient).toMatch(/000\d{8}/)
    // The first answer was a 401 that asked for the second factor.
    secretary.said.length = 0
    const id = page.url().split('/').at(-1)
    await house.app.settle()
    expect(
      await rows(`select count(*)::int as n from @audit where act = 'people.reveal' and subject = $1`, [id]),
    ).toEqual([{ n: 1 }])
  })

  it('somebody is entered in their dwelling; the same phone is hinted at before it is sent', async () => {
    const { page } = secretary
    await secretary.open('staff/people')
    const enter = async (name: string) => {
      await page.getByRole('button', { name: '登记居民' }).click()
      await dialog(page).locator('#f-name').fill(name)
      await dialog(page).locator('#f-phones').fill('0009988 7766')
    }
    await enter('司马演示')
    await pick(dialog(page).locator('#f-dwelling'), '雅和家园1号楼1单元', '雅和家园1号楼1单元')
    await dialog(page).getByText('新立一户').click()
    expect(await complaints(secretary)).toEqual([])
    await send(page)
    await page.locator('.of-one-head h1', { hasText: '司**' }).waitFor()
    await page.locator('.person-page li', { hasText: '户主' }).waitFor()
    await page.locator('.crumbs').getByRole('link').click()
    await enter('另一人')
    await dialog(page).locator('.same li', { hasText: '电话相同' }).waitFor()
    await dialog(page).getByRole('button', { name: '取消' }).click()
  })

  it('a category is given with its source and month, and ended', async () => {
    const { page } = secretary
    await secretary.open('staff/people')
    await page.locator('td .row-name').nth(3).click()
    await page.getByRole('button', { name: '添加类别' }).click()
    await pick(dialog(page).locator('#f-category'), '退役军人')
    await dialog(page).locator('#f-source').fill('虚构名册')
    await send(page)
    await page.getByRole('button', { name: '结束“退役军人”' }).click()
    await send(page)
    await expect.poll(() => page.getByRole('button', { name: '结束“退役军人”' }).count(), patient).toBe(0)
    // [S4-18] Whom to call: named with how they agreed, masked on the card, taken off.
    await page.getByRole('button', { name: '添加亲友邻居' }).click()
    await pick(dialog(page).locator('#f-kind'), '邻居')
    await dialog(page).locator('#f-name').fill('司徒邻')
    await dialog(page).locator('#f-phone').fill('000 3333 0062')
    await mark(dialog(page), '本人电话里同意')
    expect(await complaints(secretary)).toEqual([])
    await send(page)
    const called = page.locator('.person-page li', { hasText: '司** 000****0062' })
    await called.getByText('本人电话里同意').waitFor()
    await called.getByRole('button', { name: '不再联系' }).click()
    await send(page)
    await expect.poll(() => called.count(), patient).toBe(0)
  })
})

describe('[B10] a table is brought in by whoever runs the community', () => {
  const seventeen = '99000019500101701'
  const whole = seventeen + checkCharacter(seventeen)
  const lines = [
    '姓名,身份证号码,救助类型,是否信教,紧急联系人,同意方式',
    `公冶长,${whole},低保,否,上官急00033330061,当面`,
    '公冶短,12345,低保,否,,',
  ]
  const file = { name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }

  it('file, columns, preview, entered, and taken back', async () => {
    const { page } = secretary
    await secretary.open('staff/people')
    await page.locator('.head').getByRole('link', { name: '导入名册' }).click()
    await page.locator('.import-bring').waitFor()
    expect(await complaints(secretary)).toEqual([])
    await page.locator('.import-bring input[type=file]').setInputFiles(file)
    await page.locator('.import-columns').waitFor()
    await page.getByText('本平台不收，这一列没有读').waitFor()
    await page.locator('#f-source').fill('社区台账')
    expect(await complaints(secretary)).toEqual([])
    await page.getByRole('button', { name: '看预览' }).click()
    await page.locator('.views').getByText('新登记').waitFor()
    await page.locator('td', { hasText: '公**' }).waitFor()
    await page.locator('td', { hasText: '添亲友邻居（紧急联系人）' }).waitFor()
    expect(await complaints(secretary)).toEqual([])
    await page.locator('.views').getByText('不能导入').click()
    await page.getByRole('button', { name: '下载没导入的行' }).waitFor()
    expect(await complaints(secretary)).toEqual([])
    await page.getByRole('button', { name: '确认写入' }).click()
    await page.getByRole('button', { name: '整批撤回' }).click()
    await dialog(page).locator('#f-why').fill('发错了文件')
    await send(page)
    await page.getByText('已整批撤回').waitFor()
    expect(await complaints(secretary)).toEqual([])
  })
})

describe('[S1-16] services of a place', () => {
  it('who provided one of a company is said beside its record; where it follows nobody is asked', async () => {
    const { page } = secretary
    const [{ id: record }] = (await rows(
      `insert into @service_records (id, version, current, place, unit, origin_kind, origin, item, mode, ended_at, outcome, helpers, served, recorded_at)
       select gen_random_uuid(), 1, true, $1, unit, 'visit', gen_random_uuid(), 'visit-1-look-in', 'at-home', '2026-03-10T09:00:00+08:00', 'done', '[]', '{"persons":[]}', now()
       from unnest(array['zilaishui', 'minzhengju']) unit returning id, unit`,
      [`${first}001/`],
    )) as [{ id: string }]
    await secretary.open('staff/records')
    const say = page.getByRole('button', { name: '由谁提供：未说明' })
    await say.first().waitFor()
    expect(await say.count()).toBe(1)
    await say.click()
    await mark(dialog(page), '购买服务')
    expect(await complaints(secretary)).toEqual([])
    await send(page)
    await page.getByRole('button', { name: '由谁提供：购买服务' }).waitFor()
    expect(await rows('select channel from @service_records where id = $1 and current', [record])).toEqual([
      { channel: 'purchased' },
    ])
  })
})

describe('[issue 3] what is handed on', () => {
  it('a table of counts and a file of several sheets are settled and ready to be filled; what leaves asks for whom and why', async () => {
    const { page } = secretary
    for (const file of ['05-villages.xlsx', '15-counts.xlsx']) {
      await secretary.open('staff/forms')
      await page.getByLabel('哪个部门要的').fill('县民政局')
      await page.locator('input[type=file]').setInputFiles(join(import.meta.dirname, '../forms/files', file))
      await page.getByRole('button', { name: '就这样填' }).waitFor()
      expect(await complaints(secretary)).toEqual([])
      await page.getByRole('button', { name: '就这样填' }).click()
      await page.getByRole('button', { name: '填表' }).waitFor()
      expect(await complaints(secretary)).toEqual([])
    }
    for (const path of ['staff/people', 'staff/records']) {
      await secretary.open(path)
      await page.getByRole('button', { name: '导出名单' }).click()
      await dialog(page).waitFor()
      expect(await complaints(secretary)).toEqual([])
    }
  })
})

describe('[L10][L11][L12] the same on a phone, in English', () => {
  it('nothing is wider than the screen, and axe finds nothing', async () => {
    const look: Look = { width: 390, lang: 'en' }
    const seat = await house.staff('secretary', look)
    const { page } = seat
    const paths = [`places?at=${first}`, 'organisations', 'people', 'forms', 'records', 'people/imports']
    const found: Record<string, string[]> = {}
    for (const path of paths) {
      await seat.open(`staff/${path}`)
      await page.locator('h1').first().waitFor()
      const wrong = await complaints(seat, look.width)
      if (wrong.length > 0) found[path] = wrong
    }
    expect(found).toEqual({})
    // The import of before, taken back; then somebody's card.
    await page.locator('.row-cards a').first().click()
    await page.locator('.import-page').waitFor()
    expect(await complaints(seat, look.width)).toEqual([])
    await seat.open('staff/people')
    await page.locator('.cards a').first().click()
    await page.locator('.person-page').waitFor()
    expect(await complaints(seat, look.width)).toEqual([])
  })
})
