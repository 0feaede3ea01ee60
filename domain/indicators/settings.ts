/** When a month is closed; a setting of the county. */
import { z } from 'zod'

export const closeSetting = 'indicators.close'

/** Day of the following month, Asia/Shanghai: late reports of field workers have come in by then. */
export const CloseRule = z.strictObject({ day: z.int().min(1).max(28) })
export type CloseRule = z.output<typeof CloseRule>
export const usualClose: CloseRule = { day: 6 }

/** The last month that is to be closed by now. @param today `2026-04-06` in Asia/Shanghai @returns its first day */
export function closableUpTo(today: string, { day }: CloseRule): string {
  const [year, month, date] = today.split('-').map(Number) as [number, number, number]
  const at = year * 12 + month - 1 - (date >= day ? 1 : 2)
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`
}
