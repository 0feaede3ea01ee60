/** The worker's own grid, as far as this phone knows it: where a report lies unless another place is chosen. */
import { placesApi } from '../../../domain/places/api.ts'
import { meNow } from '../../accounts/queries.ts'
import { call } from '../../kit/client.ts'
import { holder } from '../../kit/outbox/holder.ts'
import { useHeld } from '../../kit/outbox/useHeld.ts'
import type { Picked } from '../../places/queries.ts'
import { words } from './words.ts'

/** The narrowest place somebody works for. */
const narrowest = (places: readonly string[]) => [...places].sort((a, b) => b.length - a.length)[0]

/** Held, so that on a stairway a report knows where it lies. */
export const gridHeld = holder<Picked>({
  kind: 'grid',
  name: words.heldGrid,
  most: 1,
  days: 7,
  load: async () => {
    const under = narrowest(((await meNow())?.grants ?? []).flatMap((g) => g.place ?? []))
    if (!under) return []
    const { items } = await call(placesApi.tree, { query: { under, depth: 0 } }, { gate: false, repeats: 0 })
    return items.slice(0, 1).map(({ path, name }): Picked => ({ kind: 'place', place: path, label: name }))
  },
})

/** `looking`: the phone has not told yet. */
export function useMyGrid(): { grid: Picked | undefined; looking: boolean } {
  const { rows, none } = useHeld(gridHeld)
  return { grid: rows?.[0], looking: !rows && !none }
}
