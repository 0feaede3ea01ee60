/** People follow the map: what is open goes where its dwelling went; what happened keeps its place. */
import type { Consumer, Work } from '../kernel/context.ts'
import { dayOf } from '../kernel/day.ts'
import { chunked } from '../kernel/db/bulk.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { moves } from './events.ts'
import { hereOf, insertEvents } from './store/event-store.ts'
import { allOfPlace, livingIn, placeHouseholds, placePersons, strayed } from './store/household-store.ts'

const each = async (tx: Tx, ids: string[], make: (ids: string[]) => ReturnType<typeof placePersons>) => {
  for (const chunk of chunked(ids)) for (const s of make(chunk)) await tx.run(s)
}

/** The log says where they went, so that the balance of the old place closes with nobody in it. */
async function follow(tx: Tx, work: Work, persons: string[], place: string, day: string): Promise<void> {
  for (const chunk of chunked(persons)) {
    const steps = moves(work, await hereOf(tx, chunk), place, day)
    if (steps.length > 0) await tx.run(insertEvents(steps, null, work.now))
  }
  await each(tx, persons, (chunk) => placePersons(chunk, place))
}

/** Open households of a place whose dwelling lies elsewhere now, and who lives in them. */
async function followDwellings(tx: Tx, work: Work, old: string, day: string): Promise<void> {
  const moved = await strayed(tx, old)
  for (const place of new Set(moved.map((m) => m.place))) {
    const ids = moved.filter((m) => m.place === place).map((m) => m.id)
    const living = await livingIn(tx, ids)
    await each(tx, ids, (chunk) => placeHouseholds(chunk, place))
    await follow(
      tx,
      work,
      living.map((l) => l.person),
      place,
      day,
    )
  }
}

/** With one heir all of the place goes there; with several, the dwellings say where (places has moved them by now). */
export const followPlace: Consumer = async (event, work, tx) => {
  const { old, heirs, day } = event.payload as { old: string; heirs: string[]; day: string }
  if (heirs.length !== 1) return followDwellings(tx, work, old, day)
  const [households, persons] = await allOfPlace(tx, old)
  await each(
    tx,
    households.map((h) => h.id),
    (chunk) => placeHouseholds(chunk, heirs[0]!),
  )
  await follow(
    tx,
    work,
    persons.map((p) => p.id),
    heirs[0]!,
    day,
  )
}

export const followMoved: Consumer = async (event, work, tx) => {
  for (const old of (event.payload as { from: string[] }).from) await followDwellings(tx, work, old, dayOf(work.now))
}
