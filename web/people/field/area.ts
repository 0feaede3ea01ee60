/** The own area as the phone holds it: one record, read as a whole, and those who were written down on this phone. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { FieldArea, FieldHome, FieldPerson } from '../../../domain/people/area.ts'
import { fieldPeopleApi } from '../../../domain/people/field-api.ts'
import { call } from '../../kit/client.ts'
import { holder } from '../../kit/outbox/holder.ts'
import type { Outbox } from '../../kit/outbox/outbox.ts'
import { useHeld, useRecords } from '../../kit/outbox/useHeld.ts'
import { useOnline } from '../../kit/outbox/useOutbox.ts'
import { words } from './words.ts'

/** Somebody written down on this phone, until the server's own list names them. */
export interface NewHere {
  home: FieldHome
  person: FieldPerson
}

/** As pages list them; `fresh`: written down here and not with the server yet. */
export type HerePerson = FieldPerson & { fresh?: true }

/** Kind of the records of new people, each by the person's id. */
export const newKind = 'new-person'

/** They stay among the people of the area until the area itself was asked again and names them, or their letter is gone. */
async function dropNew(outbox: Outbox, area: FieldArea): Promise<void> {
  const known = new Set(area.homes.flatMap((h) => h.people.map((p) => p.id)))
  for (const { person } of await outbox.records<NewHere>(newKind)) {
    const waits = (await outbox.db.letters.where('op').equals(person.id).count()) > 0
    if (known.has(person.id) || !waits) await outbox.db.records.delete([newKind, person.id])
  }
}

export const areaHeld = holder<FieldArea>({
  kind: 'area',
  may: 'people.read',
  name: words.heldArea,
  most: 1,
  days: 3,
  load: async ([old], outbox) => {
    const query = old ? { have: old.digest } : {}
    const { homes, ...rest } = await call(fieldPeopleApi.area, { query }, { gate: false, repeats: 0 })
    const area = homes ? { ...rest, homes } : old!
    await dropNew(outbox, area)
    return [area]
  },
})

/** Every letter about somebody, in the order of writing. */
export const threadOf = (person: string): string => `person:${person}`

/** Asks only when a page that lists the area opens with a network; cards read what is held. */
export function useArea(ask = false) {
  const { rows, none, at, renew } = useHeld(areaHeld)
  const fresh = useRecords<NewHere>(newKind)
  const online = useOnline()
  const [error, setError] = useState<unknown>()
  const again = useCallback(() => {
    renew().then(
      () => setError(undefined),
      (e: unknown) => setError(e),
    )
  }, [renew])
  useEffect(() => {
    if (ask && online) again()
  }, [ask, online, again])
  const area = rows?.[0]
  const homes = useMemo(() => area && withNew(area.homes, fresh), [area, fresh])
  return { homes, grids: area?.grids ?? [], more: area?.more ?? 0, none: none && !rows, at, error, renew: again }
}

/** Pure. */
export function withNew(homes: readonly FieldHome[], fresh: readonly NewHere[]): FieldHome[] {
  const known = new Set(homes.flatMap((h) => h.people.map((p) => p.id)))
  const all = new Map(homes.map((h) => [h.id, h]))
  for (const { home, person } of fresh) {
    if (known.has(person.id)) continue
    const there = all.get(home.id) ?? { ...home, people: [] }
    all.set(home.id, { ...there, people: [...there.people, { ...person, fresh: true } as HerePerson] })
  }
  return [...all.values()]
}
