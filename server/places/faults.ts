/** The outlines of base grids below a place: whole, apart, and without gaps [S1-43]. */
import { rangeOf, type PlacePath } from '../../domain/kernel/place-path.ts'
import { gridFaults, type MapFault } from '../../domain/places/coverage.ts'
import { isOpen } from '../../domain/places/rules.ts'
import type { Tx } from '../kernel/db/tx.ts'
import { placesWithin } from './store/map-store.ts'

export async function mapFaults(tx: Tx, under: PlacePath, day: string): Promise<MapFault[]> {
  const { lo, hi } = rangeOf(under)
  const open = (await placesWithin(tx, lo, hi)).filter((p) => isOpen(p, day))
  const communities = open.filter((p) => p.kind === 'community' || p.kind === 'village')
  return communities.flatMap((c) =>
    gridFaults(
      c,
      open.filter((p) => p.parent === c.path && p.gridKind === 'base'),
    ),
  )
}
