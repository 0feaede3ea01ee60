/** Prometheus figures about routes, never about persons: labels are route patterns and status classes. */
import type { FastifyInstance } from 'fastify'
import { Counter, Histogram, Registry, collectDefaultMetrics, Gauge } from 'prom-client'
import type { House } from '../context.ts'
import { wayNames } from '../gateways/ways.ts'

export function measure(app: FastifyInstance, house: House): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'linli_http_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  })
  new Gauge({
    name: 'linli_db_connections',
    help: 'Connections per pool',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect() {
      for (const name of ['app', 'jobs', 'sealer'] as const) {
        const pool = house.pools[name]
        this.set({ pool: name, state: 'open' }, pool.totalCount)
        this.set({ pool: name, state: 'idle' }, pool.idleCount)
        this.set({ pool: name, state: 'waiting' }, pool.waitingCount)
      }
    },
  })
  new Counter({
    name: 'linli_messages_total',
    help: 'Text messages and letters by way out: taken over, refused at one try, given up for good',
    labelNames: ['way', 'end'],
    registers: [registry],
    collect() {
      this.reset()
      for (const way of wayNames) {
        const { taken, refused, givenUp } = house.ways[way]
        this.inc({ way, end: 'taken' }, taken)
        this.inc({ way, end: 'refused' }, refused)
        this.inc({ way, end: 'given-up' }, givenUp)
      }
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const status = `${Math.floor(reply.statusCode / 100)}xx`
    seconds.observe({ method: request.method, route, status }, reply.elapsedTime / 1000)
    // The pattern and not the address: an address may hold what somebody typed.
    request.log.info(
      { trace: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
  app.get('/metrics', async (request, reply) => {
    if (!isLocal(request.ip)) return reply.code(404).send()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** Figures are for the machine's own collector; a reverse proxy decides who else may ask. */
export const isLocal = (ip: string) => ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1'
