/** People of an area with where they live, for a field phone. */
import type { Range } from '../../../domain/kernel/place-path.ts'
import type { Relation, Residence, Sex } from '../../../domain/people/schema.ts'
import { sql, type Tx } from '../../kernel/db/tx.ts'

export interface AreaRow {
  id: string
  place: string
  name: string
  masked: string
  sex: Sex
  born: string | null
  household: string | null
  relation: Relation | null
  residence: Residence | null
  dwelling: string | null
  address: string | null
  ordered: string | null
}

/** Each range from its own position of `person_here`, and no further than a phone holds; nobody who died or left. */
export const areaPeople = (tx: Tx, day: string, ranges: readonly Range[], size: number) =>
  tx.rows<AreaRow>(
    sql(
      'people.area',
      `select p.id, p.place, p.name, p.name_masked as masked, p.sex, p.born::text as born,
         l.household, l.relation, l.residence, l.dwelling, l.address, l.ordered
       from (select k.id from unnest($2::text[], $3::text[]) s(lo, hi) cross join lateral (
               select o.id, o.place from person o where o.place >= s.lo and o.place < s.hi and o.died is null and o.left_on is null
               order by o.place, o.id limit $4) k order by k.place, k.id limit $4) one
       join person p on p.id = one.id
       left join lateral (
         select m.household, m.relation, m.residence, h.dwelling, d.text as address, d.ordered
         from household_member m join household h on h.id = m.household left join places_pub_dwelling d on d.id = h.dwelling
         where m.person = p.id and m.from_day <= $1 and (m.to_day is null or m.to_day > $1)
         order by (m.residence = 'registered-only'), m.from_day desc limit 1) l on true
       order by p.place, l.ordered, l.household, (l.relation <> 'head'), p.born, p.id`,
      [day, ranges.map((r) => r.lo), ranges.map((r) => r.hi), size],
    ),
  )

export const areaCount = (tx: Tx, ranges: readonly Range[]) =>
  tx.one<{ n: number }>(
    sql(
      'people.areaCount',
      `select count(*)::int as n from unnest($1::text[], $2::text[]) s(lo, hi)
       join person o on o.place >= s.lo and o.place < s.hi and o.died is null and o.left_on is null`,
      [ranges.map((r) => r.lo), ranges.map((r) => r.hi)],
    ),
  )

/** Base grids in which somebody new may live; of a large area the first. */
export const areaGrids = (tx: Tx, ranges: readonly Range[], day: string) =>
  tx.rows<{ path: string; name: string }>(
    sql(
      'people.areaGrids',
      `select distinct l.path, l.name from unnest($1::text[], $2::text[]) s(lo, hi)
       join places_pub_place l on l.path >= s.lo and l.path < s.hi
       where l.grid_kind = 'base' and l.opened <= $3 and (l.closed is null or l.closed > $3) order by l.path limit 60`,
      [ranges.map((r) => r.lo), ranges.map((r) => r.hi), day],
    ),
  )
