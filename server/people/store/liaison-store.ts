/** Liaison persons of households, and the households that have none. */
import type { Range } from '../../../domain/kernel/place-path.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'
import type { PlaceKey } from './person-store.ts'

export interface Unassigned {
  id: string
  place: string
  /** Masked. */
  head: string | null
  person: string | null
  members: number
  address: string | null
}

/** Each range from its own index position; uses `household_unassigned`. */
export const withoutLiaison = (tx: Tx, ranges: readonly Range[], after: PlaceKey, size: number) =>
  tx.rows<Unassigned>(
    sql(
      'people.withoutLiaison',
      `select h.id, h.place, p.name_masked as head, p.id as person, d.text as address,
         (select count(*)::int from household_member n where n.household = h.id and n.to_day is null) as members
       from (
         select k.id from unnest($1::text[], $2::text[]) s(lo, hi) cross join lateral (
           select o.id, o.place from household o
           where o.place >= s.lo and o.place < s.hi and o.liaison is null and o.closed is null and (o.place, o.id) > ($3, $4::uuid)
           order by o.place, o.id limit $5) k
         order by k.place, k.id limit $5) one
       join household h on h.id = one.id
       left join household_member m on m.household = h.id and m.to_day is null and m.relation = 'head'
       left join person p on p.id = m.person
       left join places_pub_dwelling d on d.id = h.dwelling
       order by h.place, h.id`,
      [ranges.map((r) => r.lo), ranges.map((r) => r.hi), ...after, size],
    ),
  )

export const lockHouseholds = (tx: Tx, ids: string[]) =>
  tx.rows<{ id: string; place: string; liaison: string | null }>(
    sql(
      'people.lockHouseholds',
      'select id, place, liaison from household where id = any($1::uuid[]) and closed is null order by id for update',
      [ids],
    ),
  )

export const colleagueThere = (tx: Tx, account: string) =>
  tx.one<{ shown: string }>(
    sql('people.colleague', `select shown from accounts_pub_names where id = $1 and kind = 'staff' and active`, [
      account,
    ]),
  )

export const endLiaisons = (households: string[], day: string) =>
  sql(
    'people.endLiaisons',
    'update household_liaison set to_day = greatest(from_day, $2::date) where household = any($1::uuid[]) and to_day is null',
    [households, day],
  )

export const insertLiaisons = (
  rows: { id: string; household: string; place: string; account: string; from: string }[],
) =>
  sql(
    'people.insertLiaisons',
    `insert into household_liaison (id, household, place, account, from_day)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::date[])`,
    columns(rows, ['id', 'household', 'place', 'account', 'from']),
  )

export const setLiaison = (households: string[], account: string | null) =>
  sql('people.setLiaison', 'update household set liaison = $2, version = version + 1 where id = any($1::uuid[])', [
    households,
    account,
  ])

/** Households that turn to an account first. Index: `household_liaison_account`. */
export const liaisonsOf = (tx: Tx, account: string) =>
  tx.rows<{ id: string; place: string }>(
    sql(
      'people.liaisonsOf',
      `select h.id, h.place from household_liaison l join household h on h.id = l.household
       where l.account = $1 and l.to_day is null and h.closed is null order by h.id for update of h`,
      [account],
    ),
  )

/** Who lives in the households that turn to an account first. */
export const personsOfLiaison = (tx: Tx, account: string) =>
  tx.rows<{ person: string; place: string }>(
    sql(
      'people.personsOfLiaison',
      `select distinct m.person, h.place from household_liaison l join household h on h.id = l.household
         join household_member m on m.household = h.id and m.to_day is null and m.residence <> 'registered-only'
       where l.account = $1 and l.to_day is null and h.closed is null`,
      [account],
    ),
  )
