/** What places and estates lack of a kind: one question behind the list and its sums. */
import type { Missing, Wanted } from '../../../domain/facilities/schema.ts'
import { nilId } from '../../../domain/kernel/id.ts'
import type { Range } from '../../../domain/kernel/place-path.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

/** One kind, and what is wanted of it. */
export interface Wish extends Wanted {
  kind: string
}

/** Kinds of place that a word of a pack means. */
const nodes = (per: readonly string[]) => [...per, ...(per.includes('town') ? ['forestry'] : [])]

/**
 * Whoever wants it, with what it has: `w` the wish, `n` the place or estate, `h` the counts. An estate counts what stands in it,
 * a place whatever stands in it or below.
 */
const wanting = `
  cross join lateral (
    select p.path as place, null::uuid as estate, p.name as estate_name from places_pub_place p
      where p.kind = any(w.per::text[]) and p.closed is null and p.path >= $7 and p.path < $8
    union all
    select e.place, e.id, e.name from places_pub_estate e
      where 'estate' = any(w.per::text[]) and e.kind = 'estate' and e.place >= $7 and e.place < $8
  ) n
  cross join lateral (
    select count(*)::int as have, count(*) filter (where f.large)::int as large, count(*) filter (where f.long)::int as long,
      count(*) filter (where f.large and f.long)::int as good
    from (
      select w.area is null or a.area >= w.area as large,
        w.minutes is null or (a.working_minutes >= w.minutes and (not w.on_days_off or a.off_minutes >= w.minutes)) as long
      from facility a
      where a.kind = w.kind and a.place >= n.place and a.place < left(n.place, -1) || '0' and (n.estate is null or a.estate = n.estate)
        and a.opened <= $9 and (a.closed is null or a.closed > $9)
    ) f
  ) h`

const asked = (wishes: readonly Wish[], { lo, hi }: Range, day: string) => [
  wishes.map((w) => w.kind),
  wishes.map((w) => `{${nodes(w.per).join(',')}}`),
  wishes.map((w) => w.atLeast),
  wishes.map((w) => w.area),
  wishes.map((w) => w.minutesPerDay),
  wishes.map((w) => w.onDaysOff),
  lo,
  hi,
  day,
]

/** In order of place, estates of a place after it; uses `facility_kind`. @param after place and estate, the nil id of a place */
export const missingIn = (
  tx: Tx,
  wish: Wish,
  range: Range,
  day: string,
  after: [place: string, estate: string],
  size: number,
) =>
  tx.rows<Missing>(
    sql(
      'facilities.missing',
      `select n.place, p.name as "placeName", n.estate, case when n.estate is not null then n.estate_name end as "estateName",
         h.have, h.large, h.long, h.good
       from unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::int[], $6::boolean[]) w(kind, per, at_least, area, minutes, on_days_off)
         ${wanting} join places_pub_place p on p.path = n.place
       where h.good < w.at_least and (n.place, coalesce(n.estate, $10::uuid)) > ($11, $12::uuid)
       order by n.place, coalesce(n.estate, $10::uuid) limit $13`,
      [...asked([wish], range, day), nilId, ...after, size],
    ),
  )

export const missingSums = (tx: Tx, wishes: readonly Wish[], range: Range, day: string) =>
  tx.rows<{ kind: string; wanting: number; lacking: number }>(
    sql(
      'facilities.missingSums',
      `select w.kind, count(*)::int as wanting, count(*) filter (where h.good < w.at_least)::int as lacking
       from unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::int[], $6::boolean[]) w(kind, per, at_least, area, minutes, on_days_off)
         ${wanting} group by w.kind`,
      asked(wishes, range, day),
    ),
  )
