/**
 * What happens by itself. Timed jobs go through pg-boss (one run in the whole installation, retried); the two loops
 * that never rest, relay and sealer, are started here.
 */
import PgBoss from 'pg-boss'
import type pg from 'pg'
import type { County, House, Job, RoomModule } from '../context.ts'
import { alone } from '../db/admin.ts'
import type { LiveHub } from '../http/live.ts'
import { seal } from '../audit/seal.ts'
import { consumersOf, relay } from '../outbox/relay.ts'
import { channel, listen, packed } from './listen.ts'
import { workFor } from './work.ts'

export interface Background {
  /** Something was written in this county: look now. */
  nudge: (county: County) => void
  stop: () => Promise<void>
}

export interface BackgroundOptions {
  rooms: RoomModule[]
  live: LiveHub
  headsFile: string
  /** Connection of the role `linli_jobs`, for pg-boss; without it timed jobs do not run (tests call them). */
  boss?: pg.PoolConfig
  /** Once a night for the whole installation. */
  nightly?: Nightly[]
  /** Milliseconds between looks of the relay and of the sealer. */
  relayEvery?: number
  sealEvery?: number
}

/** Not of one county: run by one process of the installation, and not again before the next night. */
export interface Nightly {
  name: string
  /** Five-field cron, Asia/Shanghai. */
  every: string
  run: () => Promise<void>
}

export async function startBackground(house: House, options: BackgroundOptions): Promise<Background> {
  const consumers = consumersOf(options.rooms)
  const relays = repeating(house, 'relay', options.relayEvery ?? 1_000, async (county) => {
    await relay(house, county, consumers, { told: (topics) => announce(house, county, topics), rest: resting })
  })
  const sealing = repeating(house, 'sealer', options.sealEvery ?? 5_000, async (county) => {
    await seal(house, county, options.headsFile)
  })
  const { live } = options
  const listener = await listen(
    house.pools.listener,
    (topic) => live.publish(topic),
    () => live.wasDeaf(),
  )
  const boss = options.boss
    ? await startBoss(
        house,
        options.boss,
        options.rooms.flatMap((r) => r.jobs ?? []),
        options.nightly ?? [],
      )
    : undefined
  return {
    nudge: (county) => relays.soon(county),
    stop: async () => {
      await boss?.stop({ graceful: true, timeout: 5_000 })
      await Promise.all([relays.stop(), sealing.stop(), listener.stop()])
    },
  }
}

/** Milliseconds for which acts gather before the relay looks: one round for many, and nobody sees the difference. */
const gathering = 50

/**
 * Milliseconds from one round to the next while acts keep coming: what a round costs by itself is shared by more, and a
 * list that changes four times a second is as live as one can read.
 */
const resting = 250

/** One round per county at a time; a nudge during a round makes another. */
function repeating(house: House, name: string, every: number, round: (county: County) => Promise<void>) {
  const busy = new Map<string, Promise<void>>()
  const again = new Set<string>()
  let stopped = false
  const now = (county: County) => {
    if (stopped) return
    if (busy.has(county.code)) {
      again.add(county.code)
      return
    }
    const run = round(county)
      .catch((error: unknown) =>
        house.log.warn({ loop: name, county: county.code, reason: (error as Error).message }, 'round failed'),
      )
      .finally(() => {
        busy.delete(county.code)
        if (again.delete(county.code)) now(county)
      })
    busy.set(county.code, run)
  }
  const timer = setInterval(() => {
    house.counties().then(
      (all) => all.forEach(now),
      () => undefined,
    )
  }, every)
  const nudged = new Map<string, NodeJS.Timeout>()
  const soon = (county: County) => {
    if (nudged.has(county.code)) return
    nudged.set(
      county.code,
      setTimeout(() => (nudged.delete(county.code), now(county)), gathering),
    )
  }
  return {
    soon,
    stop: async () => {
      stopped = true
      for (const waiting of nudged.values()) clearTimeout(waiting)
      clearInterval(timer)
      await Promise.all(busy.values())
    },
  }
}

/** Topic names only, in as few messages as hold them. */
async function announce(house: House, county: County, topics: string[]): Promise<void> {
  const messages = packed(topics.map((t) => `${county.code}:${t}`))
  await house.pools.jobs.query('select pg_notify($1, message) from unnest($2::text[]) message', [channel, messages])
}

async function startBoss(house: House, connection: pg.PoolConfig, jobs: Job[], nightly: Nightly[]): Promise<PgBoss> {
  const boss = new PgBoss({ ...connection, schema: 'pgboss', max: 2, migrate: false } as PgBoss.ConstructorOptions)
  boss.on('error', (error) => house.log.warn({ reason: error.message }, 'jobs'))
  const tz = 'Asia/Shanghai'
  // Several processes that start at once would wait for each other crosswise.
  await alone(connection, async () => {
    await boss.start()
    for (const { name, every } of jobs) {
      await boss.createQueue(name)
      await boss.schedule(name, every, {}, { tz })
    }
    for (const { name, every } of nightly) {
      await boss.createQueue(name)
      await boss.schedule(name, every, {}, { tz, retryLimit: 0, expireInHours: 12 })
    }
  })
  for (const job of jobs)
    await boss.work(job.name, async () => {
      for (const county of await house.counties()) await job.run(workFor(house, county))
    })
  for (const { name, run } of nightly) await boss.work(name, run)
  return boss
}
