/**
 * Which persons are named in rooms further down (members of bodies, those served). They tell it here when the house is
 * built: whoever is named there is not taken away again with the import that brought them.
 */
import type { Tx } from '../kernel/db/tx.ts'

/** @param since what was recorded before cannot name them; @returns those of the given who are named */
type UseCheck = (tx: Tx, persons: readonly string[], since: Date) => Promise<string[]>

const checks: UseCheck[] = []

export const askAboutUse = (check: UseCheck): void => void checks.push(check)

export async function usedElsewhere(tx: Tx, persons: readonly string[], since: Date): Promise<string[]> {
  if (persons.length === 0) return []
  return [...new Set((await Promise.all(checks.map((check) => check(tx, persons, since)))).flat())]
}
