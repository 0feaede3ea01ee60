/**
 * The box of a contractor's account [PIPL 21]: for which company, until which day, in which shifts, only from the desk.
 * Place is in the grants. The server asks these rules with every request; the interface shows the same.
 */
import { z } from 'zod'
import { Day } from '../places/schema.ts'

/** Minutes after midnight in Shanghai. One that ends no later than it begins goes on past midnight. */
export const Shift = z.strictObject({
  /** 1 = Monday; the day on which it begins. */
  days: z.array(z.int().min(1).max(7)).min(1).max(7),
  from: z.int().min(0).max(1439),
  to: z.int().min(0).max(1440),
})
export type Shift = z.output<typeof Shift>

export const Contract = z.strictObject({
  /** Company or number of the contract. */
  company: z.string().trim().min(2, { error: 'required' }).max(60),
  /** The last day. */
  until: Day,
  /** None: at any hour. */
  shifts: z.array(Shift).max(14).default([]),
  /** Only from the networks of the desk, where the county named some. */
  deskOnly: z.boolean().default(false),
})
export type Contract = z.output<typeof Contract>

export const deskSettingName = 'accounts.desk'

/** The networks from which the desk works: `10.2.0.0/16`, `fd00:12::/48`. None: not looked at. */
export const DeskSettings = z.strictObject({
  networks: z
    .array(
      z
        .string()
        .trim()
        .max(50)
        .refine((n) => z.cidrv4().safeParse(n).success || z.cidrv6().safeParse(n).success, { error: 'network' }),
    )
    .max(50)
    .default([]),
})
export type DeskSettings = z.output<typeof DeskSettings>

export type BoxFault = 'contract-ended' | 'outside-shift' | 'not-at-the-desk'

const minute = 60_000
const dayLength = 1440
/** No clock is turned in China: eight hours ahead all year. */
const ahead = 8 * 60

/** Day of the week (1 = Monday) and minutes after midnight in Shanghai. */
function inShanghai(now: number): { day: number; minutes: number; date: string } {
  const local = new Date(now + ahead * minute)
  return {
    day: local.getUTCDay() || 7,
    minutes: local.getUTCHours() * 60 + local.getUTCMinutes(),
    date: local.toISOString().slice(0, 10),
  }
}

function during(s: Shift, day: number, minutes: number): boolean {
  const before = day === 1 ? 7 : day - 1
  if (s.from < s.to) return s.days.includes(day) && minutes >= s.from && minutes < s.to
  return (
    (s.days.includes(day) && minutes >= s.from && minutes < dayLength) || (s.days.includes(before) && minutes < s.to)
  )
}

/** What of the time stands against working now; undefined when nothing does. */
export function boxedByTime(contract: Contract, now: number): BoxFault | undefined {
  const { day, minutes, date } = inShanghai(now)
  if (date > contract.until) return 'contract-ended'
  if (contract.shifts.length > 0 && !contract.shifts.some((s) => during(s, day, minutes))) return 'outside-shift'
  return undefined
}
