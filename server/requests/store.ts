/** Rows of requests, their acts and orders: what one act loads and writes. Lists stand in `list-store.ts`. */
import { sql, type Statement } from '../kernel/db/tx.ts'

export interface RequestRow {
  id: string
  ref_no: string
  place: string
  reporter: string | null
  units: string[]
  desk: string
  status: string
  stage: string
  waiting: string
  intent: string | null
  line: string | null
  item: string | null
  category: string | null
  urgency: string
  priority: string[]
  channel: string
  open_to_all: boolean
  confidential: boolean
  lead_unit: string | null
  lead_order: string | null
  merged_into: string | null
  due_clock: string | null
  /** `Infinity` when no clock runs: such requests come last. */
  due_at: Date | number
  amber_at: Date | null
  provisional: boolean
  rank: number
  supervised: boolean
  timer_at: Date | null
  received_at: Date
  closed_at: Date | null
  summary: string
  estate: string | null
  dwelling: string | null
  seq: number
  state: unknown
}

export interface ActRow {
  id: string
  request: string
  seq: number
  kind: string
  at: Date
  account: string | null
  party: string
  unit: string | null
  device: string | null
  policy: string | null
  given: Record<string, unknown> | null
  body: Record<string, unknown>
  body_hash: string
}

export interface OrderRow {
  id: string
  request: string
  place: string
  unit: string | null
  offered_to: string[]
  role: string
  party: string
  status: string
  assignees: string[]
  rank: number
  sent_at: Date
  due_clock: string | null
  due_at: Date | number
  amber_at: Date | null
  closed_at: Date | null
}

export interface ContactRow {
  request: string
  role: 'reporter' | 'representative' | 'follower'
  id: string
  phone: string | null
  phone_index: Buffer | null
  phone_last4: string | null
  name: string | null
  in_person: boolean
  account: string | null
  device_key: Buffer | null
  received_at: Date
}

const requestColumns = [
  'id',
  'ref_no',
  'place',
  'reporter',
  'units',
  'desk',
  'status',
  'stage',
  'waiting',
  'intent',
  'line',
  'item',
  'category',
  'urgency',
  'priority',
  'channel',
  'open_to_all',
  'confidential',
  'lead_unit',
  'lead_order',
  'merged_into',
  'due_clock',
  'due_at',
  'amber_at',
  'provisional',
  'rank',
  'supervised',
  'timer_at',
  'received_at',
  'closed_at',
  'summary',
  'estate',
  'dwelling',
  'seq',
  'state',
] as const satisfies (keyof RequestRow)[]

export const columns = (alias: string) => requestColumns.map((c) => `${alias}.${c}`).join(', ')

/** PostgreSQL's text for "never": the driver reads it back as `Infinity`. */
const whenever = (at: Date | number | null) => (typeof at === 'number' ? 'infinity' : at)

/** Under the row lock legality is decided. */
export const lockRequest = (id: string) =>
  sql('requests.lock', `select ${columns('r')} from requests r where r.id = $1 for update`, [id])

export const requestById = (id: string) =>
  sql('requests.one', `select ${columns('r')} from requests r where r.id = $1`, [id])

export const actById = (id: string) => sql('requests.act', 'select * from request_acts where id = $1', [id])

export const actsOf = (request: string) =>
  sql('requests.acts', 'select * from request_acts where request = $1 order by seq', [request])

/** The point of the matter, as it was given with the report. */
export const pointsOf = (requests: string[]) =>
  sql(
    'requests.points',
    `select request, body #> '{where,point}' as point from request_acts where request = any($1::uuid[]) and seq = 1`,
    [requests],
  )

export function insertRequest(r: RequestRow): Statement {
  const marks = requestColumns.map((_, i) => `$${i + 1}`).join(', ')
  return sql(
    'requests.insert',
    `insert into requests (${requestColumns.join(', ')}) values (${marks})`,
    requestColumns.map((c) => (c === 'due_at' ? whenever(r.due_at) : r[c])),
  )
}

/** What no act changes of the projection: who reported what, by which way, when, and how it is called. */
const lasting: readonly (keyof RequestRow)[] = [
  'id',
  'ref_no',
  'reporter',
  'channel',
  'open_to_all',
  'confidential',
  'received_at',
  'summary',
]
const changing = requestColumns.filter((c) => !lasting.includes(c))

const plain = (value: unknown) =>
  value instanceof Date ? value.getTime() : Array.isArray(value) ? value.join(' ') : value

/** What lists search and sort by; `seq` and `state` move with every act. */
const searched = changing.filter((c) => c !== 'seq' && c !== 'state')

/** `seq` of the row as it was loaded is the second fence: nobody acted in between. */
export function updateRequest(r: RequestRow, loaded: RequestRow): Statement {
  if (searched.every((c) => plain(r[c]) === plain(loaded[c])))
    return sql('requests.step', 'update requests set seq = $3, state = $4 where id = $1 and seq = $2', [
      r.id,
      loaded.seq,
      r.seq,
      r.state,
    ])
  const sets = changing.map((c, i) => `${c} = $${i + 3}`).join(', ')
  return sql('requests.update', `update requests set ${sets} where id = $1 and seq = $2`, [
    r.id,
    loaded.seq,
    ...changing.map((c) => (c === 'due_at' ? whenever(r.due_at) : r[c])),
  ])
}

/** Index `request_contacts_phone`: what somebody with this number reported without an account. */
export const unclaimedOf = (phoneIndex: Buffer, since: Date, most: number) =>
  sql(
    'requests.unclaimed',
    `select r.id from requests r where r.reporter is null and r.id in (
       select c.request from request_contacts c where c.phone_index = $1 and c.role = 'reporter' and c.received_at >= $2
       order by c.received_at desc limit $3)
     for update`,
    [phoneIndex, since, most],
  )

export const claimFor = (ids: string[], account: string) =>
  sql('requests.claim', 'update requests set reporter = $2 where id = any($1::uuid[]) and reporter is null', [
    ids,
    account,
  ])

export const insertAct = (a: ActRow) =>
  sql(
    'requests.act.add',
    `insert into request_acts (id, request, seq, kind, at, account, party, unit, device, policy, given, body, body_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      a.id,
      a.request,
      a.seq,
      a.kind,
      a.at,
      a.account,
      a.party,
      a.unit,
      a.device,
      a.policy,
      a.given,
      a.body,
      a.body_hash,
    ],
  )

export const insertPlaces = (request: string, receivedAt: Date, place: string, prefixes: string[]) =>
  sql(
    'requests.at.add',
    'insert into request_at (prefix, received_at, request, place) select p, $2, $3, $4 from unnest($1::text[]) p',
    [prefixes, receivedAt, request, place],
  )

export const removePlaces = (request: string, receivedAt: Date, prefixes: string[]) =>
  sql(
    'requests.at.remove',
    'delete from request_at where prefix = any($1::text[]) and received_at = $2 and request = $3',
    [prefixes, receivedAt, request],
  )

export const upsertOrder = (o: OrderRow) =>
  sql(
    'requests.order',
    `insert into orders (id, request, place, unit, offered_to, role, party, status, assignees, rank, sent_at, due_clock, due_at, amber_at, closed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     on conflict (id) do update set place = excluded.place, unit = excluded.unit, offered_to = excluded.offered_to, role = excluded.role,
       status = excluded.status, assignees = excluded.assignees, rank = excluded.rank, due_clock = excluded.due_clock, due_at = excluded.due_at,
       amber_at = excluded.amber_at, closed_at = excluded.closed_at
     where orders.request = excluded.request`,
    [
      o.id,
      o.request,
      o.place,
      o.unit,
      o.offered_to,
      o.role,
      o.party,
      o.status,
      o.assignees,
      o.rank,
      o.sent_at,
      o.due_clock,
      whenever(o.due_at),
      o.amber_at,
      o.closed_at,
    ],
  )

export const insertContact = (c: ContactRow) =>
  sql(
    'requests.contact.add',
    `insert into request_contacts (request, role, id, phone, phone_index, phone_last4, name, in_person, account, device_key, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      c.request,
      c.role,
      c.id,
      c.phone,
      c.phone_index,
      c.phone_last4,
      c.name,
      c.in_person,
      c.account,
      c.device_key,
      c.received_at,
    ],
  )

export const contactsOf = (request: string) =>
  sql('requests.contacts', 'select * from request_contacts where request = $1 order by received_at, id', [request])

export const requestByRef = (refNo: string) =>
  sql('requests.ref', `select ${columns('r')} from requests r where r.ref_no = $1`, [refNo])

/** A fresh code takes the place of the one before. */
export const putCode = (request: string, hash: Buffer, sentAt: Date, until: Date) =>
  sql(
    'requests.code.put',
    `insert into request_codes (request, hash, tries, sent_at, until) values ($1, $2, 0, $3, $4)
     on conflict (request) do update set hash = excluded.hash, tries = 0, sent_at = excluded.sent_at, until = excluded.until`,
    [request, hash, sentAt, until],
  )

/** Counts the try before it is judged: 32 guesses at once get five. */
export const tryCode = (request: string, now: Date, most: number) =>
  sql(
    'requests.code.try',
    'update request_codes set tries = tries + 1 where request = $1 and until > $2 and tries < $3 returning hash',
    [request, now, most],
  )

export const dropCode = (request: string) =>
  sql('requests.code.drop', 'delete from request_codes where request = $1', [request])

/** Open orders that were given to an account. Read through those that are open: nobody asks it but a hand-over, and under row-level security no index on an array is used. */
export const ordersAssigned = (account: string) =>
  sql(
    'requests.orders.assigned',
    `select o.id, o.request, o.place, o.unit from orders o where o.closed_at is null and o.assignees @> array[$1::uuid]
     order by o.request, o.id`,
    [account],
  )

/** Index `requests_timer`. */
export const timersDue = (now: Date, size: number) =>
  sql('requests.timers', 'select id from requests where timer_at <= $1 order by timer_at limit $2', [now, size])

/** Only while nobody acted since it was read. */
export const postponeTimer = (id: string, seq: number, at: Date | null) =>
  sql('requests.timer', 'update requests set timer_at = $3 where id = $1 and seq = $2', [id, seq, at])

/** Primary key; the open ones in chunks, for clocks derived anew. */
export const openAfter = (after: string, size: number) =>
  sql(
    'requests.open.after',
    `select ${columns('r')} from requests r where r.closed_at is null and r.id > $1 order by r.id limit $2 for update`,
    [after, size],
  )

/** Is this an open matter of that person, as far as the asker's scope goes? */
export const openMatterOf = (request: string, person: string) =>
  sql(
    'requests.matter',
    `select 1 as held from requests r join accounts_pub_names n on n.id = r.reporter
     where r.id = $1 and r.closed_at is null and n.person = $2`,
    [request, person],
  )
