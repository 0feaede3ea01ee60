/**
 * What somebody is towards one request: worked out from grants, never claimed by the caller. A grant on a place makes
 * one a part of the public body or the field there; a grant in a unit makes one a hand of that unit.
 */
import type { Permission } from '../../domain/kernel/permission.ts'
import { inRange } from '../../domain/kernel/place-path.ts'
import { isActKind, rowOf, type ActKind } from '../../domain/requests/acts.ts'
import type { Party } from '../../domain/requests/vocabulary.ts'
import type { Grant, Session } from '../kernel/context.ts'

/** The part a role plays where its grant names a place. */
const inPlace: Record<string, readonly Party[]> = {
  'grid-worker': ['field'],
  'community-secretary': ['field'],
  'desk': ['desk'],
  'dispatcher': ['centre', 'desk'],
  'duty-officer': ['centre', 'desk'],
  'supervisor': ['supervisor'],
  'reviewer': ['reviewer'],
  'unit-handler': ['unit'],
  'unit-lead': ['unit-lead', 'unit'],
}

/** The part it plays where its grant names a unit. A squad's leader is the lead of a unit that is a squad. */
const inUnit: Record<string, readonly Party[]> = {
  'grid-worker': ['unit', 'squad'],
  'unit-handler': ['unit', 'squad'],
  'unit-lead': ['unit-lead', 'unit', 'squad'],
  'community-secretary': ['unit-lead', 'unit'],
  'dispatcher': ['centre', 'desk'],
  'duty-officer': ['centre', 'desk'],
  'desk': ['desk'],
  'supervisor': ['supervisor'],
  'reviewer': ['reviewer'],
}

/** What of a request decides who somebody is towards it. */
export interface Matter {
  place: string
  desk: string
  reporter: string | null
  /** Units with an order, live or past. */
  units: readonly string[]
}

export interface Part {
  party: Party
  unit?: string
}

const deskParts = new Set<Party>(['centre', 'desk'])

/**
 * All parts the session plays towards this request with a permission, the strongest first.
 * @param orderUnit the unit of the order the act is about; other units' hands do not touch it
 */
export function partsOf(session: Session | undefined, permission: Permission, matter: Matter, orderUnits?: readonly string[]): Part[] {
  if (!session) return []
  const parts: Part[] = []
  if (matter.reporter === session.account) parts.push({ party: 'reporter' })
  for (const grant of session.grants) {
    if (grant.permissions.has(permission)) parts.push(...partsOfGrant(grant, matter, orderUnits))
  }
  return parts
}

function partsOfGrant(grant: Grant, matter: Matter, orderUnits: readonly string[] | undefined): Part[] {
  const { unit } = grant
  if (!unit) {
    const here = grant.ranges.some((r) => inRange(matter.place, r))
    return here ? (inPlace[grant.role] ?? []).map((party) => ({ party })) : []
  }
  const parts = inUnit[grant.role] ?? []
  const working = (orderUnits ?? matter.units).includes(unit)
  return parts.filter((party) => (deskParts.has(party) ? unit === matter.desk : working)).map((party) => ({ party, unit }))
}

/** The parts among those the vocabulary admits for this act. */
export const partsFor = (session: Session | undefined, kind: ActKind, matter: Matter, orderUnits?: readonly string[]): Part[] =>
  partsOf(session, `requests.${kind}`, matter, orderUnits).filter((p) => rowOf(kind).by.includes(p.party))

/** Every act the session could do here as far as its role goes; the state of the request decides the rest. */
export function kindsFor(session: Session | undefined): ActKind[] {
  if (!session) return []
  const kinds = new Set<ActKind>()
  for (const grant of session.grants) {
    for (const permission of grant.permissions) {
      const kind = permission.startsWith('requests.') ? permission.slice('requests.'.length) : ''
      if (isActKind(kind)) kinds.add(kind)
    }
  }
  return [...kinds]
}
