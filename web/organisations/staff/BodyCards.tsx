import { Button } from 'antd'
import { Link } from '../../kit/router.tsx'
import type { MoreRows } from '../../kit/staff/DataTable.tsx'
import { staffWords } from '../../kit/staff/words.ts'
import { EmptyState, ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { communityName, usePlaceNames } from '../../places/queries.ts'
import { kindWords } from '../words.ts'
import type { Brief } from './queries.ts'
import { words } from './words.ts'

/** The same list on a phone. */
export function BodyCards({ of }: { of: MoreRows<Brief> }) {
  const t = useWords(words)
  const kit = useWords(staffWords)
  const kind = useWords(kindWords)
  const places = usePlaceNames(true)
  if (of.items === undefined)
    return of.error ? <ErrorState error={of.error} retry={() => void of.refetch()} /> : <Skeleton lines={6} />
  if (of.items.length === 0) return <EmptyState icon="building" title={t('empty')} hint={t('emptyDo')} />
  return (
    <>
      <ul className="cards">
        {of.items.map((r) => (
          <li key={r.id}>
            <Link to={`/organisations/${r.id}`}>
              <b>{r.name}</b>
              <small>{[kind(r.kind), communityName(places, r.place), r.phone].filter(Boolean).join(' · ')}</small>
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
