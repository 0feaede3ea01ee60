/** Which desk has a matter: the help-line desk nearest above the place, the county's as the last resort (兜底). */
import type { PlacePath } from '../../domain/kernel/place-path.ts'
import type { Organisation } from '../../domain/organisations/schema.ts'
import type { Names } from './names.ts'

/** Kind of organisation that keeps a desk. */
export const deskKind = 'service-centre'

export const desksOf = (names: Names): Organisation[] => [...names.units.values()].filter((u) => u.kind === deskKind)

/**
 * @param centre the desk the county chose
 * @throws when the county has no desk at all: nothing could be accepted there
 */
export function deskFor(names: Names, place: PlacePath, centre: string | null): string {
  if (centre !== null && names.units.get(centre)?.kind === deskKind) return centre
  const county = desksOf(names).filter((u) => place.startsWith(u.place))
  // Residents' reports go to the county's desk, which sees them all; towns get theirs by an act.
  const desk = county.sort((a, b) => a.place.length - b.place.length || a.sort - b.sort)[0]
  if (!desk) throw new Error('requests: the county has no service centre, so no desk')
  return desk.code
}
