import { useFormat } from '../../../kit/now.ts'
import { CardList } from '../../../kit/staff/CardList.tsx'
import type { MoreRows } from '../../../kit/staff/DataTable.tsx'
import { staffWords } from '../../../kit/staff/words.ts'
import { EmptyState } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import type { ListItem } from '../queries.ts'
import { Brief, DueOf, StateOf } from '../state.tsx'
import { words } from '../words.ts'

/** The same list on a phone at night: one block a matter, its clock first. */
export function Cards({ of }: { of: MoreRows<ListItem> }) {
  const t = useWords(words)
  const kit = useWords(staffWords)
  const f = useFormat()
  return (
    <CardList
      of={of}
      keyOf={(r) => r.id}
      linkOf={(r) => `/requests/${r.id}`}
      empty={<EmptyState title={kit('emptyList')} hint={kit('emptyListDo')} icon="search" />}
    >
      {(r) => (
        <>
          <span className="card-top">
            <DueOf item={r} />
            <StateOf item={r} />
          </span>
          <Brief item={r} />
          <small>{[f.ref(r.refNo), r.place.name, r.lead?.name ?? t('leadNone')].join(' · ')}</small>
        </>
      )}
    </CardList>
  )
}
