/** How long a session may rest and last. The county may choose shorter; staff never rest longer than half an hour (GB/T 22239-2019, 8.1.4.1). */
import { z } from 'zod'

export const sessionSettingsName = 'accounts.sessions'

export const SessionSettings = z.strictObject({
  /** Minutes a session of staff may rest. */
  idleMinutes: z.int().min(5).max(30).default(30),
  /** The same on a phone of somebody who works in the field, whose shell has a lock of its own; only for roles of the field. */
  fieldIdleMinutes: z.int().min(5).max(720).default(240),
  /** Hours after which staff sign in again whatever they do. */
  hours: z.int().min(1).max(24).default(12),
  /** Days a resident's session may rest and last: it shows their own matters alone. */
  residentIdleDays: z.int().min(1).max(60).default(30),
  residentDays: z.int().min(1).max(180).default(90),
  /** Days for which a browser that gave a second factor is known. */
  deviceDays: z.int().min(1).max(180).default(90),
})
export type SessionSettings = z.output<typeof SessionSettings>

export const usualSessions: SessionSettings = SessionSettings.parse({})

const minute = 60
const day = 24 * 60 * minute

/** Seconds a new session may rest and last. */
export function lifeOf(s: SessionSettings, kind: 'staff' | 'field' | 'resident'): { idle: number; whole: number } {
  if (kind === 'resident') return { idle: s.residentIdleDays * day, whole: s.residentDays * day }
  return { idle: (kind === 'field' ? s.fieldIdleMinutes : s.idleMinutes) * minute, whole: s.hours * 60 * minute }
}

// The phones of the field (design: what they hold without a signal)

export const fieldSettingName = 'accounts.field'

export const FieldSettings = z.strictObject({
  /** Hours for which a phone opens after the last answer of the server. */
  leaseHours: z.int().min(4).max(336).default(72),
  /** Minutes after which the PIN is asked again. */
  lockMinutes: z.int().min(1).max(60).default(5),
  /** Days after which what nobody confirmed is wiped from the phone. */
  purgeDays: z.int().min(1).max(30).default(7),
  /** What a phone holds for reading at most; what waits to be sent is not counted. */
  megabytes: z.int().min(5).max(25).default(25),
})
export type FieldSettings = z.output<typeof FieldSettings>
export const usualField: FieldSettings = FieldSettings.parse({})
