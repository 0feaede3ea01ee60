import { useState } from 'react'
import type { NearbyItem } from '../../../domain/requests/schema.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useNavigate } from '../../kit/router.tsx'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import type { Picked } from '../../places/queries.ts'
import { followNeighbour, useNearby } from '../queries.ts'
import { bodyOf, pickedOf, whereOf, type ReportDraft } from './draft.ts'
import { dropReport } from './store.ts'
import { words } from './words.ts'

export interface NearbyProps {
  draft: ReportDraft
  home: Picked | undefined
}

/** Somebody said it already? One press to follow theirs instead. Nothing stands here while it is asked or when there is none. */
export function Nearby({ draft, home }: NearbyProps) {
  const t = useWords(words)
  const picked = pickedOf(draft, home)
  const what = draft.what.trim()
  const body = {
    where: picked ? whereOf(draft, picked) : { place: '' },
    ...(draft.item && { item: draft.item }),
    ...(what && { what }),
  }
  const items = useNearby(body, picked !== undefined).data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className="warm" aria-label={t('nearbyTitle')}>
      <Icon name="people" />
      <div>
        {items.slice(0, 2).map((item) => (
          <One key={item.request} item={item} draft={draft} home={home} />
        ))}
      </div>
    </section>
  )
}

function One({ item, draft, home }: NearbyProps & { item: NearbyItem }) {
  const t = useWords(words)
  const { day } = useFormat()
  const navigate = useNavigate()
  const [error, setError] = useState<unknown>()
  const follow = async () => {
    try {
      await followNeighbour({
        request: item.request,
        follow: { id: mint(), contact: bodyOf(draft, home, [], '').contact },
      })
      dropReport()
      navigate('/report/followed', { replace: true })
    } catch (thrown) {
      setError(thrown)
    }
  }
  return (
    <>
      <p>{t('nearbyOne', { when: day(item.receivedAt), brief: item.brief ?? item.label })}</p>
      <button type="button" className="as-link" onClick={() => void follow()}>
        {t('nearbyFollow')}
      </button>
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}
