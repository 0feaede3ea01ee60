/** Of a county of demonstration: whom to make a volunteer, and who finds their hours true. */
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export const anyVolunteer = (tx: Tx) =>
  tx.one<{ id: string }>(sql('volunteers.any', 'select id from volunteer limit 1'))

/** Adults who live here, in an order of their own. */
export const adults = (tx: Tx, { lo, hi }: Range, bornFrom: string, bornBy: string, most: number) =>
  tx.rows<{ id: string; place: string }>(
    sql(
      'volunteers.adults',
      `select id, place from people_pub_person where place >= $1 and place < $2 and born between $3 and $4 and died is null and left_on is null and now = id
       order by md5(id::text) limit $5`,
      [lo, hi, bornFrom, bornBy, most],
    ),
  )

/** Persons behind residents' phones, so that somebody finds who helped them. */
export const phoned = (tx: Tx) =>
  tx.rows<{ person: string; place: string }>(
    sql(
      'volunteers.phoned',
      `select a.person, p.place from people_pub_account a join people_pub_person p on p.id = a.person
       where a.link = 'self' and a.to_day is null order by a.person limit 5`,
    ),
  )

/** Whoever answers for each community. */
export const secretaries = (tx: Tx) =>
  tx.rows<{ account: string; place: string }>(
    sql(
      'volunteers.secretaries',
      `select distinct account, place from accounts_pub_grants where role = 'community-secretary' order by place, account`,
    ),
  )

/** Only once: what others do later is theirs. */
export const oldEntered = (tx: Tx, before: string) =>
  tx.rows<{ id: string; place: string }>(
    sql(
      'volunteers.oldEntered',
      `select id, place from volunteer_hours where state = 'entered' and flaw is null and day < $1
         and not exists (select 1 from volunteer_hours_act where kind = 'verify') order by id`,
      [before],
    ),
  )
