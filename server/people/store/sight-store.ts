/** Who speaks for whom, and who is barred. Under the account's own scope, or a worker's place. */
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface LinkRow {
  person: string
  place: string
  as: 'self' | 'relative' | 'guardian'
  barred_at: Date | null
  bar: string | null
  frozen: string | null
}

/** Open links of an account, those that are barred with what they go on seeing. */
export const linksOfAccount = (tx: Tx, account: string, day: string) =>
  tx.rows<LinkRow>(
    sql(
      'people.linksOfAccount',
      `select a.person, a.place, a.link as "as", a.barred_at, b.id as bar, b.frozen
       from person_account a left join person_bar b on b.person = a.person and b.account = a.account and b.lifted_at is null
       where a.account = $1 and a.from_day <= $2 and (a.to_day is null or a.to_day > $2) order by (a.link <> 'self'), a.person`,
      [account, day],
    ),
  )

export interface SeenLink {
  account: string
  as: LinkRow['as']
  shown: string
  bar: string | null
  barred_at: Date | null
}

export const accountsSpeaking = (tx: Tx, person: string, day: string) =>
  tx.rows<SeenLink>(
    sql(
      'people.speaking',
      `select a.account, a.link as "as", n.shown, b.id as bar, a.barred_at
       from person_account a join accounts_pub_names n on n.id = a.account
       left join person_bar b on b.person = a.person and b.account = a.account and b.lifted_at is null
       where a.person = $1 and a.from_day <= $2 and (a.to_day is null or a.to_day > $2) order by a.from_day, a.id`,
      [person, day],
    ),
  )

export interface BarRow {
  id: string
  person: string
  account: string | null
  said: string | null
  frozen: string | null
  barred_at: Date
}

export const barsInWords = (tx: Tx, person: string) =>
  tx.rows<Pick<BarRow, 'id' | 'said' | 'barred_at'>>(
    sql(
      'people.barsInWords',
      'select id, said, barred_at from person_bar where person = $1 and account is null and lifted_at is null order by barred_at, id',
      [person],
    ),
  )

export const insertBars = (rows: readonly BarRow[], by: string | null) =>
  sql(
    'people.insertBars',
    `insert into person_bar (id, person, account, said, frozen, barred_at, barred_by)
     select *, $7::uuid from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::timestamptz[])
     on conflict do nothing`,
    [
      rows.map((r) => r.id),
      rows.map((r) => r.person),
      rows.map((r) => r.account),
      rows.map((r) => r.said),
      rows.map((r) => r.frozen),
      rows.map((r) => r.barred_at),
      by,
    ],
  )

export const barLinks = (person: string, accounts: string[], at: Date | null) =>
  sql('people.barLinks', 'update person_account set barred_at = $3 where person = $1 and account = any($2::uuid[])', [
    person,
    accounts,
    at,
  ])

export const lockBar = (tx: Tx, person: string, id: string) =>
  tx.one<BarRow>(
    sql(
      'people.lockBar',
      'select id, person, account, said, frozen, barred_at from person_bar where person = $1 and id = $2 and lifted_at is null for update',
      [person, id],
    ),
  )

export const endBar = (id: string, at: Date, by: string | null) =>
  sql(
    'people.endBar',
    'update person_bar set lifted_at = $2, lifted_by = $3, frozen = null, said = null where id = $1',
    [id, at, by],
  )

export const refreeze = (id: string, frozen: string) =>
  sql('people.refreeze', 'update person_bar set frozen = $2 where id = $1', [id, frozen])

export const homeOfLink = (tx: Tx, account: string, person: string) =>
  tx.one<{
    person: string
    as: LinkRow['as']
    name: string
    place: string
    dwelling: string | null
    estate: string | null
    text: string | null
  }>(
    sql(
      'people.homeOfLink',
      `select person, link as "as", name_masked as name, place, dwelling, estate, text from people_pub_home where account = $1 and person = $2`,
      [account, person],
    ),
  )

/** Those with whom somebody lives, and those behind the accounts that speak for them. */
export const circleOf = (tx: Tx, person: string, day: string) =>
  tx.rows<{ person: string }>(
    sql(
      'people.circle',
      `select distinct m.person from household_member m where m.from_day <= $2 and (m.to_day is null or m.to_day > $2) and m.person <> $1
         and m.household in (select o.household from household_member o where o.person = $1 and o.from_day <= $2 and (o.to_day is null or o.to_day > $2))
       union select n.person from person_account a join accounts_pub_names n on n.id = a.account
       where a.person = $1 and n.person is not null and n.person <> $1`,
      [person, day],
    ),
  )
