/** What one act is done with, and what others are told of it. */
import type { Act, ActKind } from '../../domain/requests/acts.ts'
import type { Actor } from '../../domain/requests/rules.ts'
import type { County, House, Session } from '../kernel/context.ts'
import { topicAt } from '../kernel/http/topics.ts'
import type { OutboxEvent } from '../kernel/outbox/event.ts'
import type { Rulebook } from './kinds.ts'
import type { ActRow, RequestRow } from './store.ts'

export interface Doing {
  house: House
  county: County
  now: Date
  book: Rulebook
  session: Session | undefined
  /** Who it is towards this request, once the request is known. */
  actor: (row: RequestRow) => Actor
  /** Unit in whose name a hand acts, where the body does not say. */
  request: string
  kind: ActKind
  body: { id: string; order?: string; files?: string[] } & Record<string, unknown>
  /** By which link, where somebody without an account acts. */
  link?: string
}

export interface Loaded {
  row: RequestRow | undefined
  acts: ActRow[] | undefined
  existing: ActRow | undefined
  uploads: { sha256: string; media_type: string; bytes: number }[]
  others: RequestRow[]
}

/**
 * Ids, codes and places; the number people know never leaves in an event.
 * @param from where it stood before the act: the lists there lose it
 */
export const actedEvent = (row: RequestRow, act: Act, from = row.place): OutboxEvent => ({
  name: 'requests.acted',
  version: 1,
  subject: row.id,
  seq: act.seq,
  payload: {
    act: act.id,
    kind: act.kind,
    party: act.by.party,
    account: act.by.account,
    unit: act.by.unit ?? null,
    order: (act.body as { order?: string }).order ?? null,
    place: row.place,
    desk: row.desk,
    units: row.units,
    lead: row.lead_unit,
    status: row.status,
    waiting: row.waiting,
    item: row.item,
  },
  topics: [
    `requests:${row.id}`,
    ...new Set(
      [row.place, from, ...row.units, ...(row.desk ? [row.desk] : [])].map((where) => topicAt('requests', where)),
    ),
  ],
})
