/**
 * Live lists. One LISTEN per process; a browser holds one event stream that says *topic changed* and nothing more; it
 * then asks again through the normal route, with its normal rights. A stream says no more than those rights allow and
 * ends with its session, at once where the session is ended by somebody, else with the next beat.
 */
import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { County, RoomModule, Session } from '../context.ts'
import type { Mounting } from './mount.ts'
import { sessionOf } from './mount.ts'
import { hearing, sessionTopic, topicsAsked, type Heard } from './topics.ts'

/** Milliseconds for which it is remembered that a list changed: longer than a page takes from its first answer to its stream. */
const memory = 60_000

/** @param where a place or a unit, where a list changed for those only */
type Listener = (topic: string, where: string | undefined) => void

/** Topics are `<county>:<room>`, `<county>:<room>@<where>` or `<county>:<room>:<id>`; they name lists, never contents. */
export class LiveHub {
  private readonly listeners = new Map<string, Set<Listener>>()
  /** What changed of late, the last at the end. */
  private readonly changes = new Map<string, { last: number; at: Map<string | undefined, number> }>()
  private since = performance.now()
  private readonly open = new Set<() => void>()
  private over = false

  publish(topic: string): void {
    const [name, where] = topic.split('@') as [string, string?]
    this.remember(name, where)
    for (const listen of this.listeners.get(name) ?? []) listen(name, where)
  }

  private remember(name: string, where: string | undefined): void {
    const now = performance.now()
    const at = this.changes.get(name)?.at ?? new Map<string | undefined, number>()
    this.changes.delete(name)
    this.changes.set(name, { last: now, at: at.set(where, now) })
    for (const [old, { last }] of this.changes) {
      if (now - last < memory) break
      this.changes.delete(old)
    }
  }

  /** For a while nothing was heard of what changed: whoever listens is told that all of it may have. */
  wasDeaf(): void {
    this.changes.clear()
    this.since = performance.now()
    for (const topic of this.listeners.keys()) this.publish(topic)
  }

  /** For how many milliseconds back it is known what changed. */
  get known(): number {
    return Math.min(memory, performance.now() - this.since)
  }

  /** @returns how many milliseconds ago a topic last changed for whoever hears so; undefined where that is not known */
  changedBefore(topic: string, heard: (where: string | undefined) => boolean): number | undefined {
    const heardOf = [...(this.changes.get(topic)?.at ?? [])].filter(([where]) => heard(where))
    return heardOf.length > 0 ? performance.now() - Math.max(...heardOf.map(([, at]) => at)) : undefined
  }

  /** @returns how to stop */
  subscribe(topics: string[], listen: Listener): () => void {
    for (const t of topics) {
      const set = this.listeners.get(t) ?? new Set()
      set.add(listen)
      this.listeners.set(t, set)
    }
    return () => {
      for (const t of topics) {
        const set = this.listeners.get(t)
        set?.delete(listen)
        if (set?.size === 0) this.listeners.delete(t)
      }
    }
  }

  /** @param end called when this process ends; a browser then asks another. @returns how to forget it */
  opened(end: () => void): () => void {
    this.open.add(end)
    if (this.over) end()
    return () => this.open.delete(end)
  }

  /** Every stream ends, and so does each that is still opened. */
  end(): void {
    this.over = true
    for (const end of this.open) end()
  }

  get size(): number {
    return this.listeners.size
  }
}

export interface LiveOptions {
  hub: LiveHub
  rooms: readonly RoomModule[]
  /** Milliseconds between two looks whether the session still stands; proxies cut what is silent for longer. */
  beat?: number
}

/** Bytes that may wait for a browser that does not read; then it is cut off and asks again. */
const unread = 64 * 1024

export function liveRoute(app: FastifyInstance, m: Mounting, options: LiveOptions): void {
  app.get('/:county/api/live', { config: { rateLimit: { max: 120, timeWindow: 60_000 } } }, async (request, reply) => {
    const county = await m.county(request)
    const session = await sessionOf(m, county, request, m.house.now())
    if (!session) throw new Refusal('not-signed-in')
    const asked = topicsAsked((request.query as { topics?: unknown }).topics)
    const heard = await hearing(m, options.rooms, county, session, asked)
    reply.hijack()
    stream(m, options, { county, request, session, asked, heard, raw: reply.raw })
  })
}

interface Open {
  county: County
  request: FastifyRequest
  session: Session
  asked: string[]
  heard: Heard
  raw: ServerResponse
}

/**
 * A browser asks for a list and then opens its stream; what changed between the two it sees by how long ago that was. In
 * milliseconds, for the clocks of both differ.
 */
function before(hub: LiveHub, prefix: string, asked: string[], heard: Heard) {
  const changed = asked.flatMap((topic) => {
    const ago = hub.changedBefore(prefix + topic, (where) => heard(topic, where))
    return ago === undefined ? [] : [[topic, Math.round(ago)] as const]
  })
  return { known: Math.round(hub.known), changed: Object.fromEntries(changed) }
}

function stream(m: Mounting, { hub, rooms, beat = 25_000 }: LiveOptions, o: Open): void {
  const { county, raw } = o
  let { heard } = o
  const prefix = `${county.code}:`
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
  raw.write('retry: 3000\n\n')
  const say = (text: string) => {
    if (raw.writableLength > unread) raw.destroy()
    else raw.write(text)
  }
  /** As the session stands now: what it may hear may have become less, or nothing. */
  const look = async () => {
    try {
      const session = await sessionOf(m, county, o.request, m.house.now(), true)
      if (session?.id !== o.session.id) return void raw.end()
      heard = await hearing(m, rooms, county, session, o.asked)
      say(': still here\n\n')
    } catch {
      raw.end()
    }
  }
  const own = prefix + sessionTopic(o.session.account)
  const stops = [
    hub.subscribe(
      o.asked.map((t) => prefix + t),
      (topic, where) => {
        const name = topic.slice(prefix.length)
        if (heard(name, where)) say(`event: changed\ndata: ${name}\n\n`)
      },
    ),
    hub.subscribe([own], () => void look()),
    hub.opened(() => raw.end()),
  ]
  // Subscribed already: between what changed before and what is told from now on there is no gap.
  say(`event: begun\ndata: ${JSON.stringify(before(hub, prefix, o.asked, heard))}\n\n`)
  const timer = setInterval(() => void look(), beat)
  raw.on('close', () => {
    clearInterval(timer)
    for (const stop of stops) stop()
  })
}
