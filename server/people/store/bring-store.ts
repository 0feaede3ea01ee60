/** What an import writes of persons who were there, many at once, and how it is taken back. */
import type { PersonCategory } from '../../../domain/people/schema.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'
import type { PersonRow } from '../sealed.ts'
import { dropContactsOf } from './contact-store.ts'
import { removeEvents } from './event-store.ts'
import type { SeenRow } from './import-store.ts'

/** In the order of households, so that each comes whole; uses `people_import_row_home`. Rows that change nothing come with theirs. */
export const rowsToApply = (tx: Tx, id: string, home: Buffer, no: number, size: number) =>
  tx.rows<SeenRow>(
    sql(
      'people.rowsToApply',
      `select r.no, r.sheet, r.at, r.part, r.verdict, r.decided, r.home, r.person, r.found, r.spot, r.content, r.issues, r.deeds, r.category
       from people_import_row r where r.import = $1 and (r.home, r.no) > ($2, $3) and r.verdict <> 'refused'
         and not (r.verdict = 'same' and r.home = '') and not (r.verdict = 'doubtful' and r.decided is null) and r.decided is distinct from 'leave'
       order by r.home, r.no limit $4`,
      [id, home, no, size],
    ),
  )

/** As they are now; a version more. */
export const updatePersons = (rows: readonly PersonRow[]) =>
  sql(
    'people.updateMany',
    `update person p set sex = n.sex, born = n.born, id_number = n.id_number, id_number_masked = n.id_number_masked,
       id_number_key = n.id_number_key, address_note = n.address_note, version = p.version + 1
     from unnest($1::uuid[], $2::text[], $3::date[], $4::text[], $5::text[], $6::bytea[], $7::text[])
       n(id, sex, born, id_number, id_number_masked, id_number_key, address_note) where p.id = n.id`,
    columns(rows, ['id', 'sex', 'born', 'id_number', 'id_number_masked', 'id_number_key', 'address_note']),
  )

export const confirmCategories = (rows: readonly { id: string; month: string }[], by: string, at: Date) =>
  sql(
    'people.confirmMany',
    `update person_category c set month = n.month, confirmed_by = $3, confirmed_at = $4, version = c.version + 1
     from unnest($1::uuid[], $2::text[]) n(id, month) where c.id = n.id`,
    [...columns(rows, ['id', 'month']), by, at],
  )

export interface DeedRow {
  import: string
  place: string
  kind: 'fields' | 'given' | 'confirm' | 'end' | 'household' | 'member' | 'extra' | 'contact'
  person: string
  row: string
  before: string | null
  held: unknown
  version: number
}

export const insertDeeds = (rows: readonly DeedRow[]) =>
  sql(
    'people.insertDeeds',
    `insert into people_import_deed (import, place, kind, person, row, before, held, version)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::jsonb[], $8::int[])`,
    columns(rows, ['import', 'place', 'kind', 'person', 'row', 'before', 'held', 'version']),
  )

/** Rows that meant somebody else by the time they were written than in the preview. */
export const repointRows = (id: string, rows: readonly { no: number; person: string; found: boolean }[]) =>
  sql(
    'people.repointRows',
    `update people_import_row r set person = n.person, found = n.found
     from unnest($2::int[], $3::uuid[], $4::bool[]) n(no, person, found) where r.import = $1 and r.no = n.no`,
    [id, ...columns(rows, ['no', 'person', 'found'])],
  )

export const deedsAfter = (tx: Tx, id: string, size: number) =>
  tx.rows<DeedRow>(
    sql(
      'people.deeds',
      `select import, place, kind, person, row, before, held, version from people_import_deed
       where import = $1 and kind <> 'household' order by kind, row, person limit $2`,
      [id, size],
    ),
  )

export const dropDeeds = (id: string, rows: readonly Pick<DeedRow, 'kind' | 'row' | 'person'>[]) =>
  sql(
    'people.dropDeeds',
    `delete from people_import_deed d using unnest($2::text[], $3::uuid[], $4::uuid[]) n(kind, row, person)
     where d.import = $1 and d.kind = n.kind and d.row = n.row and d.person = n.person`,
    [id, ...columns(rows, ['kind', 'row', 'person'])],
  )

/** Persons whom the import brought, in the order of its rows. */
const brought = `r.import = $1 and not r.found and r.verdict in ('new', 'changed', 'doubtful') and r.person is not null
  and (r.verdict <> 'doubtful' or r.decided in ('take', 'other'))`

export const broughtAfter = (tx: Tx, id: string, no: number, size: number) =>
  tx.rows<{ no: number; person: string }>(
    sql(
      'people.brought',
      `select r.no, r.person from people_import_row r where ${brought} and r.no > $2 order by r.no limit $3`,
      [id, no, size],
    ),
  )

/**
 * Persons on whom somebody built since: edited, moved, tied to an account, joined into another household; or those of before
 * whose version is not the import's any more.
 */
export const builtOnPersons = (tx: Tx, id: string, size: number) =>
  tx.rows<{ person: string }>(
    sql(
      'people.builtOn',
      `select distinct b.person from (
         select p.id as person from people_import_row r join person p on p.id = r.person
         where ${brought} and (p.version > coalesce((select max(d.version) from people_import_deed d
             where d.import = $1 and d.person = p.id and d.kind = 'fields'), 1) or p.died is not null or p.left_on is not null
           or exists (select 1 from person_account a where a.person = p.id)
           or exists (select 1 from person_claim c where c.person = p.id and (c.edit <> $1 or c.settled_at is not null))
           or exists (select 1 from household_member m where m.person = p.id and not exists (
             select 1 from people_import_deed d where d.import = $1 and d.row = m.household and d.kind in ('household', 'member'))))
         union all
         select d.person from people_import_deed d join person p on p.id = d.person
         where d.import = $1 and d.kind <> 'household'
         group by d.person, p.version having p.version > max(d.version)
         union all
         select m.person from people_import_deed d join household_member m on m.household = d.row
         where d.import = $1 and d.kind = 'household' and not exists (select 1 from people_import_row r where r.import = $1 and r.person = m.person)
         union all
         select d.person from people_import_deed d join household_liaison l on l.household = d.row where d.import = $1 and d.kind = 'household'
         union all
         select c.person from person_claim c where c.edit = $1 and c.settled_at is not null
       ) b order by b.person limit $2`,
      [id, size],
    ),
  )

const by = 'person = any($1::uuid[])'

/** Everything of persons who were never to be here; households that nobody is left in follow. */
export const takeAway = (persons: readonly string[]): Statement[] => [
  sql('people.awayClaims', `delete from person_claim where ${by}`, [persons]),
  sql('people.awayCategories', `delete from person_category where ${by}`, [persons]),
  sql('people.awayMembers', `delete from household_member where ${by}`, [persons]),
  removeEvents(persons),
  sql('people.awayKeys', `delete from person_key where ${by}`, [persons]),
  sql('people.awayExtras', `delete from person_extra where ${by}`, [persons]),
  dropContactsOf(persons),
  sql('people.awayPhones', `delete from person_phone where ${by}`, [persons]),
  sql('people.awayPersons', 'delete from person where id = any($1::uuid[])', [persons]),
]

export const awayHouseholds = (id: string): Statement[] => [
  sql(
    'people.awayHouseholds',
    `delete from household h using people_import_deed d where d.import = $1 and d.kind = 'household' and d.row = h.id
       and not exists (select 1 from household_member m where m.household = h.id)`,
    [id],
  ),
  sql('people.awayDeeds', `delete from people_import_deed where import = $1`, [id]),
]

export const awayClaimsOf = (id: string) =>
  sql('people.awayClaimsOf', 'delete from person_claim where edit = $1 and settled_at is null', [id])

export const awayCategories = (ids: readonly string[]) =>
  sql('people.awayBegun', 'delete from person_category where id = any($1::uuid[])', [ids])

export const awayMembers = (rows: readonly { household: string; person: string }[]) =>
  sql(
    'people.awayJoined',
    `delete from household_member m using unnest($1::uuid[], $2::uuid[]) n(household, person) where m.household = n.household and m.person = n.person`,
    columns(rows, ['household', 'person']),
  )

type Back = Pick<PersonCategory, 'id' | 'to' | 'month'> & {
  confirmedBy: string | null
  confirmedAt: string | Date | null
}

/** Month, end and who saw to it, as they were. */
export const resetCategories = (rows: readonly Back[]) =>
  sql(
    'people.resetCategories',
    `update person_category c set to_day = n.to_day, month = n.month, confirmed_by = n.by, confirmed_at = n.at, version = c.version + 1
     from unnest($1::uuid[], $2::date[], $3::text[], $4::uuid[], $5::timestamptz[]) n(id, to_day, month, by, at) where c.id = n.id`,
    columns(rows, ['id', 'to', 'month', 'confirmedBy', 'confirmedAt']),
  )

export const dropPhonesFrom = (rows: readonly { person: string; from: number }[]) =>
  sql(
    'people.dropPhonesFrom',
    `delete from person_phone f using unnest($1::uuid[], $2::int[]) n(person, no) where f.person = n.person and f.no >= n.no`,
    columns(rows, ['person', 'from']),
  )
