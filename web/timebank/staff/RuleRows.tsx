import { Button, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import type { FormState } from '../../kit/form/useForm.ts'
import type { Choice } from '../../kit/staff/Fields.tsx'
import { useWords } from '../../kit/words.ts'
import { ruleFormWords } from './rule-form-words.ts'
import './rules.css'

interface RowsProps<V extends object, R> {
  form: FormState<V>
  name: keyof V & string
  label: string
  blank: R
  children: (row: R, change: (part: Partial<R>) => void) => ReactNode
}

/** Rows of a rule: changed in place, added at the end, removed. */
export function RuleRows<V extends object, R extends object>({ form, name, label, blank, children }: RowsProps<V, R>) {
  const t = useWords(ruleFormWords)
  const rows = form.values[name] as readonly R[]
  const set = (next: readonly R[]) => form.set({ [name]: next } as Partial<V>)
  const change = (i: number) => (part: Partial<R>) => set(rows.map((r, n) => (n === i ? { ...r, ...part } : r)))
  return (
    <fieldset className="field" id={form.id(name)}>
      <legend>{label}</legend>
      <ul className="bank-rows">
        {rows.map((row, i) => (
          // A row has no name; rows are only added at the end and removed.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i}>
            {children(row, change(i))}
            <Button
              size="small"
              aria-label={t('removeRow', { label, n: i + 1 })}
              onClick={() => set(rows.filter((_, n) => n !== i))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => set([...rows, blank])}>
        {t('addRow', { label })}
      </Button>
    </fieldset>
  )
}

export const RowNumber = (p: {
  label: string
  min: number
  max: number
  value: number | null
  onChange: (value: number | null) => void
}) => (
  <InputNumber
    aria-label={p.label}
    placeholder={p.label}
    min={p.min}
    max={p.max}
    value={p.value}
    onChange={p.onChange}
  />
)

export const RowChoice = (p: {
  label: string
  many?: boolean
  options: readonly Choice[]
  value: readonly string[]
  onChange: (value: string[]) => void
}) => (
  <Select
    {...(p.many && { mode: 'multiple' as const })}
    aria-label={p.label}
    placeholder={p.label}
    className="bank-choice"
    showSearch={{ optionFilterProp: 'label' }}
    value={p.many ? [...p.value] : p.value[0]}
    options={p.options as Choice[]}
    onChange={(next: string | string[]) => p.onChange([next].flat())}
  />
)
