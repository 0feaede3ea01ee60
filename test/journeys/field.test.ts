/** The field app without a network, in real Chromium: cold start, PIN, sealed letters, a revoked phone, nothing left behind. */
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { choosePin, county, startJourneys, unlock, type JourneyHouse, type Seat } from './house.ts'
import { complaints } from './looks.ts'
import { raiseMatters } from './matters.ts'

let house: JourneyHouse
let seat: Seat
const look = { width: 390, height: 844 }
const patient = { timeout: 40_000 }

beforeAll(async () => {
  house = await startJourneys()
  seat = await house.field('grid', { ...look, worker: true })
  await seat.page.evaluate('navigator.serviceWorker.ready.then(() => true)')
})
afterAll(() => house?.close())

/** All that lies on the phone, as whoever finds it would read it: every database, every cache, every small thing. */
const disk = (page: Page, caches = false) =>
  page.evaluate<string>(`(async () => {
    const read = (v) => ArrayBuffer.isView(v) || v instanceof ArrayBuffer ? new TextDecoder('utf8').decode(v)
      : v && typeof v === 'object' ? Object.values(v).map(read).join(' ') : String(v)
    const all = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise((done) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result) })
      for (const store of db.objectStoreNames) {
        const rows = await new Promise((done) => { const r = db.transaction(store).objectStore(store).getAll(); r.onsuccess = () => done(r.result) })
        all.push(...rows.map(read))
      }
      db.close()
    }
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys())
        all.push(request.url, ${caches} ? await (await caches.match(request)).text() : '')
    return all.join(' ')
  })()`)

const words = ['楼道里堆着木头', '井盖松了', '路灯一闪一闪']
async function reportAll(page: Page): Promise<void> {
  for (const said of words) {
    await page.locator('.tabs a[href$="/report"]').click()
    await page.locator('#f-what').fill(said)
    await page.locator('.foot .btn.primary, main .btn.primary').first().click()
    await page.locator('.done-mark').waitFor()
    await page.locator('a.btn.primary').click()
    await page.locator('.tabs').waitFor()
  }
}
/** From the page where anything is reported to the one for a child; 110 first, and what is typed waits on the phone. */
async function reportHarm(page: Page): Promise<void> {
  await page.locator('.tabs a[href$="/report"]').click()
  await page.locator('main a[href$="/harm"]').click()
  expect(await page.locator('main a').first().getAttribute('href')).toBe('tel:110')
  await page.locator('#f-what').fill('孩子胳膊上有烟头烫的伤')
  const buffer = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#c33' } })
    .jpeg()
    .toBuffer()
  await page.locator('input[type=file]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer })
  await page.locator('.photos img').waitFor()
  await page.locator('button[type=submit]').click()
  await page.getByRole('heading', { name: '没有网络，先存在这部手机里' }).waitFor()
  expect(await page.locator('main a').first().getAttribute('href')).toBe('tel:110')
  await page.locator('a.btn.primary[href$="/field"], a.btn.primary[href$="/field/"]').click()
  await page.locator('.tabs').waitFor()
}
const reported = () =>
  house.sql<{ reports: number; pictures: number }>(
    `select (select count(*) from c${county}.harm_report)::int as reports, (select count(*) from c${county}.harm_picture)::int as pictures`,
  )
const states = async () =>
  (await house.sql<{ state: string }>(`select state from c${county}.letters order by state`)).map((r) => r.state)

describe('[S1-49][L1][L2][L5] the field app without a network', () => {
  it('opens after a cold start by its PIN, records, and holds nothing that can be read', async () => {
    const { context, page } = seat
    // What a phone reads before it offers to keep the shell among its apps.
    const app = await page.evaluate<{ icon: string }>(`(async () => {
      const asked = await fetch(document.querySelector('link[rel=manifest]').href)
      const said = await asked.json()
      return { ...said, type: asked.headers.get('content-type'), icon: (await fetch(said.icons[0].src)).headers.get('content-type') }
    })()`)
    const base = `/${county}/field`
    expect(app).toMatchObject({
      start_url: base,
      scope: base,
      id: base,
      display: 'standalone',
      name: expect.stringMatching('邻里'),
    })
    expect(app).toMatchObject({ type: expect.stringContaining('manifest+json'), icon: 'image/svg+xml' })
    await context.setOffline(true)
    // Everything of the page goes; what is on the phone stays.
    await page.goto('about:blank')
    await seat.open('field')
    await seat.page.locator('.tabs').waitFor()
    await reportAll(seat.page)
    await reportHarm(seat.page)
    await expect.poll(() => seat.page.locator('.net').innerText(), patient).toContain('离线 · 5 条待上传')
    const found = await disk(seat.page)
    expect(found).toContain('/requests')
    expect(found).not.toMatch(/木头|井盖|路灯|烟头/)
    expect(found).not.toMatch(/\/api\//)
  })

  it('[attack 27] signing out always works: the key is gone, sealed letters stay, nothing is shown by going back', async () => {
    const { page } = seat
    await page.locator('.tabs a[href$="/me"]').click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.locator('input[autocomplete=username]').waitFor()
    await page.locator('.before').getByText('5 封封存信件').waitFor()
    await page.goBack().catch(() => undefined)
    await page.goto(page.url().replace(/\/field.*/, '/field/waiting'))
    await page.locator('input[autocomplete=username]').waitFor()
    const all = `${await page.locator('body').innerText()} ${await disk(page)}`
    expect(all).not.toMatch(/木头|井盖|路灯|烟头|网格员子一/)
    expect(await states()).toEqual([])
  })

  it('with the network they are handed in by the token of the phone and performed as their author', async () => {
    await seat.context.setOffline(false)
    await expect.poll(states, patient).toEqual(['performed', 'performed', 'performed'])
    const said = await house.sql<{ n: number }>(
      `select count(*)::int as n from c${county}.request_acts where kind = 'report'`,
    )
    expect(said[0]!.n).toBe(3)
    // [S1-29] Of a report of harm no letter is kept, and it is there whole.
    await expect.poll(reported, patient).toEqual([{ reports: 1, pictures: 1 }])
    expect(await states()).toHaveLength(3)
    await expect.poll(() => seat.page.locator('.before .aside').count(), patient).toBe(0)
  })

  it('the PIN: chosen and asked for within reach of the thumb; ten wrong ones wipe', async () => {
    seat = await house.field('grid', { ...look, worker: true })
    const { page } = seat
    await seat.page.goto(page.url())
    await page.locator('#pin').waitFor()
    const button = await page.locator('.foot .btn.primary').boundingBox()
    expect(button!.y).toBeGreaterThan(844 * 0.6)
    seat.said.length = 0
    expect(await complaints(seat, look.width)).toEqual([])
    for (let n = 9; n > 0; n--) {
      await page.locator('#pin').fill('135790')
      await page.locator('.fault').getByText(`还能试 ${n} 次`).waitFor()
    }
    await page.locator('#pin').fill('135790')
    await page.getByText('本机密码错了十次').waitFor()
    // The session that was left here ends, too.
    await page.goto(page.url().replace(/\/field.*/, '/field'))
    await page.locator('input[autocomplete=username]').waitFor()
  })

  it('a revoked phone loses its key at the next contact; its letters lie on the desk and are settled there', async () => {
    seat = await house.field('grid', { ...look, worker: true })
    const { page, context } = seat
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    await page.locator('.tabs a[href$="/report"]').click()
    await page.getByText('在 第一网格').waitFor()
    await context.setOffline(true)
    await page.locator('#f-what').fill('楼门口积水')
    await page.locator('.foot .btn.primary, main .btn.primary').first().click()
    await expect.poll(() => page.locator('.net').innerText(), patient).toContain('1 条待上传')
    await house.sql(`update c${county}.account_field_phones set revoked_at = now()`)
    // The session was ended with it, so nothing goes out before the phone has asked.
    await house.sql(`delete from c${county}.account_sessions`)
    await context.setOffline(false)
    await page.getByText('这部手机已停用').waitFor()
    await expect.poll(states, patient).toEqual(['desk', 'performed', 'performed', 'performed'])
    const desk = await house.staff('secretary')
    await desk.open('staff/letters')
    await desk.page.getByRole('button', { name: '打开' }).click()
    await desk.page.getByText('楼门口积水').waitFor()
    expect(await complaints(desk, 1440)).toEqual([])
    await desk.page.getByRole('button', { name: '通过，替他办理' }).click()
    await desk.page.locator('.ant-modal').waitFor({ state: 'hidden' })
    await expect.poll(states, patient).toEqual(['accepted', 'performed', 'performed', 'performed'])
  })
})

describe('[S1-49][14.3.3] what is half written, and several tabs of one phone', () => {
  const name = '仝月婵'
  const drafts = (page: Page) =>
    page.evaluate<number>(`(async () => {
      const { name } = (await indexedDB.databases()).find((d) => d.name.startsWith('linli-field-'))
      const db = await new Promise((done) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result) })
      const n = await new Promise((done) => { const r = db.transaction('records').objectStore('records').getAll(); r.onsuccess = () => done(r.result.filter((one) => one.kind === 'draft').length) })
      db.close()
      return n
    })()`)
  const seen = (page: Page) => page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`)
  const asked = (page: Page) => page.locator('#pin')
  let resolving: string
  /** Another tab of the same phone, where `seat.page` was. */
  const tabAt = async (path: string, quiet = false) => {
    const page = await seat.context.newPage()
    // What such a tab knows it was told: it looks at nothing by itself.
    if (quiet) await page.addInitScript('setInterval = () => 0')
    await page.goto(new URL(`/${county}/${path}`, seat.page.url()).href)
    await unlock({ page })
    return page
  }

  beforeAll(async () => {
    await raiseMatters((await house.staff('dispatch')).page, house.app.now())
    await house.app.settle()
    seat = await house.field('chengguan', { ...look, worker: true })
  })

  it('lies sealed; after a killed tab and the PIN it is there', async () => {
    const { page } = seat
    await page.locator('.task', { hasText: '路灯' }).first().click()
    await page.getByRole('button', { name: '签收' }).click()
    await page.getByRole('link', { name: '办结' }).click()
    resolving = new URL(page.url()).href.split(`/${county}/`)[1]!
    await page.locator('#f-done').fill(`${name}家门口的灯换好了`)
    await seat.go('field/report')
    await page.locator('#f-what').fill(`${name}家漏水`)
    await page.getByText('居民托我报的').first().click()
    await page.locator('#f-name').fill(name)
    await page.locator('#f-phone').fill('00098765432')
    await seat.go('field/suggest')
    await page.locator('#f-what').fill(`${name}说入户太多`)
    await seat.go('field/harm')
    await page.locator('#f-what').fill(`${name}的孙子身上有伤`)
    await expect.poll(() => drafts(page), patient).toBe(4)
    expect(await page.evaluate('JSON.stringify([localStorage, sessionStorage])')).not.toContain('draft')
    expect(await disk(page, true)).not.toMatch(/仝|月婵|00098765432|漏水|入户太多|有伤/)
    await page.close({ runBeforeUnload: false })
    const again = await tabAt('field/report')
    await expect.poll(() => again.locator('#f-name').inputValue(), patient).toBe(name)
    expect(await again.locator('#f-phone').inputValue()).toBe('00098765432')
    for (const [path, said] of [
      ['field/suggest', '入户太多'],
      ['field/harm', '有伤'],
      [resolving, '灯换好了'],
    ] as const) {
      await again.evaluate(
        `history.pushState(null, '', '/${county}/${path}'); dispatchEvent(new PopStateEvent('popstate'))`,
      )
      await expect.poll(() => again.locator('#f-what, #f-done').first().inputValue(), patient).toContain(said)
    }
    seat = { ...seat, page: again }
  })

  it('touched in one tab the others stay open; locked in one, all are', async () => {
    const [one, two] = [seat.page, await tabAt('field/me')]
    const quiet = await tabAt('field/me', true)
    await house.later({ minutes: 4 })
    await two.locator('h1').click()
    await seen(two)
    await house.later({ minutes: 4 })
    await seen(one)
    await seen(two)
    await two.getByRole('button', { name: '退出登录' }).click({ trial: true })
    expect([await asked(one).count(), await asked(two).count(), await asked(quiet).count()]).toEqual([0, 0, 0])
    await house.later({ minutes: 6 })
    await seen(two)
    for (const tab of [two, one, quiet]) await asked(tab).waitFor()
    for (const tab of [one, two]) await unlock({ page: tab })
    await quiet.close()
  })

  it('at signing out it is told and led to; then it is gone, in every tab', async () => {
    const [one, two] = [seat.page, await tabAt('field/me')]
    await two.getByText('4 件', { exact: true }).waitFor()
    await two.getByText('写了一半的退出后就没有了').waitFor()
    expect(await complaints({ ...seat, page: two }, look.width)).toEqual([])
    await two.locator('.entry[href$="/report"]').click()
    await expect.poll(() => two.locator('#f-name').inputValue(), patient).toBe(name)
    await two.locator('#f-what').fill('')
    await two.locator('#f-name').fill('')
    await two.locator('#f-phone').fill('')
    await two.getByText('居民托我报的').first().click()
    // Taken back to where it began it is none any more.
    await expect.poll(() => drafts(two), patient).toBe(3)
    await two.evaluate(
      `history.pushState(null, '', '/${county}/field/me'); dispatchEvent(new PopStateEvent('popstate'))`,
    )
    await two.getByRole('button', { name: '退出登录' }).click()
    for (const tab of [two, one]) await tab.locator('input[autocomplete=username]').waitFor()
    expect(await drafts(two)).toBe(0)
    expect(await disk(two, true)).not.toMatch(/仝|月婵|00098765432|漏水|入户太多|有伤/)
    for (const tab of [one, two]) await tab.close()
  })
})

describe('[S1-49] a console that many share', () => {
  const stored = (page: Page) => page.evaluate<string>('JSON.stringify([localStorage, sessionStorage])')
  const phone = (page: Page) => page.locator('#f-phone')
  const type = async (page: Page, digits: string) => {
    await phone(page).fill(digits)
    await expect.poll(() => stored(page), patient).toContain(digits)
  }

  it('half-written calls stand a session that ended by itself, are never another’s, and go with whoever signs out, in every tab', async () => {
    const at = await house.staff('dispatch')
    const { page } = at
    /** The session ends by itself, and somebody signs in where the desk was. */
    const cameBack = async (login: string) => {
      await house.sql(`delete from c${county}.account_sessions`)
      await at.open('staff/desk')
      await page.locator('input[autocomplete=username]').waitFor()
      await house.signInStaff(at, login)
      await phone(page).waitFor()
    }
    await at.open('staff/desk')
    await type(page, '00011112222')
    await cameBack('dispatch')
    expect(await phone(page).inputValue()).toBe('00011112222')
    await cameBack('dispatch2')
    expect([await phone(page).inputValue(), await stored(page)]).toEqual(['', expect.not.stringContaining('0001111')])
    await type(page, '00033334444')
    const beside = await at.context.newPage()
    await beside.goto(page.url())
    await phone(beside).waitFor()
    expect(await phone(beside).inputValue()).toBe('')
    await type(beside, '00055556666')
    await page.locator('.me button').click()
    await page.getByText('退出登录').click()
    for (const tab of [page, beside]) {
      await tab.locator('input[autocomplete=username]').waitFor()
      expect(await stored(tab)).not.toMatch(/0003333|0005555/)
    }
  })
})

describe('[S1-29] the page for a child who is harmed, at home without a network', () => {
  it('says to call 110 where it cannot be fetched; what was typed waits on the open page and goes when the network is back', async () => {
    const home = await house.seat(look)
    const { page, context } = home
    await home.open('')
    const entry = page.locator('main a[href$="/harm"]')
    await entry.waitFor()
    await context.setOffline(true)
    await entry.click()
    await page.getByText('打电话不用网络').waitFor()
    expect(await page.locator('main a').first().getAttribute('href')).toBe('tel:110')
    await context.setOffline(false)
    await page.getByRole('button', { name: '刷新' }).click()
    await page.locator('#f-what').fill('楼上一直有孩子哭')
    await context.setOffline(true)
    await page.locator('button[type=submit]').click()
    await page.getByText('还没有送到，正在自动再发').waitFor()
    expect(await page.locator('main a').first().getAttribute('href')).toBe('tel:110')
    expect(await page.locator('#f-what').inputValue()).toBe('楼上一直有孩子哭')
    const before = (await reported())[0]!.reports
    await context.setOffline(false)
    await page.getByRole('heading', { name: '报告已经收到' }).waitFor()
    expect((await reported())[0]!.reports).toBe(before + 1)
    expect(await disk(page)).not.toContain('孩子哭')
  })
})

describe('[L11][S1-49] the pages before the phone opens', () => {
  /** Changes what the phone remembers of the server's last answer. */
  const contact = (change: string) => `(async () => {
    const { name } = (await indexedDB.databases()).find((d) => d.name.startsWith('linli-field-'))
    const db = await new Promise((done) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result) })
    await new Promise((done) => {
      const marks = db.transaction('marks', 'readwrite').objectStore('marks')
      const r = marks.get('contact')
      r.onsuccess = () => { const m = r.result; ${change}; marks.put(m).onsuccess = done }
    })
    db.close()
  })()`
  const low = async ({ page }: Seat) => (await page.locator('.foot .btn.primary').boundingBox())!.y > look.height * 0.6
  const seen = async (at: Seat) => {
    at.said.length = 0
    return [await low(at), await complaints(at, look.width)]
  }

  it.each(['zh', 'en'] as const)(
    'axe finds nothing on PIN set, PIN asked, clock set back, lease over; what comes next lies under the thumb (%s)',
    async (lang) => {
      const at = await house.field('grid', { ...look, lang, worker: true, upTo: 'pin' })
      const { page, context } = at
      expect(await seen(at)).toEqual([true, []])
      await choosePin(at)
      await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
      await page.goto(page.url())
      await page.locator('#pin').waitFor()
      expect(await seen(at)).toEqual([true, []])
      await context.setOffline(true)
      await page.evaluate(contact('m.value.high += 3600000'))
      await page.goto(page.url())
      await page.locator('.foot .btn.primary .i').waitFor()
      await page.locator('#pin').waitFor({ state: 'detached' })
      expect(await seen(at)).toEqual([true, []])
      await page.evaluate(contact('m.value.high -= 3600000; m.value.at -= 80 * 3600000'))
      await page.goto(page.url())
      await page.locator('input[autocomplete=username]').waitFor()
      await page.locator('.before .aside').first().waitFor()
      // The line was cut on purpose; what the browser says of that is no complaint.
      const cut = (said: string) => said.includes('ERR_INTERNET_DISCONNECTED')
      expect((await complaints(at, look.width)).filter((said) => !cut(said))).toEqual([])
    },
  )
})
