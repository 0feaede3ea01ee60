/** Who may hold what together, whom an administrator may touch, which grants are in force. */
import { inRange, type PlacePath, type Range } from '../kernel/place-path.ts'
import { roleRow, type Role } from './roles.ts'

export interface Held {
  role: Role
  place: PlacePath
  unit: string | null
  from: string
  until: string | null
  ended: boolean
}

/** Not ended and not past; a grant that begins later is held already, for the rule of company. */
export const holdsOn = (day: string) => (g: Pick<Held, 'until' | 'ended'>) =>
  !g.ended && (g.until === null || g.until >= day)

export const inForce = (day: string) => (g: Held) => holdsOn(day)(g) && g.from <= day

/**
 * 三员分立: administrator, security officer and auditor are held alone, each by its own account.
 * @returns the role that stands against `wanted`
 */
export function badCompany(held: readonly Role[], wanted: Role): Role | undefined {
  return held.find((other) => other !== wanted && (roleRow(other).apart || roleRow(wanted).apart))
}

export type GrantFault =
  | 'not-grantable'
  | 'apart'
  | 'until-before-from'
  | 'contractor-needs-end'
  | 'contractor-past-end'
  | 'contractor-apart'

/** @param held roles held on `today` or later */
export function grantFault(
  wanted: { role: Role; from: string; until: string | null },
  account: { contract: { until: string } | null; held: readonly Role[] },
): GrantFault | undefined {
  if (wanted.role === 'resident') return 'not-grantable'
  if (wanted.until !== null && wanted.until < wanted.from) return 'until-before-from'
  if (badCompany(account.held, wanted.role)) return 'apart'
  if (!account.contract) return undefined
  if (wanted.until === null) return 'contractor-needs-end'
  if (wanted.until > account.contract.until) return 'contractor-past-end'
  if (roleRow(wanted.role).apart) return 'contractor-apart'
  return undefined
}

/** Two people: roles that stand apart are given by an administrator and confirmed by the security officer. */
export const needsSecond = (role: Role) => roleRow(role).apart === true

export const demandsAuthenticator = (roles: readonly Role[]) => roles.some((r) => roleRow(r).authenticator)

/** A session may rest longer when every role of its holder is one of the field. */
export const isFieldOnly = (roles: readonly Role[]) => roles.length > 0 && roles.every((r) => roleRow(r).field)

/** A one-time code opens an account. For roles that stand apart only two people together give one. */
export const mayGetCodeFromOne = (roles: readonly Role[]) => !roles.some((r) => roleRow(r).apart)

/** An administrator of a place touches accounts whose every grant lies there; one without grants is open to all. */
export const liesWithin = (own: readonly Range[], places: readonly PlacePath[]) =>
  places.every((p) => own.some((r) => inRange(p, r)))

/** `••• •••• 5678` */
export const maskedEnding = (digits: string) => `••• •••• ${digits.slice(-4)}`
