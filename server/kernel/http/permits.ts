/** May = role × place. One reading of the grants, for the route, the scope and what is shown beside. */
import type { Permission } from '../../../domain/kernel/permission.ts'
import { inRange } from '../../../domain/kernel/place-path.ts'
import { Refusal } from '../../../domain/kernel/errors.ts'
import type { RouteSpec } from '../../../domain/kernel/api.ts'
import type { Session } from '../context.ts'
import { tidy, type Scope } from '../db/scope.ts'

/** Minutes for which a second factor counts as recent. */
export const stepUpMinutes = 10

/** Where a permission holds. Units give no place: what a unit has in hand may lie anywhere. */
export function scopeFor(session: Session | undefined, permission: Permission): Scope {
  if (!session) return { ranges: [], units: [] }
  const grants = session.grants.filter((g) => g.permissions.has(permission))
  return {
    ranges: tidy(grants.flatMap((g) => (g.unit ? [] : g.ranges))),
    units: [...new Set(grants.flatMap((g) => (g.unit ? [g.unit] : [])))],
    account: session.account,
  }
}

export function holds(session: Session | undefined, permission: Permission, place?: string, unit?: string): boolean {
  if (!session) return false
  return session.grants.some((g) => {
    if (!g.permissions.has(permission)) return false
    if (g.unit) return unit === undefined ? place === undefined : g.unit === unit
    return place === undefined || g.ranges.some((r) => inRange(place, r))
  })
}

/** Throws when the session may not enter a route at all; whether it may touch *this* row is the row's business. */
export function admit(spec: RouteSpec, session: Session | undefined, now: Date): void {
  if (spec.may === 'public') return
  if (!session) throw new Refusal('not-signed-in')
  if (spec.may !== 'self' && !holds(session, spec.may)) throw new Refusal('not-permitted')
  if (spec.stepUp && !recentFactor(session, now)) throw new Refusal('second-factor-needed')
}

const recentFactor = (session: Session, now: Date) =>
  session.factors === 2 &&
  session.factorAt !== undefined &&
  now.getTime() - session.factorAt.getTime() <= stepUpMinutes * 60_000
