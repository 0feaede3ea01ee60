/** What may be planned: times, places for elders, hours of noise, themes, questions of the kind. */
import { formFaults } from '../catalogue/form.ts'
import { dayAt, instantAt, minuteAt, nextDay } from '../facilities/hours.ts'
import type { FieldFault } from '../kernel/errors.ts'
import { day, momentOf, type Instant } from '../kernel/instant.ts'
import { themesOf, type ActivityKind, type ActivityTheme, type EldersFirst, type LoudHours } from './kinds.ts'
import type { ElderSeats, Planned } from './schema.ts'

/** The longest one may last, in days; what lasts longer is a series. */
export const longest = 7
/** Days after which it is too late to plan what was held. */
export const lateDays = 31
/** Days ahead that may be planned. */
export const aheadDays = 400

/** Places kept for elders, rounded up, until the morning so many days before it begins. */
export function elderSeats(
  elders: EldersFirst | null,
  { capacity, from }: Pick<Planned, 'capacity' | 'from'>,
): ElderSeats | null {
  if (!elders || capacity === null) return null
  const until = instantAt(nextDay(dayAt(Date.parse(from)), -elders.freeDays))
  return { age: elders.age, seats: Math.ceil((capacity * elders.share) / 100), until: momentOf(until) }
}

/** Whether it sounds only when it may: on one day, within the hours. */
export function isWithinLoud(loud: LoudHours, from: Instant, to: Instant): boolean {
  const end = dayAt(from) === dayAt(to - 1) ? minuteAt(to - 1) + 1 : Infinity
  return loud.from <= minuteAt(from) && end <= loud.to
}

const two = (n: number) => String(n).padStart(2, '0')
const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${two(minutes % 60)}`

function timeFaults(p: Planned, now: Instant): FieldFault[] {
  const [from, to] = [Date.parse(p.from), Date.parse(p.to)]
  if (to <= from) return [{ path: 'to', code: 'ends-before-start' }]
  return [
    ...(to - from > longest * day ? [{ path: 'to', code: 'activity-too-long', params: { days: longest } }] : []),
    ...(from < now - lateDays * day ? [{ path: 'from', code: 'activity-too-late', params: { days: lateDays } }] : []),
    ...(from > now + aheadDays * day ? [{ path: 'from', code: 'activity-too-far' }] : []),
  ]
}

function needFaults(p: Planned, kind: ActivityKind): FieldFault[] {
  const { loud } = kind
  const sounds = loud && !isWithinLoud(loud, Date.parse(p.from), Date.parse(p.to))
  return [
    ...(kind.capacity && p.capacity === null ? [{ path: 'capacity', code: 'required' }] : []),
    ...(kind.joining === 'none' && p.capacity !== null ? [{ path: 'capacity', code: 'nobody-signs-up' }] : []),
    ...(sounds ? [{ path: 'to', code: 'noise-hours', params: { from: clock(loud.from), to: clock(loud.to) } }] : []),
    ...(p.facility === null && p.spot === '' ? [{ path: 'spot', code: 'where' }] : []),
  ]
}

function themeFaults(p: Planned, kind: ActivityKind, themes: readonly ActivityTheme[]): FieldFault[] {
  const known = themesOf(kind, themes)
  return p.themes.flatMap((code, i) => {
    const again = p.themes.indexOf(code) < i
    const strange = !known.some((t) => t.code === code)
    return again || strange ? [{ path: `themes.${i}`, code: again ? 'code-twice' : 'theme-unknown' }] : []
  })
}

/** Everything a plan can get wrong by itself; what stands in the county is asked elsewhere. */
export function planFaults(
  p: Planned,
  kind: ActivityKind,
  themes: readonly ActivityTheme[],
  now: Instant,
): FieldFault[] {
  return [
    ...timeFaults(p, now),
    ...needFaults(p, kind),
    ...themeFaults(p, kind, themes),
    ...formFaults(kind.form, p.form).map(({ field, code, limit }) => ({
      path: `form.${field}`,
      code,
      ...(limit !== undefined && { params: { limit } }),
    })),
  ]
}
