import { Button } from 'antd'
import { useFormat } from '../../../kit/now.ts'
import { Link } from '../../../kit/router.tsx'
import type { MoreRows } from '../../../kit/staff/DataTable.tsx'
import { staffWords } from '../../../kit/staff/words.ts'
import { EmptyState, ErrorState, Skeleton } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import type { OrderItem } from '../queries.ts'
import { Brief } from '../state.tsx'
import { unitWords } from '../words/unit.ts'
import { OrderClock, OrderState } from './columns.tsx'

/** The orders on a phone. */
export function OrderCards({ of }: { of: MoreRows<OrderItem> }) {
  const t = useWords(unitWords)
  const kit = useWords(staffWords)
  const f = useFormat()
  if (of.items === undefined)
    return of.error ? <ErrorState error={of.error} retry={() => void of.refetch()} /> : <Skeleton lines={6} />
  if (of.items.length === 0) return <EmptyState icon="done" title={t('empty')} hint={t('emptyDo')} />
  return (
    <>
      <ul className="cards">
        {of.items.map((r) => (
          <li key={r.order}>
            <Link to={`/requests/${r.request.id}`}>
              <span className="card-top">
                <OrderClock order={r} />
                <OrderState order={r} />
              </span>
              <Brief item={r.request} />
              <small>{[f.ref(r.request.refNo), r.request.place.name].join(' · ')}</small>
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
