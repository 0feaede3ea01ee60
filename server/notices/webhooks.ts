/** Other systems are told of events: queued with the event, signed, tried again later and later, never redirected. */
import { minute } from '../../domain/kernel/instant.ts'
import { perCounty } from '../kernel/cached.ts'
import type { Consumer, County, House, Work } from '../kernel/context.ts'
import type { Statement } from '../kernel/db/tx.ts'
import { signatureOf, webhookSender, type Sent, type WebhookSender } from '../kernel/gateways/webhook.ts'
import type { DeliveredEvent } from '../kernel/outbox/event.ts'
import { open, seal, type Spot } from '../kernel/vault.ts'
import {
  addDeliveries,
  claimDeliveries,
  deliveryLater,
  deliveryOver,
  listening,
  type DeliveryRow,
} from './webhook-store.ts'

const publicOnly = webhookSender()
export const senderOf = (house: House): WebhookSender => house.webhooks ?? publicOnly

const spot = (county: County, id: string): Spot => ({
  county: county.code,
  table: 'webhooks',
  column: 'secret',
  row: id,
})
export const sealSecret = (house: House, county: County, id: string, secret: string) =>
  seal(house.keys, secret, spot(county, id))

/** Codes and ids of the matter. Whose hand it was stays in the county. */
function outside(event: DeliveredEvent): Record<string, unknown> {
  const { account: _, ...rest } = event.payload as { account?: unknown } & Record<string, unknown>
  return rest
}

/** Asked with every event and changed once in a while. */
export const hooksNow = perCounty<{ id: string; events: string[] }[]>((tx) => tx.rows(listening()))

export const queue: Consumer = async (event, work, tx) => {
  const hooks = (await hooksNow.of(work.house, work.county)).filter((w) => w.events.includes(event.name))
  if (hooks.length === 0) return
  const rows = hooks.map((w) => ({
    id: work.house.newId(),
    webhook: w.id,
    event: event.name as DeliveryRow['event'],
    version: event.version,
    subject: event.subject,
    seq: event.seq,
    payload: outside(event),
    at: event.at,
    next_at: work.now,
  }))
  await tx.run(addDeliveries(rows))
}

interface Claimed extends Omit<DeliveryRow, 'state' | 'next_at' | 'code'> {
  url: string
  secret: string
}

const atOnce = 40
const together = 8
const mostRounds = 25
const lease = 10 * minute

export async function deliver(work: Work): Promise<void> {
  for (let round = 0; round < mostRounds; round++) {
    const due = await claim(work)
    const left = [...due]
    await Promise.all(
      Array.from({ length: together }, async () => {
        for (let d = left.shift(); d; d = left.shift()) await one(work, d)
      }),
    )
    if (due.length < atOnce) return
  }
}

const claim = (work: Work): Promise<Claimed[]> =>
  work.act(
    (tx) => tx.rows<Claimed>(claimDeliveries(work.now, new Date(work.now.getTime() + lease), atOnce)),
    (rows) => ({ writes: [], audit: [], events: [], answer: rows }),
  )

/** The body as it is signed; `seq` tells the order within a subject, since letters may overtake each other. */
export const bodyOf = (
  county: County,
  d: Pick<Claimed, 'id' | 'event' | 'version' | 'subject' | 'seq' | 'at' | 'payload'>,
): string =>
  JSON.stringify({
    id: d.id,
    event: d.event,
    version: d.version,
    county: county.code,
    subject: d.subject,
    seq: d.seq,
    at: d.at.toISOString(),
    data: d.payload,
  })

async function one(work: Work, d: Claimed): Promise<void> {
  const { house, county } = work
  const body = bodyOf(county, d)
  const secret = open(house.keys, d.secret, spot(county, d.webhook))
  const headers = {
    'user-agent': 'Linli',
    'linli-event': d.event,
    'linli-schema': String(d.version),
    'linli-delivery': d.id,
    'linli-signature': signatureOf(secret, work.now, body),
  }
  const sent = await senderOf(house).send({ url: d.url, body, headers })
  if (!sent.ok)
    house.log.warn({ webhook: d.webhook, delivery: d.id, tries: d.tries, code: sent.code }, 'webhook not delivered')
  await work.act(
    async () => undefined,
    () => ({ writes: [after(work, d, sent)], audit: [], events: [], answer: undefined }),
  )
}

/** Twelve tries over about a day: 1, 2, 4 … minutes, at most six hours apart. */
const mostTries = 12
export const retryAfter = (tries: number) => Math.min(2 ** (tries - 1), 360) * minute
/** What no waiting will mend. */
const hopeless = new Set(['private-address', 'insecure', '410'])

function after(work: Work, d: Claimed, sent: Sent): Statement {
  if (sent.ok) return deliveryOver(d.id, 'delivered', sent.code, work.now)
  if (hopeless.has(sent.code) || d.tries >= mostTries) return deliveryOver(d.id, 'failed', sent.code, work.now)
  return deliveryLater(d.id, sent.code, new Date(work.now.getTime() + retryAfter(d.tries)))
}
