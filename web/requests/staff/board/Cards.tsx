import { Button } from 'antd'
import { useFormat } from '../../../kit/now.ts'
import { Link } from '../../../kit/router.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../../kit/ui/Answering.tsx'
import type { MoreRows } from '../../../kit/staff/DataTable.tsx'
import { staffWords } from '../../../kit/staff/words.ts'
import { useWords } from '../../../kit/words.ts'
import type { ListItem } from '../queries.ts'
import { Brief, DueOf, StateOf } from '../state.tsx'
import { words } from '../words.ts'

/** The same list on a phone at night: one block a matter, its clock first. */
export function Cards({ of }: { of: MoreRows<ListItem> }) {
  const t = useWords(words)
  const kit = useWords(staffWords)
  const f = useFormat()
  if (of.items === undefined)
    return of.error ? <ErrorState error={of.error} retry={() => void of.refetch()} /> : <Skeleton lines={6} />
  if (of.items.length === 0) return <EmptyState title={kit('emptyList')} hint={kit('emptyListDo')} icon="search" />
  return (
    <>
      <ul className="cards">
        {of.items.map((r) => (
          <li key={r.id}>
            <Link to={`/requests/${r.id}`}>
              <span className="card-top">
                <DueOf item={r} />
                <StateOf item={r} />
              </span>
              <Brief item={r} />
              <small>{[f.ref(r.refNo), r.place.name, r.lead?.name ?? t('leadNone')].join(' · ')}</small>
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
