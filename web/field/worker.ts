/**
 * The service worker of the field shell: opens it without a network, and does nothing else. It keeps the page and the files
 * of one build, all or none; it never keeps an answer of the server, and it never speaks for another shell. Compiled alone
 * (`tools/web/field-worker.ts` puts the list of files in), served at `/<county>/field/worker.js`.
 */
declare const FIELD_FILES: string[]
declare const FIELD_ENTRY: string
declare const FIELD_BUILD: string

/** The part of a worker's scope that is used; the library of types would clash with that of pages. */
interface Waitable {
  waitUntil: (work: Promise<unknown>) => void
}
interface Fetching extends Waitable {
  request: Request
  respondWith: (answer: Promise<Response>) => void
}
interface Scope {
  registration: { scope: string }
  location: Location
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  addEventListener: ((kind: 'install' | 'activate', on: (event: Waitable) => void) => void) &
    ((kind: 'fetch', on: (event: Fetching) => void) => void) &
    ((kind: 'message', on: (event: MessageEvent) => void) => void)
}

const worker = self as unknown as Scope
/** `/231025/field` */
const page = new URL(worker.registration.scope).pathname.replace(/\/$/, '')
const prefix = `linli-field-${page.split('/')[1]}-`
const cacheName = prefix + FIELD_BUILD
const files = new Set(FIELD_FILES)

/** Of one build or not at all: a server that was renewed meanwhile hands out a page that names other files. */
async function keep(): Promise<void> {
  try {
    const cache = await caches.open(cacheName)
    await cache.addAll(FIELD_FILES)
    const answer = await fetch(page, { cache: 'no-store', credentials: 'omit' })
    const text = await answer.clone().text()
    if (!answer.ok || !text.includes(FIELD_ENTRY)) throw new Error('the page is of another build')
    await cache.put(page, answer)
  } catch (error) {
    await caches.delete(cacheName)
    throw error
  }
}

async function drop(): Promise<void> {
  const old = (await caches.keys()).filter((n) => n.startsWith(prefix) && n !== cacheName)
  await Promise.all(old.map((n) => caches.delete(n)))
  await worker.clients.claim()
}

let opened: Promise<Cache> | undefined

const kept = async (key: string, request: Request): Promise<Response> =>
  (await (await (opened ??= caches.open(cacheName))).match(key, { ignoreVary: true })) ?? fetch(request)

worker.addEventListener('install', (event) => event.waitUntil(keep()))
worker.addEventListener('activate', (event) => event.waitUntil(drop()))
// Only when the person said so: nothing is exchanged under somebody's hands.
worker.addEventListener('message', ({ data }) => void (data === 'take-over' && worker.skipWaiting()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  const here = pathname === page || pathname.startsWith(`${page}/`)
  if (request.mode === 'navigate' && here) event.respondWith(kept(page, request))
  else if (files.has(pathname)) event.respondWith(kept(pathname, request))
})

// A module for the compiler alone: what stands here is nobody else's.
export {}
