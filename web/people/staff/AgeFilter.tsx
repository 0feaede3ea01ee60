import { InputNumber } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

export interface AgeFilterProps {
  from: string | undefined
  to: string | undefined
  choose: (change: { ageFrom?: string | undefined; ageTo?: string | undefined }) => void
}

const numberOf = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text))
const textOf = (age: number | null) => (age === null ? undefined : String(age))

/** Completed years, both ends included; asked when the field is left or Enter pressed, not at each digit. */
export function AgeFilter({ from, to, choose }: AgeFilterProps) {
  const t = useWords(words)
  const [typed, setTyped] = useState({ from: numberOf(from), to: numberOf(to) })
  useEffect(() => setTyped({ from: numberOf(from), to: numberOf(to) }), [from, to])
  const ask = () => {
    if (textOf(typed.from) !== from || textOf(typed.to) !== to)
      choose({ ageFrom: textOf(typed.from), ageTo: textOf(typed.to) })
  }
  const years = { min: 0, max: 130, precision: 0, controls: false, onBlur: ask, onPressEnter: ask } as const
  return (
    <span className="filter ages">
      <span>{t('age')}</span>
      <InputNumber
        {...years}
        aria-label={t('ageFrom')}
        value={typed.from}
        onChange={(age) => setTyped({ ...typed, from: age })}
      />
      <span>{t('ageTo')}</span>
      <InputNumber
        {...years}
        aria-label={t('ageToLabel')}
        value={typed.to}
        onChange={(age) => setTyped({ ...typed, to: age })}
      />
    </span>
  )
}
