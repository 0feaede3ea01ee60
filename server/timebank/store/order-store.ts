/** Orders: one under lock, what is written, and their lists. */
import type { Range } from '../../../domain/kernel/place-path.ts'
import type { OrderState } from '../../../domain/timebank/orders.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface OrderRow {
  id: string
  place: string
  item: string
  minutes: number
  day: string
  holder: string | null
  served: string
  server: string | null
  state: OrderState
  at: Date
  until: Date
  fromAt: Date | null
  toAt: Date | null
  toldBy: string | null
  spent: number | null
  record: string | null
  hold: string
  rules: string
  rulesFrom: string
  note: string
  version: number
}

const columns = `o.id, o.place, o.item, o.minutes, o.day::text as day, o.holder, o.served, o.server, o.state, o.at, o.until, o.from_at as "fromAt",
  o.to_at as "toAt", o.told_by as "toldBy", o.spent, o.record, o.hold, o.rules, o.rules_from::text as "rulesFrom", o.note, o.version`

export const lockOrder = (tx: Tx, id: string) =>
  tx.one<OrderRow>(
    sql('timebank.lockOrder', `select ${columns} from timebank_order o where o.id = $1 for no key update`, [id]),
  )

export const insertOrder = (o: OrderRow): Statement =>
  sql(
    'timebank.order',
    `insert into timebank_order (id, place, item, minutes, day, holder, served, state, at, until, hold, rules, rules_from, note, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      o.id,
      o.place,
      o.item,
      o.minutes,
      o.day,
      o.holder,
      o.served,
      o.state,
      o.at,
      o.until,
      o.hold,
      o.rules,
      o.rulesFrom,
      o.note,
      o.version,
    ],
  )

export const updateOrder = (o: OrderRow): Statement =>
  sql(
    'timebank.changeOrder',
    `update timebank_order set state = $2, server = $3, from_at = $4, to_at = $5, told_by = $6, spent = $7, record = $8, version = $9 where id = $1`,
    [o.id, o.state, o.server, o.fromAt, o.toAt, o.toldBy, o.spent, o.record, o.version],
  )

/** Minutes of the pool that were asked for one person since a day and did not go back. */
export const pooledSince = async (tx: Tx, served: string, since: Date): Promise<number> =>
  (await tx.one<{ sum: number }>(
    sql(
      'timebank.pooled',
      `select coalesce(sum(coalesce(o.spent, o.minutes)), 0)::int as sum from timebank_order o
       where o.served = $1 and o.holder is null and o.at >= $2 and o.state not in ('cancelled', 'lapsed')`,
      [served, since],
    ),
  ))!.sum

/** Categories of care that hold on a day. */
export const caresOn = async (tx: Tx, person: string, day: string): Promise<string[]> =>
  (
    await tx.rows<{ category: string }>(
      sql(
        'timebank.cares',
        `select c.category from people_pub_category c where c.person = $1 and c.from_day <= $2 and (c.to_day is null or c.to_day > $2)`,
        [person, day],
      ),
    )
  ).map((c) => c.category)

/** Holders of accounts whose id lies in a range. */
export const holdersBetween = (tx: Tx, { lo, hi }: { lo: string; hi: string }) =>
  tx.rows<{ person: string }>(
    sql(
      'timebank.byNumber',
      `select k.now as person from kernel_pub_ledger_account a join people_pub_person k on k.id = a.person
       where a.id between $1::uuid and $2::uuid and a.book = 'timebank' and a.kind = 'purse' limit 2`,
      [lo, hi],
    ),
  )

export interface NamedOrder extends OrderRow {
  servedName: string
  serverName: string | null
  holderName: string | null
}

const named = `${columns}, s.name_masked as "servedName", v.name_masked as "serverName", h.name_masked as "holderName"`
const names = `join people_pub_person s on s.id = o.served left join people_pub_person v on v.id = o.server
  left join people_pub_person h on h.id = o.holder`

/** Where a list ended: the newest first. */
export type Before = [at: string, id: string]

/** Of these persons, on whichever side they stand. */
export const ordersOf = (tx: Tx, persons: readonly string[], before: Before, size: number) =>
  tx.rows<NamedOrder>(
    sql(
      'timebank.ownOrders',
      `with beside as (
         (select o.id, o.at from timebank_order o where o.holder = any($1::uuid[]) and (o.at, o.id) < ($2::timestamptz, $3::uuid)
           order by o.at desc, o.id desc limit $4)
         union (select o.id, o.at from timebank_order o where o.served = any($1::uuid[]) and (o.at, o.id) < ($2::timestamptz, $3::uuid)
           order by o.at desc, o.id desc limit $4)
         union (select o.id, o.at from timebank_order o where o.server = any($1::uuid[]) and (o.at, o.id) < ($2::timestamptz, $3::uuid)
           order by o.at desc, o.id desc limit $4)),
       page as (select id from beside order by at desc, id desc limit $4)
       select ${named} from page p join timebank_order o on o.id = p.id ${names} order by o.at desc, o.id desc`,
      [persons, ...before, size],
    ),
  )

/** Open ones of a place, whoever asked first comes first; what these persons asked for or are served by is not among them. */
export const openIn = (tx: Tx, { lo, hi }: Range, own: readonly string[], now: Date, after: Before, size: number) =>
  tx.rows<OrderRow>(
    sql(
      'timebank.openOrders',
      `select ${columns} from timebank_order o where o.state = 'open' and o.place >= $1 and o.place < $2 and o.until > $3
         and (o.at, o.id) > ($4::timestamptz, $5::uuid) and o.served <> all($6::uuid[]) and (o.holder is null or o.holder <> all($6::uuid[]))
       order by o.at, o.id limit $7`,
      [lo, hi, now, ...after, own, size],
    ),
  )

export const deskOrders = (tx: Tx, { lo, hi }: Range, state: OrderState | null, before: Before, size: number) =>
  tx.rows<NamedOrder>(
    sql(
      'timebank.deskOrders',
      `select ${named} from timebank_order o ${names} where o.place >= $1 and o.place < $2 and ($3::text is null or o.state = $3)
         and (o.at, o.id) < ($4::timestamptz, $5::uuid) order by o.at desc, o.id desc limit $6`,
      [lo, hi, state, ...before, size],
    ),
  )

export const namedOrder = (tx: Tx, id: string) =>
  tx.one<NamedOrder>(sql('timebank.namedOrder', `select ${named} from timebank_order o ${names} where o.id = $1`, [id]))

/** Orders that a statement names. */
export const ordersById = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ id: string; item: string; day: string }>(
    sql(
      'timebank.ordersById',
      'select o.id, o.item, o.day::text as day from timebank_order o where o.id = any($1::uuid[])',
      [ids],
    ),
  )

/** Nobody took them in time. */
export const lapsing = async (tx: Tx, now: Date, size: number): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(
      sql(
        'timebank.lapsing',
        `select o.id from timebank_order o where o.state = 'open' and o.until <= $1 order by o.until limit $2`,
        [now, size],
      ),
    )
  ).map((o) => o.id)

/** Of persons who were erased: what was said of where and how to reach them. */
export const notesOf = async (tx: Tx, persons: readonly string[]): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(
      sql(
        'timebank.notesOf',
        'select o.id from timebank_order o where o.served = any($1::uuid[]) or o.holder = any($1::uuid[])',
        [persons],
      ),
    )
  ).map((o) => o.id)
