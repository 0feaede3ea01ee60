/** People follow the map: what is open goes where its dwelling went; what happened keeps its place. */
import type { Consumer } from '../kernel/context.ts'
import { chunked } from '../kernel/db/bulk.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { allOfPlace, livingIn, placeHouseholds, placePersons, strayed } from './store/household-store.ts'

const each = async (tx: Tx, ids: string[], make: (ids: string[]) => ReturnType<typeof placePersons>) => {
  for (const chunk of chunked(ids)) for (const s of make(chunk)) await tx.run(s)
}

/** Open households of a place whose dwelling lies elsewhere now, and who lives in them. */
async function followDwellings(tx: Tx, old: string): Promise<void> {
  const moved = await strayed(tx, old)
  for (const place of new Set(moved.map((m) => m.place))) {
    const ids = moved.filter((m) => m.place === place).map((m) => m.id)
    const living = await livingIn(tx, ids)
    await each(tx, ids, (chunk) => placeHouseholds(chunk, place))
    await each(
      tx,
      living.map((l) => l.person),
      (chunk) => placePersons(chunk, place),
    )
  }
}

/** With one heir all of the place goes there; with several, the dwellings say where (places has moved them by now). */
export const followPlace: Consumer = async (event, _, tx) => {
  const { old, heirs } = event.payload as { old: string; heirs: string[] }
  if (heirs.length !== 1) return followDwellings(tx, old)
  const [households, persons] = await allOfPlace(tx, old)
  await each(
    tx,
    households.map((h) => h.id),
    (chunk) => placeHouseholds(chunk, heirs[0]!),
  )
  await each(
    tx,
    persons.map((p) => p.id),
    (chunk) => placePersons(chunk, heirs[0]!),
  )
}

export const followMoved: Consumer = async (event, _, tx) => {
  for (const old of (event.payload as { from: string[] }).from) await followDwellings(tx, old)
}
