/** Who lived where at the end of a month, and what is held of them: whole pages by their ids. */
import type { Range } from '../../../domain/kernel/place-path.ts'
import type { CareCode } from '../../../domain/people/cares.ts'
import type { Relation, Residence } from '../../../domain/people/schema.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'
import type { PersonRow, PhoneRow } from '../sealed.ts'

export interface Whom {
  /** The last day of the month. */
  day: string
  category: string | null
  born: { after: string; to: string } | null
}

/**
 * Whose last step up to the day ends in one of the ranges: the rule by which the balance of a month counts, too. Uses
 * `person_event_in`, then `person_event_person` and the key of `person`, person by person (`offset 0`: a grid never reads the county’s people); who is out of sight now comes without a record.
 */
export const livedIn = (tx: Tx, ranges: readonly Range[], { day, category, born }: Whom, size: number) =>
  tx.rows<{ person: string; place: string; seen: boolean }>(
    sql(
      'people.livedIn',
      `select h.person, l.to_place as place, p.id is not null as seen
       from (select distinct e.person from unnest($1::text[], $2::text[]) s(lo, hi)
             join person_event e on e.to_place >= s.lo and e.to_place < s.hi and e.struck_at is null and e.day <= $3) h
       cross join lateral (
         select e.to_place from person_event e where e.person = h.person and e.struck_at is null and e.day <= $3
         order by e.day desc, e.recorded_at desc, e.id desc limit 1) l
       left join lateral (select p.id, p.born from person p where p.id = h.person offset 0) p on true
       where exists (select 1 from unnest($1::text[], $2::text[]) s(lo, hi) where l.to_place >= s.lo and l.to_place < s.hi)
         and (p.id is not null or ($4::text is null and $5::date is null))
         and ($4::text is null or exists (
           select 1 from person_category c where c.person = h.person and c.category = $4 and c.from_day <= $3 and (c.to_day is null or c.to_day > $3)))
         and ($5::date is null or p.id is null or p.born > $5 and p.born <= $6::date)
       order by p.id is null, l.to_place, h.person limit $7`,
      [ranges.map((r) => r.lo), ranges.map((r) => r.hi), day, category, born?.after ?? null, born?.to ?? null, size],
    ),
  )

export const heldOf = (tx: Tx, ids: readonly string[]) =>
  tx.rows<PersonRow>(
    sql(
      'people.heldOf',
      `select id, place, name, name_masked, sex, born::text as born, id_number, id_number_masked, id_number_key, address_note, died::text as died
       from person where id = any($1::uuid[])`,
      [ids],
    ),
  )

export const phonesOfAll = (tx: Tx, ids: readonly string[]) =>
  tx.rows<PhoneRow>(
    sql(
      'people.phonesOfAll',
      'select person, place, no, sealed, masked, key from person_phone where person = any($1::uuid[]) order by person, no',
      [ids],
    ),
  )

export const categoriesOfAll = (tx: Tx, ids: readonly string[], day: string) =>
  tx.rows<{ person: string; code: CareCode; from: string }>(
    sql(
      'people.categoriesOfAll',
      `select person, category as code, min(from_day)::text as "from" from person_category
       where person = any($1::uuid[]) and from_day <= $2 and (to_day is null or to_day > $2) group by person, category order by person, category`,
      [ids, day],
    ),
  )

export const extrasOfAll = (tx: Tx, ids: readonly string[]) =>
  tx.rows<{ person: string; field: string; plain: string }>(
    sql(
      'people.extrasOfAll',
      'select person, field, plain from person_extra where person = any($1::uuid[]) and plain is not null',
      [ids],
    ),
  )

export interface HomeRow {
  person: string
  household: string
  relation: Relation
  residence: Residence
  address: string | null
  living: number
  /** The head and their name, sealed and masked. */
  head: string | null
  headName: string | null
  headMasked: string | null
}

/** The household somebody lives in on a day, before the one they are only registered in. */
export const homesOfAll = (tx: Tx, ids: readonly string[], day: string) =>
  tx.rows<HomeRow>(
    sql(
      'people.homesOfAll',
      `select distinct on (m.person) m.person, m.household, m.relation, m.residence,
         case when m.residence <> 'registered-only' then d.text end as address,
         (select count(*)::int from household_member o where o.household = m.household and o.residence <> 'registered-only'
            and o.from_day <= $2 and (o.to_day is null or o.to_day > $2)) as living,
         p.id as head, p.name as "headName", p.name_masked as "headMasked"
       from household_member m join household h on h.id = m.household left join places_pub_dwelling d on d.id = h.dwelling
       left join household_member t on t.household = m.household and t.relation = 'head' and t.from_day <= $2 and (t.to_day is null or t.to_day > $2)
       left join person p on p.id = t.person
       where m.person = any($1::uuid[]) and m.from_day <= $2 and (m.to_day is null or m.to_day > $2)
       order by m.person, m.residence = 'registered-only', m.from_day desc, m.household`,
      [ids, day],
    ),
  )
