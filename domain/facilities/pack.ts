/** Facility kinds and facilities of a pack: read, and each fault told with file and line. */
import { z } from 'zod'
import { definitionLines } from '../catalogue/definition-lines.ts'
import type { LineFault } from '../kernel/dated.ts'
import { countyOf } from '../kernel/place-path.ts'
import { stableId } from '../kernel/stable-id.ts'
import { Day } from '../places/schema.ts'
import { Hours, type Spans } from './hours-schema.ts'
import { kindFaults } from './rules.ts'
import { Facility, FacilityKind, Wanted } from './schema.ts'

/** As a pack writes it: what is usual is left out. */
export const KindLine = FacilityKind.omit({ sort: true }).extend({
  from: Day.default('2000-01-01'),
  use: FacilityKind.shape.use.default('none'),
  wanted: Wanted.extend({
    area: Wanted.shape.area.default(null),
    minutesPerDay: Wanted.shape.minutesPerDay.default(null),
    onDaysOff: z.boolean().default(false),
  })
    .nullable()
    .default(null),
  checkDays: FacilityKind.shape.checkDays.default(null),
  shown: z.boolean().default(true),
  closed: z.boolean().default(false),
})
export type KindLine = z.output<typeof KindLine>

export const kindLines = (files: Readonly<Record<string, string>>) =>
  definitionLines(files, 'facility-kinds', KindLine, { faults: kindFaults })

/** Days of the week, Monday is 1, and when it is open on them: `{"days":"1-5","open":"8:30-11:30 13:30-17:00"}`. */
const OpenLine = z.strictObject({
  days: z.string().regex(/^[1-7](-[1-7])?$/, { error: 'days' }),
  open: z.string().regex(/^(\d{1,2}:\d\d-\d{1,2}:\d\d)( \d{1,2}:\d\d-\d{1,2}:\d\d){0,2}$/, { error: 'open' }),
})

export const FacilityLine = Facility.omit({
  id: true,
  estate: true,
  within: true,
  hours: true,
  closed: true,
}).extend({
  address: Facility.shape.address.default(''),
  unit: Facility.shape.unit.default(null),
  phone: Facility.shape.phone.default(null),
  area: Facility.shape.area.default(null),
  seats: Facility.shape.seats.default(null),
  point: Facility.shape.point.default(null),
  opened: Day.default('2020-01-01'),
  /** Name of the estate in which it stands, in the community of `place`. */
  estate: z.string().optional(),
  /** Name of the house of which it is a room, at the same place. */
  within: z.string().optional(),
  /** Left out: day and night. */
  hours: z.array(OpenLine).max(7).optional(),
  holidays: Hours.shape.holidays.default('closed'),
})
export type FacilityLine = z.output<typeof FacilityLine>

const minutesOf = (text: string) => text.split(':').reduce((sum, n) => sum * 60 + Number(n), 0)

function hoursOf(line: Pick<FacilityLine, 'hours' | 'holidays'>): unknown {
  if (!line.hours) return null
  const week: Spans[] = Array.from({ length: 7 }, () => [])
  for (const { days, open } of line.hours) {
    const [first, last = first] = days.split('-').map(Number) as [number, number?]
    const spans = open.split(' ').map((s) => s.split('-').map(minutesOf) as [number, number])
    for (let d = first; d <= last; d++) week[d - 1] = spans
  }
  return { week, holidays: line.holidays, exceptions: [] }
}

const hoursFaults = (line: FacilityLine): LineFault[] =>
  Hours.nullable().safeParse(hoursOf(line)).success ? [] : [{ path: 'hours', code: 'hours' }]

const idOf = (place: string, name: string) => stableId(countyOf(place), 'facility', place, name)

/** The whole facility; its id follows from place and name. @param estate id of the one it names */
export function facilityOf(line: FacilityLine, estate: string | null): Facility {
  const { within, holidays: _, ...rest } = line
  return {
    ...rest,
    id: idOf(line.place, line.name),
    estate,
    within: within === undefined ? null : idOf(line.place, within),
    hours: Hours.nullable().parse(hoursOf(line)),
    closed: null,
  }
}

export const facilityLines = (files: Readonly<Record<string, string>>) =>
  definitionLines(files, 'facilities', FacilityLine, {
    faults: hoursFaults,
    twice: { key: (f: FacilityLine) => `${f.place} ${f.name}`, path: 'name', code: 'name-twice' },
  })
