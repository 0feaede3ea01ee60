/** Households, who belongs to them, and how all of it follows a place. */
import type { Home, Household, HouseholdMember } from '../../../domain/people/schema.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'
import { placeContacts } from './contact-store.ts'

const householdColumns = `id, place, dwelling, opened::text as opened, closed::text as closed`
const memberColumns = `m.household, m.person, m.relation, m.residence, m.from_day::text as "from", m.to_day::text as "to"`

export const lockHousehold = (tx: Tx, id: string) =>
  tx.one<Household & { version: number }>(
    sql('people.household', `select ${householdColumns}, version from household where id = $1 for update`, [id]),
  )

export const membersOf = (tx: Tx, household: string) =>
  tx.rows<HouseholdMember>(
    sql(
      'people.members',
      `select ${memberColumns} from household_member m where m.household = $1 order by m.from_day, m.person`,
      [household],
    ),
  )

/** All links of a person, the newest first. */
export const linksOf = (tx: Tx, person: string) =>
  tx.rows<HouseholdMember>(
    sql(
      'people.links',
      `select ${memberColumns} from household_member m where m.person = $1 order by m.from_day desc`,
      [person],
    ),
  )

/** Those who share the household in which a person lives on a day, masked. */
export const householdMates = (tx: Tx, person: string, day: string) =>
  tx.rows<{
    household: string
    person: string
    name: string
    born: string | null
    died: string | null
    relation: HouseholdMember['relation']
    residence: HouseholdMember['residence']
    liaison: string | null
  }>(
    sql(
      'people.mates',
      `select m.household, m.person, p.name_masked as name, p.born::text as born, p.died::text as died, m.relation, m.residence, a.shown as liaison
       from household_member m join person p on p.id = m.person
       join household h on h.id = m.household left join accounts_pub_names a on a.id = h.liaison
       where m.household = (select o.household from household_member o where o.person = $1 and o.from_day <= $2 and (o.to_day is null or o.to_day > $2)
                            order by (o.residence = 'registered-only'), o.from_day desc limit 1)
         and m.from_day <= $2 and (m.to_day is null or m.to_day > $2)
       order by (m.relation <> 'head'), p.born, m.person`,
      [person, day],
    ),
  )

/** Open households of a dwelling with who belongs to them on a day, masked; one without members is a row without a person. */
export const householdsIn = (tx: Tx, dwelling: string, day: string) =>
  tx.rows<{
    id: string
    place: string
    person: string | null
    name: string
    born: string | null
    died: string | null
    relation: HouseholdMember['relation']
    residence: HouseholdMember['residence']
  }>(
    sql(
      'people.householdsIn',
      `select h.id, h.place, m.person, p.name_masked as name, p.born::text as born, p.died::text as died, m.relation, m.residence
       from household h
       left join household_member m on m.household = h.id and m.from_day <= $2 and (m.to_day is null or m.to_day > $2)
       left join person p on p.id = m.person
       where h.dwelling = $1 and h.closed is null
       order by h.opened, h.id, (m.relation <> 'head'), p.born, m.person limit 200`,
      [dwelling, day],
    ),
  )

export const dwellingThere = (tx: Tx, id: string) =>
  tx.one<{ place: string; text: string }>(
    sql('people.dwelling', `select place, text from places_pub_dwelling where id = $1`, [id]),
  )

/** Where a person lives on a day, as the register says it. */
export const addressOf = (tx: Tx, person: string, day: string) =>
  tx.one<{ text: string }>(
    sql(
      'people.address',
      `select d.text from household_member m join household h on h.id = m.household join places_pub_dwelling d on d.id = h.dwelling
       where m.person = $1 and m.residence <> 'registered-only' and m.from_day <= $2 and (m.to_day is null or m.to_day > $2) order by m.from_day desc limit 1`,
      [person, day],
    ),
  )

export const placeOpen = (tx: Tx, path: string, day: string) =>
  tx.one<{ path: string; kind: string }>(
    sql(
      'people.place',
      `select path, kind from places_pub_place where path = $1 and opened <= $2 and (closed is null or closed > $2)`,
      [path, day],
    ),
  )

export const insertHouseholds = (rows: Household[]) =>
  sql(
    'people.insertHouseholds',
    `insert into household (id, place, dwelling, opened, closed, version) select *, 1 from unnest($1::uuid[], $2::text[], $3::uuid[], $4::date[], $5::date[])`,
    columns(rows, ['id', 'place', 'dwelling', 'opened', 'closed']),
  )

export const insertMembers = (rows: (HouseholdMember & { place: string })[]) =>
  sql(
    'people.insertMembers',
    `insert into household_member (household, person, place, relation, residence, from_day, to_day)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[])`,
    columns(rows, ['household', 'person', 'place', 'relation', 'residence', 'from', 'to']),
  )

export const moveHousehold = (id: string, dwelling: string, place: string) =>
  sql('people.moveHousehold', `update household set dwelling = $2, place = $3, version = version + 1 where id = $1`, [
    id,
    dwelling,
    place,
  ])

export const placeMembers = (household: string, place: string) =>
  sql('people.placeMembers', `update household_member set place = $2 where household = $1 and to_day is null`, [
    household,
    place,
  ])

export const placeLiaisons = (households: string[], place: string) =>
  sql(
    'people.placeLiaisons',
    'update household_liaison set place = $2 where household = any($1::uuid[]) and to_day is null',
    [households, place],
  )

/** One link ends on a day. */
export const endLink = (m: Pick<HouseholdMember, 'household' | 'person' | 'from'>, day: string) =>
  sql(
    'people.endLink',
    'update household_member set to_day = greatest(from_day, $4::date) where household = $1 and person = $2 and from_day = $3',
    [m.household, m.person, m.from, day],
  )

/** A link that began today is put right where it stands. */
export const turnLink = (m: Pick<HouseholdMember, 'household' | 'person' | 'from' | 'relation' | 'residence'>) =>
  sql(
    'people.turnLink',
    'update household_member set relation = $4, residence = $5, to_day = null where household = $1 and person = $2 and from_day = $3',
    [m.household, m.person, m.from, m.relation, m.residence],
  )

/** A household of which nobody is left. */
export const closeHousehold = (id: string, day: string) =>
  sql(
    'people.closeHousehold',
    'update household set closed = greatest(opened, $2::date), version = version + 1 where id = $1',
    [id, day],
  )

/** Persons and all that hangs on them go to a place. */
export const placePersons = (ids: string[], place: string): Statement[] => [
  sql('people.placePersons', `update person set place = $2, version = version + 1 where id = any($1::uuid[])`, [
    ids,
    place,
  ]),
  // An alias lies where the person is.
  sql('people.placeAliases', `update person set place = $2 where merged_into = any($1::uuid[])`, [ids, place]),
  sql('people.placeMerges', `update person_alias set place = $2 where kept = any($1::uuid[])`, [ids, place]),
  sql('people.placeExtras', `update person_extra set place = $2 where person = any($1::uuid[])`, [ids, place]),
  placeContacts(ids, place),
  sql('people.placePhones', `update person_phone set place = $2 where person = any($1::uuid[])`, [ids, place]),
  sql('people.placeKeys', `update person_key set place = $2 where person = any($1::uuid[])`, [ids, place]),
  sql(
    'people.placeCategories',
    `update person_category set place = $2 where person = any($1::uuid[]) and to_day is null`,
    [ids, place],
  ),
  sql('people.placeLinks', `update person_account set place = $2 where person = any($1::uuid[])`, [ids, place]),
]

/** Open households of a place whose dwelling lies elsewhere now, with where. */
export const strayed = (tx: Tx, place: string) =>
  tx.rows<{ id: string; place: string }>(
    sql(
      'people.strayed',
      `select h.id, d.place from household h join places_pub_dwelling d on d.id = h.dwelling
       where h.place = $1 and d.place <> $1 and h.closed is null order by d.place, h.id`,
      [place],
    ),
  )

export const allOfPlace = (tx: Tx, place: string) =>
  Promise.all([
    tx.rows<{ id: string }>(
      sql('people.householdsOf', `select id from household where place = $1 and closed is null order by id`, [place]),
    ),
    tx.rows<{ id: string }>(sql('people.personsOf', `select id from person where place = $1 order by id`, [place])),
  ])

export const placeHouseholds = (ids: string[], place: string): Statement[] => [
  sql('people.placeHouseholds', `update household set place = $2, version = version + 1 where id = any($1::uuid[])`, [
    ids,
    place,
  ]),
  sql(
    'people.placeTheirMembers',
    `update household_member set place = $2 where household = any($1::uuid[]) and to_day is null`,
    [ids, place],
  ),
  placeLiaisons(ids, place),
]

/** Those who live in these households. */
export const livingIn = (tx: Tx, households: string[]) =>
  tx.rows<{ person: string }>(
    sql(
      'people.livingIn',
      `select distinct person from household_member where household = any($1::uuid[]) and to_day is null and residence <> 'registered-only' order by person`,
      [households],
    ),
  )

/** Households with their dwelling, of open base grids and of what is none, for the coverage of a place [S1-43]. */
export const coverageOf = (tx: Tx, lo: string, hi: string, day: string) =>
  tx.one<{ households: number; in_one: number }>(
    sql(
      'people.coverage',
      `select count(*)::int as households, (count(*) filter (where p.grid_kind = 'base' and (p.closed is null or p.closed > $3)))::int as in_one
       from household h left join places_pub_dwelling d on d.id = h.dwelling left join places_pub_place p on p.path = coalesce(d.place, h.place)
       where h.place >= $1 and h.place < $2 and h.closed is null`,
      [lo, hi, day],
    ),
  )

export const uncovered = (tx: Tx, lo: string, hi: string, day: string) =>
  tx.rows<{ dwelling: string; text: string }>(
    sql(
      'people.uncovered',
      `select d.id as dwelling, d.text from household h join places_pub_dwelling d on d.id = h.dwelling join places_pub_place p on p.path = d.place
       where h.place >= $1 and h.place < $2 and h.closed is null and not (p.grid_kind = 'base' and (p.closed is null or p.closed > $3))
       order by d.ordered, d.id limit 100`,
      [lo, hi, day],
    ),
  )

export const baseGrids = (tx: Tx, lo: string, hi: string, day: string) =>
  tx.rows<{ path: string; workers: number; households: number }>(
    sql(
      'people.baseGrids',
      `select p.path, (select count(*)::int from places_pub_worker w where w.place = p.path and w.from_day <= $3 and (w.to_day is null or w.to_day > $3)) as workers,
         (select count(*)::int from household h where h.place = p.path and h.closed is null) as households
       from places_pub_place p where p.path >= $1 and p.path < $2 and p.grid_kind = 'base' and p.opened <= $3 and (p.closed is null or p.closed > $3) order by p.path`,
      [lo, hi, day],
    ),
  )

/** Under the account's own scope: the policies let it see those it speaks for. */
export const homesOf = (tx: Tx, account: string) =>
  tx.rows<Home>(
    sql(
      'people.homes',
      `select person, link as "as", name_masked as name, place, dwelling, estate, text from people_pub_home where account = $1 order by (link <> 'self'), person`,
      [account],
    ),
  )
