/** An organisation is edited by whoever holds its place, or leads the organisation itself. */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Permission } from '../../domain/kernel/permission.ts'
import type { Doing } from '../kernel/edit.ts'

/** Bodies are public knowledge, so a refusal says what it is. */
export function mustHold(doing: Doing, permission: Permission, at: { place: string; code?: string }): void {
  if (doing.may && !doing.may(permission, at.place, at.code)) throw new Refusal('not-permitted')
}
