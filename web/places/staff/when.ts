/** Days of places as the screens ask for them. Pure. */
import { isOpen } from '../../../domain/places/rules.ts'
import type { Place } from '../../../domain/places/schema.ts'
import { dayText, type When } from '../../kit/shanghai.ts'

export const isOpenOn = (place: Place, now: When): boolean => isOpen(place, dayText(now))

/** `from` inclusive, `to` exclusive. */
export const runsOn = (term: { from: string; to: string | null }, now: When): boolean => {
  const day = dayText(now)
  return term.from <= day && (term.to === null || day < term.to)
}
