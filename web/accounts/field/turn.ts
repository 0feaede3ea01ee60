import type { Step } from '../../../domain/accounts/schema.ts'

/** One turn of the conversation. */
export interface Turn {
  id: string
  onStep: (step: Step) => void
}
