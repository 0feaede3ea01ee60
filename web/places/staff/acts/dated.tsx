/** Every act on the map says from which day it holds and why. */
import { useState } from 'react'
import type { FieldFault } from '../../../../domain/kernel/errors.ts'
import type { FormState } from '../../../kit/form/useForm.ts'
import { mint } from '../../../kit/mint.ts'
import { dayText } from '../../../kit/shanghai.ts'
import { TextBox, TextInput } from '../../../kit/staff/Fields.tsx'
import { useWords } from '../../../kit/words.ts'
import { actWords } from '../words/acts.ts'

export interface DatedValues {
  day: string
  why: string
}

/** The id names the act: sent again it does nothing twice. */
export function useDated(): { id: string; start: DatedValues } {
  const [once] = useState(() => ({ id: mint(), start: { day: dayText(Date.now()), why: '' } }))
  return once
}

export const datedFaults = ({ day, why }: DatedValues): FieldFault[] => [
  ...(day ? [] : [{ path: 'day', code: 'required' }]),
  ...(why.trim().length < 2 ? [{ path: 'why', code: 'reason' }] : []),
]

export const needed = <V extends object>(values: V, ...names: (keyof V & string)[]): FieldFault[] =>
  names.flatMap((path) => (values[path] ? [] : [{ path, code: 'required' }]))

export function DatedFields<V extends DatedValues>({ form }: { form: FormState<V> }) {
  const t = useWords(actWords)
  return (
    <>
      <TextInput form={form} name="day" label={t('day')} type="date" />
      <TextBox form={form} name="why" label={t('why')} hint={t('whyHint')} rows={2} maxLength={500} />
    </>
  )
}
