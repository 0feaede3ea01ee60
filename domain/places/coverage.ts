/** Every household in exactly one base grid [S1-43], [I-26], and the outlines of those grids whole and apart. */
import type { PlacePath } from '../kernel/place-path.ts'
import { areaOf, overlaps, ringFault } from './polygon.ts'
import type { Day, GridWorker, Outline, Place, Ring } from './schema.ts'

export interface MapFault {
  place: PlacePath
  code:
    | 'ring-open'
    | 'ring-short'
    | 'ring-flat'
    | 'ring-crossing'
    | 'grids-overlap'
    | 'grids-gap'
    | 'grids-outside'
    | 'no-grid'
  with?: PlacePath
}

const outer = (o: Outline) => o.coordinates[0] as Ring

/** @returns faults of one outline, of its holes too */
export function outlineFaults(place: PlacePath, outline: Outline): MapFault[] {
  return (outline.coordinates as Ring[]).flatMap((ring) => {
    const code = ringFault(ring)
    return code ? [{ place, code }] : []
  })
}

/** How much the grids' areas together may differ from the community's before it is called a gap: one part in a hundred. */
const slack = 0.01

/**
 * @param community with its open base grids; grids without an outline are passed over (divided by list of buildings)
 */
export function gridFaults(
  community: Pick<Place, 'path' | 'outline'>,
  grids: readonly Pick<Place, 'path' | 'outline'>[],
): MapFault[] {
  if (grids.length === 0) return [{ place: community.path, code: 'no-grid' }]
  const drawn = grids.filter((g): g is { path: string; outline: Outline } => g.outline !== null)
  const faults = drawn.flatMap((g) => outlineFaults(g.path, g.outline))
  if (faults.length > 0) return faults
  drawn.forEach((g, i) => {
    for (const h of drawn.slice(i + 1))
      if (overlaps(outer(g.outline), outer(h.outline)))
        faults.push({ place: g.path, code: 'grids-overlap', with: h.path })
  })
  if (!community.outline || drawn.length < grids.length || faults.length > 0) return faults
  const whole = Math.abs(areaOf(outer(community.outline)))
  const sum = drawn.reduce((total, g) => total + Math.abs(areaOf(outer(g.outline))), 0)
  if (sum < whole * (1 - slack)) faults.push({ place: community.path, code: 'grids-gap' })
  if (sum > whole * (1 + slack)) faults.push({ place: community.path, code: 'grids-outside' })
  return faults
}

export interface Homed {
  household: string
  dwelling: string
  /** Open base grids that hold the dwelling: by outline, by list, or by what the register says. */
  grids: PlacePath[]
}

/** Households by how many base grids hold them; the rate is `inOne / all`, null over nobody. */
export function coverage(homes: Iterable<Homed>) {
  let all = 0
  let inOne = 0
  const inNone: Homed[] = []
  const inMore: Homed[] = []
  for (const home of homes) {
    all++
    const n = new Set(home.grids).size
    if (n === 1) inOne++
    else (n === 0 ? inNone : inMore).push(home)
  }
  return { all, inOne, inNone, inMore, rate: all === 0 ? null : inOne / all }
}

/** Open grids that have no named worker on a day [A2]. */
export function withoutWorker(
  grids: readonly Pick<Place, 'path'>[],
  workers: readonly GridWorker[],
  day: Day,
): PlacePath[] {
  const served = new Set(workers.filter((w) => w.from <= day && (w.to === null || day < w.to)).map((w) => w.place))
  return grids.filter((g) => !served.has(g.path)).map((g) => g.path)
}
