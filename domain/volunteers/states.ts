/** From applying to leaving: which step is possible when, and whose it is. */
import type { VolunteerState } from './schema.ts'

export const steps = ['apply', 'approve', 'refuse', 'pause', 'resume', 'end'] as const
export type Step = (typeof steps)[number]

/** Where somebody is none yet, or is one no more, the way in is the same. */
type From = VolunteerState | 'none'

const table = {
  none: { apply: 'applied' },
  applied: { approve: 'active', refuse: 'ended', end: 'ended' },
  active: { pause: 'paused', end: 'ended' },
  paused: { resume: 'active', end: 'ended' },
  ended: { apply: 'applied' },
} as const satisfies Record<From, Partial<Record<Step, VolunteerState>>>

/** Nobody is kept: pausing, going on and leaving are their own. Nobody takes themselves in. */
export const ownSteps: readonly Step[] = ['apply', 'pause', 'resume', 'end']
export const keptSteps: readonly Step[] = ['approve', 'refuse', 'pause', 'resume', 'end']

/** @returns undefined where the step is not possible */
export const after = (from: From, step: Step): VolunteerState | undefined =>
  (table[from] as Partial<Record<Step, VolunteerState>>)[step]

export const stepsFrom = (from: From, of: readonly Step[]): Step[] => of.filter((s) => after(from, s) !== undefined)
