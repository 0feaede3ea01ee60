/** Whether the process lives, whether it can answer, and how its ways out fare. */
import type { FastifyInstance } from 'fastify'
import type { House, RoomModule } from '../context.ts'
import { wayNames, type Lying, type WayName } from '../gateways/ways.ts'
import { soundness } from '../machine/index.ts'
import { workFor } from '../jobs/work.ts'
import { isLocal } from './metrics.ts'

export interface HealthOptions {
  rooms: readonly RoomModule[]
  /** Whether the database answers. */
  ready: () => Promise<boolean>
  /** Whether this process is about to end. */
  leaving?: () => boolean
}

interface WayHealth extends Lying {
  takenAt?: string
  refusedAt?: string
  code?: string
}

/**
 * `/ready` says no when the database does not answer, and never because of a gateway. A process that is not ready gets
 * no visitors: with the relay of text messages down, nobody could report a fallen tree, though the report needs no
 * message, and what is to be sent lies in the queue. Whoever watches reads `gateways` beside, on the machine itself, or asks
 * `/api/health`, which says no for anything that a person has to see to, and never what it is: that stands on the
 * administrator's page.
 */
export function healthRoutes(app: FastifyInstance, house: House, options: HealthOptions): void {
  app.get('/health', () => ({ ok: true }))
  const sound = soundness(house, options.rooms)
  app.get('/api/health', async (_, reply) => {
    const ok = await sound()
    return reply.code(ok ? 200 : 503).send({ ok })
  })
  app.get('/ready', async (request, reply) => {
    if (options.leaving?.() || !(await options.ready())) return reply.code(503).send({ ok: false })
    return isLocal(request.ip) ? { ok: true, gateways: await gateways(house, options.rooms) } : { ok: true }
  })
}

/** Of those that are set up; without one nothing waits. */
async function gateways(house: House, rooms: readonly RoomModule[]): Promise<Partial<Record<WayName, WayHealth>>> {
  const lying = await allLying(house, rooms)
  return Object.fromEntries(
    wayNames
      .filter((way) => house[way])
      .map((way): [WayName, WayHealth] => {
        const { takenAt, refusedAt, code } = house.ways[way]
        return [
          way,
          {
            ...lying[way],
            ...(takenAt && { takenAt: takenAt.toISOString() }),
            ...(refusedAt && { refusedAt: refusedAt.toISOString() }),
            ...(code && { code }),
          },
        ]
      }),
  )
}

async function allLying(house: House, rooms: readonly RoomModule[]): Promise<Record<WayName, Lying>> {
  const sum: Record<WayName, Lying> = { sms: { waiting: 0, givenUp: 0 }, mail: { waiting: 0, givenUp: 0 } }
  for (const county of await house.counties())
    for (const room of rooms) {
      const found = await room.lying?.(workFor(house, county))
      for (const way of found ? wayNames : []) {
        sum[way].waiting += found![way].waiting
        sum[way].givenUp += found![way].givenUp
      }
    }
  return sum
}
