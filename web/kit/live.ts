/**
 * "Topic changed", from the server to every open tab. One tab (the one that holds a lock) keeps the event stream; the others
 * tell it what they watch and hear of changes by a channel. Where locks or channels are missing each tab keeps its own;
 * where the stream fails every topic counts as changed each 20 seconds.
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
}

const pollEvery = 20_000
const listeners = new Map<string, Set<Listener>>()
const others = new Map<string, string[]>()
const me = Math.random().toString(36).slice(2)

let channel: BroadcastChannel | undefined
let started = false
let holding = false
let source: EventSource | undefined
let open = ''
let poll: ReturnType<typeof setInterval> | undefined
let soon: ReturnType<typeof setTimeout> | undefined

/** @param topic `requests`, or `requests:<id>` @returns how to stop */
export function onChange(topic: string, listen: Listener): () => void {
  const set = listeners.get(topic) ?? new Set()
  set.add(listen)
  listeners.set(topic, set)
  start()
  rethink()
  return () => {
    set.delete(listen)
    if (set.size === 0) listeners.delete(topic)
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
    tell({ ask: true })
    rethink()
    // Held as long as the page lives; the next tab takes over by itself.
    return new Promise(() => undefined)
  })
}

const tell = (message: ToTabs) => channel?.postMessage(message)

function hear({ watch, by, bye, changed, ask }: ToTabs): void {
  if (changed) changed.forEach(ring)
  if (ask) tell({ watch: [...listeners.keys()], by: me })
  if (watch && by) others.set(by, watch)
  if (bye) others.delete(bye)
  if (watch || bye) rethink()
}

const ring = (topic: string) => listeners.get(topic)?.forEach((listen) => listen())

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
  source?.close()
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
