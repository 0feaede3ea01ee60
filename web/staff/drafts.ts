/**
 * Half-written things of a console, which many share: with this tab and this account, and with neither longer. They stand a
 * session that ended by itself, so that nothing is typed twice; signing out, in whichever tab, ends them.
 */
import { storageKey } from '../kit/county.ts'
import { keepDraftsIn, type Kept } from '../kit/form/draft.ts'

interface Owned extends Kept {
  by: string
}

const prefix = () => storageKey('draft:')
let owner: string | undefined

const stored = (key: string): Owned | undefined => {
  const text = sessionStorage.getItem(key)
  return text === null ? undefined : (JSON.parse(text) as Owned)
}

/** A browser that forbids storage forgets. */
function trying<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

keepDraftsIn({
  get: (name) => trying(() => stored(prefix() + name)),
  put: (name, kept) =>
    trying(() => {
      if (!kept) sessionStorage.removeItem(prefix() + name)
      else if (owner) sessionStorage.setItem(prefix() + name, JSON.stringify({ ...kept, by: owner }))
    }),
})

/** From now on they are this account's; what another left goes. */
export function draftsBelongTo(account: string | undefined): void {
  owner = account
  trying(() => {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(prefix()) && stored(key)?.by !== account) sessionStorage.removeItem(key)
  })
}

const leftKey = () => storageKey('staff:left')

/** Somebody signed out here: all tabs are told. */
export function tellLeft(): void {
  draftsBelongTo(undefined)
  trying(() => {
    // A change is told to the other tabs; what is written means nothing.
    localStorage.setItem(leftKey(), String(Date.now()))
    localStorage.removeItem(leftKey())
  })
}

/** @returns how to stop */
export function whenLeft(work: () => void): () => void {
  const heard = (event: StorageEvent) => {
    if (event.key !== leftKey() || event.newValue === null) return
    draftsBelongTo(undefined)
    work()
  }
  addEventListener('storage', heard)
  return () => removeEventListener('storage', heard)
}
