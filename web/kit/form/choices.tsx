/** Choices are whole rows or halves, shown by tick, edge and wash. The input itself is the face of its label, so old browsers show it too. */
import type { ReactNode } from 'react'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icons.ts'
import { FaultOf } from './fields.tsx'
import type { FormState } from './useForm.ts'

export interface Choice<T extends string = string> {
  value: T
  label: ReactNode
  hint?: ReactNode
  icon?: IconName
}

interface GroupProps<V extends object> {
  form: FormState<V>
  name: keyof V & string
  legend: ReactNode
  /** The heading above already says it. */
  legendHidden?: boolean
}

function Group<V extends object>({
  form,
  name,
  legend,
  legendHidden,
  className,
  children,
}: GroupProps<V> & { className?: string; children: ReactNode }) {
  const wrong = form.faults[name] !== undefined
  return (
    <fieldset
      className={`field ${className ?? ''}`}
      id={form.id(name)}
      tabIndex={-1}
      aria-describedby={wrong ? `${form.id(name)}-f` : undefined}
    >
      <legend className={legendHidden ? 'sr' : ''}>{legend}</legend>
      {children}
      <FaultOf form={form} name={name} />
    </fieldset>
  )
}

export interface ChoicesProps<V extends object> extends GroupProps<V> {
  options: readonly Choice[]
}

/** One of several, each a whole row. Nothing about a person is preselected. */
export const Choices = <V extends object>({ options, ...group }: ChoicesProps<V>) => (
  <Group {...group}>
    {options.map((option) => (
      <label key={option.value} className="choice">
        <Radio {...group} value={option.value} />
        {option.icon && <Icon name={option.icon} />}
        <span>
          {option.label}
          {option.hint && <small className="hint">{option.hint}</small>}
        </span>
        <Icon name="ok" className="tick" />
      </label>
    ))}
  </Group>
)

/** One of several short words, two in a row. */
export const Halves = <V extends object>({ options, ...group }: ChoicesProps<V>) => (
  <Group {...group}>
    <div className="tags">
      {options.map((option) => (
        <label key={option.value} className="tag">
          <Radio {...group} value={option.value} />
          <Icon name="ok" />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  </Group>
)

/** One of two or three, side by side. */
export const Segments = <V extends object>({ options, ...group }: ChoicesProps<V>) => (
  <Group {...group} className="q">
    <div className="seg">
      {options.map((option) => (
        <label key={option.value}>
          <Radio {...group} value={option.value} />
          <Icon name="ok" />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  </Group>
)

function Radio<V extends object>({ form, name, value }: GroupProps<V> & { value: string }) {
  return (
    <input
      type="radio"
      name={name}
      value={value}
      checked={form.values[name] === value}
      onChange={() => form.set({ [name]: value } as Partial<V>)}
    />
  )
}

/** Any number of several; the value is a list. */
export function Tags<V extends object>({ options, ...group }: ChoicesProps<V>) {
  const { form, name } = group
  const chosen = (form.values[name] ?? []) as string[]
  const toggle = (value: string, on: boolean) =>
    form.set({ [name]: on ? [...chosen, value] : chosen.filter((v) => v !== value) } as Partial<V>)
  return (
    <Group {...group}>
      <div className="tags">
        {options.map(({ value, label }) => (
          <label key={value} className="tag">
            <input
              type="checkbox"
              name={name}
              value={value}
              checked={chosen.includes(value)}
              onChange={(e) => toggle(value, e.target.checked)}
            />
            <Icon name="ok" />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </Group>
  )
}

export interface CheckProps<V extends object> {
  form: FormState<V>
  name: keyof V & string
  label: ReactNode
  hint?: ReactNode
}

/** One sentence to agree to. */
export const Check = <V extends object>({ form, name, label, hint }: CheckProps<V>) => (
  <div className="field">
    <label className="choice">
      <input
        type="checkbox"
        id={form.id(name)}
        name={name}
        checked={form.values[name] === true}
        onChange={(e) => form.set({ [name]: e.target.checked } as Partial<V>)}
      />
      <span>
        {label}
        {hint && <small className="hint">{hint}</small>}
      </span>
      <Icon name="ok" className="tick" />
    </label>
    <FaultOf form={form} name={name} />
  </div>
)
