/**
 * Parts of the shell that are fetched when nothing else is to do: a stairway has no network to fetch them from, and where
 * there is a service worker they are read and compiled before they are wanted.
 */
import type { ScreenRoute } from '../kit/router.tsx'

type Part = Pick<ScreenRoute, 'load'>

/** When nothing else is to do. */
export const soon = (work: () => void): void => {
  // Missing in Safari.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 2_000 })
  else setTimeout(work, 200)
}

/** Where no service worker answers, what is not here when the line goes cannot be had: then all at once, else when nothing else is to do. */
const inHand = () => Boolean(navigator.serviceWorker?.controller)

/** @returns resolves when all are here; what cannot be had now is asked for when the line is back */
export async function fetchAll(parts: readonly Part[]): Promise<void> {
  if (!inHand()) return void (await Promise.all(parts.map((part) => fetched(part))))
  for (const part of parts) {
    await new Promise<void>((on) => soon(on))
    await fetched(part)
  }
}

async function fetched(part: Part): Promise<void> {
  for (;;) {
    try {
      await part.load?.()
      return
    } catch {
      await new Promise((on) => addEventListener('online', on, { once: true }))
    }
  }
}
