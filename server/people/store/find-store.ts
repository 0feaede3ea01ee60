/**
 * Finding: every query is a walk along `person_key` from a position and no further than a page. A category is part of the
 * key, ages are read from the index; only an address beside a name is looked up hit by hit.
 */
import { lineage, type Range } from '../../../domain/kernel/place-path.ts'
import { nilId } from '../../../domain/kernel/id.ts'
import { columns } from '../../kernel/db/bulk.ts'
import { sql, type Statement } from '../../kernel/db/tx.ts'
import type { PlaceKey } from './person-store.ts'

/** What else must hold of whoever is found. */
export interface Narrowing {
  /** The day on which categories and ages are meant. */
  day: string
  category?: string | undefined
  /** Birth dates after and up to. */
  born?: { after: string; to: string } | undefined
  /** Pieces of the address. */
  pieces?: string[] | undefined
}

export interface Hit {
  place: string
  person: string
}
/** `no`: which of the keys, from 1. */
export type KeyHit = Hit & { no: number }
export type BlockHit = Hit & { at: string; block: string }

/** Parameters as they come, each named where it is used. */
class Values {
  readonly all: unknown[] = []
  /** @returns `$n` */
  of(value: unknown): string {
    this.all.push(value)
    return `$${this.all.length}`
  }
}

/** Conditions on `k`, a row of `person_key`; the letters name the variant, of which each is a statement of its own. */
function narrowed({ day, category, born, pieces }: Narrowing, v: Values): { text: string; variant: string } {
  const parts = [`k.category = ${v.of(category ?? '')}`]
  if (category)
    parts.push(
      `exists (select 1 from person_category c where c.person = k.person and c.category = k.category and c.from_day <= ${v.of(day)} and (c.to_day is null or c.to_day > ${v.of(day)}))`,
    )
  if (born) parts.push(`k.born > ${v.of(born.after)} and k.born <= ${v.of(born.to)}`)
  if (pieces)
    parts.push(
      `exists (select 1 from household_member m join household h on h.id = m.household join places_pub_dwelling d on d.id = h.dwelling
       where m.person = k.person and m.to_day is null and m.residence <> 'registered-only' and d.grams @> ${v.of(pieces)}::text[])`,
    )
  const variant = `${category ? 'C' : ''}${born ? 'A' : ''}${pieces ? 'D' : ''}`
  return { text: parts.join(' and '), variant }
}

interface Arm {
  key: string
  no: number
  hi: string
  place: string
  person: string
}

/** One arm for each key and range that is not behind the cursor yet, in the order of the answer. */
function armsOf(keys: readonly string[], ranges: readonly Range[], after: { no: number; at: PlaceKey }): Arm[] {
  const [place, person] = after.at
  return keys.flatMap((key, i) =>
    i + 1 < after.no
      ? []
      : ranges.flatMap((r) => {
          if (i + 1 > after.no || place < r.lo) return [{ key, no: i + 1, hi: r.hi, place: r.lo, person: nilId }]
          return place >= r.hi ? [] : [{ key, no: i + 1, hi: r.hi, place, person }]
        }),
  )
}

const armColumns = (arms: Arm[]) => columns(arms, ['key', 'no', 'hi', 'place', 'person'])

/**
 * Whoever has one of these keys, the hits of the first key first, each person once. Uses the key of `person_key`.
 * @param keys in the order of their worth
 */
export function byKeys(
  keys: readonly string[],
  ranges: readonly Range[],
  narrow: Narrowing,
  after: { no: number; at: PlaceKey },
  size: number,
): Statement {
  const v = new Values()
  const [key, no, hi, place, person] = armColumns(armsOf(keys, ranges, after)).map((c) => v.of(c))
  const all = v.of(keys)
  const { text, variant } = narrowed(narrow, v)
  const several = keys.length > 1
  const once = several
    ? `and not exists (select 1 from unnest(${all}::bigint[]) with ordinality e(key, no)
         join person_key o on o.key = e.key and o.category = '' and o.place = k.place and o.person = k.person where e.no < a.no)`
    : `and ${all}::bigint[] is not null`
  const n = v.of(size)
  return sql(
    `people.find${variant}${several ? '+' : ''}`,
    `select f.place, f.person, a.no from unnest(${key}::bigint[], ${no}::int[], ${hi}::text[], ${place}::text[], ${person}::uuid[]) a(key, no, hi, place, person)
     cross join lateral (
       select k.place, k.person from person_key k
       where k.key = a.key and k.place >= a.place and k.place < a.hi and (k.place, k.person) > (a.place, a.person) and ${text} ${once}
       order by k.place, k.person limit ${n}) f
     order by a.no, f.place, f.person limit ${n}`,
    v.all,
  )
}

/** Whoever was born in these years, in the order of places; a year is a key. */
export function byYears(
  years: readonly number[],
  ranges: readonly Range[],
  narrow: Narrowing,
  after: PlaceKey,
  size: number,
): Statement {
  const v = new Values()
  const arms = years.flatMap((year) => armsOf([String(year)], ranges, { no: 1, at: after }))
  const [key, hi, place, person] = columns(arms, ['key', 'hi', 'place', 'person']).map((c) => v.of(c))
  const { text, variant } = narrowed(narrow, v)
  const n = v.of(size)
  return sql(
    `people.ofAges${variant}`,
    `select f.place, f.person from unnest(${key}::bigint[], ${hi}::text[], ${place}::text[], ${person}::uuid[]) a(key, hi, place, person)
     cross join lateral (
       select k.place, k.person from person_key k
       where k.key = a.key and k.place >= a.place and k.place < a.hi and (k.place, k.person) > (a.place, a.person) and ${text}
       order by k.place, k.person limit ${n}) f
     order by f.place, f.person limit ${n}`,
    v.all,
  )
}

/**
 * Whoever lives in a building, or a hamlet, whose address holds these pieces: block by block in the order of places, until
 * the page is full. The loop over the blocks keeps their order; a hamlet lies in the community above the asker's grid.
 */
export function byBlocks(
  pieces: readonly string[],
  ranges: readonly Range[],
  narrow: Narrowing,
  after: { at: PlaceKey; hit: PlaceKey },
  size: number,
): Statement {
  const v = new Values()
  const grams = v.of(pieces)
  const lo = v.of(ranges.map((r) => r.lo))
  const hi = v.of(ranges.map((r) => r.hi))
  const above = v.of([...new Set(ranges.flatMap((r) => lineage(r.lo)))])
  const [place, block, hitPlace, hitPerson] = [...after.at, ...after.hit].map((c) => v.of(c))
  const { text, variant } = narrowed(narrow, v)
  const inRange = (column: string) =>
    `exists (select 1 from unnest(${lo}::text[], ${hi}::text[]) s(lo, hi) where ${column} >= s.lo and ${column} < s.hi)`
  return sql(
    `people.atBlocks${variant}`,
    `select f.place, f.person, b.place as at, b.id as block from (
       select x.place, x.id, person_home_key('block:' || x.id) as key from (
         select b.place, b.id from unnest(${lo}::text[], ${hi}::text[]) s(lo, hi)
         join places_pub_building b on b.place >= s.lo and b.place < s.hi and b.grams @> ${grams}::text[]
         union all
         select e.place, e.id from places_pub_estate e
         where e.grams @> ${grams}::text[] and (e.place = any(${above}::text[]) or ${inRange('e.place')})
           and not exists (select 1 from places_pub_building b where b.estate = e.id)) x
       where (x.place, x.id) >= (${place}::text collate "C", ${block}::uuid) order by x.place, x.id) b
     cross join lateral (
       select k.place, k.person from person_key k
       where k.key = b.key and ${inRange('k.place')} and ${text}
         and (b.id <> ${block}::uuid or (k.place, k.person) > (${hitPlace}::text, ${hitPerson}::uuid))
       order by k.place, k.person limit ${v.of(size)}) f
     limit ${v.of(size)}`,
    v.all,
  )
}
