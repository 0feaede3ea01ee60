import { FindOne } from '../kit/staff/FindOne.tsx'
import { useWords } from '../kit/words.ts'
import { findColleagues } from './queries.ts'
import { words } from './words.ts'

export interface ColleaguePickProps {
  id: string
  value: string | null
  onChange: (account: string | null, name: string) => void
  status?: '' | 'error'
}

/** An account of staff, by a piece of the name colleagues see. */
export function ColleaguePick({ onChange, ...field }: ColleaguePickProps) {
  const t = useWords(words)
  return (
    <FindOne
      {...field}
      find={findColleagues}
      option={(c) => ({ value: c.account, label: c.name, note: '' })}
      placeholder={t('searchColleague')}
      none={t('noColleague')}
      onChange={(c) => onChange(c?.account ?? null, c?.name ?? '')}
    />
  )
}
