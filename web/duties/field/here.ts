/** Whom a card or a visit is about: somebody of the day, or of the own area to whom nothing is due. */
import { useMemo } from 'react'
import type { FieldHome, FieldPerson } from '../../../domain/people/area.ts'
import type { DayPerson } from '../../../domain/duties/visits.ts'
import { useArea } from '../../people/FieldHeld.tsx'
import { doorOf } from './door.ts'
import { useDay, type DayView } from './held.ts'

/** Nothing is due to them, and nothing of them is held but who they are and where. Pure. */
export const plainPerson = (p: FieldPerson, home: FieldHome, placeName = ''): DayPerson => ({
  id: p.id,
  name: p.name,
  age: p.age,
  place: home.place,
  placeName,
  household: home.id === p.id ? null : home.id,
  dwelling: home.dwelling,
  address: home.address,
  ordered: home.ordered,
  spot: null,
  two: false,
  wish: { visitor: null, ways: [], rhythm: null, doorbells: null, calls: [] },
  bells: null,
  check: null,
  notes: [],
  last: null,
  needs: [],
  duties: [],
})

export interface Here extends DayView {
  person: DayPerson | undefined
  /** Who lives behind the same door, those of the day first. */
  mates: DayPerson[]
  /** Of the own area as the phone holds it. */
  home: FieldHome | undefined
}

export function usePersonHere(id: string): Here {
  const day = useDay()
  const { homes, grids, none } = useArea()
  const found = useMemo(() => {
    const home = homes?.find((h) => h.people.some((p) => p.id === id))
    const placeName = grids.find((g) => g.path === home?.place)?.name
    const area = home?.people.map((p) => ({ away: p.away, person: plainPerson(p, home, placeName) })) ?? []
    const due = day.day?.people ?? []
    const person = due.find((p) => p.id === id) ?? area.find((p) => p.person.id === id)?.person
    const same = person ? due.filter((p) => p.id !== id && doorOf(p) === doorOf(person)) : []
    const known = new Set([id, ...same.map((p) => p.id)])
    const others = area.filter((p) => !p.away && !known.has(p.person.id)).map((p) => p.person)
    // Said of one behind this door it holds for all of them, due or not.
    const two = person !== undefined && (person.two || same.some((p) => p.two))
    return { home, person: person && { ...person, two }, mates: [...same, ...others] }
  }, [homes, grids, day.day, id])
  return { ...day, none: day.none && none, ...found }
}
