/** Whom to call next when somebody does not answer. */
import type { CallOutcome, Whom } from './schema.ts'

/**
 * In the order the person chose, each once; then somebody goes to the door. A word of somebody else that all is well ends it
 * as the person's own does, since that is what they were named for.
 */
export function nextCall(order: readonly Whom[], calls: readonly { whom: Whom; outcome: CallOutcome }[]): Whom {
  return order.find((w) => !calls.some((c) => c.whom === w)) ?? 'door'
}
