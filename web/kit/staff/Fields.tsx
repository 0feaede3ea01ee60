/**
 * Fields of the staff console: antd's controls bound to the form of the kit, each with its label above, its hint and its
 * fault below.
 *
 *   <TextInput form={form} name="shown" label={t('shown')} maxLength={30} />
 */
import { Checkbox, Input, InputNumber, Radio, Select, type GetRef, type InputRef } from 'antd'
import { useEffect, useRef, type ReactNode } from 'react'
import { faultText } from '../form/faults.ts'
import type { FormState } from '../form/useForm.ts'
import { kitWords } from '../kit-words.ts'
import { useLanguage } from '../language.ts'
import { useWords } from '../words.ts'

export interface FieldProps<V extends object> {
  form: FormState<V>
  name: keyof V & string
  label: string
  hint?: ReactNode
  optional?: boolean
}

export interface Choice {
  value: string
  label: string
}

interface Shown {
  id: string
  'aria-invalid': boolean | undefined
  'aria-describedby': string | undefined
  status: '' | 'error'
}

interface FramedProps<V extends object> extends Pick<FieldProps<V>, 'form' | 'name' | 'label' | 'hint' | 'optional'> {
  /** Has the focus when it appears. */
  first?: boolean
  children: (shown: Shown) => ReactNode
}

/** Label, control, hint, fault. */
export function Framed<V extends object>({ form, name, label, hint, optional, first, children }: FramedProps<V>) {
  const t = useWords(kitWords)
  const id = form.id(name)
  useEffect(() => {
    if (first) document.getElementById(id)?.focus()
  }, [first, id])
  const fault = useFault(form, name)
  const described = [hint ? `${id}-h` : '', fault ? `${id}-f` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <small> {t('optional')}</small>}
      </label>
      {children({
        id,
        'aria-invalid': fault ? true : undefined,
        'aria-describedby': described || undefined,
        status: fault ? 'error' : '',
      })}
      {hint && (
        <p className="hint" id={`${id}-h`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="wrong" id={`${id}-f`} role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}

/** The fault of a field in words. */
export function useFault<V extends object>(form: FormState<V>, name: string): string | undefined {
  const lang = useLanguage()
  const fault = form.faults[name]
  return fault && faultText(fault, lang, form.words)
}

/** Once, when the field appears: a callback would be called again whenever the control composes its own with it. */
function useFirst<T extends { focus: () => void }>(first: boolean | undefined) {
  const input = useRef<T>(null)
  useEffect(() => {
    if (first) input.current?.focus()
  }, [first])
  return input
}

const setter =
  <V extends object>(form: FormState<V>, name: keyof V & string) =>
  (value: unknown) =>
    form.set({ [name]: value } as Partial<V>)
const textOf = <V extends object>(form: FormState<V>, name: keyof V & string) =>
  (form.values[name] as string | undefined) ?? ''

export interface TextInputProps<V extends object> extends FieldProps<V> {
  type?: 'text' | 'password' | 'tel' | 'email' | 'date' | 'datetime-local' | 'time'
  maxLength?: number
  /** Has the focus when it appears. */
  first?: boolean
  autoComplete?: string
  placeholder?: string
}

export function TextInput<V extends object>({
  form,
  name,
  label,
  hint,
  optional,
  type = 'text',
  autoComplete = 'off',
  first,
  ...rest
}: TextInputProps<V>) {
  const set = setter(form, name)
  const input = useFirst<InputRef>(first)
  const Control = type === 'password' ? Input.Password : Input
  return (
    <Framed {...{ form, name, label, hint, ...(optional && { optional }), ...(first && { first }) }}>
      {(shown) => (
        <Control
          {...shown}
          {...rest}
          ref={input}
          type={type}
          autoComplete={autoComplete}
          value={textOf(form, name)}
          onChange={(e) => set(e.target.value)}
          onBlur={() => form.leave(name)}
        />
      )}
    </Framed>
  )
}

export interface TextBoxProps<V extends object> extends FieldProps<V> {
  rows?: number
  maxLength?: number
  first?: boolean
  placeholder?: string
}

export function TextBox<V extends object>({
  form,
  name,
  label,
  hint,
  optional,
  rows = 3,
  maxLength,
  first,
  ...rest
}: TextBoxProps<V>) {
  const set = setter(form, name)
  const input = useFirst<GetRef<typeof Input.TextArea>>(first)
  return (
    <Framed {...{ form, name, label, hint, ...(optional && { optional }), ...(first && { first }) }}>
      {(shown) => (
        <Input.TextArea
          {...shown}
          {...rest}
          ref={input}
          autoSize={{ minRows: rows, maxRows: rows + 6 }}
          {...(maxLength && { maxLength, showCount: true })}
          value={textOf(form, name)}
          onChange={(e) => set(e.target.value)}
          onBlur={() => form.leave(name)}
        />
      )}
    </Framed>
  )
}

export interface PickProps<V extends object> extends FieldProps<V> {
  options: readonly Choice[]
  /** Asked with what is typed; without it the given options are searched. */
  onSearch?: (typed: string) => void
  loading?: boolean
  placeholder?: string
  many?: boolean
}

/** One of a list, or several; searched by typing. */
export function Pick<V extends object>({
  form,
  name,
  label,
  hint,
  optional,
  options,
  onSearch,
  loading,
  placeholder,
  many,
}: PickProps<V>) {
  const set = setter(form, name)
  const value = form.values[name] as string | string[] | null | undefined
  return (
    <Framed {...{ form, name, label, hint, ...(optional && { optional }) }}>
      {({ status, ...shown }) => (
        <Select
          {...shown}
          status={status}
          showSearch={onSearch ? { filterOption: false, onSearch } : { optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          allowClear={optional ?? false}
          loading={loading ?? false}
          {...(many && { mode: 'multiple' as const })}
          {...(placeholder && { placeholder })}
          value={value === null || value === '' ? undefined : value}
          options={options as Choice[]}
          onChange={(next: unknown) => set(next ?? null)}
          onBlur={() => form.leave(name)}
        />
      )}
    </Framed>
  )
}

export interface NumberInputProps<V extends object> extends FieldProps<V> {
  min?: number
  max?: number
  step?: number
  unit?: string
}

export function NumberInput<V extends object>({
  form,
  name,
  label,
  hint,
  optional,
  unit,
  ...rest
}: NumberInputProps<V>) {
  const set = setter(form, name)
  return (
    <Framed {...{ form, name, label, hint, ...(optional && { optional }) }}>
      {(shown) => (
        <InputNumber
          {...shown}
          {...rest}
          {...(unit && { suffix: unit })}
          value={form.values[name] as number | null}
          onChange={(v) => set(v)}
          onBlur={() => form.leave(name)}
        />
      )}
    </Framed>
  )
}

/** A choice that is read as a whole: a few options, all in sight. */
export function Radios<V extends object>({
  form,
  name,
  label,
  hint,
  options,
  onChange,
}: FieldProps<V> & { options: readonly Choice[]; onChange?: (value: string) => void }) {
  const fault = useFault(form, name)
  const id = form.id(name)
  return (
    <fieldset className="field" id={id} aria-describedby={hint ? `${id}-h` : undefined}>
      <legend>{label}</legend>
      <Radio.Group
        className="radios"
        name={id}
        value={form.values[name]}
        onChange={(e) =>
          onChange ? onChange(e.target.value as string) : form.set({ [name]: e.target.value as unknown } as Partial<V>)
        }
        options={options as Choice[]}
      />
      {hint && (
        <p className="hint" id={`${id}-h`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="wrong" role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  )
}

/** Yes when ticked; the label is the sentence. */
export function Tick<V extends object>({ form, name, label, hint }: FieldProps<V>) {
  const fault = useFault(form, name)
  return (
    <div className="field">
      <Checkbox
        id={form.id(name)}
        checked={form.values[name] === true}
        onChange={(e) => form.set({ [name]: e.target.checked } as Partial<V>)}
      >
        {label}
      </Checkbox>
      {hint && <p className="hint">{hint}</p>}
      {fault && (
        <p className="wrong" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}
