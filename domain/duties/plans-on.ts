/** Care plans as dated definitions: which holds on a day. */
import type { Day } from '../places/schema.ts'
import type { CarePlan } from './schema.ts'

/** The definitions in force on a day, one of each code, in their order. */
export function plansOn(all: readonly CarePlan[], day: Day): CarePlan[] {
  const now = new Map<string, CarePlan>()
  for (const p of all) {
    const other = now.get(p.code)
    if (p.from <= day && (!other || other.from < p.from)) now.set(p.code, p)
  }
  return [...now.values()].sort((a, b) => a.sort - b.sort || (a.code < b.code ? -1 : 1))
}
