import { Button } from 'antd'
import { facilitiesApi } from '../../../../domain/facilities/api.ts'
import type { Hours } from '../../../../domain/facilities/hours-schema.ts'
import { spansOf, spansText } from '../../../../domain/facilities/hours-text.ts'
import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import { at } from '../../../kit/form/at.ts'
import { useForm, type FormState } from '../../../kit/form/useForm.ts'
import { useFormat } from '../../../kit/now.ts'
import { FormDialog } from '../../../kit/staff/FormDialog.tsx'
import { Radios, TextInput } from '../../../kit/staff/Fields.tsx'
import { useDone } from '../../../kit/staff/ListParts.tsx'
import { useWords } from '../../../kit/words.ts'
import { dayNames, useSaid } from '../../hours.ts'
import { useFacilityAct, type View } from '../../queries.ts'
import { faultWords, words } from '../words.ts'
import { useOnce } from '../../../kit/staff/once.ts'

const names = ['d0', 'd1', 'd2', 'd3', 'd4', 'd5', 'd6'] as const
type DayName = (typeof names)[number]

interface Values extends Record<DayName, string> {
  way: 'none' | 'week'
  holidays: Hours['holidays']
  exceptions: Hours['exceptions']
  /** A single day that is being added. */
  day: string
  time: string
  why: string
}

const valuesOf = (hours: Hours | null): Values => ({
  way: hours ? 'week' : 'none',
  holidays: hours?.holidays ?? 'closed',
  exceptions: hours?.exceptions ?? [],
  day: '',
  time: '',
  why: '',
  ...(Object.fromEntries(names.map((n, i) => [n, spansText(hours?.week[i] ?? [])])) as Record<DayName, string>),
})

/** What is still typed below counts: nobody presses twice. */
const exceptionsOf = (v: Values): Hours['exceptions'] =>
  v.day ? [...v.exceptions, { day: v.day, spans: spansOf(v.time) ?? [], why: v.why.trim() }] : v.exceptions

const faultsIn = (v: Values): FieldFault[] => {
  if (v.way === 'none') return []
  return [
    ...names.flatMap((path) => (spansOf(v[path]) ? [] : [{ path, code: 'hours' }])),
    ...(v.day && !spansOf(v.time) ? [{ path: 'time', code: 'hours' }] : []),
    ...(v.day && !v.why.trim() ? [{ path: 'why', code: 'required' }] : []),
    ...(v.exceptions.some((e) => e.day === v.day) ? [{ path: 'day', code: 'day-twice' }] : []),
  ]
}

const hoursOf = (v: Values): Hours | null =>
  v.way === 'none'
    ? null
    : {
        week: names.map((n) => spansOf(v[n]) ?? []),
        holidays: v.holidays,
        exceptions: [...exceptionsOf(v)].sort((a, b) => (a.day < b.day ? -1 : 1)),
      }

/** Hours of the week as text, holidays, single days. */
export function EditHours({ facility: f, onClose }: { facility: View; onClose: () => void }) {
  const t = useWords(words)
  const { lang } = useFormat()
  const say = useDone()
  const edit = useFacilityAct(facilitiesApi.edit)
  const { id } = useOnce()
  const form = useForm<Values>({ start: valuesOf(f.hours), words: faultWords, check: faultsIn })
  const { values } = form
  const send = (v: Values) => {
    const body = { id, base: f.version, change: { hours: hoursOf(v) } }
    return at({ 'change.hours': 'd0' }, () => edit.mutateAsync({ params: { id: f.id }, body }))
  }
  return (
    <FormDialog
      title={`${t('editHours')} · ${f.name}`}
      form={form}
      okText={t('editHours')}
      width={640}
      onClose={onClose}
      onSend={send}
      onSent={() => say(t('saved'))}
    >
      <Radios
        form={form}
        name="way"
        label={t('hours')}
        options={[
          { value: 'week', label: t('byWeek') },
          { value: 'none', label: f.within ? t('asHouse') : t('always') },
        ]}
      />
      {values.way === 'week' && (
        <>
          <p className="hint">{t('timeHint')}</p>
          <div className="week-days">
            {names.map((name, n) => (
              <TextInput key={name} form={form} name={name} label={dayNames(lang)[n]!} maxLength={60} />
            ))}
          </div>
          <p className="beside">
            <Button
              size="small"
              onClick={() => form.set({ d1: values.d0, d2: values.d0, d3: values.d0, d4: values.d0 })}
            >
              {t('copyMonday')}
            </Button>
          </p>
          <Radios
            form={form}
            name="holidays"
            label={t('holidays')}
            options={[
              { value: 'closed', label: t('holidaysClosed') },
              { value: 'week', label: t('holidaysWeek') },
            ]}
          />
          <SingleDays form={form} />
        </>
      )}
    </FormDialog>
  )
}

function SingleDays({ form }: { form: FormState<Values> }) {
  const t = useWords(words)
  const said = useSaid()
  const format = useFormat()
  const { values } = form
  const add = () => {
    if (!values.day || !form.valid(['day', 'time', 'why'])) return
    form.set({ exceptions: exceptionsOf(values), day: '', time: '', why: '' })
  }
  return (
    <fieldset className="field">
      <legend>{t('exceptions')}</legend>
      {values.exceptions.length === 0 && <p className="hint">{t('exceptionsNone')}</p>}
      <ul className="single-days">
        {values.exceptions.map((e) => (
          <li key={e.day}>
            {format.fullDate(e.day)} {said.today(e.spans)} <small>{e.why}</small>{' '}
            <Button
              size="small"
              type="link"
              onClick={() => form.set({ exceptions: values.exceptions.filter((x) => x !== e) })}
            >
              {t('dropException', { day: format.date(e.day) })}
            </Button>
          </li>
        ))}
      </ul>
      <div className="side">
        <TextInput form={form} name="day" label={t('day')} type="date" optional />
        <TextInput form={form} name="time" label={t('time')} hint={t('timeHint')} optional maxLength={60} />
      </div>
      <TextInput form={form} name="why" label={t('why')} optional maxLength={60} />
      <p className="beside">
        <Button size="small" disabled={!values.day} onClick={add}>
          {t('addException')}
        </Button>
      </p>
    </fieldset>
  )
}
