/** Counts of volunteers of a place; asked as the county itself, because nobody on duty reads a category. */
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export const headsIn = async (tx: Tx, range: Range, since: string): Promise<{ registered: number; active: number }> =>
  (await tx.one<{ registered: number; active: number }>(
    sql(
      'volunteers.heads',
      `select count(*)::int as registered, count(*) filter (where exists (
           select 1 from volunteer_hours h where h.volunteer = v.id and h.day >= $3 and h.state <> 'void'))::int as active
       from volunteer v where v.place >= $1 and v.place < $2 and v.state in ('active', 'paused') and v.merged_into is null`,
      [range.lo, range.hi, since],
    ),
  ))!

export const categoriesIn = (tx: Tx, range: Range) =>
  tx.rows<{ code: string; n: number }>(
    sql(
      'volunteers.categoriesIn',
      `select c.category as code, count(*)::int as n from volunteer_category c join volunteer v on v.id = c.volunteer
       where v.place >= $1 and v.place < $2 and v.state in ('active', 'paused') and v.merged_into is null group by c.category`,
      [range.lo, range.hi],
    ),
  )

/** Minutes of a year that count, by what those who gave them say of themselves, and how many gave them. */
export const minutesByCategory = (tx: Tx, range: Range, [from, to]: [string, string]) =>
  tx.rows<{ code: string; people: number; minutes: number }>(
    sql(
      'volunteers.minutesByCategory',
      `select c.category as code, count(distinct h.volunteer)::int as people, sum(h.minutes)::int as minutes
       from volunteer_hours h join volunteer_category c on c.volunteer = h.volunteer
       where h.place >= $1 and h.place < $2 and h.day >= $3 and h.day <= $4 and h.state = 'counted' and h.flaw is null group by c.category`,
      [range.lo, range.hi, from, to],
    ),
  )

/** Minutes of a year that count, and to which of these groups they went: `groups` and `cares` side by side. */
export const minutesTo = (tx: Tx, range: Range, [from, to]: [string, string], groups: string[], cares: string[]) =>
  tx.rows<{ code: string | null; minutes: number }>(
    sql(
      'volunteers.minutesTo',
      `with h as (select h.id, h.day, h.minutes from volunteer_hours h
                  where h.place >= $1 and h.place < $2 and h.day >= $3 and h.day <= $4 and h.state = 'counted' and h.flaw is null),
         k as (select distinct h.id, h.minutes, g.code from h join volunteer_served s on s.hours = h.id
               join people_pub_category c on c.person = s.person and c.from_day <= h.day and (c.to_day is null or c.to_day > h.day)
               join unnest($5::text[], $6::text[]) g(code, care) on g.care = c.category)
       select null as code, coalesce(sum(minutes), 0)::int as minutes from h
       union all select 'any', coalesce(sum(minutes), 0)::int from (select distinct id, minutes from k) a
       union all select 'of:' || code, sum(minutes)::int from k group by code`,
      [range.lo, range.hi, from, to, groups, cares],
    ),
  )

/** Hours of a year that count, of communities and of villages; of these, minutes of help between neighbours. */
export const sidesOf = (tx: Tx, range: Range, [from, to]: [string, string]) =>
  tx.rows<{ side: 'urban' | 'rural'; minutes: number; times: number; mutual: number }>(
    sql(
      'volunteers.sides',
      `with sums as materialized (
         select h.place, sum(h.minutes) as minutes, count(*) as times, sum(h.minutes) filter (where h.origin_kind = 'neighbour') as mutual
         from volunteer_hours h
         where h.place >= $1 and h.place < $2 and h.day >= $3 and h.day <= $4 and h.state = 'counted' and h.flaw is null group by h.place)
       select case when exists (select 1 from places_pub_place p where p.kind = 'village' and starts_with(s.place, p.path)) then 'rural' else 'urban' end as side,
         sum(s.minutes)::int as minutes, sum(s.times)::int as times, coalesce(sum(s.mutual), 0)::int as mutual
       from sums s group by 1`,
      [range.lo, range.hi, from, to],
    ),
  )
