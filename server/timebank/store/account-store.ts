/** Accounts of the book as lists of this room want them; the rows themselves are the ledger's. */
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface HolderRow {
  id: string
  person: string
  place: string
  name: string
  born: string | null
  balance: number
  frozen: boolean
}

const holder = `a.id, k.now as person, a.place, k.name_masked as name, k.born::text as born, a.balance::float8 as balance,
  a.frozen_at is not null as frozen`
const from = `from kernel_pub_ledger_account a join people_pub_person k on k.id = a.person`

/** Uses `ledger_account_place`, or `ledger_account_frozen`. */
export const holdersIn = (tx: Tx, range: Range, frozen: boolean, after: [string, string], size: number) =>
  tx.rows<HolderRow>(
    sql(
      frozen ? 'timebank.frozen' : 'timebank.holders',
      `select ${holder} ${from} where a.book = 'timebank' and a.kind = 'purse' and a.place >= $1 and a.place < $2
         and (a.place, a.id) > ($3, $4::uuid) ${frozen ? 'and a.frozen_at is not null' : ''} order by a.place, a.id limit $5`,
      [range.lo, range.hi, ...after, size],
    ),
  )

export const oneHolder = (tx: Tx, id: string) =>
  tx.one<HolderRow>(
    sql('timebank.holder', `select ${holder} ${from} where a.id = $1 and a.book = 'timebank' and a.kind = 'purse'`, [
      id,
    ]),
  )

/** As a volunteer, where they are one that serves. */
export const volunteerOfPerson = (tx: Tx, person: string) =>
  tx.one<{ place: string; howFar: 'grid' | 'community' | 'town' | 'county' }>(
    sql(
      'timebank.volunteer',
      `select v.place, v.how_far as "howFar" from people_pub_person k
       cross join lateral (select k.now as id union select m.old from people_pub_merged m where m."into" = k.now) s
       join volunteers_pub_volunteer v on v.person = s.id and v.now = v.id and v.state = 'active'
       where k.id = $1 limit 1`,
      [person],
    ),
  )

export const kindsOf = (tx: Tx, places: readonly string[]) =>
  tx.rows<{ path: string; kind: string }>(
    sql('timebank.placeKinds', 'select p.path, p.kind from places_pub_place p where p.path = any($1::text[])', [
      places,
    ]),
  )

/** The newest line that was there at a moment, for whoever sees no later; 0: none. */
export const lastBy = async (tx: Tx, account: string, until: Date): Promise<{ seq: number; balance: number }> =>
  (await tx.one<{ seq: number; balance: number }>(
    sql(
      'timebank.lastBy',
      `select seq, after::float8 as balance from (
         select m.from_seq as seq, m.from_after as after from kernel_pub_ledger_move m where m.from_account = $1 and m.from_seq is not null and m.at <= $2
         union all
         select m.to_seq, m.to_after from kernel_pub_ledger_move m where m.to_account = $1 and m.to_seq is not null and m.at <= $2) l
       order by seq desc limit 1`,
      [account, until],
    ),
  )) ?? { seq: 0, balance: 0 }

export interface SumRow {
  kind: string
  accounts: number
  minutes: number
}

/** What there is of each kind, with what lies beside those that gather. */
export const sums = (tx: Tx) =>
  tx.rows<SumRow>(
    sql(
      'timebank.sums',
      `select a.kind, count(*)::int as accounts, sum(a.balance)::float8 as minutes
       from kernel_pub_ledger_account a where a.book = 'timebank' and a.balance is not null group by a.kind`,
    ),
  )

export interface ProofRow {
  at: Date
  right: boolean
  txns: number
}

export const lastProof = (tx: Tx) =>
  tx.one<ProofRow>(
    sql('timebank.lastProof', 'select at, right_ as "right", txns from timebank_proof order by at desc limit 1'),
  )

/** Purses by id, for whoever looks through all of them. */
export const pursesAfter = (tx: Tx, after: string, size: number) =>
  tx.rows<{ id: string; person: string }>(
    sql(
      'timebank.purses',
      `select a.id, k.now as person from kernel_pub_ledger_account a join people_pub_person k on k.id = a.person
       where a.book = 'timebank' and a.kind = 'purse' and a.id > $1 order by a.id limit $2`,
      [after, size],
    ),
  )

/** Where owners live now who are known elsewhere to the ledger. @param of persons; null: of this place */
export const strayed = (tx: Tx, persons: readonly string[] | null, place: string | null) =>
  tx.rows<{ id: string; place: string }>(
    sql(
      'timebank.strayed',
      `select a.id, k.place from kernel_pub_ledger_account a join people_pub_person k on k.id = a.person
       where a.book = 'timebank' and a.kind = 'purse' and ($1::uuid[] is null or a.person = any($1)) and ($2::text is null or a.place = $2)
         and a.place <> k.place`,
      [persons, place],
    ),
  )
