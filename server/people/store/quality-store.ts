/** Faults of the register: found anew by the night, listed by their own key, counted at every level. */
import type { QualityKind } from '../../../domain/people/quality.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { dayOf } from '../../kernel/day.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'
import type { PlaceKey } from './person-store.ts'

/** Found anew as a whole; nobody sees a half of it. */
export const findFaults = (
  shared: number,
  at: Date,
  old: readonly [category: string, month: string][],
): Statement[] => [
  sql('people.dropFaults', 'delete from person_fault'),
  sql(
    'people.findNoDwelling',
    `insert into person_fault (kind, place, person)
     select 'no-dwelling', p.place, p.id from person p
     where p.died is null and p.left_on is null and not exists (
       select 1 from household_member m join household h on h.id = m.household
       where m.person = p.id and m.to_day is null and m.residence <> 'registered-only' and h.dwelling is not null)`,
  ),
  sql(
    'people.findNoContact',
    `insert into person_fault (kind, place, person)
     select 'no-contact', p.place, p.id from person p
     where p.died is null and p.left_on is null
       and not exists (select 1 from person_phone f where f.person = p.id)
       and not exists (
         select 1 from household_member m join household_member o on o.household = m.household and o.to_day is null
         join person_phone f on f.person = o.person
         where m.person = p.id and m.to_day is null)`,
  ),
  sql(
    'people.findSharedPhones',
    `insert into person_fault (kind, place, person)
     select distinct 'shared-phone', p.place, p.id
     from (select f.key from person_phone f join person p on p.id = f.person and p.died is null and p.left_on is null
           left join household_member m on m.person = p.id and m.to_day is null and m.residence <> 'registered-only'
           group by f.key having count(distinct p.id) > $1 and count(distinct m.household) > 1) many
     join person_phone f on f.key = many.key
     join person p on p.id = f.person and p.died is null and p.left_on is null`,
    [shared],
  ),
  sql(
    'people.findAgeLimits',
    `insert into person_fault (kind, place, person)
     select distinct 'age-limit', p.place, p.id from person_claim c join person p on p.id = c.person
     where c.reason = 'age-limit' and c.settled_at is null and p.died is null and p.left_on is null`,
  ),
  sql(
    'people.findRechecks',
    `insert into person_fault (kind, place, person)
     select distinct 'recheck-due', p.place, p.id
     from unnest($1::text[], $2::text[]) k(category, month)
     join person_category c on c.category = k.category and c.month <= k.month and c.from_day <= $3::date and (c.to_day is null or c.to_day > $3::date)
     join person p on p.id = c.person and p.died is null and p.left_on is null`,
    [old.map(([category]) => category), old.map(([, month]) => month), dayOf(at)],
  ),
  sql('people.dropFaultSums', 'delete from person_fault_sum'),
  sql(
    'people.sumFaults',
    `insert into person_fault_sum (place, kind, n, counted_at)
     select left(one.place, p), one.kind, sum(one.n), $1
     from (select place, kind, count(*) as n from person_fault group by 1, 2
           union all
           select place, 'no-liaison', count(*) from household where liaison is null and closed is null group by 1
           union all
           select p.place, 'recheck-held', count(distinct p.id) from person_category c
           join person p on p.id = c.person and p.died is null and p.left_on is null
           where c.category = any($2::text[]) and c.from_day <= $3::date and (c.to_day is null or c.to_day > $3::date) group by 1) one
     cross join lateral generate_series(1, length(one.place)) p
     where substr(one.place, p, 1) = '/' group by 1, 2`,
    [at, old.map(([category]) => category), dayOf(at)],
  ),
]

export const faultCounts = (tx: Tx, place: string) =>
  tx.rows<{ kind: QualityKind | 'recheck-held'; n: number }>(
    sql('people.faultCounts', 'select kind, n from person_fault_sum where place = $1', [place]),
  )

/** When the night looked last, whether it found something or not. */
export const lastLook = (tx: Tx, job: string) =>
  tx.one<{ at: Date }>(
    sql('people.lastLook', 'select at from people_run where job = $1 order by at desc limit 1', [job]),
  )

/** Each range from its own position in the key. */
export const faultyIn = (tx: Tx, kind: string, ranges: readonly Range[], after: PlaceKey, size: number) =>
  tx.rows<{ person: string; place: string }>(
    sql(
      'people.faulty',
      `select k.person, k.place from unnest($2::text[], $3::text[]) s(lo, hi) cross join lateral (
         select f.person, f.place from person_fault f
         where f.kind = $1 and f.place >= s.lo and f.place < s.hi and (f.place, f.person) > ($4, $5::uuid)
         order by f.place, f.person limit $6) k
       order by k.place, k.person limit $6`,
      [kind, ranges.map((r) => r.lo), ranges.map((r) => r.hi), ...after, size],
    ),
  )
