/** The next free step among siblings, closed ones included: a path is never used again. Pure. */
import { parentOf } from '../../../domain/kernel/place-path.ts'

export const stepOf = (path: string): string => path.slice(parentOf(path)?.length ?? 0, -1)

export function nextStep(siblings: readonly string[], not: readonly string[] = []): string {
  const taken = new Set([...siblings.map(stepOf), ...not])
  const numbers = [...taken].filter((s) => /^\d{3}$/.test(s)).map(Number)
  let n = Math.max(0, ...numbers) + 1
  while (taken.has(String(n).padStart(3, '0'))) n++
  return String(n).padStart(3, '0')
}
