/**
 * What somebody is towards one request: worked out from grants, never claimed by the caller. A grant on a place makes
 * one a part of the public body or the field there; a grant in a unit makes one a hand of that unit.
 */
import type { Permission } from '../../domain/kernel/permission.ts'
import { inRange } from '../../domain/kernel/place-path.ts'
import { allowedActs } from '../../domain/requests/allowed.ts'
import type { ActKind } from '../../domain/requests/acts.ts'
import type { Context } from '../../domain/requests/guards.ts'
import { impartial } from '../../domain/requests/impartial.ts'
import { actsOf, partyFor, type Actor } from '../../domain/requests/rules.ts'
import type { Allowed } from '../../domain/requests/schema.ts'
import type { RequestState } from '../../domain/requests/state.ts'
import type { Party } from '../../domain/requests/vocabulary.ts'
import type { Grant, Session } from '../kernel/context.ts'

/** The part a role plays where its grant names a place, or names the desk that has the matter. */
const parts: Record<string, readonly Party[]> = {
  'grid-worker': ['field'],
  'community-secretary': ['field'],
  desk: ['desk'],
  dispatcher: ['centre', 'desk'],
  'duty-officer': ['centre', 'desk'],
  supervisor: ['supervisor'],
  reviewer: ['reviewer'],
}

/** Roles that answer for a unit; everybody else with a grant in it is one of its hands. */
const leading = new Set(['unit-lead', 'community-secretary'])

const partsOf = (grant: Grant, place: string, desk: string | undefined): readonly Party[] => {
  const here = grant.unit ? grant.unit === desk : grant.ranges.some((r) => inRange(place, r))
  return here ? (parts[grant.role] ?? []) : []
}

/** Somebody in front of one request, as far as grants with this permission go. */
export function actorFor(
  session: Session | undefined,
  permission: Permission,
  place: string,
  desk: string | undefined,
): Actor {
  if (!session) return { account: null, parties: [], units: [], leads: [] }
  const grants = session.grants.filter((g) => g.permissions.has(permission))
  const units = grants.flatMap((g) => (g.unit ? [g.unit] : []))
  return {
    account: session.account,
    parties: [...new Set(grants.flatMap((g) => partsOf(g, place, desk)))],
    units,
    leads: grants.flatMap((g) => (g.unit && leading.has(g.role) ? [g.unit] : [])),
    belongs: session.grants.flatMap((g) => (g.unit ? [g.unit] : [])),
    device: session.device,
    contractor: session.contractor,
  }
}

/** The acts that are in turn and this session's to do: the only buttons there are. */
export function allowedFor(session: Session | undefined, s: RequestState, c: Context): Allowed[] {
  const actors = new Map<ActKind, Actor>()
  const actor = (kind: ActKind) => {
    const known = actors.get(kind) ?? actorFor(session, `requests.${kind}`, s.place, s.desk)
    actors.set(kind, known)
    return known
  }
  return allowedActs(s, c).filter(({ kind, order }) => {
    if (kind === 'correct' || kind === 'take-back') return actsOf(actor(kind), s, c).some((a) => a.kind === kind)
    const party = partyFor(actor(kind), s, kind, { ...(order && { order }) }, c)
    return party !== undefined && party !== 'reporter' && !impartial(actor(kind), party, s, kind)
  })
}

/** In which part somebody files for others: the desk or centre of the place, the field there, else a hand of his unit. */
export function partyWhoFiles(session: Session | undefined, place: string): Party {
  const { parties } = actorFor(session, 'requests.report', place, undefined)
  const order: readonly Party[] = ['centre', 'desk', 'field']
  return order.find((p) => parties.includes(p)) ?? 'unit'
}
