/** Values that a county chooses for itself; what each may be is said by the room that reads it. */
import { z } from 'zod'
import { act, read } from './api.ts'
import { Id } from './id.ts'
import { Moment } from './instant.ts'

const Name = z.string().regex(/^[a-z]+\.[a-z][a-z-]*$/)

export const SettingView = z.strictObject({
  name: Name,
  /** As it holds now: chosen, or as it is usual. */
  value: z.unknown(),
  /** 0: nobody has chosen. */
  version: z.int().min(0),
  usual: z.unknown(),
  /** JSON Schema of the value, for a form. */
  shape: z.record(z.string(), z.unknown()),
  /** What codes in the value stand for, by code. */
  names: z.record(z.string(), z.string()),
  /** The last change; absent where nobody has chosen. Without `by` it came with a pack. */
  last: z.strictObject({ at: Moment, by: z.string().optional(), why: z.string().optional() }).optional(),
})
export type SettingView = z.output<typeof SettingView>

export const settingsApi = {
  list: read('/settings', {
    may: 'settings.read',
    summary: 'What the county may choose, and what it chose',
    answer: z.strictObject({ items: z.array(SettingView) }),
  }),
  edit: act('PUT', '/settings/:name', {
    may: 'settings.edit',
    stepUp: true,
    summary: 'Choose another value',
    params: z.strictObject({ name: Name }),
    body: z.strictObject({
      id: Id,
      base: z.int().min(0),
      value: z.unknown(),
      why: z.string().trim().min(2, { error: 'reason' }).max(200),
    }),
    answer: z.strictObject({ version: z.int() }),
  }),
} as const
