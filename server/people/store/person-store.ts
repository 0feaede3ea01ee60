/** Persons: masked for lists, whole for a card, found by keys. Every query carries its own range; the policy is the last filter. */
import type { MaskedPerson, PersonCategory } from '../../../domain/people/schema.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'
import type { KeyRow, PersonRow, PhoneRow } from '../sealed.ts'

export type MaskedRow = Pick<MaskedPerson, 'id' | 'place' | 'sex' | 'phone' | 'categories'> & {
  name: string
  born: string | null
  died: string | null
  address: string | null
}

/** `$1` is the day: what is masked already, and what holds on it. */
const masked = `p.id, p.place, p.name_masked as name, p.sex, p.born::text as born, p.died::text as died,
  (select f.masked from person_phone f where f.person = p.id order by f.no limit 1) as phone,
  (select d.text from household_member m join household h on h.id = m.household join places_pub_dwelling d on d.id = h.dwelling
   where m.person = p.id and m.residence <> 'registered-only' and m.from_day <= $1 and (m.to_day is null or m.to_day > $1)
   order by m.from_day desc limit 1) as address,
  (select coalesce(array_agg(distinct c.category order by c.category), '{}') from person_category c
   where c.person = p.id and c.from_day <= $1 and (c.to_day is null or c.to_day > $1)) as categories`

export type PlaceKey = [place: string, id: string]

const arms = (ranges: readonly Range[]) => [ranges.map((r) => r.lo), ranges.map((r) => r.hi)]

export interface Page {
  after: PlaceKey
  size: number
}

/** Each range is read from its own index position and no further than a page; uses `person_here`: who died or left is found by name, not in lists. */
export const peopleIn = (tx: Tx, day: string, ranges: readonly Range[], page: Page) =>
  tx.rows<MaskedRow>(
    sql(
      'people.in',
      `select ${masked} from (
         select k.id from unnest($2::text[], $3::text[]) s(lo, hi) cross join lateral (
           select o.id, o.place from person o where o.place >= s.lo and o.place < s.hi and o.died is null and o.left_on is null and (o.place, o.id) > ($4, $5::uuid) order by o.place, o.id limit $6) k
         order by k.place, k.id limit $6) one
       join person p on p.id = one.id order by p.place, p.id`,
      [day, ...arms(ranges), ...page.after, page.size],
    ),
  )

/** Uses `person_category_place`; nobody holds a category twice at once. */
export const peopleOfCategory = (tx: Tx, day: string, category: string, ranges: readonly Range[], page: Page) =>
  tx.rows<MaskedRow>(
    sql(
      'people.ofCategory',
      `select ${masked} from (
         select k.person from unnest($3::text[], $4::text[]) s(lo, hi) cross join lateral (
           select c.person, c.place from person_category c
           where c.category = $2 and c.place >= s.lo and c.place < s.hi and (c.place, c.person) > ($5, $6::uuid)
             and c.from_day <= $1 and (c.to_day is null or c.to_day > $1)
           order by c.place, c.person limit $7) k
         order by k.place, k.person limit $7) one
       join person p on p.id = one.person order by p.place, p.id`,
      [day, category, ...arms(ranges), ...page.after, page.size],
    ),
  )

export const peopleByIds = (tx: Tx, day: string, ids: string[]) =>
  tx.rows<MaskedRow>(
    sql('people.byIds', `select ${masked} from person p where p.id = any($2::uuid[]) order by p.place, p.id`, [
      day,
      ids,
    ]),
  )

/** Persons with any of these keys; uses the key of `person_key`, once per range. More of finding: `find-store.ts`. */
export const idsByKeys = (tx: Tx, keys: string[], ranges: Range[], size: number) =>
  tx.rows<{ person: string }>(
    sql(
      'people.byKeys',
      `select distinct k.person from unnest($2::text[], $3::text[]) s(lo, hi)
       join person_key k on k.key = any($1::bigint[]) and k.category = '' and k.place >= s.lo and k.place < s.hi order by k.person limit $4`,
      [keys, ...arms(ranges), size],
    ),
  )

/** Whoever enters somebody with one of these keys waits for the other; in the order of the keys, so that none waits for each other. */
export const oneAtATime = (keys: string[]) =>
  sql('people.oneAtATime', 'select pg_advisory_xact_lock(k) from (select k from unnest($1::bigint[]) k order by k) s', [
    keys,
  ])

export const idsByPhone = (tx: Tx, keys: Buffer[], ranges: Range[], size: number) =>
  tx.rows<{ person: string }>(
    sql(
      'people.byPhone',
      `select distinct f.person from unnest($2::text[], $3::text[]) s(lo, hi)
       join person_phone f on f.key = any($1::bytea[]) and f.place >= s.lo and f.place < s.hi order by f.person limit $4`,
      [keys, ...arms(ranges), size],
    ),
  )

/** The first number of each. */
export const firstPhones = (tx: Tx, persons: readonly string[]) =>
  tx.rows<Pick<PhoneRow, 'person' | 'no' | 'sealed'>>(
    sql(
      'people.firstPhones',
      'select distinct on (person) person, no, sealed from person_phone where person = any($1::uuid[]) order by person, no',
      [persons],
    ),
  )

/** Places somebody left; seen from there. */
export const leftFrom = (tx: Tx, person: string) =>
  tx.rows<{ place: string }>(
    sql(
      'people.leftFrom',
      `select distinct from_place as place from person_event where person = $1 and from_place is not null and kind in ('move', 'leave')`,
      [person],
    ),
  )

export const idsByIdNumber = (tx: Tx, key: Buffer, ranges: Range[]) =>
  tx.rows<{ person: string }>(
    sql(
      'people.byIdNumber',
      `select p.id as person from unnest($2::text[], $3::text[]) s(lo, hi)
       join person p on p.id_number_key = $1 and p.place >= s.lo and p.place < s.hi order by p.id limit 20`,
      [key, ...arms(ranges)],
    ),
  )

export type HeldRow = PersonRow & { version: number; left_on: string | null; merged_into: string | null }

const personColumns = `id, place, name, name_masked, sex, born::text as born, id_number, id_number_masked, id_number_key, address_note, died::text as died, left_on::text as left_on, merged_into`

export const onePerson = (tx: Tx, id: string) =>
  tx.one<HeldRow & { merges: number }>(
    sql(
      'people.one',
      `select ${personColumns}, version, (select count(*)::int from person o where o.merged_into = person.id) as merges from person where id = $1`,
      [id],
    ),
  )

/** Nobody changes an alias: it is another record now. */
export const lockPerson = (tx: Tx, id: string) =>
  tx.one<HeldRow>(
    sql(
      'people.lock',
      `select ${personColumns}, version from person where id = $1 and merged_into is null for update`,
      [id],
    ),
  )

export const phonesOf = (tx: Tx, id: string) =>
  tx.rows<PhoneRow>(
    sql(
      'people.phones',
      `select person, place, no, sealed, masked, key from person_phone where person = $1 order by no`,
      [id],
    ),
  )

export const categoriesOf = (tx: Tx, id: string) =>
  tx.rows<PersonCategory & { confirmedAt: Date | null; confirmedBy: string | null }>(
    sql(
      'people.categories',
      `select c.id, c.person, c.category, c.from_day::text as "from", c.to_day::text as "to", c.source, c.month,
         c.confirmed_at as "confirmedAt", a.shown as "confirmedBy"
       from person_category c left join accounts_pub_names a on a.id = c.confirmed_by
       where c.person = $1 order by c.from_day desc, c.id limit 200`,
      [id],
    ),
  )

export const insertPersons = (rows: PersonRow[], at: Date) =>
  sql(
    'people.insert',
    `insert into person (id, place, name, name_masked, sex, born, id_number, id_number_masked, id_number_key, address_note, died, version, entered_at)
     select *, 1, $12::timestamptz from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::text[], $8::text[], $9::bytea[], $10::text[], $11::date[])`,
    [
      ...columns(rows, [
        'id',
        'place',
        'name',
        'name_masked',
        'sex',
        'born',
        'id_number',
        'id_number_masked',
        'id_number_key',
        'address_note',
        'died',
      ]),
      at,
    ],
  )

export const insertPhones = (rows: PhoneRow[]) =>
  sql(
    'people.insertPhones',
    `insert into person_phone (person, place, no, sealed, masked, key)
     select * from unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::text[], $6::bytea[])`,
    columns(rows, ['person', 'place', 'no', 'sealed', 'masked', 'key']),
  )

/** Once plain and once for each category; the persons stand already. */
export const insertKeys = (rows: KeyRow[]) =>
  sql(
    'people.insertKeys',
    `insert into person_key (key, category, place, person, born, derived)
     select distinct r.key, f.category, p.place, p.id, case when p.died is null and p.left_on is null then p.born end, false
     from unnest($1::bigint[], $2::uuid[]) r(key, person)
     join person p on p.id = r.person
     cross join lateral (select '' union all select c.category from person_category c where c.person = p.id) f(category)`,
    columns(rows, ['key', 'person']),
  )

export const updatePerson = (p: PersonRow) =>
  sql(
    'people.update',
    `update person set name = $2, name_masked = $3, sex = $4, born = $5, id_number = $6, id_number_masked = $7, id_number_key = $8, address_note = $9,
       died = $10, version = version + 1 where id = $1`,
    [
      p.id,
      p.name,
      p.name_masked,
      p.sex,
      p.born,
      p.id_number,
      p.id_number_masked,
      p.id_number_key,
      p.address_note,
      p.died,
    ],
  )

export const dropPhones = (id: string) => sql('people.dropPhones', 'delete from person_phone where person = $1', [id])
/** What the name is found by. */
export const dropKeys = (id: string) =>
  sql('people.dropKeys', 'delete from person_key where person = $1 and not derived', [id])

export const touchPerson = (id: string) =>
  sql('people.touch', 'update person set version = version + 1 where id = $1', [id])

export const lockCategory = (tx: Tx, person: string, id: string) =>
  tx.one<PersonCategory>(
    sql(
      'people.category',
      `select id, person, category, from_day::text as "from", to_day::text as "to", source, month from person_category where person = $1 and id = $2 for update`,
      [person, id],
    ),
  )

type NewCategory = PersonCategory & { place: string; confirmedBy?: string | null; confirmedAt?: Date }

export const insertCategories = (rows: NewCategory[]) =>
  sql(
    'people.insertCategories',
    `insert into person_category (id, person, place, category, from_day, to_day, source, month, confirmed_by, confirmed_at, version)
     select *, 1 from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::date[], $6::date[], $7::text[], $8::text[], $9::uuid[], $10::timestamptz[])`,
    columns(rows, ['id', 'person', 'place', 'category', 'from', 'to', 'source', 'month', 'confirmedBy', 'confirmedAt']),
  )

/** As a person settled it: what a source says, seen to by them. */
export const rewriteCategory = (c: PersonCategory, by: string | null, at: Date) =>
  sql(
    'people.rewriteCategory',
    `update person_category set from_day = $2, to_day = $3, source = $4, month = $5, confirmed_by = $6, confirmed_at = $7, version = version + 1 where id = $1`,
    [c.id, c.from, c.to, c.source, c.month, by, at],
  )

export const endCategory = (id: string, day: string) =>
  sql('people.endCategory', 'update person_category set to_day = $2, version = version + 1 where id = $1', [id, day])

export const accountsLinked = (tx: Tx, person: string) =>
  tx.rows<{ account: string; link: string; to: string | null }>(
    sql(
      'people.accounts',
      `select account, link, to_day::text as "to" from person_account where person = $1 order by from_day, id`,
      [person],
    ),
  )

export const residentThere = (tx: Tx, account: string) =>
  tx.one<{ id: string }>(
    sql('people.account', `select id from accounts_pub_names where id = $1 and kind = 'resident'`, [account]),
  )

/** Which person an account is tied to as its own, if any. */
export const accountPerson = (tx: Tx, account: string) =>
  tx.one<{ person: string | null }>(
    sql('people.account-person', `select person from accounts_pub_names where id = $1`, [account]),
  )

export const insertLink = (l: {
  id: string
  person: string
  place: string
  account: string
  as: string
  from: string
  to: string | null
}) =>
  sql(
    'people.insertLink',
    `insert into person_account (id, person, place, account, link, from_day, to_day) values ($1, $2, $3, $4, $5, $6, $7)`,
    [l.id, l.person, l.place, l.account, l.as, l.from, l.to],
  )

export const peopleThere = (tx: Tx, ids: string[]) =>
  tx.rows<{ id: string }>(sql('people.there', 'select id from person where id = any($1::uuid[])', [ids]))

export const linksThere = (tx: Tx, ids: string[]) =>
  tx.rows<{ id: string }>(sql('people.linksThere', 'select id from person_account where id = any($1::uuid[])', [ids]))

/** Somebody as they are known now: whoever two records turned out to be is one. */
export interface PersonNow {
  id: string
  place: string
  /** Masked. */
  name: string
  born: string | null
  died: string | null
  /** The day they moved out of the county. */
  left: string | null
}

export const personNow = (tx: Tx, id: string) =>
  tx.one<PersonNow>(
    sql(
      'people.now',
      'select now as id, place, name_masked as name, born::text as born, died::text as died, left_on::text as left from people_pub_person where id = $1',
      [id],
    ),
  )
