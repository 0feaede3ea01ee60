/** Words and numbers of matters that were closed long ago; a matter of a person who is held stays whole. */
import { sql, type Tx } from '../kernel/db/tx.ts'

const isHeld = `exists (select 1 from people_pub_account a join kernel_pub_hold h on h.kind = 'person' and h.subject = a.person::text
  where a.account = r.reporter)`
// The first words of a matter stand beside it for the lists: where they are gone, all are.
const due = `from requests r where r.closed_at < $1 and r.summary <> ''`

export const dueWords = (tx: Tx, before: Date, most: number) =>
  tx.rows<{ id: string }>(
    sql('requests.dueWords', `select r.id ${due} and not ${isHeld} order by r.closed_at, r.id limit $2`, [
      before,
      most,
    ]),
  )

export const heldWords = async (tx: Tx, before: Date) =>
  (await tx.one<{ n: number }>(sql('requests.heldWords', `select count(*)::int as n ${due} and ${isHeld}`, [before])))!
    .n

export const emptySummaries = (ids: string[]) =>
  sql('requests.emptySummaries', `update requests set summary = '' where id = any($1::uuid[])`, [ids])

export const dueContacts = (tx: Tx, before: Date, most: number) =>
  tx.rows<{ id: string }>(
    sql(
      'requests.dueContacts',
      `select c.id from requests r join (
         select id, request, phone, name from request_contacts union all select id, request, phone, name from request_links) c on c.request = r.id
       where r.closed_at < $1 and (c.phone is not null or c.name is not null) and not ${isHeld} order by r.closed_at, c.id limit $2`,
      [before, most],
    ),
  )

export const emptyContacts = (ids: string[]) =>
  sql(
    'requests.emptyContacts',
    `update request_contacts set phone = null, phone_index = null, phone_last4 = null, name = null, device_key = null where id = any($1::uuid[])`,
    [ids],
  )

/** Who acted by a link stays as what he was; number and name go. */
export const emptyLinks = (ids: string[]) =>
  sql(
    'requests.emptyLinks',
    `update request_links set phone = null, phone_index = null, phone_last4 = null, name = null, key = null where id = any($1::uuid[])`,
    [ids],
  )
