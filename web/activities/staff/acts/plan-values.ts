/** What is typed about a plan, and how it is sent. Pure. */
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
    ...(kind ? questionFaults(kind.form, v.form, 'form') : []),
  ]
}

/** Names of the server and of the fields. */
export const fields = { 'change.': '', from: 'start', to: 'end' }
