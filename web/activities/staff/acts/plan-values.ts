/** What is typed about a plan, and how it is sent. Pure. */
import type { OnHoliday } from '../../../../domain/activities/rhythm.ts'
import type { Planned } from '../../../../domain/activities/schema.ts'
import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import { questionFaults, sentAnswers, type AnswerValues } from '../../../kit/form/questions.ts'
import { timeOf } from '../../../kit/format.ts'
import { dayText } from '../../../kit/shanghai.ts'
import type { Kind, View } from '../../queries.ts'

export interface Values {
  kind: string | null
  title: string
  words: string
  place: string | null
  unit: string | null
  facility: string | null
  spot: string
  day: string
  start: string
  end: string
  /** Only where it lasts longer than its day. */
  lastDay: string
  capacity: number | null
  themes: string[]
  form: AnswerValues
  why: string
  /** Held again and again: how often, by the day it begins on. */
  repeat: Repeat | null
  lunarMonth: number | null
  lunarDay: number | null
  until: string
  holidays: OnHoliday
  publish: boolean
}

export const repeats = ['week', 'fortnight', 'month', 'nth', 'lunar-month', 'lunar-year', 'first-working'] as const
export type Repeat = (typeof repeats)[number]

/** Of one that is held once. */
export const once = {
  repeat: null,
  lunarMonth: null,
  lunarDay: null,
  until: '',
  holidays: 'skip',
  publish: false,
} as const

/** Monday is 1. */
const weekdayOf = (day: string) => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/** The code of a rhythm; undefined while something of it is not said yet. */
export function rhythmOf(v: Pick<Values, 'repeat' | 'day' | 'lunarMonth' | 'lunarDay'>): string | undefined {
  if (!v.day) return undefined
  const date = Number(v.day.slice(8))
  const moon = v.lunarDay !== null && (v.repeat === 'lunar-month' || v.lunarMonth !== null)
  switch (v.repeat) {
    case 'week':
      return `week-1-${weekdayOf(v.day)}`
    case 'fortnight':
      return `week-2-${weekdayOf(v.day)}`
    case 'month':
      return `month-${date}`
    case 'nth':
      return `nth-${Math.ceil(date / 7)}-${weekdayOf(v.day)}`
    case 'lunar-month':
      return moon ? `lunar-${v.lunarDay}` : undefined
    case 'lunar-year':
      return moon ? `lunar-${v.lunarMonth}-${v.lunarDay}` : undefined
    case 'first-working':
      return 'first-working'
    case null:
      return undefined
  }
}

export const valuesOf = (a: View): Values => {
  const last = dayText(Date.parse(a.to) - 1)
  return {
    kind: a.kind,
    title: a.title,
    words: a.words,
    place: a.place,
    unit: a.unit,
    facility: a.facility,
    spot: a.spot,
    day: dayText(a.from),
    start: timeOf(a.from),
    end: timeOf(a.to),
    lastDay: last === dayText(a.from) ? '' : last,
    capacity: a.capacity,
    themes: a.themes,
    form: a.form,
    why: '',
    ...once,
  }
}

const moment = (day: string, time: string) => `${day}T${time}:00+08:00`

export const sentOf = (v: Values): Planned => ({
  kind: v.kind!,
  title: v.title.trim(),
  words: v.words.trim(),
  place: v.place!,
  facility: v.facility,
  spot: v.spot.trim(),
  unit: v.unit!,
  from: moment(v.day, v.start),
  to: moment(v.lastDay || v.day, v.end),
  capacity: v.capacity,
  themes: v.themes,
  form: sentAnswers(v.form),
  why: v.why.trim() || null,
})

/** What the page can see by itself; the server looks again, and under the lock of the room. */
export function faultsIn(v: Values, kind: Kind | undefined): FieldFault[] {
  const missing = (['kind', 'place', 'unit', 'day', 'start', 'end'] as const).filter((k) => !v[k])
  const late = moment(v.lastDay || v.day, v.end) <= moment(v.day, v.start)
  return [
    ...missing.map((path) => ({ path, code: 'required' })),
    ...(v.title.trim().length < 2 ? [{ path: 'title', code: 'required' }] : []),
    ...(missing.length === 0 && late ? [{ path: 'end', code: 'ends-before-start' }] : []),
    ...(v.facility === null && !v.spot.trim() ? [{ path: 'spot', code: 'where' }] : []),
    ...(kind?.capacity && v.capacity === null ? [{ path: 'capacity', code: 'required' }] : []),
    ...(v.repeat !== null && !rhythmOf(v) ? [{ path: 'lunarDay', code: 'required' }] : []),
    ...(v.repeat !== null && !v.until ? [{ path: 'until', code: 'required' }] : []),
    ...(kind ? questionFaults(kind.form, v.form, 'form') : []),
  ]
}

/** Names of the server and of the fields. */
export const fields = { 'change.': '', 'planned.': '', from: 'start', to: 'end' }
