/** Limits of the numbers of a setting, from the shape that came with its value: the rule the server holds it to. Pure. */
import type { FieldFault } from '../../../../domain/kernel/errors.ts'

export interface Limits {
  min: number
  max: number
}

interface IntegerShape {
  minimum?: number
  maximum?: number
}

/** By the name of the number. @param shape JSON Schema of an object of whole numbers */
export function limitsOf(shape: Record<string, unknown>): Record<string, Limits> {
  const properties = (shape['properties'] ?? {}) as Record<string, IntegerShape>
  return Object.fromEntries(
    Object.entries(properties).map(([name, p]) => [
      name,
      { min: p.minimum ?? Number.MIN_SAFE_INTEGER, max: p.maximum ?? Number.MAX_SAFE_INTEGER },
    ]),
  )
}

/** What the server would say, said before it is asked. */
export function numberFaults(names: readonly string[], limits: Record<string, Limits>, value: unknown): FieldFault[] {
  const given = value as Record<string, number | null>
  return names.flatMap((name): FieldFault[] => {
    const [n, limit, path] = [given[name] ?? null, limits[name], `value.${name}`]
    if (n === null) return [{ path, code: 'required' }]
    if (!Number.isInteger(n)) return [{ path, code: 'whole-number' }]
    if (limit && n < limit.min) return [{ path, code: 'too-small-int', params: { min: limit.min } }]
    if (limit && n > limit.max) return [{ path, code: 'too-big-int', params: { max: limit.max } }]
    return []
  })
}
