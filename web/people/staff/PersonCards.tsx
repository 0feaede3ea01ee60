import type { ReactNode } from 'react'
import { CardList } from '../../kit/staff/CardList.tsx'
import type { MoreRows } from '../../kit/staff/DataTable.tsx'
import { useWords } from '../../kit/words.ts'
import { useCares, type Masked } from '../queries.ts'
import { NearMark } from './NearMark.tsx'
import { sexWords, words } from './words.ts'

/** The same list on a phone. */
export function PersonCards({ of, empty }: { of: MoreRows<Masked>; empty: ReactNode }) {
  const t = useWords(words)
  const sex = useWords(sexWords)
  const cares = useCares()
  return (
    <CardList of={of} keyOf={(r) => r.id} linkOf={(r) => `/people/${r.id}`} empty={empty}>
      {(r) => (
        <>
          <span className="brief">
            <b>{r.name}</b>
            <NearMark of={r} />
            <small>{[sex(r.sex), r.age !== null && t('years', { n: r.age })].filter(Boolean).join(' · ')}</small>
          </span>
          <small>{[r.phone, r.address].filter(Boolean).join(' · ')}</small>
          <span className="cares">
            {r.categories.map((c) => (
              <span key={c} className="care">
                {cares.name(c)}
              </span>
            ))}
          </span>
        </>
      )}
    </CardList>
  )
}
