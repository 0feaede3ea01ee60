import { cleanPhone } from '../../../domain/people/digits.ts'
import type { FieldFault } from '../../../domain/kernel/errors.ts'
import { TextField } from '../../kit/form/fields.tsx'
import type { FormState } from '../../kit/form/useForm.ts'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

export interface ContactValues {
  name: string
  phone: string
}

export const contactFaults = (v: ContactValues): FieldFault[] => [
  ...(v.name.trim() === '' ? [{ path: 'name', code: 'required' }] : []),
  ...(cleanPhone(v.phone) === undefined ? [{ path: 'phone', code: 'phone' }] : []),
]

export const contactOf = (v: ContactValues) => ({ name: v.name.trim(), phone: v.phone })

/** How somebody is reached: shown to the other once both have agreed. */
export function ContactFields<V extends ContactValues>({ form: of }: { form: FormState<V> }) {
  const t = useWords(words)
  const form = of as unknown as FormState<ContactValues>
  return (
    <fieldset className="field nb-contact">
      <legend>{t('contact')}</legend>
      <TextField form={form} name="name" label={t('name')} maxLength={20} autoComplete="nickname" />
      <TextField form={form} name="phone" label={t('phone')} type="tel" maxLength={16} autoComplete="tel" />
    </fieldset>
  )
}
