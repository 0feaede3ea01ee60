/** The county's days: what differs from the week, which years are complete, the working hours. */
import { workCalendar, type CalendarFile, type SpecialDay } from '../../../domain/kernel/holidays.ts'
import type { WorkCalendar } from '../../../domain/kernel/calendar.ts'
import { columns } from './bulk.ts'
import { settingOf, type Setting } from './settings.ts'
import { sql, type Statement, type Tx } from './tx.ts'

/** Name of the setting that holds the working hours of a day, in minutes after midnight. */
export const hoursSetting = 'calendar.hours'

/** Source of a day that the county set itself: no pack takes it back. */
export const local = 'local'

interface DayRow {
  day: string
  work: boolean
  name: string
  source: string
}

const days = () => sql('calendar.days', `select day::text as day, work, name, source from calendar_days order by day`)
const years = () => sql('calendar.years', 'select year, complete, source from calendar_years order by year')

const officeHours: CalendarFile['hours'] = [
  [510, 690],
  [810, 1020],
]

export interface CountyCalendar {
  days: (SpecialDay & { source: string })[]
  years: { year: number; complete: boolean; source: string }[]
  hours: CalendarFile['hours']
}

export async function calendarOf(tx: Tx): Promise<CountyCalendar> {
  const [d, y, h] = await Promise.all([
    tx.rows<DayRow>(days()),
    tx.rows<CountyCalendar['years'][number]>(years()),
    tx.one<Setting>(settingOf(hoursSetting)),
  ])
  return {
    days: d.map(({ day, work, name, source }) => ({ day, kind: work ? 'work' : 'off', name, source })),
    years: y,
    hours: (h?.value as CalendarFile['hours'] | undefined) ?? officeHours,
  }
}

/** What clocks reckon with. */
export function workCalendarOf(c: CountyCalendar): WorkCalendar {
  return workCalendar({
    source: '',
    days: c.days,
    completeYears: c.years.filter((y) => y.complete).map((y) => y.year),
    hours: c.hours,
  })
}

/** Days of a pack: those it brought before and no longer names go, those the county set stay. */
export const replaceDays = (file: CalendarFile): Statement[] => [
  sql('calendar.clear', `delete from calendar_days where source <> $1 and not (day = any($2::date[]))`, [
    local,
    file.days.map((d) => d.day),
  ]),
  sql(
    'calendar.put',
    `insert into calendar_days (day, work, name, source) select day, work, name, $4 from unnest($1::date[], $2::boolean[], $3::text[]) d(day, work, name)
     on conflict (day) do update set work = excluded.work, name = excluded.name, source = excluded.source where calendar_days.source <> $5`,
    [
      ...columns(
        file.days.map((d) => ({ ...d, work: d.kind === 'work' })),
        ['day', 'work', 'name'],
      ),
      file.source,
      local,
    ],
  ),
  sql(
    'calendar.putYears',
    `insert into calendar_years (year, complete, source) select year, true, $2 from unnest($1::int[]) y(year)
     on conflict (year) do update set complete = true, source = excluded.source`,
    [file.completeYears, file.source],
  ),
]

export const putDay = (d: Pick<SpecialDay, 'day' | 'kind' | 'name'>): Statement =>
  sql(
    'calendar.putDay',
    `insert into calendar_days (day, work, name, source) values ($1, $2, $3, $4)
     on conflict (day) do update set work = excluded.work, name = excluded.name, source = excluded.source`,
    [d.day, d.kind === 'work', d.name, local],
  )

export const dropDay = (day: string): Statement =>
  sql('calendar.dropDay', 'delete from calendar_days where day = $1', [day])

export const putYear = (year: number, complete: boolean, source: string): Statement =>
  sql(
    'calendar.putYear',
    `insert into calendar_years (year, complete, source) values ($1, $2, $3) on conflict (year) do update set complete = excluded.complete, source = excluded.source`,
    [year, complete, source],
  )
