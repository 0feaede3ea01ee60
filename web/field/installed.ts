/** Whether this page opens without a network, and whether a newer version waits to take over. */
import { shellBase } from '../kit/county.ts'
import { cell } from '../kit/store.ts'

export type Installed =
  /** Not looked yet. */
  | 'unknown'
  /** This browser cannot: what is recorded is kept while the page is open and after, but it opens with a network only. */
  | 'no'
  | 'yes'
  /** It opens without a network, and a newer version waits for a word. */
  | 'newer'

export const installed = cell<Installed>('unknown')

let registration: ServiceWorkerRegistration | undefined

const look = () => installed.set(registration?.waiting ? 'newer' : registration?.active ? 'yes' : installed.get())

function follow(worker: ServiceWorker | null): void {
  worker?.addEventListener('statechange', look)
}

export async function install(): Promise<void> {
  link()
  // Missing in some WebViews, and over plain http to another machine.
  if (!('serviceWorker' in navigator)) return installed.set('no')
  try {
    const base = shellBase('field')
    registration = await navigator.serviceWorker.register(`${base}/worker.js`, { scope: base })
    if (!registration) return installed.set('no')
    follow(registration.installing)
    registration.addEventListener('updatefound', () => follow(registration!.installing))
    look()
  } catch {
    // Without a network the registration of yesterday serves.
    registration = await navigator.serviceWorker.getRegistration(shellBase('field')).catch(() => undefined)
    installed.set(registration?.active ? 'yes' : 'no')
  }
}

/** The person said so: the newer version takes over and the page begins anew. */
export function takeOver(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload())
  registration?.waiting?.postMessage('take-over')
}

/** Each county has its own, so it cannot stand in the page that all share. */
function link(): void {
  const manifest = document.createElement('link')
  manifest.rel = 'manifest'
  manifest.href = `${shellBase('field')}/manifest.webmanifest`
  document.head.append(manifest)
}
