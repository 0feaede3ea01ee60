/** The whole house for journeys: the county of demonstration with its built web, and people with browsers of their own. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import { authenticate, demoPassword, messagesSent } from '../../server/accounts/index.ts'
import { workFor } from '../../server/kernel/jobs/work.ts'
import { rooms } from '../../server/rooms.ts'
import { buildWeb } from '../../tools/run/build.mjs'
import { withLock } from '../../tools/run/lock.mjs'
import { startApp, type TestApp } from '../app.ts'
import { openSql } from '../database.ts'
import { openBrowser } from '../setup/browser.ts'

export const county = '231025'

export interface Look {
  width: number
  height?: number
  lang?: 'zh' | 'en'
  elder?: boolean
  /** With the service worker of the field shell; most looks are without, for what it answers no test can hold back. */
  worker?: boolean
  /** Another way to the house, e.g. a line that breaks. */
  origin?: string
  /** Milliseconds by which the clock of this browser is off; it then runs by itself, as the house's does after `app.flow()`. */
  skew?: number
  /** A field phone is left at the page where its PIN is chosen. */
  upTo?: 'pin'
}

/** Somebody before a screen. */
export interface Seat {
  page: Page
  context: BrowserContext
  /** What the console, the policy of the page and its errors said. */
  said: string[]
  /** Opens an address of the county: `staff/board`, '' for the residents' home. */
  open: (path: string) => Promise<void>
  /** The same within the shell that is open, as its own links lead there; another shell is opened. */
  go: (path: string) => Promise<void>
}

/** The PIN of every phone in a journey. */
export const pin = '274913'

/** Types it where it is asked for. */
export async function unlock({ page }: Pick<Seat, 'page'>): Promise<void> {
  await page.locator('#pin').fill(pin)
  await page.locator('#pin').waitFor({ state: 'detached' })
  await whole({ page })
}

/** All of the field shell has been fetched: from here on the line may be cut. */
const whole = ({ page }: Pick<Seat, 'page'>) => page.locator('html[data-whole]').waitFor()

/** The first time on a phone. */
export async function choosePin({ page }: Pick<Seat, 'page'>): Promise<void> {
  await page.locator('#pin').fill(pin)
  await page.locator('#twice').fill(pin)
  await page.locator('button[type=submit]').click()
  await page.locator('.tabs').waitFor()
  await whole({ page })
}

export interface JourneyHouse {
  app: TestApp
  browser: Browser
  sql: <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<R[]>
  /** A browser of its own, with the clock of the house. */
  seat: (look: Look) => Promise<Seat>
  /** Signed in by name, password and, where it is asked for, the code of the last message. */
  staff: (login: string, look?: Look) => Promise<Seat>
  /** Where the console's page of signing in stands. */
  signInStaff: (seat: Pick<Seat, 'page'>, login: string) => Promise<void>
  /** Where the page of signing in stands, until a PIN is chosen. */
  signIn: (seat: Pick<Seat, 'page'>, login: string, upTo?: 'pin') => Promise<void>
  field: (login: string, look?: Look) => Promise<Seat>
  /** Where a resident's page of signing in stands: the invented resident, by the code of the newest message. */
  byPhone: (seat: Pick<Seat, 'page'>) => Promise<void>
  /** The clock of the house and of every browser moves on. */
  later: (time: { minutes?: number; hours?: number; days?: number }) => Promise<void>
  /** The invented people come under care plans. */
  planned: () => Promise<void>
  close: () => Promise<void>
}

const built = join(import.meta.dirname, '../../build/web')
const desk: Look = { width: 1440, height: 900 }
const phone: Look = { width: 390, height: 844 }

/** A script for a page: its clock runs beside the machine's own, or beside what an earlier script made of it. */
export const running = (off: number) => `{
  const real = Date
  globalThis.Date = class Date extends real {
    constructor(...given) { given.length === 0 ? super(real.now() + ${off}) : super(...given) }
    static now() { return real.now() + ${off} }
  }
}`

const shellOf = (path: string) => /^\/\d+\/(staff|field)\b/.exec(path)?.[1] ?? 'resident'

/** No page of the house asks anybody but the house, and none has anything that its policy forbids. Where somebody is sent is no question of a page. */
function keepAtHome(context: BrowserContext, origin: string, strayed: string[]): void {
  const ours = (request: Request) => request.serviceWorker() !== null || request.frame().url().startsWith(`${origin}/`)
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin === origin || !/^(https?|wss?):$/.test(url.protocol) || request.isNavigationRequest()) return
    if (ours(request)) strayed.push(`${request.url()} was asked`)
  })
  context.on('console', (line) => {
    if (/content security policy/i.test(line.text())) strayed.push(`${line.text()} (${line.page()?.url()})`)
  })
}

export async function startJourneys(): Promise<JourneyHouse> {
  const web = mkdtempSync(join(tmpdir(), 'linli-journeys-'))
  // A copy: whoever builds meanwhile takes no page away.
  await withLock('prepare', async () => {
    await buildWeb(() => undefined)
    cpSync(built, web, { recursive: true })
  })
  const [app, browser] = await Promise.all([startApp({ rooms, authenticate, filling: 'demo', web }), openBrowser()])
  const pool = openSql(app.db)
  const seats: { context: BrowserContext; runs: boolean }[] = []
  const strayed: string[] = []
  // A name, not a number: browsers take `__Host-` cookies without a certificate only from localhost.
  const straight = app.origin.replace('127.0.0.1', 'localhost')

  const sql = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
    (await pool.query<R>(text, values)).rows

  const seat = async (look: Look): Promise<Seat> => {
    const { width, height = 844, lang = 'zh', elder = false, worker = false, origin = straight, skew } = look
    const context = await browser.newContext({
      viewport: { width, height },
      locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      serviceWorkers: worker ? 'allow' : 'block',
      // Limits per address are everybody's own.
      extraHTTPHeaders: { 'x-forwarded-for': `10.1.${seats.length >> 8}.${(seats.length & 255) + 1}` },
    })
    if (skew === undefined) await context.clock.setFixedTime(app.now())
    else await context.addInitScript(running(app.now().getTime() - Date.now() + skew))
    seats.push({ context, runs: skew !== undefined })
    keepAtHome(context, origin, strayed)
    await context.addInitScript(
      `localStorage.setItem('linli:lang', '"${lang}"'); localStorage.setItem('linli:elder', '${elder}')`,
    )
    const page = await context.newPage()
    page.setDefaultTimeout(40_000)
    const said: string[] = []
    page.on('console', (m) => m.type() === 'error' && said.push(`${m.text()} ${m.location().url}`))
    page.on('pageerror', (e) => said.push(String(e)))
    const open = async (path: string) => {
      await page.goto(`${origin}/${county}/${path}`)
      if (!path.startsWith('field')) return
      await page.locator('h1').first().waitFor()
      if (await page.locator('#pin').isVisible()) await unlock({ page })
    }
    const go = async (path: string) => {
      const url = `/${county}/${path}`
      if (shellOf(new URL(page.url()).pathname) !== shellOf(url)) return open(path)
      await page.evaluate(`history.pushState(null, '', '${url}'); dispatchEvent(new PopStateEvent('popstate'))`)
    }
    return { page, context, said, open, go }
  }

  const code = async (login: string): Promise<string> => {
    await messagesSent()
    const [row] = await sql<{ text: string }>(
      `select m.text from c${county}.dev_messages m order by m.at desc, m.id desc limit 1`,
    )
    const found = /\d{6}/.exec(row?.text ?? '')?.[0]
    if (!found) throw new Error(`no code for ${login}`)
    return found
  }

  const staff: JourneyHouse['staff'] = async (login, look = desk) => {
    const it = await seat(look)
    await it.open('staff/sign-in')
    await signInStaff(it, login)
    return it
  }

  const signInStaff: JourneyHouse['signInStaff'] = async (it, login) => {
    await it.page.locator('input[autocomplete=username]').fill(login)
    await it.page.locator('input[type=password]').fill(demoPassword)
    await it.page.locator('button[type=submit]').click()
    await it.page.locator('.frame, .send-code button').first().waitFor()
    if (await it.page.locator('.send-code').isVisible()) {
      await it.page.locator('.send-code button').click()
      await it.page.locator('.send-code .note').waitFor()
      await it.page.locator('input[autocomplete=one-time-code]').fill(await code(login))
      await it.page.locator('button[type=submit]').click()
    }
    await it.page.locator('.frame').waitFor()
  }

  const signIn: JourneyHouse['signIn'] = async ({ page }, login, upTo) => {
    await page.locator('input[autocomplete=username]').fill(login)
    await page.locator('input[type=password]').fill(demoPassword)
    await page.locator('button[type=submit]').click()
    await page.locator('#twice, input[autocomplete=one-time-code]').first().waitFor()
    if (await page.locator('input[autocomplete=one-time-code]').isVisible()) {
      const sent = page.waitForResponse((r) => r.request().method() === 'POST')
      await page.locator('form button:not([type=submit])').first().click()
      await sent
      await page.locator('input[autocomplete=one-time-code]').fill(await code(login))
      await page.locator('button[type=submit]').click()
    }
    await page.locator('#twice').waitFor()
    if (upTo !== 'pin') await choosePin({ page })
  }

  const field: JourneyHouse['field'] = async (login, look = phone) => {
    const it = await seat(look)
    await it.open('field/sign-in')
    await signIn(it, login, look.upTo)
    return it
  }

  const byPhone: JourneyHouse['byPhone'] = async ({ page }) => {
    await page.locator('#f-phone').fill('00012345678')
    await page.locator('button[type=submit]').click()
    await page.locator('#f-code').waitFor()
    await page.locator('#f-code').fill(await code('a resident'))
    await page.locator('button[type=submit]').click()
    await page.waitForURL('**/mine')
  }

  return {
    app,
    browser,
    byPhone,
    sql,
    seat,
    staff,
    signInStaff,
    signIn,
    field,
    later: async ({ minutes = 0, hours = 0, days = 0 }) => {
      app.setNow(new Date(app.now().getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000))
      await Promise.all(seats.filter((s) => !s.runs).map((s) => s.context.clock.setFixedTime(app.now())))
    },
    planned: async () => {
      // Whom plans are for is known once what was entered has been told on.
      await app.settle()
      const job = rooms.flatMap((r) => r.jobs ?? []).find((j) => j.name === 'duties-invented')!
      await job.run(workFor(app.house, app.county))
      const [found] = await pool
        .query<{ n: number }>(`select count(*)::int as n from c${county}.duty`)
        .then((r) => r.rows)
      if (!found?.n) throw new Error('nobody is under a plan')
    },
    close: async () => {
      await browser.close()
      await pool.end()
      await app.close()
      rmSync(web, { recursive: true, force: true })
      if (strayed.length > 0) throw new Error(`what pages of this journey did:\n${strayed.join('\n')}`)
    },
  }
}
