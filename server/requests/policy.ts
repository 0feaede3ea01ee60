/**
 * What somebody is towards one request: worked out from grants, never claimed by the caller. A grant on a place makes
 * one a part of the public body or the field there; a grant in a unit makes one a hand of that unit.
 */
import type { Permission } from '../../domain/kernel/permission.ts'
import { inRange } from '../../domain/kernel/place-path.ts'
import { allowedActs } from '../../domain/requests/allowed.ts'
import type { Context } from '../../domain/requests/guards.ts'
import { partyIn, type Actor } from '../../domain/requests/rules.ts'
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

/** What each grant makes of somebody in front of one request; the same for every permission. */
type Standing = readonly { grant: Grant; parties: readonly Party[] }[]

const standingOf = (session: Session, place: string, desk: string | undefined): Standing =>
  session.grants.map((grant) => ({ grant, parties: partsOf(grant, place, desk) }))

function actorIn(session: Session, standing: Standing, permission: Permission): Actor {
  const held = standing.filter(({ grant }) => grant.permissions.has(permission))
  return {
    account: session.account,
    parties: [...new Set(held.flatMap(({ parties }) => parties))],
    units: held.flatMap(({ grant }) => grant.unit ?? []),
    leads: held.flatMap(({ grant }) => (grant.unit && leading.has(grant.role) ? grant.unit : [])),
    belongs: session.grants.flatMap((g) => g.unit ?? []),
    device: session.device,
    contractor: session.contractor,
  }
}

const nobody: Actor = { account: null, parties: [], units: [], leads: [] }

/** Somebody in front of one request, as far as grants with this permission go. */
export const actorFor = (
  session: Session | undefined,
  permission: Permission,
  place: string,
  desk: string | undefined,
): Actor => (session ? actorIn(session, standingOf(session, place, desk), permission) : nobody)

/** The acts that are in turn and this session's to do: the only buttons there are. */
export function allowedFor(session: Session | undefined, s: RequestState, c: Context): Allowed[] {
  if (!session) return []
  const standing = standingOf(session, s.place, s.desk)
  // Most acts are held by the same grants, and make the same actor.
  const actors = new Map<string, Actor>()
  const actorOf = (permission: Permission) => {
    const held = standing.map(({ grant }) => (grant.permissions.has(permission) ? '1' : '0')).join('')
    const actor = actors.get(held) ?? actorIn(session, standing, permission)
    actors.set(held, actor)
    return actor
  }
  return allowedActs(s, c).filter((act) => {
    const { kind } = act
    const party = partyIn(actorOf(`requests.${kind}`), act, s, c)
    // What a reporter may do is done on the reporter's own page; one's own slip is mended wherever one is.
    return party !== undefined && (party !== 'reporter' || kind === 'correct' || kind === 'take-back')
  })
}

/** In which part somebody files for others: the desk or centre of the place, the field there, else a hand of his unit. */
export function partyWhoFiles(session: Session | undefined, place: string): Party {
  const { parties } = actorFor(session, 'requests.report', place, undefined)
  const order: readonly Party[] = ['centre', 'desk', 'field']
  return order.find((p) => parties.includes(p)) ?? 'unit'
}
