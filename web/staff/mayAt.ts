/** What the reader's roles permit at one place: role by role, as the server will judge it. */
import { permissionsOf } from '../../domain/accounts/roles.ts'
import { contains } from '../../domain/kernel/place-path.ts'
import type { Permission } from '../../domain/kernel/permission.ts'
import { useMe } from '../accounts/queries.ts'
import type { UseMayAt } from '../kit/staff/may.ts'

export const useMayAt: UseMayAt = () => {
  const me = useMe().data?.me
  return (permission, place, unit) =>
    (me?.grants ?? []).some(
      (g) =>
        permissionsOf(g.role, me!.contractor).has(permission as Permission) &&
        (g.unit === null ? g.place !== null && contains(g.place, place) : g.unit === unit),
    )
}
