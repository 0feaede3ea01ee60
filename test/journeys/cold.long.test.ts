/**
 * A phone that was switched off: the browser begins anew without a network, the processor is slowed four times, 200 people and
 * their duties lie on the phone. Measured beside the same browser beginning with an empty page: from nothing to the page that
 * takes the PIN, drawn and ready; from the PIN to the day on the screen, and to the last of the 200; see docs/benchmarks.md.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pinRounds } from '../../web/kit/vault/crypto.ts'
import { chromiumPath } from '../setup/browser.ts'
import { crewOf, owe } from './chaos/crew.ts'
import { county, pin, running, startJourneys, type JourneyHouse } from './house.ts'

const people = 200
const rounds = 7
const empty = 'data:text/html,<!doctype html><title>-</title><p>-'
let house: JourneyHouse
let profile: string
beforeAll(async () => {
  house = await startJourneys()
  profile = mkdtempSync(join(tmpdir(), 'linli-cold-'))
})
afterAll(async () => {
  await house?.close()
  if (profile) rmSync(profile, { recursive: true, force: true })
})

const origin = () => house.app.origin.replace('127.0.0.1', 'localhost')

async function phone(offline: boolean): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
    ...(await chromiumPath()),
    headless: true,
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    offline,
  })
  await context.addInitScript(telling)
  await context.addInitScript(running(house.app.now().getTime() - Date.now()))
  return context
}

/** The page tells by itself when something has been drawn: whoever looks from outside would slow it. */
const telling = `globalThis.drawn = (what, many = 1) => new Promise((on) => {
  const look = () => {
    if (document.querySelectorAll(what).length < many) return
    watch.disconnect()
    requestAnimationFrame(() => requestAnimationFrame(on))
  }
  const watch = new MutationObserver(look)
  watch.observe(document, { subtree: true, childList: true })
  look()
})`

/** What stretching a PIN costs by itself: slow on purpose, in a thread of the browser's own that is not slowed. */
const stretching = `(async () => {
  const began = performance.now()
  const key = await crypto.subtle.importKey('raw', new Uint8Array(6), 'PBKDF2', false, ['deriveBits'])
  await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(16), iterations: ${pinRounds} }, key, 256)
  return performance.now() - began
})()`

const slowed = async (context: BrowserContext) => {
  const page = context.pages()[0] ?? (await context.newPage())
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  return page
}

/** Milliseconds from nothing to an empty page that has been drawn. */
async function blank(): Promise<number> {
  const began = performance.now()
  const context = await phone(true)
  const page = await slowed(context)
  await page.goto(empty, { waitUntil: 'commit' })
  await page.evaluate("drawn('p')")
  const took = performance.now() - began
  await context.close()
  return took
}

async function cold() {
  const began = performance.now()
  const context = await phone(true)
  const page = await slowed(context)
  await page.goto(`${origin()}/${county}/field`, { waitUntil: 'commit' })
  await page.evaluate("drawn('#pin')")
  const toPin = performance.now() - began
  await page.evaluate("document.querySelector('#pin').focus()")
  // Ten digits a second is quicker than anybody types; what is fetched and read meanwhile costs nobody time.
  await page.keyboard.type(pin.slice(0, -1), { delay: 100 })
  const typed = performance.now()
  await page.keyboard.type(pin.slice(-1))
  await page.evaluate("drawn('.task')")
  const toDay = performance.now() - typed
  await page.evaluate(`drawn('.task', ${people})`)
  const toLast = performance.now() - typed
  const shown = await page.locator('.task').count()
  const stretched = await page.evaluate<number>(stretching)
  await context.close()
  return { toPin, toDay, toLast, stretched, shown }
}

const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!

it('[ux 33] a cold start without a network beside that of an empty page', async () => {
  const crew = await crewOf(house, 'cold', 1, people)
  expect(crew.people).toHaveLength(people)
  for (const id of crew.people) await owe(house, crew.accounts[0]!, id)
  const first = await phone(false)
  const page = await first.newPage()
  await page.goto(`${origin()}/${county}/field/sign-in`)
  await house.signIn({ page }, crew.logins[0]!)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await page.locator('.task').first().waitFor()
  await first.close()

  const [empties, colds] = [[] as number[], [] as Awaited<ReturnType<typeof cold>>[]]
  for (let n = 0; n < rounds; n++) {
    empties.push(await blank())
    colds.push(await cold())
  }
  const base = median(empties)
  const of = (k: keyof (typeof colds)[number]) => median(colds.map((c) => c[k]))
  const times = (ms: number) => Number((ms / base).toFixed(2))
  const found = {
    toPin: times(of('toPin')),
    toDay: times(of('toDay')),
    toLast: times(of('toLast')),
    stretched: times(of('stretched')),
    shown: of('shown'),
  }
  console.log(JSON.stringify({ empty: Math.round(base), ...found }))
  expect(found.shown).toBe(people)
  expect(found.toPin).toBeLessThanOrEqual(3)
  expect(found.toDay).toBeLessThanOrEqual(3)
})
