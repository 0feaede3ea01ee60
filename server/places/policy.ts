/** The tree is public; changing it is bound to the place. */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Permission } from '../../domain/kernel/permission.ts'
import type { PlacePath } from '../../domain/kernel/place-path.ts'
import type { Doing } from '../kernel/edit.ts'

/** Refused openly: that the place exists is no secret. Work without a session (installer, jobs) acts for the county. */
export function mustHold(doing: Doing, permission: Permission, ...places: PlacePath[]): void {
  if (doing.may && !places.every((place) => doing.may!(permission, place))) throw new Refusal('not-permitted')
}
