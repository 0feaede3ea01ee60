/**
 * Live lists. One LISTEN per process; a browser holds one event stream that says *topic changed* and nothing more; it
 * then asks again through the normal route, with its normal rights.
 */
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { Mounting } from './mount.ts'
import { sessionOf } from './mount.ts'

type Listener = (topic: string) => void

/** Topics are `<county>:<room>` or `<county>:<room>:<id>`; they name lists, never contents. */
export class LiveHub {
  private readonly listeners = new Map<string, Set<Listener>>()

  publish(topic: string): void {
    for (const listen of this.listeners.get(topic) ?? []) listen(topic)
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

  get size(): number {
    return this.listeners.size
  }
}

const TOPIC = /^[a-z]+(:[0-9a-f-]{36})?$/
const beat = 25_000

export function liveRoute(app: FastifyInstance, m: Mounting, hub: LiveHub): void {
  app.get('/:county/api/live', async (request, reply) => {
    const county = await m.county(request)
    const session = await sessionOf(m, county, request, m.house.now())
    if (!session) throw new Refusal('not-signed-in')
    const asked = String((request.query as { topics?: string }).topics ?? '')
      .split(',')
      .slice(0, 20)
    const topics = asked.filter((t) => TOPIC.test(t)).map((t) => `${county.code}:${t}`)
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    raw.write('retry: 3000\n\n')
    const stop = hub.subscribe(topics, (topic) =>
      raw.write(`event: changed\ndata: ${topic.slice(county.code.length + 1)}\n\n`),
    )
    const timer = setInterval(() => raw.write(': still here\n\n'), beat)
    raw.on('close', () => {
      clearInterval(timer)
      stop()
    })
  })
}
