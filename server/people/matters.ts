/**
 * Which open matters tie a worker to a person is known by rooms further down (requests, duties). They tell it here when the
 * house is built; with nobody to ask, nobody may call.
 */
import type { Ctx } from '../kernel/context.ts'
import type { Tx } from '../kernel/db/tx.ts'

export interface Matter {
  person: string
  matter: string
}

/** Does whoever asks hold this open matter of this person? Reads under the asker's own scope. */
export type MatterCheck = (tx: Tx, ctx: Ctx, what: Matter) => Promise<boolean>

const checks: MatterCheck[] = []

export const askAboutMatters = (check: MatterCheck): void => void checks.push(check)

export async function matterHeld(tx: Tx, ctx: Ctx, what: Matter): Promise<boolean> {
  const answers = await Promise.all(checks.map((check) => check(tx, ctx, what)))
  return answers.some(Boolean)
}
