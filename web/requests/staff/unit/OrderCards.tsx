import { useFormat } from '../../../kit/now.ts'
import { CardList } from '../../../kit/staff/CardList.tsx'
import type { MoreRows } from '../../../kit/staff/DataTable.tsx'
import { EmptyState } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import type { OrderItem } from '../queries.ts'
import { Brief } from '../state.tsx'
import { unitWords } from '../words/unit.ts'
import { OrderClock, OrderState } from './columns.tsx'

/** The orders on a phone. */
export function OrderCards({ of }: { of: MoreRows<OrderItem> }) {
  const t = useWords(unitWords)
  const f = useFormat()
  return (
    <CardList
      of={of}
      keyOf={(r) => r.order}
      linkOf={(r) => `/requests/${r.request.id}`}
      empty={<EmptyState icon="done" title={t('empty')} hint={t('emptyDo')} />}
    >
      {(r) => (
        <>
          <span className="card-top">
            <OrderClock order={r} />
            <OrderState order={r} />
          </span>
          <Brief item={r.request} />
          <small>{[f.ref(r.request.refNo), r.request.place.name].join(' · ')}</small>
        </>
      )}
    </CardList>
  )
}
