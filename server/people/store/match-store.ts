/** Many persons at once: who is there already, what they hold, where they live. For imports, whose rows come in chunks. */
import type { Range } from '../../../domain/kernel/place-path.ts'
import type { PersonCategory } from '../../../domain/people/schema.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'
import type { PersonRow, PhoneRow } from '../sealed.ts'
import type { ClaimRow } from './claim-store.ts'
import type { HeldRow } from './person-store.ts'

const person = `p.id, p.place, p.name, p.name_masked, p.sex, p.born::text as born, p.id_number, p.id_number_masked, p.id_number_key,
  p.address_note, p.died::text as died, p.left_on::text as left_on, p.version`

const arms = (ranges: readonly Range[]) => [ranges.map((r) => r.lo), ranges.map((r) => r.hi)]

/** Uses `person_id_number`. */
export const byNumbers = (tx: Tx, keys: readonly Buffer[], ranges: readonly Range[]) =>
  tx.rows<HeldRow>(
    sql(
      'people.byNumbers',
      `select ${person} from unnest($2::text[], $3::text[]) s(lo, hi)
       join person p on p.id_number_key = any($1::bytea[]) and p.place >= s.lo and p.place < s.hi and p.merged_into is null order by p.id`,
      [keys, ...arms(ranges)],
    ),
  )

/** Same day of birth and same masked name: whoever asks compares the names. An alias is nobody any more. Uses `person_born`. */
export const byBirths = (tx: Tx, births: readonly { born: string; masked: string }[], ranges: readonly Range[]) =>
  tx.rows<HeldRow>(
    sql(
      'people.byBirths',
      `select distinct on (p.id) ${person} from unnest($3::text[], $4::text[]) s(lo, hi) cross join unnest($1::date[], $2::text[]) n(born, masked)
       join person p on p.born = n.born and p.place >= s.lo and p.place < s.hi and p.name_masked = n.masked and p.merged_into is null order by p.id`,
      [...columns(births, ['born', 'masked']), ...arms(ranges)],
    ),
  )

/** Uses `person_phone_key`. */
export const byPhones = (tx: Tx, keys: readonly Buffer[], ranges: readonly Range[]) =>
  tx.rows<HeldRow & { phone: Buffer }>(
    sql(
      'people.byPhones',
      `select ${person}, f.key as phone from unnest($2::text[], $3::text[]) s(lo, hi)
       join person_phone f on f.key = any($1::bytea[]) and f.place >= s.lo and f.place < s.hi
       join person p on p.id = f.person and p.merged_into is null order by p.id limit 5000`,
      [keys, ...arms(ranges)],
    ),
  )

export const lockPersons = (tx: Tx, ids: readonly string[]) =>
  tx.rows<HeldRow>(
    sql('people.lockMany', `select ${person} from person p where p.id = any($1::uuid[]) order by p.id for update`, [
      ids,
    ]),
  )

/** Sealed, and of nobody who was erased. */
export const namesOfAll = (tx: Tx, ids: readonly string[]) =>
  tx.rows<Pick<PersonRow, 'id' | 'name'>>(
    sql('people.namesOfAll', 'select id, name from person where id = any($1::uuid[]) and erased_at is null', [ids]),
  )

export const phonesOfAll = (tx: Tx, ids: readonly string[]) =>
  tx.rows<PhoneRow>(
    sql(
      'people.phonesOfAll',
      'select person, place, no, sealed, masked, key from person_phone where person = any($1::uuid[]) order by person, no',
      [ids],
    ),
  )

export const categoriesOfAll = (tx: Tx, ids: readonly string[]) =>
  tx.rows<PersonCategory & { confirmedBy: string | null; confirmedAt: Date | null }>(
    sql(
      'people.categoriesOfAll',
      `select id, person, category, from_day::text as "from", to_day::text as "to", source, month, confirmed_by as "confirmedBy", confirmed_at as "confirmedAt"
       from person_category where person = any($1::uuid[]) order by from_day desc, id`,
      [ids],
    ),
  )

export const openClaimsOfAll = (tx: Tx, ids: readonly string[]) =>
  tx.rows<Pick<ClaimRow, 'person' | 'what' | 'source'>>(
    sql(
      'people.openClaimsOfAll',
      'select person, what, source from person_claim where person = any($1::uuid[]) and settled_at is null',
      [ids],
    ),
  )

/** Open links, and whether their household has a head. */
export const homesOfAll = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ person: string; household: string; place: string; headed: boolean; residence: string }>(
    sql(
      'people.homesOfAll',
      `select m.person, m.household, h.place, m.residence,
         exists (select 1 from household_member o where o.household = m.household and o.to_day is null and o.relation = 'head') as headed
       from household_member m join household h on h.id = m.household
       where m.person = any($1::uuid[]) and m.to_day is null and h.closed is null`,
      [ids],
    ),
  )

/** Dwellings by their whole address; one that two have is nobody's. */
export const dwellingsByText = (tx: Tx, texts: readonly string[], lo: string, hi: string) =>
  tx.rows<{ id: string; place: string; text: string }>(
    sql(
      'people.dwellingsByText',
      `select id, place, text from places_pub_dwelling where text = any($1::text[]) and place >= $2 and place < $3 limit 5000`,
      [texts, lo, hi],
    ),
  )

export const openPlacesIn = (tx: Tx, lo: string, hi: string, day: string) =>
  tx.rows<{ path: string; name: string; gridKind: string | null }>(
    sql(
      'people.placesIn',
      `select path, name, grid_kind as "gridKind" from places_pub_place
       where path >= $1 and path < $2 and opened <= $3 and (closed is null or closed > $3) order by path`,
      [lo, hi, day],
    ),
  )

export interface HolderRow {
  id: string
  person: string
  place: string
  name: string
  from: string
  to: string | null
  source: string
  month: string
}

/** Who holds a category in a place and was found by no row of an import. Uses `person_category_place`. */
export const holdersNotIn = (
  tx: Tx,
  category: string,
  lo: string,
  hi: string,
  id: string,
  after: string,
  size: number,
) =>
  tx.rows<HolderRow>(
    sql(
      'people.holdersNotIn',
      `select c.id, c.person, p.place, p.name, c.from_day::text as "from", c.to_day::text as "to", c.source, c.month
       from person_category c join person p on p.id = c.person
       where c.category = $1 and c.place >= $2 and c.place < $3 and c.to_day is null and p.died is null and c.id > $5
         and not exists (select 1 from people_import_row r where r.import = $4 and r.found and r.person = c.person)
       order by c.id limit $6`,
      [category, lo, hi, id, after, size],
    ),
  )
