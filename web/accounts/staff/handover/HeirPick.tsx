import { useLanguage } from '../../../kit/language.ts'
import { FindOne } from '../../../kit/staff/FindOne.tsx'
import { useWords } from '../../../kit/words.ts'
import { roleName } from '../roles.ts'
import { handoverWords } from '../words/handover.ts'
import { findHeirs } from './queries.ts'

interface HeirPickProps {
  id: string
  value: string | null
  onChange: (account: string | null) => void
  status?: '' | 'error'
}

/** An active account within reach, by its name, with what it holds. */
export function HeirPick({ onChange, ...field }: HeirPickProps) {
  const t = useWords(handoverWords)
  const lang = useLanguage()
  return (
    <FindOne
      {...field}
      find={findHeirs}
      option={(a) => ({
        value: a.id,
        label: a.shown,
        note: [a.name, ...new Set(a.roles.map((r) => roleName(r.role, lang)))].join(' · '),
      })}
      placeholder={t('find')}
      none={t('none')}
      onChange={(a) => onChange(a?.id ?? null)}
    />
  )
}
