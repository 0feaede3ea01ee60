import { FindOne } from '../kit/staff/FindOne.tsx'
import { useWords } from '../kit/words.ts'
import { findPeople, type Masked } from './queries.ts'
import { words } from './words.ts'

export interface PersonPickProps {
  id: string
  value: string | null
  onChange: (person: string | null, masked: Masked | undefined) => void
  status?: '' | 'error'
}

/** One resident by name, pinyin or phone; shown masked, with age and estate to tell two of a name apart. */
export function PersonPick({ onChange, ...field }: PersonPickProps) {
  const t = useWords(words)
  return (
    <FindOne
      {...field}
      // Every search by a number is a look and is logged: asked when the fingers rest, not at each digit.
      rest={600}
      find={(q) => findPeople({ q }).then((a) => a.items)}
      option={(p) => ({
        value: p.id,
        label: p.name,
        note: [p.age !== null && t('age', { n: p.age }), p.phone, p.address].filter(Boolean).join(' · '),
      })}
      placeholder={t('searchPerson')}
      none={t('nobody')}
      onChange={(p) => onChange(p?.id ?? null, p)}
    />
  )
}
