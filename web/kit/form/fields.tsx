/** Fields of phone pages: label, hint, control, fault, in this order, tied together for screen readers. */
import type { ReactNode } from 'react'
import { kitWords } from '../kit-words.ts'
import { useLanguage } from '../language.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../words.ts'
import { faultText } from './faults.ts'
import type { FormState } from './useForm.ts'

type Key<V, T> = { [K in keyof V & string]: NonNullable<V[K]> extends T ? K : never }[keyof V & string]

export interface FieldProps<V extends object> {
  form: FormState<V>
  name: keyof V & string
  label: ReactNode
  hint?: string
  optional?: boolean
}

/** What every field has around its control. */
export function Field<V extends object>({
  form,
  name,
  label,
  hint,
  optional,
  children,
}: FieldProps<V> & { children: ReactNode }) {
  const t = useWords(kitWords)
  const id = form.id(name)
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional">{t('optional')}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-h`}>
          {hint}
        </p>
      )}
      {children}
      <FaultOf form={form} name={name} />
    </div>
  )
}

export function FaultOf<V extends object>({ form, name }: { form: FormState<V>; name: string }) {
  const lang = useLanguage()
  const fault = form.faults[name]
  return fault ? (
    <p className="fault" id={`${form.id(name)}-f`} role="alert">
      <Icon name="warn" />
      {faultText(fault, lang, form.words)}
    </p>
  ) : null
}

/** Attributes that tie a control to its words. */
export function tied<V extends object>(form: FormState<V>, name: string, hint: unknown) {
  const id = form.id(name)
  const wrong = form.faults[name] !== undefined
  const described = [hint ? `${id}-h` : '', wrong ? `${id}-f` : ''].filter(Boolean).join(' ')
  return {
    id,
    name,
    'aria-invalid': wrong || undefined,
    'aria-describedby': described || undefined,
    onBlur: () => form.leave(name),
  }
}

export interface TextFieldProps<V extends object> extends FieldProps<V> {
  name: Key<V, string>
  type?: 'text' | 'tel' | 'search' | 'password' | 'date' | 'time' | 'datetime-local' | 'month'
  inputMode?: 'text' | 'tel' | 'numeric' | 'decimal'
  autoComplete?: string
  maxLength?: number
}

export function TextField<V extends object>({
  type = 'text',
  inputMode,
  autoComplete,
  maxLength,
  ...field
}: TextFieldProps<V>) {
  const { form, name, hint } = field
  return (
    <Field {...field}>
      <input
        {...tied(form, name, hint)}
        type={type}
        inputMode={inputMode ?? (type === 'tel' ? 'tel' : undefined)}
        autoComplete={autoComplete ?? 'off'}
        maxLength={maxLength}
        value={(form.values[name] as string | undefined) ?? ''}
        onChange={(e) => form.set({ [name]: e.target.value } as Partial<V>)}
      />
    </Field>
  )
}

export interface TextAreaProps<V extends object> extends FieldProps<V> {
  name: Key<V, string>
  rows?: number
  maxLength?: number
}

export function TextArea<V extends object>({ rows = 3, maxLength, ...field }: TextAreaProps<V>) {
  const { form, name, hint } = field
  return (
    <Field {...field}>
      <textarea
        {...tied(form, name, hint)}
        rows={rows}
        maxLength={maxLength}
        value={(form.values[name] as string | undefined) ?? ''}
        onChange={(e) => form.set({ [name]: e.target.value } as Partial<V>)}
      />
    </Field>
  )
}

export interface NumberFieldProps<V extends object> extends FieldProps<V> {
  name: Key<V, number>
}

/** Digits by the number pad; the value is a number, or undefined while the field is empty. */
export function NumberField<V extends object>(field: NumberFieldProps<V>) {
  const { form, name, hint } = field
  const change = (text: string) => {
    const n = Number(text.normalize('NFKC'))
    form.set({ [name]: text.trim() === '' || Number.isNaN(n) ? undefined : n } as Partial<V>)
  }
  return (
    <Field {...field}>
      <input
        {...tied(form, name, hint)}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={String(form.values[name] ?? '')}
        onChange={(e) => change(e.target.value)}
      />
    </Field>
  )
}
