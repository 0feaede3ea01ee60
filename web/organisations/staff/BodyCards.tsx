import { CardList } from '../../kit/staff/CardList.tsx'
import type { MoreRows } from '../../kit/staff/DataTable.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { communityName, usePlaceNames } from '../../places/queries.ts'
import { kindWords } from '../words.ts'
import type { Brief } from './queries.ts'
import { words } from './words.ts'

/** The same list on a phone. */
export function BodyCards({ of }: { of: MoreRows<Brief> }) {
  const t = useWords(words)
  const kind = useWords(kindWords)
  const places = usePlaceNames(true)
  return (
    <CardList
      of={of}
      keyOf={(r) => r.id}
      linkOf={(r) => `/organisations/${r.id}`}
      empty={<EmptyState icon="building" title={t('empty')} hint={t('emptyDo')} />}
    >
      {(r) => (
        <>
          <b>{r.name}</b>
          <small>{[kind(r.kind), communityName(places, r.place), r.phone].filter(Boolean).join(' · ')}</small>
        </>
      )}
    </CardList>
  )
}
