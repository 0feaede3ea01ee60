/** What may stand where, who may have it when, what is looked at when, and what is missing. */
import { redefinition, type LineFault } from '../kernel/dated.ts'
import type { Instant } from '../kernel/instant.ts'
import { contains, type PlacePath } from '../kernel/place-path.ts'
import type { Day } from '../places/schema.ts'
import { nextDay } from './hours.ts'
import type { Facility, FacilityKind, Missing, UseMode, Wanted } from './schema.ts'

/** A definition in force keeps what is wanted: months before were measured by it. */
export const mayRedefine = (standing: FacilityKind | undefined, next: FacilityKind, today: Day) =>
  redefinition(standing, next, today, ['wanted'])

export function kindFaults(k: Pick<FacilityKind, 'wanted' | 'use' | 'checkDays'>): LineFault[] {
  const { wanted } = k
  if (!wanted) return []
  const twice = new Set(wanted.per).size < wanted.per.length
  const pointless = wanted.onDaysOff && wanted.minutesPerDay === null
  return [
    ...(twice ? [{ path: 'wanted.per', code: 'per-twice' }] : []),
    ...(pointless ? [{ path: 'wanted.minutesPerDay', code: 'required' }] : []),
  ]
}

export const isOpenOn = (f: Pick<Facility, 'opened' | 'closed'>, day: Day) =>
  f.opened <= day && (f.closed === null || day < f.closed)

/** A room stands where its house stands, in a house that is no room itself. */
export function roomFault(
  room: Pick<Facility, 'id' | 'place' | 'estate'>,
  house: Pick<Facility, 'id' | 'place' | 'estate' | 'within'>,
  hasRooms: boolean,
): LineFault | undefined {
  if (house.id === room.id) return { path: 'within', code: 'itself' }
  if (house.within !== null || hasRooms) return { path: 'within', code: 'room-in-room' }
  if (house.place !== room.place || house.estate !== room.estate) return { path: 'within', code: 'house-elsewhere' }
  return undefined
}

/** An estate lies in a community; what stands in it stands there or in a grid below. */
export const standsIn = (estate: { place: PlacePath }, place: PlacePath) => contains(estate.place, place)

/** The day by which somebody looks at it again. */
export const dueBy = (
  kind: Pick<FacilityKind, 'checkDays'> | undefined,
  f: { opened: Day; closed: Day | null; checked: Day | null },
): Day | null => (!kind?.checkDays || f.closed !== null ? null : nextDay(f.checked ?? f.opened, kind.checkDays))

export const overlaps = (a: { from: Instant; to: Instant }, b: { from: Instant; to: Instant }) =>
  a.from < b.to && b.from < a.to

interface Had {
  facility: string
  from: Instant
  to: Instant
}

/**
 * Whether two uses cannot be at once. A house as a whole and one of its rooms exclude each other, unless the house is one that
 * several have at once.
 * @param houseOf of a room; undefined of a house
 */
export function excludes(
  a: Had,
  b: Had,
  houseOf: (facility: string) => string | undefined,
  modeOf: (facility: string) => UseMode,
): boolean {
  if (!overlaps(a, b)) return false
  const both =
    a.facility === b.facility || houseOf(b.facility) === a.facility
      ? a.facility
      : houseOf(a.facility) === b.facility
        ? b.facility
        : undefined
  return both !== undefined && modeOf(both) !== 'shared'
}

/** The longest somebody has it by one use; what lasts longer is several. */
export const longestUse = 31

export type Lack = 'few' | 'small' | 'short'

/** The first that is wrong: none or too few, too small, or not open long enough. */
export function lackOf(m: Pick<Missing, 'have' | 'large' | 'long' | 'good'>, w: Pick<Wanted, 'atLeast'>): Lack {
  if (m.have < w.atLeast) return 'few'
  return m.large < w.atLeast ? 'small' : 'short'
}
