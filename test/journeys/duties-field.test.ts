/** Visits on a phone: eight taps when all is well; without a signal recorded once and done exactly once; refused, mended. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { stableId } from '../../domain/kernel/stable-id.ts'
import { met, microphone } from './hands.ts'
import { county, startJourneys, unlock, type JourneyHouse, type Seat } from './house.ts'
import { complaints, visit } from './looks.ts'

const login = 'grid'
const grid = '231025/100/zhanqian/001/001/'
let house: JourneyHouse
let worker: Seat
let page: Page
let people: { id: string; name: string; household: string }[]
let taps = 0

const patient = { timeout: 20_000 }
const states = async (person: string) =>
  (
    await house.sql<{ state: string }>(`select state from c${county}.duty where person = $1 order by plan`, [person])
  ).map((d) => d.state)
const visits = (person: string) =>
  house.sql<{ visit: string }>(`select visit from c${county}.visit_person where person = $1`, [person])
const tap = async (what: ReturnType<Page['locator']>) => {
  taps++
  await what.click()
}

/** What the night would have made: two plans for each, due today and at the end of the month. */
async function owe(account: string): Promise<void> {
  for (const p of people)
    for (const [plan, rhythm, from, to] of [
      ['daily-contact', 'day', '2026-03-10', '2026-03-10'],
      ['elder-visit', 'month', '2026-03-01', '2026-03-31'],
    ] as const) {
      const enrolment = stableId('journey', plan, p.id)
      await house.sql(
        `insert into c${county}.enrolment (id, person, plan, place, from_day, rhythm, helper, wish) values ($1, $2, $3, $4, '2026-01-01', $5, $6, $7)`,
        [enrolment, p.id, plan, grid, rhythm, account, { ways: [], rhythm: null, doorbells: null, calls: ['person'] }],
      )
      await house.sql(
        `insert into c${county}.duty (id, enrolment, plan, person, place, cause, from_day, to_day, due_at, state, helper)
         values ($1, $2, $3, $4, $5, 'rhythm', $6, $7, ($7::date + 1)::timestamp at time zone 'Asia/Shanghai', 'open', $8)`,
        [stableId('journey', 'duty', plan, p.id), enrolment, plan, p.id, grid, from, to, account],
      )
    }
}

beforeAll(async () => {
  house = await startJourneys()
  await house.app.settle()
  const [seat] = await house.sql<{ id: string }>(`select id from c${county}.accounts where name = $1`, [login])
  people = await house.sql(
    `select p.id, p.name_masked as name, m.household from c${county}.person p
     join c${county}.household_member m on m.person = p.id and m.to_day is null
     where p.place = $1 and p.died is null and p.born < '1962-01-01' order by m.household, p.id limit 5`,
    [grid],
  )
  await owe(seat!.id)
  worker = await house.field(login)
  page = worker.page
  await page.locator('.task').first().waitFor()
})
afterAll(() => house?.close())

const card = (id: string) => page.locator(`.task[href$="/visits/${id}"]`)

describe('[S1-16][C1][ux 32] a visit where all is well', () => {
  it('takes at most eight taps, its acts lie in the lowest 40 % of the screen, and settles all it covers', async () => {
    const p = people[0]!
    taps = 0
    await tap(card(p.id))
    const visit = page.locator('.foot a.primary')
    await visit.waitFor()
    expect((await visit.boundingBox())!.y).toBeGreaterThan(844 * 0.6)
    await tap(visit)
    const done = page.locator('button[type=submit]')
    await done.waitFor()
    expect((await done.boundingBox())!.y).toBeGreaterThan(844 * 0.6)
    // Nothing says by itself that somebody was met.
    await done.click()
    await page.getByText('请选一样').first().waitFor()
    await tap(page.locator('label:has(input[name=outcome][value=met])'))
    await tap(done)
    await page.locator('.done-mark').waitFor()
    expect(taps).toBeLessThanOrEqual(8)
    expect(await states(p.id)).toEqual(['done', 'done'])
    await page.locator('.foot a.primary').click()
    await expect.poll(() => card(p.id).count(), patient).toBe(0)
    expect(worker.said).toEqual([])
  })
})

describe('[S1-49][L2] without a signal', () => {
  it('it is recorded on the phone, said to wait, and done exactly once when the network is back', async () => {
    const p = people[1]!
    await worker.context.setOffline(true)
    await card(p.id).click()
    await page.locator('.foot a.primary').click()
    await met(page)
    await page.locator('button[type=submit]').click()
    await page.locator('.done-mark').waitFor()
    await page.locator('.foot a.primary').click()
    await expect.poll(() => card(p.id).innerText(), patient).toContain('等网络')
    expect(await visits(p.id)).toEqual([])
    await worker.context.setOffline(false)
    await expect.poll(() => visits(p.id).then((v) => v.length), patient).toBe(1)
    await expect.poll(() => states(p.id), patient).toEqual(['done', 'done'])
    await page.locator('.net').click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await visits(p.id)).toHaveLength(1)
  })

  it('[L2] somebody had moved: the letter comes back with why, and is mended by a word', async () => {
    const p = people[2]!
    await worker.open('field')
    await card(p.id).click()
    await worker.context.setOffline(true)
    await page.locator('.foot a.primary').click()
    await met(page)
    await page.locator('button[type=submit]').click()
    await page.locator('.done-mark').waitFor()
    const far = `231025/107/201/001/`
    await house.sql(`update c${county}.person set place = $2 where id = $1`, [p.id, far])
    await house.sql(
      `insert into c${county}.person_event (id, person, kind, day, from_place, to_place, recorded_at) values ($1, $2, 'move', '2026-03-05', $3, $4, now())`,
      [stableId('journey', 'move', p.id), p.id, grid, far],
    )
    await worker.context.setOffline(false)
    await page.locator('.foot a.primary').click()
    await page.locator('.net').click()
    const mend = page.getByRole('button', { name: '确实见到了，照样记下' })
    await mend.waitFor()
    expect(await visits(p.id)).toEqual([])
    await mend.click()
    await expect.poll(() => visits(p.id).then((v) => v.length), patient).toBe(1)
  })
})

describe('[S1-16] whoever goes for a company', () => {
  it('may say who provides the visit, without a signal too, and need not', async () => {
    // What was said while the network was away belongs to the visits before.
    worker.said.length = 0
    const p = people[0]!
    const sits = (unit: string) =>
      house.sql(
        `update c${county}.account_grants g set unit = $2 from c${county}.accounts a where a.id = g.account and a.name = $1 and g.unit is not null`,
        [login, unit],
      )
    await sits('zilaishui')
    const legend = page.getByText('这次由谁提供')
    const offered = async () => {
      // The day as it is now has come before the page is opened: one that is open keeps what it began with.
      const day = page.waitForResponse((r) => r.url().includes('/field/day'))
      await worker.open('field')
      await (await day).finished()
      await page.locator('.task').first().waitFor()
      await worker.go(`field/visits/${p.id}/new`)
      await page.locator('details.more summary').click()
      return legend.count()
    }
    await expect.poll(offered, { timeout: 40_000 }).toBe(1)
    expect(await complaints(worker, 390)).toEqual([])
    const before = (await visits(p.id)).map((v) => v.visit)
    await worker.context.setOffline(true)
    await page.locator('label:has(input[name=channel][value=voluntary])').click()
    await met(page)
    await page.locator('button[type=submit]').click()
    await page.locator('.done-mark').waitFor()
    await worker.context.setOffline(false)
    const said = () =>
      house.sql<{ channel: string; unit: string }>(
        `select r.channel, r.unit from c${county}.service_records r join c${county}.visit_person v on v.visit = r.id
         where v.person = $1 and v.visit <> all($2::uuid[])`,
        [p.id, before],
      )
    await expect.poll(said, patient).toEqual([{ channel: 'voluntary', unit: 'zilaishui' }])
    await sits('community-committee-100-zhanqian-001')
    await expect.poll(offered, { timeout: 40_000 }).toBe(0)
  })
})

/** Everybody of the grid to whom nothing is due, with who lives with them. */
const others = () =>
  house.sql<{ id: string; name: string; household: string; text: string }>(
    `select p.id, p.name_masked as name, m.household, d.text from c${county}.person p
     join c${county}.household_member m on m.person = p.id and m.to_day is null
     join c${county}.household h on h.id = m.household join c${county}.dwelling d on d.id = h.dwelling
     where p.place = $1 and p.died is null and p.left_on is null and p.born between '1962-01-01' and '2000-01-01'
     order by m.household, p.id`,
    [grid],
  )
const search = async (at: Page, text: string) => {
  await at.locator('.tabs a[href$="/homes"]').click()
  await at.locator('input[type=search]').fill(text)
}
const back = (seat: Seat) => seat.context.setOffline(false)

describe('[L1][L2] the people of the own area', () => {
  it('are found without a signal by name and by door, and a visit to somebody to whom nothing is due is recorded', async () => {
    const [one] = await others()
    await worker.open('field')
    await page.locator('.tabs a[href$="/homes"]').click()
    await page.locator('.block').first().waitFor()
    await worker.context.setOffline(true)
    await search(page, `${one!.name[0]} ${one!.text}`)
    await page.locator(`.task[href$="/visits/${one!.id}"]`).click()
    await page.getByText('这几天没有应办的事').waitFor()
    await page.locator('.foot a.primary').click()
    await met(page)
    await page.locator('button[type=submit]').click()
    await page.locator('.done-mark').waitFor()
    expect(await visits(one!.id)).toEqual([])
    await back(worker)
    await expect.poll(() => visits(one!.id).then((v) => v.length), patient).toBe(1)
  })

  it('[C1] a visit of several of one household waits behind each of them', async () => {
    const all = await others()
    const one = all.find((p) => all.some((o) => o.household === p.household && o.id !== p.id))!
    const mate = all.find((p) => p.household === one.household && p.id !== one.id)!
    const before = await Promise.all([one, mate].map((p) => visits(p.id).then((v) => v.length)))
    await worker.open('field')
    await worker.context.setOffline(true)
    await worker.go(`field/visits/${one.id}/new`)
    await page.locator(`input[name=persons][value="${mate.id}"]`).check({ force: true })
    await met(page)
    await page.locator('button[type=submit]').click()
    await page.locator('.done-mark').waitFor()
    for (const p of [one, mate]) {
      await worker.go(`field/visits/${p.id}`)
      await page.getByText('已记下，等网络上传').waitFor()
    }
    await back(worker)
    await expect
      .poll(() => Promise.all([one, mate].map((p) => visits(p.id).then((v) => v.length))), patient)
      .toEqual(before.map((n) => n + 1))
  })
})

describe('[B5][S1-49] the same new person made on two phones', () => {
  const named = (text: string) =>
    house.sql<{ id: string }>(`select id from c${county}.person where name_masked = $1 and place = $2`, [text, grid])
  let other: Seat

  /** Written down behind one door, and visited at once, all of it without a signal. */
  async function enter(seat: Seat, household: string, name: string): Promise<void> {
    const typed = seat.page.locator('#f-name')
    await seat.go(`field/homes/${household}/new`)
    expect(await typed.inputValue()).toBe('')
    await typed.fill(name)
    // Called away to another page, what was begun is there.
    await seat.go('field')
    await seat.go(`field/homes/${household}/new`)
    expect(await typed.inputValue()).toBe(name)
    await seat.page.locator('input[name=relation][value=child]').check({ force: true })
    await seat.page.locator('button[type=submit]').click()
    await seat.page.locator('.done-mark').waitFor()
    await seat.page.locator('main a[href$="/new"]').click()
    await met(seat.page)
    await seat.page.locator('button[type=submit]').click()
    await seat.page.locator('.foot a.primary').click()
  }
  const offline = (to: boolean) => Promise.all([worker, other].map((s) => s.context.setOffline(to)))
  const bothWrite = async (household: string, name: string) => {
    await offline(true)
    await enter(worker, household, name)
    await enter(other, household, name)
    await back(worker)
    await expect.poll(() => named(`${name[0]}**`).then((r) => r.length), patient).toBe(1)
    const [first] = await named(`${name[0]}**`)
    await expect.poll(() => visits(first!.id).then((v) => v.length), patient).toBe(1)
    await back(other)
    await expect.poll(() => other.page.locator('.net').innerText(), patient).toContain('需处理')
    await other.page.locator('.net').click()
    return first!.id
  }

  it('is caught when they meet; “the same person”: what else was written about them goes to whoever is there', async () => {
    const [home] = await others()
    other = await house.field(login)
    await other.page.locator('.tabs a[href$="/homes"]').click()
    await other.page.locator('.block').first().waitFor()
    const first = await bothWrite(home!.household, '邢桂芳')
    await other.page
      .getByText('可能已经登记过这个人')
      .or(other.page.getByText('登记里有一个很像的人'))
      .first()
      .waitFor()
    await other.page.getByRole('button', { name: '是同一个人' }).waitFor()
    // Nothing lies half under the foot, and what was cut off on purpose is no fault.
    await other.page.evaluate('scrollTo(0, 1e6)')
    other.said.length = 0
    expect(await complaints(other, 390)).toEqual([])
    await other.page.getByRole('button', { name: '是同一个人' }).click()
    await expect.poll(() => visits(first).then((v) => v.length), patient).toBe(2)
    expect(await named('邢**')).toHaveLength(1)
    await expect.poll(() => other.page.locator('.net').innerText(), patient).toContain('全部已上传')
  })

  it('“another”: entered with the worker’s words, and what waits stays theirs', async () => {
    const [home] = await others()
    const first = await bothWrite(home!.household, '仝秀兰')
    await other.page.getByRole('button', { name: '是另一个人' }).click()
    await other.page.locator('#apart-note').fill('是她的堂妹，住里屋')
    await other.page.getByRole('button', { name: '登记为另一个人' }).click()
    await expect.poll(() => named('仝**').then((r) => r.length), patient).toBe(2)
    const second = (await named('仝**')).find((r) => r.id !== first)!
    await expect.poll(() => visits(second.id).then((v) => v.length), patient).toBe(1)
    expect(await visits(first)).toHaveLength(1)
  })
})

describe('[L11] the screens', () => {
  it('axe and the ruler find nothing at 390 and 320 px, in Chinese and English', async () => {
    const p = people[4]!
    for (const look of [
      { width: 390, height: 844 },
      { width: 320, height: 844, lang: 'en' as const },
    ]) {
      const seat = await house.field(login, look)
      await seat.page.locator(`.task[href$="/visits/${p.id}"]`).waitFor()
      const card = `field/visits/${p.id}`
      const home = `field/homes/${p.household}`
      const paths = ['field', card, `${card}/new`, 'field/paper', 'field/homes', home, `${home}/new`]
      expect(await visit(seat, look, paths)).toEqual({})
    }
  })
})

describe('[ux 30] the card and the wish', () => {
  it('[S0-21] says who was there last; the person’s own wish is noted in two taps', async () => {
    const p = people[3]!
    await worker.open('field')
    await card(p.id).click()
    taps = 0
    await tap(page.getByRole('button', { name: '本人意愿' }))
    await tap(page.getByRole('button', { name: '打电话就行' }))
    expect(taps).toBe(2)
    await expect
      .poll(
        async () =>
          (
            await house.sql<{ ways: string[] }>(
              `select wish -> 'ways' as ways from c${county}.enrolment where person = $1 and to_day is null`,
              [p.id],
            )
          ).map((r) => r.ways),
        patient,
      )
      .toEqual([['phone'], ['phone']])
    await worker.open('field')
    await card(p.id).click()
    await page.getByText('本人希望：怎么看望的：电话').waitFor()
    expect(await page.locator('main a[href^="geo:"]').getAttribute('href')).toContain('?q=')
  })

  it('[S4-18] who was not reached stands on the card: in the order they chose, each call in one tap, without a signal too', async () => {
    const p = people[3]!
    const duty = stableId('journey', 'duty', 'daily-contact', p.id)
    await house.sql(
      `insert into c${county}.welfare_check (id, duty, enrolment, plan, person, place, calls, raised_at, due_at)
       select $1, id, enrolment, plan, person, place, '{neighbour,person}', now(), due_at from c${county}.duty where id = $2`,
      [stableId('journey', 'check', p.id), duty],
    )
    await worker.open('field')
    await card(p.id).click()
    await page.getByText('现在联系：邻居').waitFor()
    // Nobody is known next door: whoever is told names them here, and dials.
    await page.getByText('没有登记邻居的电话').waitFor()
    await page.getByRole('button', { name: '添加亲友邻居' }).click()
    await page.locator('input[name=kind][value=neighbour]').check({ force: true })
    await page.locator('#f-name').fill('司徒邻')
    await page.locator('#f-phone').fill('00033330001')
    await page.locator('input[name=agreed][value=in-person]').check({ force: true })
    await page.locator('dialog button[type=submit]').click()
    await page.getByText('已登记', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '打给邻居 司**' }).first().waitFor()
    await page.getByRole('button', { name: '没联系上' }).click()
    await page.getByText('现在联系：本人').waitFor()
    // Whoever supervises sees the call at the console and whom to call now, and may dial.
    const desk = await house.staff('secretary')
    await desk.open('staff/duties/unmet')
    const row = desk.page.locator('.checks li').first()
    await row.getByText('现在联系：本人').waitFor()
    await row.locator('small').getByText('没联系上').waitFor()
    await row.getByRole('button', { name: /^查看/ }).click()
    await row.locator('a[href^="tel:"]').waitFor()
    expect(await complaints(desk, 1440)).toEqual([])
    await worker.context.setOffline(true)
    await page.getByRole('button', { name: '平安' }).click()
    await page.getByText('已记下', { exact: true }).waitFor()
    await back(worker)
    const over = () =>
      house.sql<{ outcome: string }>(`select outcome from c${county}.welfare_check where person = $1`, [p.id])
    await expect.poll(over, patient).toEqual([{ outcome: 'well' }])
  })
})

/** Of the records that lie on a phone. */
const kinds = (at: Page) =>
  at.evaluate<string[]>(`(async () => {
    const { name } = (await indexedDB.databases()).find((d) => d.name.startsWith('linli-field-'))
    const db = await new Promise((done) => { const r = indexedDB.open(name); r.onsuccess = () => done(r.result) })
    const rows = await new Promise((done) => { const r = db.transaction('records').objectStore('records').getAll(); r.onsuccess = () => done(r.result) })
    db.close()
    return rows.map((r) => r.kind)
  })()`)

describe('[S1-49][L5] a browser without a service worker', () => {
  it('says so, records while the page is open, sends by itself, and what was half written is there after a crash', async () => {
    const seat = await house.field(login)
    await seat.context.addInitScript('delete Navigator.prototype.serviceWorker')
    await seat.open('field/waiting')
    await seat.page.getByText('这个浏览器不能在没网时打开本页').waitFor()
    const p = people[4]!
    const before = (await visits(p.id)).length
    await seat.go(`field/visits/${p.id}/new`)
    await seat.page.locator('button[type=submit]').waitFor()
    await seat.context.setOffline(true)
    await seat.page.locator('input[name=outcome][value=attempted]').check({ force: true })
    await seat.page.locator('button[type=submit]').click()
    await seat.page.locator('.done-mark').waitFor()
    expect(await visits(p.id)).toHaveLength(before)
    await back(seat)
    await expect.poll(() => visits(p.id).then((v) => v.length), patient).toBe(before + 1)
    await seat.go('field/report')
    await seat.page.locator('#f-what').fill('楼梯扶手松了')
    // The page is killed under the hands, without a word to it.
    const other = await seat.context.newPage()
    await expect.poll(() => kinds(seat.page), patient).toContain('draft')
    await seat.go(`field/visits/${p.id}/new`)
    await seat.page.locator('summary').click()
    await seat.page.locator('#f-note').fill('说腿疼，下周再来')
    await expect.poll(() => kinds(seat.page).then((all) => all.filter((k) => k === 'draft').length), patient).toBe(2)
    const pixels = { width: 40, height: 30, channels: 3, background: '#765' } as const
    const buffer = await sharp({ create: pixels }).jpeg().toBuffer()
    // A picture taken while a note is being spoken: both stay.
    await seat.page.evaluate(microphone)
    await seat.page.getByRole('button', { name: '按一下，说给我们听' }).click()
    await seat.page.getByRole('button', { name: '正在录，再按一下停' }).waitFor()
    await seat.page.locator('input[type=file]').setInputFiles({ name: 'door.jpg', mimeType: 'image/jpeg', buffer })
    await expect.poll(() => seat.page.locator('.photos img').count(), patient).toBe(1)
    await seat.page.getByRole('button', { name: '正在录，再按一下停' }).click()
    await seat.page.getByRole('button', { name: /^听录音/ }).waitFor()
    expect(await seat.page.locator('.photos img').count()).toBe(1)
    await expect.poll(() => kinds(seat.page), patient).toContain('draft-pieces')
    await seat.page.close({ runBeforeUnload: false })
    await other.goto(`${house.app.origin.replace('127.0.0.1', 'localhost')}/${county}/field/report`)
    await unlock({ page: other })
    await expect.poll(() => other.locator('#f-what').inputValue(), patient).toBe('楼梯扶手松了')
    await other.goto(other.url().replace('/report', `/visits/${p.id}/new`))
    await unlock({ page: other })
    await expect.poll(() => other.locator('#f-note').inputValue(), patient).toBe('说腿疼，下周再来')
    await expect.poll(() => other.locator('.photos img').count(), patient).toBe(1)
    expect(await other.getByText(/^听录音/).count()).toBe(1)
    await other.close()
  })
})

describe('[L3] two workers changing one field', () => {
  it('without a signal: both values are shown, and the worker chooses', async () => {
    const p = people[3]!
    const ways = async () =>
      (
        await house.sql<{ ways: string[] }>(
          `select wish -> 'ways' as ways from c${county}.enrolment where person = $1 and to_day is null`,
          [p.id],
        )
      ).map((r) => r.ways[0])
    await worker.open('field')
    await card(p.id).click()
    await worker.context.setOffline(true)
    await page.getByRole('button', { name: '本人意愿' }).click()
    await page.getByRole('button', { name: '上门来看' }).click()
    await page.getByText('记下了，照本人的意思办').waitFor()
    // Meanwhile a colleague was told otherwise.
    await house.sql(`update c${county}.enrolment set wish = wish || '{"ways":["video"]}' where person = $1`, [p.id])
    await back(worker)
    await expect.poll(() => page.locator('.net').innerText(), patient).toContain('需处理')
    await worker.go('field/waiting')
    const both = page.locator('.both dl')
    await both.waitFor()
    expect(await both.innerText()).toMatch(/上门[\s\S]*视频/)
    expect(await ways()).toEqual(['video', 'video'])
    await page.getByRole('button', { name: '用我记的' }).click()
    await expect.poll(ways, patient).toEqual(['at-home', 'at-home'])
  })
})

describe('[L4] numbers of today', () => {
  const lines = (person: string) =>
    house.sql<{ matter: string }>(
      `select detail ->> 'matter' as matter from c${county}.audit where act = 'people.call' and subject = $1`,
      [person],
    )
  it('are dialled without a signal and never shown; each call leaves its line when the phone meets the server', async () => {
    const p = people[4]!
    await worker.open('field')
    await card(p.id).click()
    await expect.poll(() => kinds(page), patient).toContain('today:numbers')
    await worker.context.setOffline(true)
    await page.evaluate(`document.addEventListener('click', (e) => {
      const link = e.target.closest('a[href^="tel:"]')
      if (link) { e.preventDefault(); window.dialled = link.href }
    }, true)`)
    await page.getByRole('button', { name: '打电话' }).click()
    await expect.poll(() => page.evaluate('window.dialled'), patient).toMatch(/^tel:000\d{8}$/)
    const digits = (await page.evaluate<string>('window.dialled')).slice('tel:'.length)
    expect(await page.content()).not.toContain(digits)
    expect(await lines(p.id)).toEqual([])
    await back(worker)
    await expect.poll(() => lines(p.id), patient).toEqual([{ matter: expect.stringMatching(/^[0-9a-f-]{36}$/) }])
  })

  it('are gone with the day, without a signal too; whoever asked to be reminded to come out is, on another page and over the lock', async () => {
    // Who lives here is on the phone once somebody looked.
    await worker.open('field')
    await page.locator('.tabs a[href$="/homes"]').click()
    await page.locator('.block').first().waitFor()
    await expect.poll(() => kinds(page), patient).toContain('area')
    await worker.go('field')
    await card(people[4]!.id).click()
    await page.getByRole('button', { name: '进门提醒' }).click()
    await page.getByRole('button', { name: '提醒我出来' }).waitFor()
    await page.locator('.foot a.primary').click()
    await page.locator('button[type=submit]').waitFor()
    await worker.context.setOffline(true)
    expect(await page.getByRole('heading', { name: '出来了吗' }).count()).toBe(0)
    await house.later({ days: 1 })
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`)
    await page.getByRole('heading', { name: '出来了吗' }).waitFor()
    await page.getByRole('button', { name: '我出来了' }).click()
    await expect.poll(() => page.getByRole('heading', { name: '出来了吗' }).count(), patient).toBe(0)
    await expect.poll(() => kinds(page), patient).not.toContain('today:numbers')
    expect(await kinds(page)).toContain('area')
    await back(worker)
  })
})
