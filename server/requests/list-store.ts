/**
 * Lists of requests by keyset. Every statement carries its own arm (a place range, a desk, units, a reporter): row-level
 * security below it is a filter and never the search. Each names the index it stands on.
 */
import { nilId } from '../../domain/kernel/id.ts'
import type { Range } from '../../domain/kernel/place-path.ts'
import { sql, type Statement } from '../kernel/db/tx.ts'
import { columns } from './store.ts'

export interface Filters {
  status?: string[]
  waiting?: string[]
  line?: string
  item?: string
  channel?: string[]
  urgency?: string[]
  desk?: string
  unit?: string
  supervised?: boolean
  /** Due before (red at this instant) and amber before. */
  redAt?: Date
  amberAt?: Date
  from?: Date
  to?: Date
}

/** Where the page before ended; dates as ISO text, `infinity` for "no clock". */
export interface DueKey {
  rank: number
  due: string
  id: string
}
export interface ReceivedKey {
  at: string
  id: string
}

export const firstDue: DueKey = { rank: -1, due: '-infinity', id: nilId }
export const firstReceived: ReceivedKey = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** Thirteen parameters from `$from` on; absent ones are null and let everything pass, so one plan serves. */
const filterText = (from: number) => {
  const p = (i: number) => `$${from + i}`
  return `(${p(0)}::text[] is null or r.status = any(${p(0)}))
      and (${p(1)}::text[] is null or r.waiting = any(${p(1)}))
      and (${p(2)}::text is null or r.line = ${p(2)})
      and (${p(3)}::text is null or r.item = ${p(3)})
      and (${p(4)}::text[] is null or r.channel = any(${p(4)}))
      and (${p(5)}::text[] is null or r.urgency = any(${p(5)}))
      and (${p(6)}::text is null or r.desk = ${p(6)})
      and (${p(7)}::text is null or r.units @> array[${p(7)}::text])
      and (${p(8)}::boolean is null or r.supervised = ${p(8)})
      and (${p(9)}::timestamptz is null or r.due_at <= ${p(9)})
      and (${p(10)}::timestamptz is null or (r.amber_at <= ${p(10)} and r.due_at > ${p(10)}))
      and (${p(11)}::timestamptz is null or r.received_at >= ${p(11)})
      and (${p(12)}::timestamptz is null or r.received_at < ${p(12)})`
}

const filterValues = (f: Filters): unknown[] => [
  f.status ?? null,
  f.waiting ?? null,
  f.line ?? null,
  f.item ?? null,
  f.channel ?? null,
  f.urgency ?? null,
  f.desk ?? null,
  f.unit ?? null,
  f.supervised ?? null,
  f.redAt ?? null,
  f.amberAt ?? null,
  f.from ?? null,
  f.to ?? null,
]

/**
 * What keeps a board in the order of its index. Left to itself the planner reads and sorts all that is open: it judges
 * the key by its rank alone and takes what follows for few, and filters for choosier than they are. So it does not see
 * the key's values, and a condition in a `case` it takes for one that every second row meets.
 */
const afterKey = (first: number) =>
  `(r.rank, r.due_at, r.id) > ((select $${first}::smallint), (select $${first + 1}::timestamptz), (select $${first + 2}::uuid))`
const unweighed = (condition: string) => `case when ${condition} then true else false end`

/** Index `requests_desk`: the board of a desk, what falls due next first. */
export const openOfDesk = (desk: string, f: Filters, after: DueKey, size: number): Statement =>
  sql(
    'requests.open.desk',
    `select ${columns('r')} from requests r where r.desk = $1 and r.closed_at is null and ${afterKey(2)} and ${unweighed(filterText(6))}
     order by r.rank, r.due_at, r.id limit $5`,
    [desk, after.rank, after.due, after.id, size, ...filterValues({ ...f, desk: undefined })],
  )

const inPlace = 'r.place >= $1 and r.place < $2'

/**
 * Open requests in a place. In a wide one `requests_open_due` is walked in order and what lies elsewhere is dropped; of
 * a narrow one the few there are come from `requests_open_place` and are sorted. Which of the two reads less says
 * `crowding.ts`.
 */
export const openInRange = (range: Range, wide: boolean, f: Filters, after: DueKey, size: number): Statement =>
  sql(
    wide ? 'requests.open.wide' : 'requests.open.narrow',
    `select ${columns('r')} from requests r
     where r.closed_at is null and ${afterKey(3)} and ${wide ? unweighed(`${inPlace} and ${filterText(7)}`) : `${inPlace} and ${filterText(7)}`}
     order by r.rank, r.due_at, r.id limit $6`,
    [range.lo, range.hi, after.rank, after.due, after.id, size, ...filterValues(f)],
  )

/** Index `requests_open_place`: how many are open in each place. */
export const openPlaces = (): Statement =>
  sql(
    'requests.open.places',
    'select place, count(*)::int as n from requests where closed_at is null group by place order by place',
  )

/** Index `orders_unit`: requests in which one of these units has a live order. */
export const openOfUnits = (units: string[], f: Filters, after: DueKey, size: number): Statement =>
  sql(
    'requests.open.units',
    `select ${columns('r')} from requests r
     where r.id in (select o.request from orders o where o.unit = any($1::text[]) and o.closed_at is null)
       and (r.rank, r.due_at, r.id) > ($2::smallint, $3::timestamptz, $4::uuid) and ${filterText(6)}
     order by r.rank, r.due_at, r.id limit $5`,
    [units, after.rank, after.due, after.id, size, ...filterValues(f)],
  )

/** Arrival within these bounds. */
export interface Bounds {
  from?: Date
  to?: Date
}

/**
 * Primary key of `request_at`: what came in at a place and all below it, newest first, whatever its size. `limit` is
 * the fourth parameter.
 */
const arrivalValues = (prefix: string, b: Bounds, after: ReceivedKey, size: number) => [
  prefix,
  after.at,
  after.id,
  size,
  b.from ?? '-infinity',
  b.to ?? 'infinity',
]

/** `offset 0` keeps the planner from turning one look-up per arrival into a scan of all requests. */
const itsRequest = 'cross join lateral (select * from requests where id = a.request offset 0) r'

export const historyOf = (prefix: string, b: Bounds, after: ReceivedKey, size: number): Statement =>
  sql(
    'requests.history',
    `select ${columns('r')} from (select a.received_at, a.request from request_at a
       where a.prefix = $1 and (a.received_at, a.request) < ($2::timestamptz, $3::uuid) and a.received_at >= $5 and a.received_at < $6
       order by a.received_at desc, a.request desc limit $4) a ${itsRequest} order by a.received_at desc, a.request desc`,
    arrivalValues(prefix, b, after, size),
  )

/** Arrivals that a search looks through for one page: whoever seeks what is rare goes on from there. */
export const lookThrough = 2_400

/** Among the next arrivals those that match. */
export const historyMatching = (prefix: string, f: Filters, b: Bounds, after: ReceivedKey, size: number): Statement =>
  sql(
    'requests.history.matching',
    `select ${columns('r')} from (select a.received_at, a.request from request_at a
       where a.prefix = $1 and (a.received_at, a.request) < ($2::timestamptz, $3::uuid) and a.received_at >= $5 and a.received_at < $6
       order by a.received_at desc, a.request desc limit $4) a ${itsRequest} where ${filterText(8)}
     order by a.received_at desc, a.request desc limit $7`,
    [...arrivalValues(prefix, b, after, lookThrough), size, ...filterValues({ ...f, from: undefined, to: undefined })],
  )

/** How far `historyMatching` looked; none when it saw the end. */
export const historyEdge = (prefix: string, b: Bounds, after: ReceivedKey): Statement =>
  sql(
    'requests.history.edge',
    `select a.received_at as at, a.request as id from (select a.received_at, a.request from request_at a
       where a.prefix = $1 and (a.received_at, a.request) < ($2::timestamptz, $3::uuid) and a.received_at >= $5 and a.received_at < $6
       order by a.received_at desc, a.request desc offset $4 limit 1) a`,
    arrivalValues(prefix, b, after, lookThrough - 1),
  )

/** Index `requests_reporter`. */
export const reportedBy = (account: string, quiet: string[], after: ReceivedKey, size: number): Statement =>
  sql(
    'requests.reported',
    `select ${columns('r')} from requests r
     where r.reporter = $1 and (r.received_at, r.id) < ($2::timestamptz, $3::uuid)
       and (r.item is null or not (r.item = any($5::text[])))
     order by r.received_at desc, r.id desc limit $4`,
    [account, after.at, after.id, size, quiet],
  )

const orderColumns = `o.id as order_id, o.rank as order_rank, o.due_at as order_due_at`

/** Index `orders_unit`: the live orders of one unit, each unit an ordered scan; merged by the caller. */
export const inboxOf = (
  unit: string,
  status: string[] | undefined,
  mine: string | undefined,
  after: DueKey,
  size: number,
): Statement =>
  sql(
    'requests.inbox',
    `select ${columns('r')}, ${orderColumns} from orders o join requests r on r.id = o.request
     where o.unit = $1 and o.closed_at is null and (o.rank, o.due_at, o.id) > ($2::smallint, $3::timestamptz, $4::uuid)
       and ($6::text[] is null or o.status = any($6)) and ($7::uuid is null or o.assignees @> array[$7::uuid])
     order by o.rank, o.due_at, o.id limit $5`,
    [unit, after.rank, after.due, after.id, size, status ?? null, mine ?? null],
  )

/** Index `orders_offered`: what a squad may claim. Few are on offer at any time: they are walked in order. */
export const offeredTo = (unit: string, after: DueKey, size: number): Statement =>
  sql(
    'requests.offered',
    `select ${columns('r')}, ${orderColumns} from orders o join requests r on r.id = o.request
     where o.offered_to @> array[$1::text] and o.unit is null and o.closed_at is null
       and (o.rank, o.due_at, o.id) > ($2::smallint, $3::timestamptz, $4::uuid)
     order by o.rank, o.due_at, o.id limit $5`,
    [unit, after.rank, after.due, after.id, size],
  )

/** Index `request_acts_request_seq_key`: which words say where it is, for the matters of one page. */
export const saidWhere = (requests: string[]): Statement =>
  sql(
    'requests.said-where',
    `select request, id, body ->> 'of' as of,
       coalesce(given #>> '{texts,where.described}', given #>> '{texts,fixed.where.described}') as words
     from request_acts where request = any($1::uuid[]) and kind in ('report', 'reclassify', 'correct') order by request, seq`,
    [requests],
  )

/** What the register of addresses calls a dwelling, an estate or a landmark. */
export const addressesOf = (ids: string[]): Statement =>
  sql(
    'requests.addresses',
    `select k.id, k.text from unnest($1::uuid[]) w(id) cross join lateral (
       (select id, text from places_pub_dwelling where id = w.id limit 1)
       union all (select id, text from places_pub_estate where id = w.id limit 1)
       union all (select id, name from places_pub_landmark where id = w.id limit 1)) k`,
    [ids],
  )

/** Index `request_contacts_phone`: earlier matters of a caller. */
export const ofPhone = (phoneIndex: Buffer, size: number): Statement =>
  sql(
    'requests.phone',
    `select ${columns('r')} from requests r
     where r.id in (select c.request from request_contacts c where c.phone_index = $1 order by c.received_at desc limit $2)
     order by r.received_at desc, r.id desc`,
    [phoneIndex, size],
  )

/** Index `requests_open_place`: what is open nearby, for the duplicate hint. */
export const openNear = (range: Range, since: Date, size: number): Statement =>
  sql(
    'requests.near',
    `select ${columns('r')} from requests r
     where r.place >= $1 and r.place < $2 and r.closed_at is null and r.received_at >= $3
     order by r.received_at desc limit $4`,
    [range.lo, range.hi, since, size],
  )

/** Counts for the tabs; over what is open only. */
export const countsInRange = (range: Range, now: Date): Statement =>
  sql(
    'requests.counts',
    `select waiting, count(*)::int as n,
            count(*) filter (where due_at <= $3)::int as red,
            count(*) filter (where amber_at <= $3 and due_at > $3)::int as amber,
            count(*) filter (where supervised)::int as supervised
     from requests where place >= $1 and place < $2 and closed_at is null group by waiting`,
    [range.lo, range.hi, now],
  )

export const countsOfDesk = (desk: string, now: Date): Statement =>
  sql(
    'requests.counts.desk',
    `select waiting, count(*)::int as n,
            count(*) filter (where due_at <= $2)::int as red,
            count(*) filter (where amber_at <= $2 and due_at > $2)::int as amber,
            count(*) filter (where supervised)::int as supervised
     from requests where desk = $1 and closed_at is null group by waiting`,
    [desk, now],
  )

export const countsOfUnit = (unit: string, now: Date): Statement =>
  sql(
    'requests.counts.unit',
    `select r.waiting, count(*)::int as n,
            count(*) filter (where o.due_at <= $2)::int as red,
            count(*) filter (where o.amber_at <= $2 and o.due_at > $2)::int as amber,
            count(*) filter (where r.supervised)::int as supervised
     from orders o join requests r on r.id = o.request where o.unit = $1 and o.closed_at is null group by r.waiting`,
    [unit, now],
  )

/** Index `request_acts_rated`: ratings of a unit as counts; the caller shows them from five on. */
export const ratingCounts = (unit: string, from: Date, to: Date): Statement =>
  sql(
    'requests.ratings',
    `select (a.body ->> 'level') as level, count(*)::int as n
     from request_acts a cross join lateral (select units from requests where id = a.request offset 0) r
     where a.kind = 'rate' and a.at >= $2 and a.at < $3 and r.units @> array[$1::text] group by 1`,
    [unit, from, to],
  )

export const refNosOf = (ids: string[]): Statement =>
  sql('requests.refs', 'select id, ref_no from requests where id = any($1::uuid[])', [ids])
