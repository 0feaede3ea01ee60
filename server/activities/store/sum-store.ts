/** What was held, by place and month: counted by the night, read by the page. */
import type { Sum } from '../../../domain/activities/numbers.ts'
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface Counting {
  year: number
  from: Date
  to: Date
  now: Date
  /** Kinds of the group of culture and sport, and kinds whose record says a drill. */
  culture: readonly string[]
  drills: readonly string[]
  /** Kinds of training for work, and the item of the record that somebody found work. */
  training: readonly string[]
  placed: string
}

export const dropSums = (year: number): Statement =>
  sql('activities.sums.drop', 'delete from activity_sum where year = $1', [year])

/** A year anew, each activity under every place above it. */
export const addSums = (c: Counting): Statement =>
  sql(
    'activities.sums.add',
    `insert into activity_sum (place, year, month, what, n, m, counted_at)
     with of_year as (
       select a.id, a.place, a.kind, a.themes, a.status, a.capacity, a.elders, a.elders_in, a.taken,
         extract(month from a.from_at at time zone 'Asia/Shanghai')::int as month,
         a.status in ('published', 'closed') and a.to_at <= $4 as held,
         a.came + coalesce(a.heads, a.counted) as people,
         string_to_array(rtrim(a.place, '/'), '/') as codes
       from activity a where a.from_at >= $2 and a.from_at < $3
     ), at_work as materialized (
       select p.person, max(r.ended_at) as since from records_pub_record r cross join lateral jsonb_array_elements_text(r.served->'persons') p(person)
       where r.item = $8 and r.outcome = 'done' and r.ended_at >= $2 group by p.person
     ), placed as (
       select o.*, array_to_string(o.codes[1:i], '/') || '/' as upper, exists (
           select 1 from places_pub_place p where p.kind = 'village' and p.path = any(
             select array_to_string(o.codes[1:j], '/') || '/' from generate_series(1, cardinality(o.codes)) j)) as village
       from of_year o cross join generate_series(1, cardinality(o.codes)) i
     ), said as (
       select p.upper, p.month, l.what, l.n, l.m from placed p cross join lateral (
         select 'held' as what, 1 as n, p.people as m where p.held
         union all select 'village', 1, p.people where p.held and p.village
         union all select 'cancelled', 1, 0 where p.status = 'cancelled'
         union all select 'theme:' || t, 1, p.people from unnest(p.themes) t where p.held
         union all select 'culture', 1, p.people where p.held and p.kind = any($5::text[])
         union all select 'drill', case when p.status = 'closed' then 1 else 0 end, 1 where p.kind = any($6::text[])
         union all select 'trained', (count(*) filter (where w.since >= e.arrived_at))::int, count(*)::int
           from activity_entry e left join at_work w on w.person = e.person::text
           where p.held and p.kind = any($7::text[]) and e.activity = p.id and e.arrived_at is not null and e.person is not null and e.state <> 'out'
           having count(*) > 0
         union all select 'kept', (p.elders->>'seats')::int, p.capacity where p.elders is not null and p.status <> 'cancelled'
         union all select 'elders', p.elders_in, p.taken where p.elders is not null and p.status <> 'cancelled'
       ) l
     )
     select upper, $1, month, what, sum(n)::int, sum(m)::int, $4 from said group by upper, month, what`,
    [c.year, c.from, c.to, c.now, c.culture, c.drills, c.training, c.placed],
  )

/** Of one place and year. Uses the primary key. */
export const sumsOf = (tx: Tx, place: string, year: number) =>
  tx.rows<Sum & { counted_at: Date }>(
    sql(
      'activities.sums',
      'select month, what, n, m, counted_at from activity_sum where place = $1 and year = $2 order by what, month',
      [place, year],
    ),
  )

/** What was held in each place right below. */
export const sumsBelow = (tx: Tx, place: string, year: number) =>
  tx.rows<Sum & { place: string; name: string }>(
    sql(
      'activities.sums.below',
      `select p.path as place, p.name, coalesce(s.month, 1) as month, 'held' as what, coalesce(s.n, 0) as n, coalesce(s.m, 0) as m
       from places_pub_place p left join activity_sum s on s.place = p.path and s.year = $2 and s.what = 'held'
       where p.parent = $1 and p.closed is null order by p.sort, p.path, s.month limit 2400`,
      [place, year],
    ),
  )
