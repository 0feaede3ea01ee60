/** Several tabs of one phone: touched in one, all stay open; locked in one, all are. */
import { liveQuery } from 'dexie'
import { untouched } from '../idle.ts'
import { mint } from '../mint.ts'
import type { FieldDb } from '../outbox/db.ts'
import { mark, putMark, type Touch } from './marks.ts'
import type { Vault } from './vault.ts'

const clocks = (): Touch => ({ date: Date.now(), page: performance.timeOrigin + performance.now() })

/** Pure. The longer of both clocks; a moment that lies ahead says nothing. */
export function since(touch: Touch, now: Touch): number {
  const [date, page] = [now.date - touch.date, now.page - touch.page]
  return Math.min(date, page) < -1000 ? Infinity : Math.max(date, page)
}

/** Tells the other tabs when this one was touched. @returns milliseconds since any of them was */
export async function untouchedHere(db: FieldDb): Promise<number> {
  const own = untouched()
  const { date, page } = clocks()
  const tell = async () => {
    const told = await mark(db, 'touched')
    const theirs = told ? since(told, { date, page }) : Infinity
    if (own < theirs) await putMark(db, 'touched', { date: date - own, page: page - own })
    return Math.min(own, theirs)
  }
  // A full phone: each tab knows of itself alone.
  return db.transaction('rw', db.marks, tell).catch(() => own)
}

/** The PIN is asked again, in every tab. */
export async function lockTabs(vault: Vault): Promise<void> {
  if (vault.state.get() !== 'open') return
  vault.lock()
  await putMark(vault.db, 'locked', mint())
}

/** Whatever tab says so, this one is locked. */
export function followLocks(vault: Vault): void {
  let last: string | undefined
  let looked = false
  const hear = (id: string | undefined) => {
    if (looked && id !== last) vault.lock()
    looked = true
    last = id
  }
  liveQuery(() => mark(vault.db, 'locked')).subscribe({ next: hear, error: () => undefined })
}
