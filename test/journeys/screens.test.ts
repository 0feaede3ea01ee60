/** Every main screen of the three shells: axe finds nothing, nothing is wider than the screen, console and policy are silent. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { pick } from './hands.ts'
import { county, startJourneys, type JourneyHouse, type Look, type Seat } from './house.ts'
import { complaints, entries, visit } from './looks.ts'
import { raiseMatters } from './matters.ts'

/** Of the activities that a demonstration brings. */
const course = stableId('231025', 'activity', '231025/100/zhanqian/001/', '智能手机课（第一期）')
let house: JourneyHouse
let sent: string
let dispatch: Seat
beforeAll(async () => {
  house = await startJourneys()
  // Rooms below take their part of the packs.
  await house.app.settle()
  dispatch = await house.staff('dispatch')
  sent = (await raiseMatters(dispatch.page, house.app.now()))[0]!
})
afterAll(() => house?.close())

const hair = stableId('231025', 'team', 't06-haircuts')
const hairSquad = stableId('231025', 'squad', 't06-haircuts', '义务理发一队')

const resident = [
  '',
  'report',
  'report/where',
  'help',
  'suggest',
  'report/done',
  'track',
  'mine',
  'call',
  'sign-in',
  'data',
  'family',
  'squads',
  'harm',
  'harm/follow',
  'around?place=231025%2F100%2Fzhanqian%2F001%2F',
  'activities',
  'activities?place=231025%2F100%2Fzhanqian%2F001%2F',
  `activities/${course}`,
  'time-bank',
  'time-bank/order',
  'neighbours/near',
  'neighbours/new?side=ask',
  'neighbours/mine',
]

describe('[L10][L11][L12] residents', () => {
  it.each<Look>([{ width: 390 }, { width: 320, lang: 'en', elder: true }])('%o', async (look) => {
    expect(await visit(await house.seat(look), look, resident)).toEqual({})
  })
})

describe('[issue 6] one matter by a link', () => {
  it('is given in the matter; the phone sees a building, proves itself, and says that it goes', async () => {
    const desk = dispatch.page
    await dispatch.open(`staff/requests/${sent}`)
    await desk.getByRole('button', { name: '给链接', exact: true }).click()
    await desk.getByLabel('给谁', { exact: true }).waitFor()
    await pick(desk.getByLabel('给谁', { exact: true }), '邻居')
    await pick(desk.getByLabel('能做什么', { exact: true }), '记一笔')
    expect(await complaints(dispatch, 1440)).toEqual([])
    await desk.locator('.ant-modal:visible button[type=submit]').click()
    await desk.locator('.link-text').waitFor()
    expect(await complaints(dispatch, 1440)).toEqual([])
    const token = /link#([\w-]{43})$/.exec(await desk.locator('.link-text').innerText())![1]!
    const seat = await house.seat({ width: 390 })
    const { page } = seat
    await seat.open(`link#${token}`)
    await page.getByLabel('您的姓名').fill('诸葛亮')
    expect(await complaints(seat, 390)).toEqual([])
    expect(await page.locator('main').innerText()).not.toContain('楼道灯')
    await page.getByLabel('您的手机号').fill('00077770001')
    await page.getByRole('button', { name: '获取验证码' }).click()
    await page.getByLabel('验证码', { exact: true }).waitFor()
    const [message] = await house.sql<{ text: string }>(
      `select text from c${county}.dev_messages where address = '00077770001'`,
    )
    await page.getByLabel('验证码', { exact: true }).fill(/\d{6}/.exec(message!.text)![0])
    await page.getByRole('button', { name: '打开', exact: true }).click()
    await page.getByRole('heading', { name: '这件事' }).waitFor()
    expect(await page.locator('main').innerText()).toContain('楼道灯不亮')
    await page.getByRole('button', { name: '说一句，或者发照片' }).click()
    await page.getByRole('button', { name: '我去', exact: true }).click()
    expect(await complaints(seat, 390)).toEqual([])
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('已经记下，谢谢').waitFor()
    await page.getByRole('heading', { name: '您做过的' }).waitFor()
    expect(await complaints(seat, 390)).toEqual([])
  })
})

describe('[L11][L12] field', () => {
  const look: Look = { width: 390 }

  it('signing in, an inbox without work, report, own page', async () => {
    expect(await visit(await house.seat(look), look, ['field/sign-in'])).toEqual({})
    const paths = ['field', 'field/report', 'field/waiting', 'field/me', 'field/harm', 'field/suggest', 'field/doors']
    expect(await visit(await house.field('grid', look), look, paths)).toEqual({})
  })

  it.each<Look>([look, { width: 320, lang: 'en' }])('an inbox with work, and an order: %o', async (at) => {
    const seat = await house.field('chengguan', at)
    expect(await visit(seat, at, ['field', `field/requests/${sent}`])).toEqual({})
  })
})

describe('[L10][L11] staff', () => {
  const desk: Look = { width: 1440, height: 900 }

  it('signing in', async () => {
    expect(await visit(await house.seat(desk), desk, ['staff/sign-in'])).toEqual({})
  })

  // Each seat opens whatever stands in its navigation, so a new screen is looked at from its first day; what another seat has
  // opened at the same width is not opened again. All seats in all looks are in the long run.
  const opened = new Set<string>()
  it.each<[login: string, look: Look]>([
    ['dispatch', desk],
    ['duty', { ...desk, lang: 'en' }],
    ['chengguan-lead', { width: 390 }],
    ['admin', { ...desk, lang: 'en' }],
    ['audit', desk],
    ['child', { width: 390, lang: 'en' }],
  ])('every entry of the navigation of %s, %o', async (login, look) => {
    const seat = await house.staff(login, look)
    const all = [...(await entries(seat)), 'staff/account']
    const fresh = all.filter((path) => !opened.has(`${look.width} ${path}`))
    for (const path of fresh) opened.add(`${look.width} ${path}`)
    expect(await visit(seat, look, fresh)).toEqual({})
    expect(all.length).toBeGreaterThan(2)
  })

  it('what lies below the lists of people, of facilities and of activities', async () => {
    const look: Look = { width: 390, lang: 'en' }
    const seat = await house.staff('secretary', look)
    // All of them in all looks are in the long run.
    const pages = ['staff/people/quality']
    const [station] = await house.sql<{ id: string }>(`select id from c231025.facility where name = '站前一委服务站'`)
    pages.push(`staff/facilities/${station!.id}`)
    pages.push('staff/activities?view=list', `staff/activities/${course}`, 'staff/time-bank/orders')
    pages.push('staff/neighbours/match', 'staff/demands/at?place=231025%2F100%2Fzhanqian%2F001%2F')
    pages.push(`staff/teams/${hair}`, `staff/teams/squads/${hairSquad}`)
    expect(await visit(seat, look, pages)).toEqual({})
    expect(
      await visit(await house.staff('secretary', desk), desk, [
        'staff/teams',
        `staff/teams/${hair}`,
        'staff/activities',
        `staff/activities/${course}`,
      ]),
    ).toEqual({})
  })

  it.each<Look>([{ width: 390 }])('care and visits, with people under plans: %o', async (look) => {
    await house.planned()
    // Two of them have a ground that is over.
    await house.sql(
      `update c231025.enrolment set ground_over = '2026-01-01', ground_why = case when no = 1 then 'age' else 'category' end
         from (select id as o, row_number() over (order by id) as no from c231025.enrolment where plan = 'elder-visit') n
         where o = id and no <= 2`,
    )
    const seat = await house.staff('secretary', look)
    const plan = '?plan=elder-visit'
    const pages = [
      '',
      '/unmet',
      '/pairs',
      '/share',
      '/call-backs',
      `/enrol${plan}`,
      '/weather',
      '/plans',
      '/paper',
    ].map((p) => `staff/duties${p}`)
    expect(await visit(seat, look, pages)).toEqual({})
  })

  it('the list of people of a community, four levels down', async () => {
    const look: Look = { width: 390 }
    const seat = await house.staff('ledger', look)
    expect(await visit(seat, look, ['staff/people?place=231025%2F100%2Fzhanqian%2F001%2F'])).toEqual({})
    expect(await seat.page.locator('.place-switch').textContent()).toContain('站前办事处第一居民委员会')
  })

  it.each<Look>([{ ...desk, lang: 'en' }, { width: 390 }])('a request with its history and acts: %o', async (look) => {
    const seat = await house.staff('dispatch', look)
    expect(await visit(seat, look, [`staff/requests/${sent}`, `staff/board?row=${sent}`])).toEqual({})
  })
})

/** The three shells and what each asks first. */
const states: [shell: 'resident' | 'field' | 'staff', path: string, login: string | undefined][] = [
  ['resident', 'track/123456789', undefined],
  ['field', 'field', 'grid'],
  ['staff', 'staff/board', 'dispatch'],
]
const asked = /\/api\/(?!me\b|places|live|events)/

describe('[ux-39] slow and failing answers', () => {
  it.each(states)('%s: waits, and says what failed', async (shell, path, login) => {
    const look: Look = shell === 'staff' ? { width: 1440, height: 900 } : { width: 390 }
    const seat = await (login && shell !== 'resident' ? house[shell](login, look) : house.seat(look))
    const { page, said } = seat
    if (!login) await page.addInitScript(`sessionStorage.setItem('linli:231025:tail:123456789', '5678')`)
    let answer: () => void = () => undefined
    const held = new Promise<void>((go) => (answer = go))
    await page.route(asked, async (route) => {
      await held
      const body = '{"code":"internal","status":500,"title":"…"}'
      await route.fulfill({ status: 500, contentType: 'application/problem+json', body })
    })
    await seat.open(path)
    await page.locator('h1').first().waitFor()
    expect(await complaints(seat, look.width)).toEqual([])
    answer()
    // A phone that holds the day already says when that was.
    await page.locator('.empty, .error, .aside[role=status], [role=alert], form').first().waitFor()
    said.length = 0
    expect((await complaints(seat, look.width)).filter((c) => !c.includes('500'))).toEqual([])
  })
})
