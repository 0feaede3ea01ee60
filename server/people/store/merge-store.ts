/** Aliases, and what is moved from the old record to the kept one and back. */
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface AliasRow {
  id: string
  old: string
  kept: string
  /** Null: one of the two was erased since. */
  inverse: string | null
  at: Date
  by: string | null
  undone: Date | null
}

const aliasColumns = `m.id, m.old, m.kept, m.inverse, m.merged_at as at, m.undone_at as undone`

export const insertAlias = (a: {
  id: string
  old: string
  kept: string
  place: string
  inverse: string
  by: string | null
  at: Date
}) =>
  sql(
    'people.insertAlias',
    'insert into person_alias (id, old, kept, place, inverse, merged_by, merged_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [a.id, a.old, a.kept, a.place, a.inverse, a.by, a.at],
  )

export const aliasesOf = (tx: Tx, kept: string) =>
  tx.rows<AliasRow & { name: string }>(
    sql(
      'people.aliases',
      `select ${aliasColumns}, a.shown as by, p.name_masked as name
       from person_alias m join person p on p.id = m.old left join accounts_pub_names a on a.id = m.merged_by
       where m.kept = $1 order by m.merged_at desc, m.id limit 50`,
      [kept],
    ),
  )

export const lockAlias = (tx: Tx, id: string) =>
  tx.one<AliasRow>(
    sql(
      'people.lockAlias',
      `select ${aliasColumns}, m.merged_by as by from person_alias m where m.id = $1 for update`,
      [id],
    ),
  )

export const undoAlias = (id: string, by: string | null, at: Date) =>
  sql('people.undoAlias', 'update person_alias set undone_by = $2, undone_at = $3 where id = $1', [id, by, at])

/** Both rows, locked in the order of their ids. */
export const lockPair = (tx: Tx, ids: readonly [string, string]) =>
  tx.rows<{ id: string }>(
    sql('people.lockPair', 'select id from person where id = any($1::uuid[]) order by id for update', [[...ids]]),
  )

/** The old row: in no list, found by nothing. */
export const setAlias = (old: string, kept: string, place: string, day: string) =>
  sql(
    'people.setAlias',
    `update person set merged_into = $2, place = $3, left_on = coalesce(left_on, $4::date), id_number_key = null, version = version + 1 where id = $1`,
    [old, kept, place, day],
  )

/** It stands again. */
export const unsetAlias = (old: string, place: string, left: string | null, numberKey: Buffer | null) =>
  sql(
    'people.unsetAlias',
    'update person set merged_into = null, place = $2, left_on = $3, id_number_key = $4, version = version + 1 where id = $1',
    [old, place, left, numberKey],
  )

export const giveCategories = (ids: string[], person: string, place: string) =>
  sql(
    'people.giveCategories',
    'update person_category set person = $2, place = $3, version = version + 1 where id = any($1::uuid[])',
    [ids, person, place],
  )

export const closeCategories = (ids: string[], day: string) =>
  sql(
    'people.closeCategories',
    'update person_category set to_day = greatest(from_day, $2::date), version = version + 1 where id = any($1::uuid[])',
    [ids, day],
  )

export const openCategories = (ids: string[]) =>
  sql(
    'people.openCategories',
    'update person_category set to_day = null, version = version + 1 where id = any($1::uuid[])',
    [ids],
  )

export const giveClaims = (ids: string[], person: string, place: string) =>
  sql('people.giveClaims', 'update person_claim set person = $2, place = $3 where id = any($1::uuid[])', [
    ids,
    person,
    place,
  ])

export const giveAccounts = (ids: string[], person: string, place: string) =>
  sql('people.giveAccounts', 'update person_account set person = $2, place = $3 where id = any($1::uuid[])', [
    ids,
    person,
    place,
  ])

export const closeAccounts = (ids: string[], day: string) =>
  sql(
    'people.closeAccounts',
    'update person_account set to_day = greatest(from_day, $2::date) where id = any($1::uuid[])',
    [ids, day],
  )

export const openAccounts = (ids: string[]) =>
  sql('people.openAccounts', 'update person_account set to_day = null where id = any($1::uuid[])', [ids])

export interface LinkRow {
  id: string
  account: string
  link: 'self' | 'relative' | 'guardian'
  to: string | null
}

export const accountLinksOf = (tx: Tx, person: string) =>
  tx.rows<LinkRow>(
    sql(
      'people.accountLinks',
      'select id, account, link, to_day::text as "to" from person_account where person = $1 order by id',
      [person],
    ),
  )

export const claimIdsOf = (tx: Tx, person: string) =>
  tx.rows<{ id: string }>(sql('people.claimIds', 'select id from person_claim where person = $1 order by id', [person]))

/** A link to a household goes from one record to the other. */
export const giveLink = (link: { household: string; from: string }, person: string, to: string) =>
  sql(
    'people.giveLink',
    'update household_member set person = $4 where household = $1 and from_day = $2 and person = $3',
    [link.household, link.from, person, to],
  )

export const openHousehold = (id: string) =>
  sql('people.openHousehold', 'update household set closed = null, version = version + 1 where id = $1', [id])

/** Ids under which a person was known before. */
export const formerIds = (tx: Tx, kept: string[]) =>
  tx.rows<{ old: string }>(
    sql(
      'people.formerIds',
      'select old from person_alias where kept = any($1::uuid[]) and undone_at is null order by old',
      [kept],
    ),
  )

/** Whoever is kept from seeing one of two records would see it through the other: neither is merged nor taken apart. */
export const barredAmong = async (tx: Tx, ids: string[]) =>
  (await tx.one<{ n: number }>(
    sql(
      'people.barredAmong',
      'select count(*)::int as n from person_bar where person = any($1::uuid[]) and lifted_at is null',
      [ids],
    ),
  ))!.n > 0
