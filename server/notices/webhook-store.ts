/** Systems that are told of events, and what is on its way to them. */
import type { WebhookEvent } from '../../domain/notices/schema.ts'
import { columns } from '../kernel/db/bulk.ts'
import { sql, type Statement } from '../kernel/db/tx.ts'

export interface WebhookRow {
  id: string
  url: string
  events: WebhookEvent[]
  about: string
  /** Sealed. */
  secret: string
  secret_ending: string
  active: boolean
  version: number
  created_at: Date
}

export interface WebhookCounts extends WebhookRow {
  waiting: number
  failed: number
  last_at: Date | null
  last_state: string | null
  last_code: string | null
}

const columnsOf = 'w.id, w.url, w.events, w.about, w.secret, w.secret_ending, w.active, w.version, w.created_at'

const counted = `select ${columnsOf}, c.waiting, c.failed, l.over_at as last_at, l.state as last_state, l.code as last_code
     from webhooks w
     left join lateral (select count(*) filter (where d.state = 'waiting')::int as waiting, count(*) filter (where d.state = 'failed')::int as failed
                        from webhook_deliveries d where d.webhook = w.id) c on true
     left join lateral (select d.over_at, d.state, d.code from webhook_deliveries d
                        where d.webhook = w.id and d.over_at is not null order by d.at desc, d.id desc limit 1) l on true
     where w.ended_at is null`

export const allWebhooks = () => sql('webhooks.all', `${counted} order by w.created_at, w.id limit 200`)
export const webhookCounts = (id: string) => sql('webhooks.counts', `${counted} and w.id = $1`, [id])

export const lockWebhook = (id: string) =>
  sql('webhooks.lock', `select ${columnsOf} from webhooks w where w.id = $1 and w.ended_at is null for update`, [id])

export const insertWebhook = (w: WebhookRow): Statement =>
  sql(
    'webhooks.insert',
    `insert into webhooks (id, url, events, about, secret, secret_ending, active, version, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [w.id, w.url, w.events, w.about, w.secret, w.secret_ending, w.active, w.version, w.created_at],
  )

export const updateWebhook = (w: WebhookRow): Statement =>
  sql(
    'webhooks.update',
    'update webhooks set url = $2, events = $3, about = $4, secret = $5, secret_ending = $6, active = $7, version = $8 where id = $1',
    [w.id, w.url, w.events, w.about, w.secret, w.secret_ending, w.active, w.version],
  )

export const endWebhook = (id: string, at: Date) =>
  sql('webhooks.end', 'update webhooks set ended_at = $2, active = false, version = version + 1 where id = $1', [
    id,
    at,
  ])

export const listening = () => sql('webhooks.listening', 'select id, events from webhooks where ended_at is null')

export interface DeliveryRow {
  id: string
  webhook: string
  event: WebhookEvent
  version: number
  subject: string
  seq: number
  payload: Record<string, unknown>
  at: Date
  state: 'waiting' | 'delivered' | 'failed'
  tries: number
  next_at: Date | null
  code: string | null
}

export const addDeliveries = (rows: Omit<DeliveryRow, 'state' | 'tries' | 'code'>[]): Statement =>
  sql(
    'webhooks.deliveries.add',
    `insert into webhook_deliveries (id, webhook, event, version, subject, seq, payload, at, next_at, state)
     (select u.*, 'waiting' from unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::uuid[], $6::int[], $7::jsonb[], $8::timestamptz[], $9::timestamptz[]) u)`,
    columns(rows, ['id', 'webhook', 'event', 'version', 'subject', 'seq', 'payload', 'at', 'next_at']),
  )

/** Takes what is due for a while; a system that rests keeps its letters waiting. */
export const claimDeliveries = (now: Date, until: Date, size: number) =>
  sql(
    'webhooks.claim',
    `update webhook_deliveries d set tries = d.tries + 1, next_at = $2 from webhooks w
     where w.id = d.webhook and d.id in (
       select x.id from webhook_deliveries x join webhooks y on y.id = x.webhook
       where x.state = 'waiting' and x.next_at <= $1 and y.active order by x.next_at limit $3 for update of x skip locked)
     returning d.id, d.webhook, d.event, d.version, d.subject, d.seq, d.payload, d.at, d.tries, w.url, w.secret`,
    [now, until, size],
  )

export const deliveryOver = (id: string, state: 'delivered' | 'failed', code: string, at: Date) =>
  sql(
    'webhooks.over',
    'update webhook_deliveries set state = $2, code = $3, over_at = $4, next_at = null where id = $1',
    [id, state, code, at],
  )

export const deliveryLater = (id: string, code: string, at: Date) =>
  sql('webhooks.later', 'update webhook_deliveries set code = $2, next_at = $3 where id = $1', [id, code, at])

export const dropWaiting = (webhook: string, at: Date) =>
  sql(
    'webhooks.drop',
    `update webhook_deliveries set state = 'failed', code = 'removed', next_at = null, over_at = $2 where webhook = $1 and state = 'waiting'`,
    [webhook, at],
  )

export const retryFailed = (webhook: string, at: Date) =>
  sql(
    'webhooks.retry',
    `update webhook_deliveries set state = 'waiting', tries = 0, next_at = $2, over_at = null where webhook = $1 and state = 'failed'`,
    [webhook, at],
  )

/** Index `webhook_deliveries_of`. */
export const deliveriesOf = (webhook: string, after: { at: string; id: string }, size: number) =>
  sql(
    'webhooks.deliveries',
    `select * from webhook_deliveries where webhook = $1 and (at, id) < ($2::timestamptz, $3::uuid) order by at desc, id desc limit $4`,
    [webhook, after.at, after.id, size],
  )

/** What is over after a month; what still waits for a system that rests or is gone after two. */
export const purgeDeliveries = (over: Date, all: Date) =>
  sql('webhooks.purge', `delete from webhook_deliveries where at < $1 and (state <> 'waiting' or at < $2)`, [over, all])
