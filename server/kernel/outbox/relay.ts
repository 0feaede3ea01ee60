/**
 * Hands outbox events to the rooms that asked for them. The event is deleted in the transaction in which its consumers
 * wrote: it happened once, or not yet. Nothing is read by watermark, since ids and clocks do not follow commits.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Consumer, County, House, RoomModule, Together, Work } from '../context.ts'
import { open } from '../db/flight.ts'
import { settings, wholeCounty } from '../db/scope.ts'
import { asError, commitOn, txOn, undo, type Tx } from '../db/tx.ts'
import { auditLines } from '../audit/line.ts'
import { outboxRow, type DeliveredEvent } from './event.ts'
import { attempt, defer, take } from './store.ts'

export type Consumers = Map<string, (Consumer | Together)[]>

export function consumersOf(rooms: RoomModule[]): Consumers {
  const map: Consumers = new Map()
  for (const room of rooms) {
    for (const [event, consume] of Object.entries(room.on ?? {})) {
      map.set(event, [...(map.get(event) ?? []), consume])
    }
  }
  return map
}

/** Events of one transaction: a commit costs more than most deliveries. */
const together = 250

export interface Relaying {
  /** Told after each transaction which topics changed: while acts keep coming there is no end to wait for. */
  told?: (topics: string[]) => Promise<void>
  /** Milliseconds in which acts gather before the next look, where the last one found few. */
  rest?: number
}

/** Delivers until nothing is due. @returns how many were delivered */
export async function relay(
  house: House,
  county: County,
  consumers: Consumers,
  { told, rest = 0 }: Relaying = {},
): Promise<number> {
  let delivered = 0
  /** After a failure each goes alone for a while, so that the one at fault is found and holds up nobody else. */
  let alone = 0
  for (;;) {
    const most = alone > 0 ? 1 : together
    const events = await deliver(house, county, consumers, most)
    if (events === 'failed together') alone = together
    else if (alone > 0) alone--
    if (typeof events === 'string') continue
    if (events.length === 0) return delivered
    delivered += events.length
    const topics = new Set(events.flatMap((e) => e.topics ?? []))
    if (topics.size > 0) await told?.([...topics])
    if (rest > 0 && events.length < most) await sleep(rest)
  }
}

async function deliver(
  house: House,
  county: County,
  consumers: Consumers,
  most: number,
): Promise<DeliveredEvent[] | 'failed' | 'failed together'> {
  const client = await house.pools.jobs.connect()
  let broken: unknown
  let taken: DeliveredEvent[] = []
  try {
    const tx = txOn(client, county.code)
    const now = house.now()
    const begun = open(client, `begin; ${settings(county.code, wholeCounty(county.code))}`)
    ;[, taken] = await Promise.all([begun, tx.rows<DeliveredEvent>(take(now, most))])
    const work = workOn(house, county, now, client)
    for (const group of groups(taken, consumers)) await consumeAll(group, consumers, work, tx)
    const end = await commitOn(client)
    if (end.command !== 'COMMIT') throw new Error(`commit answered ${end.command}`)
    return taken
  } catch (error) {
    broken = await undo(client)
    const [event] = taken
    if (!event || broken) throw error
    if (taken.length > 1) return 'failed together'
    house.log.error(
      { event: event.name, id: event.id, at: (error as Error).stack?.split('\n').slice(0, 4) },
      'event not consumed',
    )
    await postpone(house, county, event)
    return 'failed'
  } finally {
    client.release(broken ? asError(broken) : undefined)
  }
}

/** In their order; those of one name that all consumers take together are one group. */
function groups(events: DeliveredEvent[], consumers: Consumers): DeliveredEvent[][] {
  const made: DeliveredEvent[][] = []
  for (const event of events) {
    const last = made.at(-1)
    const all = consumers.get(event.name) ?? []
    if (last?.[0]!.name === event.name && all.every((c) => 'together' in c)) last.push(event)
    else made.push([event])
  }
  return made
}

async function consumeAll(group: DeliveredEvent[], consumers: Consumers, work: Work, tx: Tx): Promise<void> {
  const [first] = group
  for (const consume of consumers.get(first!.name) ?? []) {
    if ('together' in consume) await consume.together(group, work, tx)
    else await consume(first!, work, tx)
  }
}

/** A failing event waits longer each time, and the later ones of its subject wait behind it. */
async function postpone(house: House, county: County, event: DeliveredEvent): Promise<void> {
  const client = await house.pools.jobs.connect()
  try {
    await client.query(`begin; ${settings(county.code, wholeCounty(county.code))}`)
    const tx = txOn(client, county.code)
    const tries = (await tx.one<{ attempts: number }>(attempt(event.id)))?.attempts ?? 1
    await tx.run(defer(event.id, new Date(house.now().getTime() + Math.min(3_600_000, 1_000 * 2 ** tries))))
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** Inside the relay's transaction a consumer writes through the same connection. */
function workOn(house: House, county: County, now: Date, client: pg.ClientBase): Work {
  const tx: Tx = txOn(client, county.code)
  const doer = { county: county.code, scope: wholeCounty(county.code), account: null, now }
  return {
    house,
    county,
    now,
    read: (work) => work(tx),
    act: async (load, decide) => {
      const deed = await decide(await load(tx), tx)
      await Promise.all(
        [
          ...deed.writes,
          ...deed.audit.flatMap((a) => auditLines(a, doer)),
          ...deed.events.map((e) => outboxRow(e, doer)),
        ].map((s) => tx.run(s)),
      )
      return deed.answer
    },
  }
}
