/** People as they are handed on: whole where the giver may unmask there, else masked as in every list. */
import { Refusal } from '../../domain/kernel/errors.ts'
import { rangeOf, type PlacePath, type Range } from '../../domain/kernel/place-path.ts'
import { bornBetween } from '../../domain/people/find.ts'
import { lastDay, type Counting, type Handed, type HandedWhom } from '../../domain/people/handing.ts'
import { maskAddress, maskBorn } from '../../domain/people/mask.ts'
import { ageOn } from '../../domain/people/rules.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { countsIn, type Column } from './store/count-store.ts'
import { within } from './policy.ts'
import { openName, openPerson, type PersonRow, type PhoneRow } from './sealed.ts'
import {
  categoriesOfAll,
  extrasOfAll,
  heldOf,
  homesOfAll,
  livedIn,
  phonesOfAll,
  type HomeRow,
  type Whom,
} from './store/hand-store.ts'

/** As many as stand in one table; a county's whole register is a list, no form. */
const mostHanded = 2_000

/** Of a category whose services are counted. */
const mostCounted = 50_000

export interface HandedOn {
  people: Handed[]
  /** Lived there then, and is out of the giver's sight now. */
  away: number
  masked: boolean
}

/**
 * Those who lived in a place at the end of a month, in the order of its grids.
 * @throws Refusal `not-found` outside the giver's places, `too-large` beyond `mostHanded`
 */
export async function handedOn(ctx: Ctx, tx: Tx, whom: HandedWhom): Promise<HandedOn> {
  const ranges: Range[] = within(ctx.scope.ranges, whom.place)
  if (ranges.length === 0 || !ctx.may('people.read', whom.place)) throw new Refusal('not-found')
  const { day } = whomOf(whom)
  const found = await livedIn(tx, ranges, whomOf(whom), mostHanded + 1)
  if (found.length > mostHanded) throw new Refusal('too-large', { reason: 'forms-too-many' })
  const seen = found.filter((f) => f.seen)
  const masked = !ctx.may('people.reveal', whom.place)
  const people = seen.length > 0 ? await told(ctx, tx, seen, day, masked) : []
  return { people, away: found.length - seen.length, masked }
}

function whomOf({ month, category, ageFrom, ageTo }: Omit<HandedWhom, 'place'>): Whom {
  const day = lastDay(month)
  return { day, category, born: born(ageFrom, ageTo, day) }
}

const born = (from: number | null, to: number | null, day: string) =>
  from === null && to === null ? null : bornBetween({ from: from ?? undefined, to: to ?? undefined }, day)

export interface CountedOn {
  /** Place by place, number by number. */
  numbers: number[][]
  /** As `HandedOn.away`; they are counted where everybody is, and in nothing that asks for sex, age or category. */
  away: number
}

/**
 * How many lived in each of these places at the end of a month; a place may lie within another.
 * @throws Refusal `not-found` for a place that the giver does not see whole
 */
export async function countedOn(
  ctx: Ctx,
  tx: Tx,
  places: readonly PlacePath[],
  whom: Omit<HandedWhom, 'place'>,
  numbers: readonly Counting[],
): Promise<CountedOn> {
  if (!places.every((p) => seesWhole(ctx, p))) throw new Refusal('not-found')
  if (places.length === 0) return { numbers: [], away: 0 }
  const { day } = whomOf(whom)
  const columns: Column[] = numbers.map(({ unit, sex, ages, category }) => ({
    unit,
    sex,
    category,
    born: ages && born(ages.from, ages.to, day),
  }))
  const away: Column = { unit: 'away', sex: null, born: null, category: null }
  const found = await countsIn(tx, places.map(rangeOf), whomOf(whom), [...columns, away])
  const at = new Map(found.map((f) => [`${f.row} ${f.column}`, f.count]))
  const of = (row: number, column: number) => at.get(`${row + 1} ${column + 1}`) ?? 0
  const outer = places.flatMap((p, row) => (places.some((q) => q !== p && p.startsWith(q)) ? [] : [row]))
  return {
    numbers: places.map((_, row) => columns.map((_, column) => of(row, column))),
    away: outer.reduce((sum, row) => sum + of(row, columns.length), 0),
  }
}

/** Half a village gives no number of the village. */
export function seesWhole(ctx: Ctx, place: PlacePath): boolean {
  const { lo, hi } = rangeOf(place)
  return ctx.may('people.read', place) && ctx.scope.ranges.some((r) => r.lo <= lo && hi <= r.hi)
}

/** Ids of those whom a table speaks of, for what other rooms hold about them. */
export async function idsOn(tx: Tx, places: readonly PlacePath[], whom: Omit<HandedWhom, 'place'>): Promise<string[]> {
  const found = await livedIn(tx, places.map(rangeOf), whomOf(whom), mostCounted + 1)
  if (found.length > mostCounted) throw new Refusal('too-large', { reason: 'forms-too-many' })
  return found.map((f) => f.person)
}

async function told(ctx: Ctx, tx: Tx, seen: { person: string; place: string }[], day: string, masked: boolean) {
  const ids = seen.map((s) => s.person)
  const [rows, phones, categories, homes, extras] = await Promise.all([
    heldOf(tx, ids),
    phonesOfAll(tx, ids),
    categoriesOfAll(tx, ids, day),
    homesOfAll(tx, ids, day),
    extrasOfAll(tx, ids),
  ])
  const row = new Map(rows.map((r) => [r.id, r]))
  const home = new Map(homes.map((h) => [h.person, h]))
  const numbers = grouped(phones)
  const held = grouped(categories)
  const added = grouped(extras)
  const order = (s: { person: string; place: string }) => {
    const at = home.get(s.person)
    return [
      s.place,
      at?.household ?? '~',
      at?.relation === 'head' ? '0' : '1',
      row.get(s.person)!.born ?? '',
      s.person,
    ].join(' ')
  }
  // Grid by grid, household by household, the head first.
  const inOrder = seen.map((s) => ({ ...s, order: order(s) })).sort((a, b) => (a.order < b.order ? -1 : 1))
  return inOrder.map(({ person, place }): Handed => {
    const p = row.get(person)!
    return {
      ...clearOrMasked(ctx, p, numbers.get(person) ?? [], home.get(person), masked),
      id: person,
      place,
      sex: p.sex,
      age: p.born && (p.died === null || p.died > day) ? ageOn(p.born, day) : null,
      relation: home.get(person)?.relation ?? null,
      residence: home.get(person)?.residence ?? null,
      household: home.get(person)?.living ?? null,
      categories: (held.get(person) ?? []).map(({ code, from }) => ({ code, from })),
      extras: Object.fromEntries((added.get(person) ?? []).map((e) => [e.field, e.plain])),
    }
  })
}

function grouped<R extends { person: string }>(rows: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>()
  for (const r of rows) groups.set(r.person, [...(groups.get(r.person) ?? []), r])
  return groups
}

type Shown = Pick<Handed, 'name' | 'born' | 'idNumber' | 'phones' | 'address' | 'head'>

function clearOrMasked(
  ctx: Ctx,
  row: PersonRow,
  phones: PhoneRow[],
  home: HomeRow | undefined,
  masked: boolean,
): Shown {
  const address = home?.address ?? null
  if (masked)
    return {
      name: row.name_masked,
      born: row.born && maskBorn(row.born),
      idNumber: row.id_number_masked,
      phones: phones.map((f) => f.masked),
      address: address && maskAddress(address),
      head: home?.headMasked ?? null,
    }
  const { name, born, idNumber, phones: numbers } = openPerson(ctx, row, phones)
  const head = home?.head && home.headName !== null ? openName(ctx, { id: home.head, name: home.headName }) : null
  return { name, born, idNumber, phones: numbers, address, head }
}
