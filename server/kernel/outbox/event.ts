/** An event on its way to other rooms and systems. Names are stable; `version` is that of the payload's shape. */
import type { Doer } from '../db/act.ts'
import { sql, type Statement } from '../db/tx.ts'
import { mint } from '../mint.ts'

export interface OutboxEvent {
  /** e.g. `requests.acted` */
  name: string
  version: number
  subject: string
  /** Order within the subject; delivered in this order. */
  seq: number
  /** Ids, codes, places and times; no personal data. */
  payload: Record<string, unknown>
  /** Lists that changed, for live screens, e.g. `requests:231025/100/`. */
  topics?: string[]
}

export interface DeliveredEvent extends OutboxEvent {
  id: string
  at: Date
}

export function outboxRow(event: OutboxEvent, doer: Pick<Doer, 'now'>): Statement {
  return sql(
    'outbox.add',
    `insert into outbox (id, at, name, version, subject, seq, payload, topics) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      mint(doer.now.getTime()),
      doer.now,
      event.name,
      event.version,
      event.subject,
      event.seq,
      event.payload,
      event.topics ?? [],
    ],
  )
}
