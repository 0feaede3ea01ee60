/** Volunteers are kept by whoever answers for the place where they live. */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Permission } from '../../domain/kernel/permission.ts'
import type { Doing } from '../kernel/edit.ts'

/** Nobody is told that somebody lives elsewhere: a row beyond the grant is none. */
export function mine<R extends { place: string }>(doing: Doing, row: R | undefined, permission: Permission): R {
  if (!row || (doing.may && !doing.may(permission, row.place))) throw new Refusal('not-found')
  return row
}
