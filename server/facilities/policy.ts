/** A facility is edited and taken by whoever holds its place, or works for the unit that runs it. */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Permission } from '../../domain/kernel/permission.ts'
import type { Doing } from '../kernel/edit.ts'

/** That it is there is public, so a refusal says what it is. */
export function mustHold(
  doing: Doing,
  permission: Permission,
  at: { place: string; unit?: string | null | undefined },
): void {
  if (doing.may && !doing.may(permission, at.place, at.unit ?? undefined)) throw new Refusal('not-permitted')
}
