/** The catalogue is the county's: it is edited by whoever holds the whole county. A delegation belongs to its place. */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Permission } from '../../domain/kernel/permission.ts'
import type { Doing } from '../kernel/edit.ts'

export function mustHoldCounty(doing: Doing, permission: Permission): void {
  mustHoldAt(doing, permission, `${doing.county.code}/`)
}

export function mustHoldAt(doing: Doing, permission: Permission, place: string): void {
  if (doing.may && !doing.may(permission, place)) throw new Refusal('not-permitted')
}
