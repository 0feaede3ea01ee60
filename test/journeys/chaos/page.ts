/** What is done in a phone's page beside taps: the outbox of the page itself is written to, as its forms do. */
import type { Page } from 'playwright-core'
import { county, pin } from '../house.ts'

/** A visit as the form writes it. */
export interface Card {
  op: string
  person: string
  /** By the phone's clock. */
  capturedAt: string
  /** Pictures: id of the letter that carries one, and its bytes (base64). */
  photos: { op: string; bytes: string }[]
}

/** The page's own outbox: the shell hands it to its screens, and this looks where a screen would. */
const box = `(() => {
  const root = document.getElementById('root')
  const all = [root[Object.keys(root).find((k) => k.startsWith('__reactContainer$'))]]
  for (let f; (f = all.pop()); ) {
    const value = f.memoizedProps && f.memoizedProps.value
    if (value && value.outbox && value.runner) return value
    for (const next of [f.sibling, f.child]) if (next) all.push(next)
  }
})()`

const write = `async ({ cards, place, item }) => {
  const { outbox, runner } = ${box}
  for (const c of cards) {
    const thread = 'person:' + c.person, about = { who: '某某', what: '探访' }
    const files = c.photos.map(({ op, bytes }) => ({
      op, method: 'POST', path: '/files', about, thread,
      file: { blob: new Blob([Uint8Array.from(atob(bytes), (b) => b.charCodeAt(0))], { type: 'image/jpeg' }), name: 'picture' },
    }))
    const body = { id: c.op, persons: [c.person], place, way: 'at-home', outcome: 'met', items: [item], capturedAt: c.capturedAt,
      ...(files.length > 0 && { files: files.map((f) => 'upload:' + f.op) }) }
    await outbox.write([...files, { op: c.op, method: 'POST', path: '/visits', body, about, thread }])
  }
  void runner.now()
}`

/** Resolves when all of them lie on the phone. */
export const put = (page: Page, given: { cards: Card[]; place: string; item: string }): Promise<void> =>
  page.evaluate(`(${write})(${JSON.stringify(given)})`)

/** As much was read as these megabytes, one after the other: rows named 0, 1, 2 … @returns how many records lie there */
export const read = (page: Page, megabytes: number): Promise<number> =>
  page.evaluate(`(async () => {
    const { outbox } = ${box}
    for (let n = 0; n < ${megabytes}; n++) {
      await outbox.write([], { kind: 'day-' + n, id: '*', value: { at: Date.now(), rows: ['x'.repeat(1_000_000)] } })
      await new Promise((on) => setTimeout(on, 2))
    }
    return outbox.db.records.count()
  })()`)

/** Kinds of records on the phone, the oldest first, and the bytes of all of them. */
export const held = (page: Page): Promise<{ kinds: string[]; bytes: number }> =>
  page.evaluate(`${box}.outbox.db.records.orderBy('at').toArray().then((all) =>
    ({ kinds: all.map((r) => r.kind), bytes: all.reduce((sum, r) => sum + r.value.byteLength, 0) }))`)

/** The browser takes so many letters more, and one for each record that goes. */
export const narrow = (page: Page, letters: number): Promise<void> =>
  page.evaluate(`(() => {
    const store = IDBObjectStore.prototype
    if (globalThis.room === undefined) {
      const { add, delete: remove } = store
      store.add = function (...given) {
        if (this.name === 'letters' && globalThis.room-- <= 0) throw new DOMException('full', 'QuotaExceededError')
        return add.apply(this, given)
      }
      store.delete = function (...given) {
        if (this.name === 'records') globalThis.room = Math.max(0, globalThis.room) + 1
        return remove.apply(this, given)
      }
    }
    globalThis.room = ${letters}
  })()`)

/** Is there a key on this phone? */
export const locked = (page: Page): Promise<boolean> =>
  page.evaluate(`${box}.outbox.db.marks.get('vault').then((v) => v !== undefined)`)

/** The button "send now". */
export const press = (page: Page): Promise<void> => page.evaluate(`void ${box}.runner.now()`)

interface Lying {
  op: string
  state: string
  tries: number
  why: string
}

/** What lies on the phone. */
export const lying = (page: Page): Promise<Lying[]> =>
  page.evaluate(`${box}.outbox.db.letters.toArray().then((all) =>
    all.map((l) => ({ op: l.op, state: l.state, tries: l.tries, why: l.because ? JSON.stringify(l.because) : '' })))`)

/** Opens the app in this tab, and the phone by its PIN. */
export async function openField(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/${county}/field`)
  await page.locator('#pin').fill(pin)
  await page.locator('#pin').waitFor({ state: 'detached' })
}
