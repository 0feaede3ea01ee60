/** How many lived where at the end of a month, place by place and column by column of a table. */
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'
import type { Whom } from './hand-store.ts'

export interface Column {
  /** `away`: who is out of sight now. */
  unit: 'people' | 'households' | 'away'
  sex: string | null
  born: { after: string; to: string } | null
  category: string | null
}

/**
 * Of those whose last step up to the day ends in a place, as `people.livedIn` has them: each read once, laid against every row and
 * column. Who is out of sight now is counted among all and in nothing that asks for more. Uses `person_event_in`,
 * `person_event_person`, `person_category_person`.
 * @param places rows, which may lie within each other
 * @returns rows and columns from 1; nothing for a zero
 */
export const countsIn = (tx: Tx, places: readonly Range[], whom: Whom, columns: readonly Column[]) =>
  tx.rows<{ row: number; column: number; count: number }>(
    sql(
      'people.countsIn',
      `with held as materialized (
         select h.person, l.to_place as place, p.id is null as away, p.sex, p.born,
           array(select c.category from person_category c
             where c.person = h.person and c.from_day <= $3 and (c.to_day is null or c.to_day > $3)) as categories,
           case when $12 then (select m.household from household_member m
             where m.person = h.person and m.residence <> 'registered-only' and m.from_day <= $3 and (m.to_day is null or m.to_day > $3)
             order by m.from_day desc, m.household limit 1) end as household
         from (select distinct e.person from unnest($1::text[], $2::text[]) s(lo, hi)
               join person_event e on e.to_place >= s.lo and e.to_place < s.hi and e.struck_at is null and e.day <= $3) h
         cross join lateral (
           select e.to_place from person_event e where e.person = h.person and e.struck_at is null and e.day <= $3
           order by e.day desc, e.recorded_at desc, e.id desc limit 1) l
         left join lateral (select p.id, p.sex, p.born from person p where p.id = h.person offset 0) p on true
       ), lived as materialized (
         select * from held
         where ($4::text is null or $4 = any(categories)) and ($5::date is null or born > $5 and born <= $6::date)
       )
       select r.no::int as row, s.no::int as column,
         (case s.unit when 'people' then count(*) when 'away' then count(*) filter (where l.away) else count(distinct l.household) end)::int as count
       from unnest($1::text[], $2::text[]) with ordinality r(lo, hi, no)
       join lived l on l.place >= r.lo and l.place < r.hi
       join unnest($7::text[], $8::text[], $9::date[], $10::date[], $11::text[]) with ordinality s(unit, sex, after, till, category, no)
         on (s.sex is null or l.sex = s.sex) and (s.after is null or l.born > s.after and l.born <= s.till)
           and (s.category is null or s.category = any(l.categories))
       group by r.no, s.no, s.unit`,
      [
        places.map((r) => r.lo),
        places.map((r) => r.hi),
        whom.day,
        whom.category,
        whom.born?.after ?? null,
        whom.born?.to ?? null,
        columns.map((c) => c.unit),
        columns.map((c) => c.sex),
        columns.map((c) => c.born?.after ?? null),
        columns.map((c) => c.born?.to ?? null),
        columns.map((c) => c.category),
        columns.some((c) => c.unit === 'households'),
      ],
    ),
  )
