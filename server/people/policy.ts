/** Where a permission reaches, as ranges; a person outside of it does not exist for the asker. */
import { Refusal } from '../../domain/kernel/errors.ts'
import type { Permission } from '../../domain/kernel/permission.ts'
import { rangeOf, type PlacePath, type Range } from '../../domain/kernel/place-path.ts'
import type { Doing } from '../kernel/edit.ts'

/** The parts of `ranges` that lie in a place; a place that lies in one of them is the answer whole. */
export function within(ranges: readonly Range[], place: PlacePath | undefined): Range[] {
  if (place === undefined) return [...ranges]
  const { lo, hi } = rangeOf(place)
  return ranges.flatMap((r) => {
    const cut = { lo: r.lo > lo ? r.lo : lo, hi: r.hi < hi ? r.hi : hi }
    return cut.lo < cut.hi ? [cut] : []
  })
}

/** Writing into a place that is not one's own. */
export function mustHold(doing: Doing, permission: Permission, place: PlacePath): void {
  if (doing.may && !doing.may(permission, place)) throw new Refusal('not-permitted')
}
