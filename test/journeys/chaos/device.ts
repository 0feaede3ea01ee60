/** One phone in the chaos: it writes visits, loses its line, has its tabs killed, is looked at by its owner. */
import sharp from 'sharp'
import type { Page } from 'playwright-core'
import type { Seeded } from '../../../domain/kernel/seeded.ts'
import { uuidv7 } from '../../../domain/kernel/uuid.ts'
import { sha256Of } from './photos.ts'
import { met } from '../hands.ts'
import { unlock, type JourneyHouse, type Seat } from '../house.ts'
import { grid, item } from './crew.ts'
import { openLine, type Fate, type Line } from './line.ts'
import { lying, openField, press, put, type Card } from './page.ts'

/** What a phone wrote, in the order of writing. */
export interface Written {
  person: string
  /** Undefined for one that was tapped: the page took the time itself. */
  capturedAt: string | undefined
  /** What the server makes of each picture, by content. */
  photos: string[]
}

interface DeviceParts {
  house: JourneyHouse
  rand: Seeded
  login: string
  account: string
  /** Whom every phone visits. */
  people: readonly string[]
  /** Whom this phone visits by taps: they owe a visit today. */
  owing: string[]
  visits: number
  /** Milliseconds by which its clock is off. */
  skew: number
  /** Most visits in one breath. */
  burst: number
}

/** Out of ten acts. */
const fates: readonly [Fate, number][] = [
  ['answer-lost', 2],
  ['half', 1],
  ['lost', 1],
  ['gateway', 1],
]

export class Device {
  readonly written: Written[] = []
  readonly said: Record<string, number> = {}
  line!: Line
  private seat!: Seat
  private readonly parts: DeviceParts
  private tabs: Page[] = []
  private calm = true
  private captured = 0

  constructor(parts: DeviceParts) {
    this.parts = parts
  }

  async start(): Promise<void> {
    const { house, rand, login, skew } = this.parts
    this.line = await openLine(house.app.origin, (path) => {
      // Chance alone may spare a short storm: of every phone one visit at least is done and nobody hears of it.
      if (path.endsWith('/visits') && this.line.unheard() === 0) return 'answer-lost'
      if (this.calm) return 'whole'
      let n = rand.int(0, 9)
      for (const [fate, share] of fates) if ((n -= share) < 0) return fate
      return 'whole'
    })
    this.seat = await house.field(login, { width: 390, height: 844, worker: true, origin: this.line.origin, skew })
    await this.seat.page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    this.tabs = [this.seat.page]
  }

  /** Until all its visits are written. */
  async live(): Promise<void> {
    this.calm = false
    const { rand, visits, burst } = this.parts
    while (this.written.length < visits) {
      await this.write(Math.min(rand.int(1, burst), visits - this.written.length))
      await this.mishap()
      await new Promise((on) => setTimeout(on, rand.int(0, 150)))
    }
  }

  private count(what: string): void {
    this.said[what] = (this.said[what] ?? 0) + 1
  }

  private now(): number {
    // Two things are never captured at one moment.
    return (this.captured = Math.max(this.captured + 1, this.parts.house.app.now().getTime() + this.parts.skew))
  }

  private id(at = this.now()): string {
    return uuidv7(at, this.parts.rand.bytes(10))
  }

  private async write(n: number): Promise<void> {
    const { rand, owing } = this.parts
    if (owing.length > 0 && rand.chance(0.3)) return this.tap(owing.pop()!)
    const cards: Card[] = []
    const notes: Written[] = []
    for (let i = 0; i < n; i++) {
      const at = this.now()
      const pictures = rand.chance(0.2) ? [await picture(rand), ...(rand.chance(0.2) ? [await picture(rand)] : [])] : []
      const card: Card = {
        op: this.id(at),
        person: rand.pick(this.parts.people),
        capturedAt: new Date(at).toISOString(),
        photos: pictures.map((bytes) => ({ op: this.id(at), bytes: bytes.toString('base64') })),
      }
      cards.push(card)
      const photos = await Promise.all(pictures.map(sha256Of))
      notes.push({ person: card.person, capturedAt: card.capturedAt, photos })
    }
    const killed = rand.chance(0.1)
    await this.sure(async (page) => {
      const written = put(page, { cards, place: grid, item })
      // In the middle of it: what the phone did not say is kept is written again, as its owner would.
      if (killed && cards.length > 1)
        await Promise.race([written, new Promise((on) => setTimeout(on, rand.int(0, 30)))])
      if (killed && this.tabs.length > 0) {
        written.catch(() => undefined)
        await this.kill()
        await this.sure((again) => put(again, { cards, place: grid, item }))
      } else await written
    })
    this.written.push(...notes)
  }

  /** By the hands of its owner: card, form, done. */
  private async tap(person: string): Promise<void> {
    this.count('tapped')
    const page = await this.tab()
    const base = new URL(page.url()).pathname.replace(/\/field.*/, '')
    await page.evaluate(
      `history.pushState(null, '', '${base}/field/visits/${person}/new'); dispatchEvent(new PopStateEvent('popstate'))`,
    )
    await met(page)
    await page.locator('form button[type=submit]').click()
    await page.locator('.done-mark').waitFor()
    this.written.push({ person, capturedAt: undefined, photos: [] })
    await page.locator('.foot a.primary').click()
    await page.locator('.tabs').waitFor()
  }

  private async mishap(): Promise<void> {
    const { rand } = this.parts
    const what = rand.pick([
      'off',
      'off',
      'on',
      'on',
      'cut',
      'mend',
      'kill',
      'crash',
      'second',
      'press',
      'reload',
    ] as const)
    this.count(what)
    switch (what) {
      case 'off':
        return this.seat.context.setOffline(true)
      case 'on':
        return this.seat.context.setOffline(false)
      case 'cut':
        return this.line.cut(true)
      case 'mend':
        return this.line.cut(false)
      case 'kill':
        return this.kill()
      case 'crash':
        return this.crash()
      case 'second':
        if (this.tabs.length < 3) this.tabs.push(await this.opened())
        return
      case 'press':
        return this.sure((page) => press(page))
      case 'reload':
        await this.kill()
        return void (await this.tab())
    }
  }

  /** One of its tabs goes, whatever it is doing. */
  private async kill(): Promise<void> {
    const page = this.tabs.pop()
    await page?.close().catch(() => undefined)
  }

  /** The system takes the memory of all of them. */
  private async crash(): Promise<void> {
    const pages = this.tabs.splice(0)
    const page = pages[0]
    // The address answers never; that the page has crashed is told.
    if (page) await Promise.race([page.waitForEvent('crash'), page.goto('chrome://crash').catch(() => undefined)])
    for (const p of pages) await p.close().catch(() => undefined)
  }

  private async opened(): Promise<Page> {
    const page = await this.seat.context.newPage()
    page.setDefaultTimeout(40_000)
    await openField(page, this.line.origin)
    return page
  }

  private async tab(): Promise<Page> {
    const page = this.tabs.at(-1) ?? (await this.opened())
    if (this.tabs.length === 0) this.tabs.push(page)
    // Nobody touched it for a while.
    if (await page.locator('#pin').isVisible()) await unlock({ page })
    return page
  }

  /** Done in some tab; where it was lost, in a fresh one. */
  private async sure(work: (page: Page) => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries++) {
      const page = await this.tab()
      try {
        return await work(page)
      } catch (error) {
        if (tries > 3 || !/closed|crash|destroyed|detached/i.test(String(error))) throw error
        await this.kill()
      }
    }
  }

  /** The network is back; its owner presses until nothing waits. @returns what came back */
  async drain(patience: number, mend?: (page: Page) => Promise<void>): Promise<string[]> {
    this.calm = true
    this.line.cut(false)
    await this.seat.context.setOffline(false)
    const end = Date.now() + patience
    for (;;) {
      const page = await this.tab()
      const left = await lying(page)
      const refused = left.filter((l) => l.state === 'refused')
      if (left.length === 0) return []
      if (refused.length > 0 && mend) await mend(page)
      else if (refused.length === left.length || Date.now() > end)
        return left.map((l) => `${l.op} ${l.state} ${l.tries} ${l.why}`)
      await press(page)
      await new Promise((on) => setTimeout(on, 300))
    }
  }

  close(): Promise<void> {
    return this.line.close()
  }
}

/** A picture that is like no other; now and then a large one. */
export async function picture(rand: Seeded, size = rand.chance(0.1) ? 400 : 24): Promise<Buffer> {
  const raw = Buffer.from(rand.bytes(size * size * 3))
  return sharp(raw, { raw: { width: size, height: size, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer()
}
