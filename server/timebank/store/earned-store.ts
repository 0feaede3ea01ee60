/** Hours that count, and what was credited for them. */
import type { OrganisationKind } from '../../../domain/organisations/schema.ts'
import type { Origin } from '../../../domain/records/schema.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface CountedRow {
  id: string
  item: string
  origin: Origin['kind']
  unitKind: OrganisationKind | null
  day: string
  minutes: number
  /** Whoever served, as they are known now. */
  person: string
  place: string
  born: string | null
  /** They opened an account. */
  opened: boolean
}

/** Of these hours those that count now. */
export const countedOf = (tx: Tx, ids: readonly string[]) =>
  tx.rows<CountedRow>(
    sql(
      'timebank.counted',
      `select h.id, h.item, h.origin_kind as origin, b.kind as "unitKind", h.day::text as day, h.minutes, k.now as person, k.place,
         k.born::text as born, a.id is not null as opened
       from unnest($1::uuid[]) q(id)
       join volunteers_pub_hours h on h.id = q.id and h.state = 'counted'
       join volunteers_pub_volunteer v on v.id = h.volunteer join volunteers_pub_volunteer w on w.id = v.now
       join people_pub_person k on k.id = w.person
       left join organisations_pub_body b on b.code = h.unit
       left join kernel_pub_ledger_account a on a.person = k.now and a.book = 'timebank' and a.kind = 'purse'`,
      [ids],
    ),
  )

export interface EarnedRow {
  txn: string
  hours: string
  no: number
  person: string | null
  item: string
  day: string
  minutes: number
  percent: number
  amount: number
  beyond: number
  rules: string
  rulesFrom: string
}

const earned = `e.txn, e.hours, e.no, e.person, e.item, e.day::text as day, e.minutes, e.percent, e.amount, e.beyond, e.rules,
  e.rules_from::text as "rulesFrom"`
const undone = 'exists (select 1 from kernel_pub_ledger_txn r where r.reverses = e.txn)'

/** Whatever was ever credited for these hours; `holder`: whose it is now, where two records turned out to be of one person. */
export const earnedFor = (tx: Tx, hours: readonly string[]) =>
  tx.rows<EarnedRow & { undone: boolean; holder: string | null }>(
    sql(
      'timebank.earnedFor',
      `select ${earned}, ${undone} as undone, k.now as holder from timebank_earned e left join people_pub_person k on k.id = e.person
       where e.hours = any($1::uuid[]) order by e.hours, e.no`,
      [hours],
    ),
  )

/** Hours that count, page by page. */
export const countedAfter = (tx: Tx, since: string, after: string, most: number) =>
  tx.rows<{ id: string }>(
    sql(
      'timebank.countedAfter',
      `select h.id from volunteers_pub_hours h where h.state = 'counted' and h.day >= $1 and h.id > $2 order by h.id limit $3`,
      [since, after, most],
    ),
  )

export const earnedBy = (tx: Tx, txns: readonly string[]) =>
  tx.rows<EarnedRow>(
    sql('timebank.earnedBy', `select ${earned} from timebank_earned e where e.txn = any($1::uuid[])`, [txns]),
  )

/** Of each person: what was beyond the cap and went to the pool, by a moment. */
export const givenBy = (tx: Tx, person: string, until: Date | null) =>
  tx.one<{ given: number }>(
    sql(
      'timebank.given',
      `select coalesce(sum(e.beyond), 0)::int as given from timebank_earned e join kernel_pub_ledger_txn t on t.id = e.txn
       where e.person = $1 and e.beyond > 0 and ($2::timestamptz is null or t.at <= $2) and not ${undone}`,
      [person, until],
    ),
  )

export const insertEarned = (rows: readonly EarnedRow[]): Statement =>
  sql(
    'timebank.earn',
    `insert into timebank_earned (txn, hours, no, person, item, day, minutes, percent, amount, beyond, rules, rules_from)
     select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::uuid[], $5::text[], $6::date[], $7::int[], $8::int[], $9::int[], $10::int[],
       $11::text[], $12::date[])`,
    columns(rows, [
      'txn',
      'hours',
      'no',
      'person',
      'item',
      'day',
      'minutes',
      'percent',
      'amount',
      'beyond',
      'rules',
      'rulesFrom',
    ]),
  )

/** Hours of these persons that count, were served since then, and for which nothing stands. */
export const uncredited = (tx: Tx, persons: readonly string[], after: [day: string, id: string], most: number) =>
  tx.rows<{ id: string; day: string }>(
    sql(
      'timebank.uncredited',
      `select h.id, h.day::text as day from unnest($1::uuid[]) a(id)
         cross join lateral (select a.id union select m.old from people_pub_merged m where m."into" = a.id) s(id)
         join volunteers_pub_volunteer v on v.person = s.id join volunteers_pub_hours h on h.volunteer = v.id
       where h.state = 'counted' and h.day >= $2 and (h.day, h.id) > ($2, $3)
         and not exists (select 1 from timebank_earned e where e.hours = h.id and not ${undone})
       order by h.day, h.id limit $4`,
      [persons, ...after, most],
    ),
  )
