import { FindOne } from '../../../kit/staff/FindOne.tsx'
import { useWords } from '../../../kit/words.ts'
import { findDwellings, type Dwelling } from '../queries.ts'
import { words } from '../words.ts'

export interface DwellingPickProps {
  id: string
  value: Dwelling | null
  onChange: (dwelling: Dwelling | null) => void
  status?: '' | 'error'
}

/** One door of the register, by a piece of its address. */
export function DwellingPick({ value, onChange, ...field }: DwellingPickProps) {
  const t = useWords(words)
  return (
    <FindOne
      {...field}
      value={value?.id ?? null}
      known={value}
      find={findDwellings}
      option={(d) => ({ value: d.id, label: d.text, note: '' })}
      placeholder={t('dwellingHint')}
      none={t('dwellingNone')}
      onChange={(d) => onChange(d ?? null)}
    />
  )
}
