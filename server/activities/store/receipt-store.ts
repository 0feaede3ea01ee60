/** What was pledged and what was handed over. */
import type { ReceivedBy } from '../../../domain/activities/receipts-api.ts'
import type { Answers } from '../../../domain/activities/schema.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface PledgeRow {
  id: string
  activity: string
  person: string | null
  place: string
  choice: string
  at: Date
  account: string
  done_at: Date | null
  version: number
}

const pledge = 'p.id, p.activity, p.person, p.place, p.choice, p.at, p.account, p.done_at, p.version'

/** Of those who are known; uses `activity_pledge_once`. */
export const pledgesOf = (tx: Tx, activity: string) =>
  tx.rows<PledgeRow & { name: string | null }>(
    sql(
      'activities.pledges',
      `select ${pledge}, k.name_masked as name from activity_pledge p left join people_pub_person k on k.id = p.person
       where p.activity = $1 and p.person is not null order by p.at, p.id limit 5000`,
      [activity],
    ),
  )

export const pledgesBy = (tx: Tx, activity: string, persons: readonly string[]) =>
  tx.rows<PledgeRow>(
    sql(
      'activities.pledgesBy',
      `select ${pledge} from activity_pledge p where p.activity = $1 and p.person = any($2::uuid[])`,
      [activity, persons],
    ),
  )

export const lockPledge = (tx: Tx, activity: string, id: string) =>
  tx.one<PledgeRow>(
    sql(
      'activities.pledge.lock',
      `select ${pledge} from activity_pledge p where p.activity = $1 and p.id = $2 for update`,
      [activity, id],
    ),
  )

export const insertPledge = (p: PledgeRow) =>
  sql(
    'activities.pledge.add',
    'insert into activity_pledge (id, activity, person, place, choice, at, account, version) values ($1, $2, $3, $4, $5, $6, $7, 1)',
    [p.id, p.activity, p.person, p.place, p.choice, p.at, p.account],
  )

export const donePledge = (id: string, at: Date) =>
  sql('activities.pledge.done', 'update activity_pledge set done_at = $2, version = version + 1 where id = $1', [
    id,
    at,
  ])

export interface PledgeRate {
  place: string
  placeName: string
  residents: number
  pledged: number
  done: number
}

/** One of each person, by the community where they lived; uses `activity_pledge_place`. */
export const pledgeRates = (tx: Tx, range: Range, from: Date, to: Date) =>
  tx.rows<PledgeRate>(
    sql(
      'activities.pledge.rates',
      `select c.path as place, c.name as "placeName",
         (select count(*)::int from people_pub_person k where k.place >= c.path and k.place < rtrim(c.path, '/') || '0' and k.now = k.id
            and k.died is null and k.left_on is null) as residents,
         (select count(distinct coalesce(p.person, p.id))::int from activity_pledge p
          where p.place >= c.path and p.place < rtrim(c.path, '/') || '0' and p.at >= $3 and p.at < $4) as pledged,
         (select count(distinct coalesce(p.person, p.id))::int from activity_pledge p
          where p.place >= c.path and p.place < rtrim(c.path, '/') || '0' and p.at >= $3 and p.at < $4 and p.done_at is not null) as done
       from places_pub_place c where c.path >= $1 and c.path < $2 and c.kind in ('community', 'village') order by c.path limit 1000`,
      [range.lo, range.hi, from, to],
    ),
  )

export interface GoodsRow {
  id: string
  /** One of both: the activity, or the service record of a visit. */
  activity: string | null
  visit: string | null
  place: string
  good: string
  n: number
  person: string | null
  received_by: ReceivedBy
  signed: boolean
  day: string
  at: Date
  account: string
  reverses: string | null
}

export const goodsColumns =
  'g.id, g.activity, g.visit, g.place, g.good, g.n, g.person, g.received_by, g.signed, g.day::text as day, g.at, g.account, g.reverses'

export const goodsOf = (tx: Tx, activity: string) =>
  tx.rows<GoodsRow & { name: string | null }>(
    sql(
      'activities.goods',
      `select ${goodsColumns}, k.name_masked as name from activity_goods g left join people_pub_person k on k.id = g.person
       where g.activity = $1 order by g.at, g.reverses nulls first, g.id limit 5000`,
      [activity],
    ),
  )

export const insertGoods = (g: GoodsRow) =>
  sql(
    'activities.goods.add',
    `insert into activity_goods (id, activity, visit, place, good, n, person, received_by, signed, day, at, account, reverses)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      g.id,
      g.activity,
      g.visit,
      g.place,
      g.good,
      g.n,
      g.person,
      g.received_by,
      g.signed,
      g.day,
      g.at,
      g.account,
      g.reverses,
    ],
  )

/** Of a place and a span of days; uses `activity_goods_day`. */
export const goodsIn = (tx: Tx, range: Range, from: string, to: string) =>
  tx.rows<{ good: string; n: number; receipts: number }>(
    sql(
      'activities.goodsIn',
      `select g.good, sum(g.n)::int as n, (count(*) filter (where g.n > 0) - count(*) filter (where g.n < 0))::int as receipts
       from activity_goods g where g.place >= $1 and g.place < $2 and g.day >= $3 and g.day <= $4 group by g.good order by g.good`,
      [range.lo, range.hi, from, to],
    ),
  )

/** What was held of one kind and closed, of a place and a span of time; uses `activity_place`. */
export const closedOfKind = (tx: Tx, range: Range, kind: string, from: Date, to: Date) =>
  tx.rows<{ form: Answers; closing: Answers | null }>(
    sql(
      'activities.closedOfKind',
      `select form, closing from activity where place >= $1 and place < $2 and from_at >= $4 and from_at < $5 and kind = $3 and status = 'closed'
       order by from_at limit 2000`,
      [range.lo, range.hi, kind, from, to],
    ),
  )

/** That something was pledged or handed over stays; of whoever was erased nothing does. */
export const forgetReceipts = (persons: readonly string[]) => [
  sql('activities.pledge.forget', 'update activity_pledge set person = null where person = any($1::uuid[])', [persons]),
  sql('activities.goods.forget', 'update activity_goods set person = null where person = any($1::uuid[])', [persons]),
]
