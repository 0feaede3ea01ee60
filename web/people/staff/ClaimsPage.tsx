import { Button } from 'antd'
import { useRoot } from '../../accounts/queries.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { usePlace } from '../../kit/staff/place.ts'
import { EmptyState, ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { ClaimLine } from './Claims.tsx'
import './people.css'
import { PlaceFilter } from './PlaceFilter.tsx'
import { useClaims } from './queries.ts'
import { words } from './words.ts'
import { claimWords } from './words/claims.ts'

/** Everything of a place that two sources tell apart: a person settles it, one by one. */
export function ClaimsPage({ useMayAt }: { useMayAt: UseMayAt }) {
  const t = useWords(claimWords)
  const people = useWords(words)
  const root = useRoot()
  const mayAt = useMayAt()
  const [place, choose] = usePlace(root)
  const list = useClaims(place)
  const items = list.items ?? []
  return (
    <>
      <Crumbs label={people('crumbs')} crumbs={[{ name: people('title'), to: '/people' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')} />
      <div className="filter-row">
        <PlaceFilter root={root} place={place} choose={choose} />
      </div>
      {list.error !== undefined && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {!list.items && list.error === undefined && <Skeleton lines={6} />}
      {list.items && items.length === 0 && <EmptyState icon="done" title={t('empty')} hint={t('emptyDo')} />}
      <ul className="claims">
        {items.map((claim) => (
          <ClaimLine key={claim.id} claim={claim} may={mayAt('people.settle', claim.place)} named />
        ))}
      </ul>
      {list.more && <Button onClick={list.loadMore}>{t('more')}</Button>}
    </>
  )
}
