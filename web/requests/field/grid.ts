/** The worker's own grid, as far as this phone knows it: where a report lies unless another place is chosen. */
import { placesApi } from '../../../domain/places/api.ts'
import { useMe } from '../../accounts/queries.ts'
import { storageKey } from '../../kit/county.ts'
import { useRead } from '../../kit/query.ts'
import { remember, remembered } from '../../kit/store.ts'
import type { Picked } from '../../places/queries.ts'

const key = () => storageKey('field:grid')

/** The narrowest place somebody works for. */
const narrowest = (places: readonly string[]) => [...places].sort((a, b) => b.length - a.length)[0]

export function useMyGrid(): Picked | undefined {
  const me = useMe().data?.me
  const place = narrowest((me?.grants ?? []).flatMap((g) => g.place ?? []))
  const { data } = useRead(
    placesApi.tree,
    { query: { under: place ?? '', depth: 0 } },
    { enabled: place !== undefined, fresh: 3_600_000, gate: false },
  )
  const node = data?.items[0]
  if (node) {
    const grid: Picked = { kind: 'place', place: node.path, label: node.name }
    remember(key(), grid)
    return grid
  }
  return remembered<Picked>(key())
}
