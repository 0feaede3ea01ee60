/**
 * "Topic changed", from the server to every open tab. One tab (the one that holds a lock) keeps the event stream; the others
 * tell it what they watch and hear of changes by a channel. Where locks or channels are missing each tab keeps its own;
 * where the stream fails every topic counts as changed each 20 seconds. A list is asked for before its stream stands: the
 * stream begins by saying how long ago each topic last changed, and what changed since it was not heard of is rung.
 */
import { county } from './county.ts'

type Listener = () => void

interface ToTabs {
  /** Topics a tab watches (`by`), or that changed. */
  watch?: string[]
  by?: string
  bye?: string
  changed?: string[]
  /** A new holder asks every tab what it watches. */
  ask?: true
  /** For a moment nobody listens. */
  deaf?: true
  /** What the stream said when it began, about which topics. */
  begun?: Begun
  topics?: string[]
}

/** Milliseconds: since when each topic has not changed, and how far back that is known. */
interface Begun {
  known: number
  changed: Record<string, number>
}

const pollEvery = 20_000
/** Milliseconds, at most, from one holder's end to the next one's begin. */
const takeover = 2_000
const listeners = new Map<string, Set<Listener>>()
const others = new Map<string, string[]>()
/** Since when a topic is not heard of, by the clock of this page. */
const unheard = new Map<string, number>()
const me = Math.random().toString(36).slice(2)

let channel: BroadcastChannel | undefined
let started = false
let holding = false
let source: EventSource | undefined
let open = ''
let poll: ReturnType<typeof setInterval> | undefined
let soon: ReturnType<typeof setTimeout> | undefined

/**
 * @param topic `requests`, or `requests:<id>`
 * @param since when it was first asked for, by the clock of this page
 * @returns how to stop
 */
export function onChange(topic: string, listen: Listener, since = performance.now()): () => void {
  const set = listeners.get(topic) ?? new Set()
  set.add(listen)
  if (!listeners.has(topic)) unheard.set(topic, since)
  listeners.set(topic, set)
  start()
  rethink()
  return () => {
    set.delete(listen)
    if (set.size === 0) {
      listeners.delete(topic)
      unheard.delete(topic)
    }
    rethink()
  }
}

function start(): void {
  if (started || typeof EventSource === 'undefined') return
  started = true
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') {
    holding = true
    return
  }
  channel = new BroadcastChannel(`linli-live-${county()}`)
  channel.addEventListener('message', (event: MessageEvent<ToTabs>) => hear(event.data))
  addEventListener('pagehide', () => tell({ bye: me }))
  void navigator.locks.request(`linli-live-${county()}`, () => {
    holding = true
    grewDeaf(takeover)
    tell({ ask: true })
    rethink()
    // Held as long as the page lives; the next tab takes over by itself.
    return new Promise(() => undefined)
  })
}

const tell = (message: ToTabs) => channel?.postMessage(message)

function hear({ watch, by, bye, changed, ask, deaf, begun, topics }: ToTabs): void {
  if (changed) changed.forEach(ring)
  if (deaf || ask) grewDeaf(ask && takeover)
  if (begun && topics) judge(begun, topics)
  if (ask) tell({ watch: [...listeners.keys()], by: me })
  if (watch && by) others.set(by, watch)
  if (bye) others.delete(bye)
  if (watch || bye) rethink()
}

function ring(topic: string): void {
  // What it is asked for now is of now.
  if (unheard.has(topic)) unheard.set(topic, performance.now())
  listeners.get(topic)?.forEach((listen) => listen())
}

function grewDeaf(ago = 0): void {
  for (const topic of listeners.keys()) if (!unheard.has(topic)) unheard.set(topic, performance.now() - ago)
}

function judge({ known, changed }: Begun, topics: string[]): void {
  for (const topic of topics) {
    const deaf = performance.now() - (unheard.get(topic) ?? Infinity)
    if (deaf >= Math.min(known, changed[topic] ?? Infinity)) ring(topic)
    unheard.delete(topic)
  }
}

/** Topics come and go while a screen is built: wait for it to settle. */
function rethink(): void {
  clearTimeout(soon)
  soon = setTimeout(() => {
    if (holding) connect()
    else tell({ watch: [...listeners.keys()], by: me })
  }, 100)
}

function connect(): void {
  const topics = [...new Set([...listeners.keys(), ...[...others.values()].flat()])].sort().slice(0, 20)
  const wanted = topics.join(',')
  if (wanted === open && source?.readyState !== EventSource.CLOSED) return
  if (source) {
    grewDeaf()
    tell({ deaf: true })
    source.close()
  }
  source = undefined
  open = wanted
  if (!wanted) return stopPolling()
  source = new EventSource(`/${county()}/api/live?topics=${encodeURIComponent(wanted)}`)
  source.addEventListener('open', () => {
    stopPolling()
    // What happened while nobody listened is not told again.
    if (missed) spread(topics)
    missed = false
  })
  source.addEventListener('begun', (event) => {
    const begun = JSON.parse((event as MessageEvent<string>).data) as Begun
    judge(begun, topics)
    tell({ begun, topics })
  })
  source.addEventListener('changed', (event) => spread([(event as MessageEvent<string>).data]))
  source.addEventListener('error', () => fallBack(topics))
}

let missed = false

function spread(topics: string[]): void {
  topics.forEach(ring)
  tell({ changed: topics })
}

function fallBack(topics: string[]): void {
  missed = true
  poll ??= setInterval(() => {
    if (document.visibilityState === 'visible') spread(topics)
    if (source?.readyState === EventSource.CLOSED) connect()
  }, pollEvery)
}

function stopPolling(): void {
  clearInterval(poll)
  poll = undefined
}
