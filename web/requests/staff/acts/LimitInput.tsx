import { InputNumber, Select, Space } from 'antd'
import type { Limit } from '../../../../domain/requests/vocabulary.ts'
import { useLanguage } from '../../../kit/language.ts'
import { wordIn } from '../../../kit/words.ts'
import { limitWords } from '../../words.ts'

export interface LimitInputProps {
  id: string
  value: Limit | null
  onChange: (limit: Limit | null) => void
  status?: '' | 'error'
  label: string
}

const units = Object.keys(limitWords) as Limit['unit'][]

/** A number and what it counts; the unit's word without its number. */
export function LimitInput({ id, value, onChange, status = '', label }: LimitInputProps) {
  const lang = useLanguage()
  const unit = value?.unit ?? 'working-hours'
  const word = (u: Limit['unit']) => wordIn(limitWords[u], lang, { n: '' }).trim()
  return (
    <Space.Compact block>
      <InputNumber
        id={id}
        status={status}
        min={0}
        max={2000}
        value={value?.amount ?? null}
        onChange={(amount) => onChange(amount === null ? null : { amount, unit })}
      />
      <Select
        aria-label={label}
        status={status}
        value={unit}
        popupMatchSelectWidth={false}
        options={units.map((u) => ({ value: u, label: word(u) }))}
        onChange={(next: Limit['unit']) => onChange({ amount: value?.amount ?? 1, unit: next })}
      />
    </Space.Compact>
  )
}
