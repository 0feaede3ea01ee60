/** The grids of the real county, as the pack lays them out. */
import type { PlacePath } from '../../domain/kernel/place-path.ts'
import { placesOf } from '../../domain/places/import.ts'
import { loadPack } from '../../packs/read.ts'

export function gridsOf(pack: string): PlacePath[] {
  const divisions = loadPack(pack).pack?.divisions
  if (!divisions) throw new Error(`pack ${pack} has no divisions`)
  const all = placesOf(divisions, '2020-01-01')
  const inner = new Set(all.map((p) => p.parent))
  return all.filter((p) => !inner.has(p.path)).map((p) => p.path)
}
