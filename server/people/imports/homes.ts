/** Who belongs together in a table lives together in the register: one household, one head, one place. */
import type { Household, HouseholdMember } from '../../../domain/people/schema.ts'
import type { Bringing } from './bringing.ts'
import type { Fresh, Item } from './items.ts'
import type { There } from './match.ts'
import { wordOf } from './weighing.ts'

export interface Home {
  /** Null: joins one that is there. */
  opened: Household | null
  members: (HouseholdMember & { place: string })[]
}

/** Rows of one household in one group; all others stand alone. Rows come in the order of households. */
export function groupsOf(items: readonly Item[]): Item[][] {
  const groups: Item[][] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last && item.row.home.length === 16 && last[0]!.row.home.equals(item.row.home)) last.push(item)
    else groups.push([item])
  }
  return groups
}

type Placed = { item: Item; person: string | undefined }

/** @returns undefined when everybody has a home already */
export function settleHome(
  b: Bringing,
  placed: readonly Placed[],
  there: ReadonlyMap<string, There>,
  fresh: ReadonlyMap<string, Fresh>,
  dwellings: ReadonlyMap<string, { id: string; place: string }>,
): Home | undefined {
  const joining = joiners(placed, there, fresh)
  if (joining.length === 0) return undefined
  const known = placed.flatMap(({ person }) => (person && there.get(person)?.home) || [])[0]
  const texts = placed.flatMap(({ item }) => item.wanted?.address ?? [])
  const dwelling = texts.map((t) => dwellings.get(t)).find(Boolean)
  const day = wordOf(b).day
  const place = known?.place ?? dwelling?.place ?? placeOf(joining[0]!, there, fresh)
  const opened: Household | null = known
    ? null
    : { id: b.house.newId(), place, dwelling: dwelling?.id ?? null, opened: day, closed: null }
  // Into another place is a move, and no table says when.
  const members = joining.filter((j) => fresh.has(j.person) || there.get(j.person)!.row.place === place)
  if (members.length === 0) return undefined
  for (const { person } of members) {
    const one = fresh.get(person)
    if (!one) continue
    one.housed = true
    one.person.place = place
    if (dwelling && opened) one.person.addressNote = null
  }
  const head = known?.headed
    ? undefined
    : (members.find((m) => m.item.wanted!.relation === 'head') ?? members[0]!).person
  const household = known?.household ?? opened!.id
  return {
    opened,
    members: members.map(({ person, item }) => ({
      household,
      person,
      place,
      relation: person === head ? 'head' : notHead(item.wanted!.relation),
      residence: item.wanted!.residence ?? 'both',
      from: day,
      to: null,
    })),
  }
}

const notHead = (relation: HouseholdMember['relation'] | null) =>
  relation === null || relation === 'head' ? 'other' : relation

function joiners(placed: readonly Placed[], there: ReadonlyMap<string, There>, fresh: ReadonlyMap<string, Fresh>) {
  const seen = new Set<string>()
  return placed.flatMap(({ item, person }) => {
    if (!person || !item.wanted || seen.has(person)) return []
    const one = fresh.get(person)
    const old = there.get(person)
    if (one ? one.housed : !old || old.held.housed || old.held.person.died !== null || old.held.left !== null) return []
    seen.add(person)
    return [{ item, person }]
  })
}

const placeOf = (
  { person }: { person: string },
  there: ReadonlyMap<string, There>,
  fresh: ReadonlyMap<string, Fresh>,
): string => fresh.get(person)?.person.place ?? there.get(person)!.row.place
