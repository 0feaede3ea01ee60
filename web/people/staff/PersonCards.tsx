import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { Link } from '../../kit/router.tsx'
import type { MoreRows } from '../../kit/staff/DataTable.tsx'
import { staffWords } from '../../kit/staff/words.ts'
import { ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import type { Masked } from '../queries.ts'
import { careWords } from '../words.ts'
import { sexWords, words } from './words.ts'

/** The same list on a phone. */
export function PersonCards({ of, empty }: { of: MoreRows<Masked>; empty: ReactNode }) {
  const t = useWords(words)
  const kit = useWords(staffWords)
  const sex = useWords(sexWords)
  const lang = useLanguage()
  if (of.items === undefined)
    return of.error ? <ErrorState error={of.error} retry={() => void of.refetch()} /> : <Skeleton lines={6} />
  if (of.items.length === 0) return <>{empty}</>
  return (
    <>
      <ul className="cards">
        {of.items.map((r) => (
          <li key={r.id}>
            <Link to={`/people/${r.id}`}>
              <span className="brief">
                <b>{r.name}</b>
                <small>{[sex(r.sex), r.age !== null && t('years', { n: r.age })].filter(Boolean).join(' · ')}</small>
              </span>
              <small>{[r.phone, r.address].filter(Boolean).join(' · ')}</small>
              <span className="cares">
                {r.categories.map((c) => (
                  <span key={c} className="care">
                    {wordIn(careWords[c], lang)}
                  </span>
                ))}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {of.more && (
        <Button block loading={of.isFetchingNextPage ?? false} onClick={of.loadMore}>
          {kit('loadMore')}
        </Button>
      )}
    </>
  )
}
