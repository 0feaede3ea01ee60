/** One day of people and matters: every door once, in the order to walk; urgency is a mark on the row. Pure. */
import type { DayPerson, Spot } from '../../domain/duties/visits.ts'
import { bellsUsed } from '../../domain/duties/visits-rules.ts'
import { walk } from '../../domain/duties/walk.ts'
import type { OrderListItem } from '../../domain/requests/schema.ts'
import { doorOf, groupOf as personGroup, type Group } from '../duties/FieldDay.tsx'
import { aboveOf, groupOf as orderGroup, inOrder } from '../requests/FieldDay.tsx'

export type Entry = {
  door: string
  place: string
  ordered: string | null
  spot: Spot | null
  name: string
  above: string
  group: Group
} & ({ person: DayPerson } | { order: OrderListItem })

export interface DayStop {
  door: string
  name: string
  above: string
  people: DayPerson[]
  orders: OrderListItem[]
}

/** A matter at an address of somebody to look in on is done at the same door. */
export function entriesOf(people: readonly DayPerson[], orders: readonly OrderListItem[], now: number): Entry[] {
  const doors = new Map(people.flatMap((p) => (p.address ? [[p.address, doorOf(p)] as const] : [])))
  return [
    ...people.map((person): Entry => ({
      door: doorOf(person),
      place: person.place,
      ordered: person.ordered ?? person.address,
      spot: person.spot,
      name: person.address ?? person.placeName,
      above: person.address ? person.placeName : '',
      group: personGroup(person, now),
      person,
    })),
    ...orders.toSorted(inOrder).map((order): Entry => {
      const address = (order as Partial<OrderListItem>).where?.address
      const { path, name } = order.request.place
      return {
        door: (address && doors.get(address)) ?? `place ${path}`,
        place: path,
        ordered: address ?? null,
        spot: null,
        name,
        above: aboveOf(order),
        group: orderGroup(order, now),
        order,
      }
    }),
  ]
}

const countsIn = (entries: readonly Entry[]): Record<Group, number> => {
  const counts: Record<Group, number> = { overdue: 0, dueToday: 0, soon: 0, later: 0 }
  for (const e of entries) counts[e.group]++
  return counts
}

/** Doors to walk to first, then those behind which nobody rings again this week; where a matter is, somebody goes all the same. */
function ordered(entries: readonly Entry[]) {
  const ring = new Set(entries.flatMap((e) => ('person' in e && bellsUsed(e.person) ? [] : [e.door])))
  return [...walk(entries.filter((e) => ring.has(e.door))), ...walk(entries.filter((e) => !ring.has(e.door)))]
}

const stopsIn = (entries: readonly Entry[]): DayStop[] =>
  ordered(entries).map(({ door, at }) => {
    const [first] = at as [Entry]
    return {
      door,
      name: first.name,
      above: first.above,
      people: at.flatMap((e) => ('person' in e ? [e.person] : [])),
      orders: at.flatMap((e) => ('order' in e ? [e.order] : [])).toSorted(inOrder),
    }
  })

/** What the page of the day shows. @param group only this, where one was chosen @param all those of later days, too */
export function laidOut(entries: readonly Entry[], group: Group | undefined, all: boolean) {
  // Matters are few and stay; of people only those of the days ahead, until all are asked for.
  const far = (e: Entry) => 'person' in e && e.group === 'later'
  const shown = entries.filter((e) => (group ? e.group === group : all || !far(e)))
  return {
    counts: countsIn(entries),
    hidden: entries.filter(far).length,
    none: shown.length === 0,
    stops: stopsIn(shown),
  }
}
