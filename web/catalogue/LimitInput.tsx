import { InputNumber, Select, Space } from 'antd'
import type { Limit } from '../../domain/catalogue/schema.ts'
import { useLanguage } from '../kit/language.ts'
import { wordIn } from '../kit/words.ts'
import { limitUnitWords } from './words.ts'

export interface LimitInputProps {
  id: string
  value: Limit | null
  onChange: (limit: Limit | null) => void
  status?: '' | 'error'
  label: string
  disabled?: boolean
}

const units = Object.keys(limitUnitWords) as Limit['unit'][]

/** A number and what it counts. */
export function LimitInput({ id, value, onChange, status = '', label, disabled = false }: LimitInputProps) {
  const lang = useLanguage()
  const unit = value?.unit ?? 'working-hours'
  return (
    <Space.Compact block>
      <InputNumber
        id={id}
        status={status}
        disabled={disabled}
        min={0}
        max={2000}
        value={value?.amount ?? null}
        onChange={(amount) => onChange(amount === null ? null : { amount, unit })}
      />
      <Select
        aria-label={label}
        status={status}
        disabled={disabled}
        value={unit}
        popupMatchSelectWidth={false}
        options={units.map((u) => ({ value: u, label: wordIn(limitUnitWords[u], lang) }))}
        onChange={(next: Limit['unit']) => onChange({ amount: value?.amount ?? 1, unit: next })}
      />
    </Space.Compact>
  )
}
