/** How the machine stands that a county runs on: what is wrong, for whoever looks after it. */
import { z } from 'zod'
import { read } from './api.ts'
import { Moment } from './instant.ts'

/** Everything that is looked at; the words of each stand with the page. */
export const MachineTrouble = z.enum([
  'disk-full',
  'file-lost',
  'job-stopped',
  'job-failing',
  'events-waiting',
  'audit-unsealed',
  'calendar-missing',
  'calendar-ends',
  'clock-back',
  'clock-apart',
  'sms-missing',
  'sms-failing',
  'backup-failed',
  'backup-none',
  'backup-old',
  'backup-same-disk',
])
export type MachineTrouble = z.output<typeof MachineTrouble>

export const MachineFinding = z.strictObject({
  what: MachineTrouble,
  /** `wrong`: now. `soon`: it will be. */
  weight: z.enum(['wrong', 'soon']),
  /** What the sentence names: a figure, a name, a moment. */
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type MachineFinding = z.output<typeof MachineFinding>

export const machineApi = {
  state: read('/machine', {
    may: 'machine.read',
    summary: 'What is wrong with the machine, the heaviest first',
    answer: z.strictObject({
      at: Moment,
      findings: z.array(MachineFinding),
      /** The newest backup that can be read back, where there is one. */
      backup: Moment.optional(),
      /** Room on the disk of the data, in megabytes. */
      free: z.int().min(0),
    }),
  }),
} as const
