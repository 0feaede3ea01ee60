/** Calendar days of the county: Asia/Shanghai, +08:00 all year since 1991. */
import { minuteText } from '../../domain/kernel/instant.ts'

/** `2026-03-01` of an instant. */
export const dayOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** The instant at which a day begins. */
export const morningOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

/** `2026-03-01 18:05` of an instant: as it stands in a file. */
export const minuteOf = (at: Date): string => minuteText(at.getTime())
