/** Whether a county works with teams. Off, nothing new is set up, nobody is told of promises, and leaders have no page; what there was stays. */
import { z } from 'zod'

export const teamsSetting = 'teams.parts'

export const TeamsParts = z.strictObject({ on: z.boolean() })
export type TeamsParts = z.output<typeof TeamsParts>

export const usualParts: TeamsParts = { on: true }
