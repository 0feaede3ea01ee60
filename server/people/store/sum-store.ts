/**
 * The balance, kept: sums per place and month at every level of the tree. Acts only note their steps; a job folds the notes into
 * the sums. Reading takes both in one statement, so that it is true at any moment, and a recount from the log puts right what
 * differs.
 */
import { sql, type Statement, type Tx } from '../../kernel/db/tx.ts'

export interface CountRow {
  place: string
  opening: number
  arrivals: number
  found: number
  movedIn: number
  births: number
  departures: number
  movedOut: number
  deaths: number
}

/**
 * The balance of any number of places in one month; every screen asks this. At most a row for each year and eleven months are
 * read per place, and what was noted since the last folding.
 */
export const balances = (
  tx: Tx,
  places: readonly { place: string; lo: string; hi: string }[],
  month: string,
): Promise<CountRow[]> =>
  tx.rows<CountRow>(
    sql(
      'people.balances',
      `select s.place, (y.before + m.before + i.before - o.before)::int as opening,
         (m.arrivals + i.arrivals)::int as arrivals, (m.found + i.found)::int as found, (m.moved_in + i.moved)::int as "movedIn",
         (m.births + i.births)::int as births, (m.departures + o.departures)::int as departures,
         (m.moved_out + o.moved)::int as "movedOut", (m.deaths + o.deaths)::int as deaths
       from unnest($1::text[], $2::text[], $3::text[]) s(place, lo, hi)
       cross join lateral (
         select coalesce(sum(net), 0) as before from population_sum k
         where k.place = s.place and k.grain = 'year' and k.span < left($4, 4)) y
       cross join lateral (
         select coalesce(sum(net) filter (where span < $4), 0) as before,
           coalesce(sum(arrivals) filter (where span = $4), 0) as arrivals, coalesce(sum(found) filter (where span = $4), 0) as found,
           coalesce(sum(moved_in) filter (where span = $4), 0) as moved_in, coalesce(sum(births) filter (where span = $4), 0) as births,
           coalesce(sum(departures) filter (where span = $4), 0) as departures,
           coalesce(sum(moved_out) filter (where span = $4), 0) as moved_out, coalesce(sum(deaths) filter (where span = $4), 0) as deaths
         from population_sum k where k.place = s.place and k.grain = 'month' and k.span >= left($4, 4) and k.span <= $4) m
       cross join lateral (
         select coalesce(sum(n) filter (where w.month < $4), 0) as before,
           coalesce(sum(n) filter (where w.month = $4 and w.kind <> 'birth'), 0) as arrivals,
           coalesce(sum(n) filter (where w.month = $4 and w.kind = 'found'), 0) as found,
           coalesce(sum(n) filter (where w.month = $4 and w.kind = 'move'), 0) as moved,
           coalesce(sum(n) filter (where w.month = $4 and w.kind = 'birth'), 0) as births
         from population_noted w
         where w.to_place >= s.lo and w.to_place < s.hi and w.month <= $4
           and not coalesce(w.from_place >= s.lo and w.from_place < s.hi, false)) i
       cross join lateral (
         select coalesce(sum(n) filter (where w.month < $4), 0) as before,
           coalesce(sum(n) filter (where w.month = $4 and w.kind <> 'death'), 0) as departures,
           coalesce(sum(n) filter (where w.month = $4 and w.kind = 'move'), 0) as moved,
           coalesce(sum(n) filter (where w.month = $4 and w.kind = 'death'), 0) as deaths
         from population_noted w
         where w.from_place >= s.lo and w.from_place < s.hi and w.month <= $4
           and not coalesce(w.to_place >= s.lo and w.to_place < s.hi, false)) o
       order by s.place`,
      [places.map((p) => p.place), places.map((p) => p.lo), places.map((p) => p.hi), month],
    ),
  )

const parts = ['arrivals', 'found', 'moved_in', 'births', 'departures', 'moved_out', 'deaths'] as const

/**
 * Sums by place, grain and span of `steps` that are alike (month, kind, from_place, to_place, n). A step counts in each place
 * around its end that does not hold its beginning too, and the other way round: a move within a place is neither in nor out.
 */
const summed = `side.place, g.grain, g.span,
    coalesce(sum(n) filter (where came and kind <> 'birth'), 0) as arrivals, coalesce(sum(n) filter (where came and kind = 'found'), 0) as found,
    coalesce(sum(n) filter (where came and kind = 'move'), 0) as moved_in, coalesce(sum(n) filter (where came and kind = 'birth'), 0) as births,
    coalesce(sum(n) filter (where not came and kind <> 'death'), 0) as departures,
    coalesce(sum(n) filter (where not came and kind = 'move'), 0) as moved_out,
    coalesce(sum(n) filter (where not came and kind = 'death'), 0) as deaths
  from (
    select left(t.to_place, p) collate "C" as place, true as came, t.month, t.kind, t.n
    from steps t cross join lateral generate_series(1, length(t.to_place)) p
    where substr(t.to_place, p, 1) = '/' and coalesce(left(t.from_place, p), '') <> left(t.to_place, p)
    union all
    select left(t.from_place, p), false, t.month, t.kind, t.n
    from steps t cross join lateral generate_series(1, length(t.from_place)) p
    where substr(t.from_place, p, 1) = '/' and coalesce(left(t.to_place, p), '') <> left(t.from_place, p)) side
  cross join lateral (values ('year', left(side.month, 4)), ('month', side.month)) g(grain, span)
  group by 1, 2, 3`

/** Adds `differing` to what is kept: what others add meanwhile stays. In one order, so that two of them wait and do not lock. */
const added = `(place, grain, span, ${parts.join(', ')})
  select place, grain, span, ${parts.join(', ')} from differing order by place, grain, span
  on conflict (place, grain, span) do update set ${parts.map((p) => `${p} = population_sum.${p} + excluded.${p}`).join(', ')}`

/** Folds what was noted into the sums; whoever else folds at the same moment takes other notes. */
export const foldNoted = (most: number): Statement =>
  sql(
    'people.foldNoted',
    `with taken as (
       delete from population_noted where id in (select id from population_noted order by id limit $1 for update skip locked)
       returning month, kind, from_place, to_place, n),
     steps as (select month, kind, from_place, to_place, sum(n) as n from taken group by 1, 2, 3, 4 having sum(n) <> 0),
     differing as (select ${summed})
     insert into population_sum ${added}`,
    [most],
  )

export const notedCount = (tx: Tx) =>
  tx.one<{ n: number }>(sql('people.notedCount', 'select count(*)::int as n from population_noted'))

/**
 * Counts the whole log anew, lays it beside the sums and what is noted, and puts right what differs, all as of one moment: what
 * is folded meanwhile changes both sides alike. @returns how many sums there are, and how many were wrong
 */
export const mendSums = (tx: Tx) =>
  tx.one<{ kept: number; mended: number }>(
    sql(
      'people.mendSums',
      `with steps as (
         select month, kind, from_place, to_place, sum(n) as n from (
           select to_char(day, 'YYYY-MM') as month, kind, from_place, to_place, count(*) as n from person_event where struck_at is null group by 1, 2, 3, 4
           union all
           select month, kind, from_place, to_place, -n from population_noted) both_sides group by 1, 2, 3, 4),
       owed as (select ${summed}),
       differing as (
         select place, grain, span, ${parts.map((p) => `coalesce(o.${p}, 0) - coalesce(k.${p}, 0) as ${p}`).join(', ')}
         from owed o full join population_sum k using (place, grain, span)
         where (${parts.map((p) => `coalesce(o.${p}, 0)`).join(', ')}) <> (${parts.map((p) => `coalesce(k.${p}, 0)`).join(', ')})),
       mended as (insert into population_sum ${added} returning 1)
       select (select count(*) from owed)::int as kept, (select count(*) from mended)::int as mended`,
    ),
  )
