import { Button, Checkbox, Input } from 'antd'
import type { Contract, Shift } from '../../../domain/accounts/contract.ts'
import type { FormState } from '../../kit/form/useForm.ts'
import { useLanguage } from '../../kit/language.ts'
import { TextInput, Tick } from '../../kit/staff/Fields.tsx'
import { useWords } from '../../kit/words.ts'
import { contractWords } from './words/contract.ts'

/** As it is asked: flat, so that each field has its fault. */
export interface ContractValues {
  contractor: boolean
  company: string
  until: string
  shifts: Shift[]
  deskOnly: boolean
}

export const contractStart = (of: Contract | null): ContractValues => ({
  contractor: of !== null,
  company: of?.company ?? '',
  until: of?.until ?? '',
  shifts: of?.shifts ?? [],
  deskOnly: of?.deskOnly ?? false,
})

export const contractOf = (v: ContractValues): Contract | null =>
  v.contractor ? { company: v.company.trim(), until: v.until, shifts: v.shifts, deskOnly: v.deskOnly } : null

/** Never without company and last day. */
export const contractFaults = (v: ContractValues) =>
  v.contractor
    ? [
        ...(v.company.trim().length < 2 ? [{ path: 'company', code: 'required' }] : []),
        ...(v.until ? [] : [{ path: 'until', code: 'required' }]),
      ]
    : []

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))

/** Weekdays in words, Monday first: 2026-03-02 is one. */
export const weekday = (day: number, lang: 'zh' | 'en') =>
  new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en', { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2026, 2, 1 + day),
  )

export const shiftText = (s: Shift, lang: 'zh' | 'en') =>
  `${[...s.days]
    .sort((a, b) => a - b)
    .map((d) => weekday(d, lang))
    .join(lang === 'zh' ? '、' : ', ')} ${clock(s.from)}–${clock(s.to % 1440)}`

/** Whether somebody works under a contract: for whom, until when, in which hours, only from the desk. */
export function ContractFields<V extends ContractValues>({ form }: { form: FormState<V> }) {
  const t = useWords(contractWords)
  const { contractor, shifts } = form.values
  const set = (next: Shift[]) => form.set({ shifts: next } as Partial<V>)
  return (
    <>
      <Tick form={form} name="contractor" label={t('contractor')} hint={t('contractorHint')} />
      {contractor && (
        <>
          <TextInput form={form} name="company" label={t('company')} maxLength={60} />
          <TextInput form={form} name="until" label={t('until')} type="date" hint={t('untilHint')} />
          {shifts.map((s, i) => (
            <OneShift
              key={`shift ${i + 1}`}
              n={i + 1}
              shift={s}
              onChange={(next) => set(next ? shifts.with(i, next) : shifts.toSpliced(i, 1))}
            />
          ))}
          <p className="row">
            <Button onClick={() => set([...shifts, { days: [1, 2, 3, 4, 5], from: 480, to: 1200 }])}>
              {t('addShift')}
            </Button>
          </p>
          {shifts.length === 0 && <p className="hint">{t('shiftsNone')}</p>}
          <Tick form={form} name="deskOnly" label={t('deskOnly')} hint={t('deskOnlyHint')} />
        </>
      )}
    </>
  )
}

function OneShift({ n, shift, onChange }: { n: number; shift: Shift; onChange: (next: Shift | undefined) => void }) {
  const t = useWords(contractWords)
  const lang = useLanguage()
  const time = (which: 'from' | 'to') => (
    <label>
      {which === 'from' ? t('from') : t('to')}{' '}
      <Input
        type="time"
        value={clock(shift[which] % 1440)}
        onChange={(e) => e.target.value && onChange({ ...shift, [which]: minutesOf(e.target.value) })}
      />
    </label>
  )
  return (
    <fieldset className="field">
      <legend>{t('shift', { n })}</legend>
      <Checkbox.Group
        value={shift.days}
        onChange={(days) => days.length > 0 && onChange({ ...shift, days })}
        options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: weekday(value, lang) }))}
      />
      <p className="row">
        {time('from')}
        {time('to')}
        <Button size="small" onClick={() => onChange(undefined)}>
          {t('dropShift')}
        </Button>
      </p>
      {shift.to <= shift.from && <p className="hint">{t('overnight')}</p>}
    </fieldset>
  )
}
