import { useState } from 'react'
import { useMe } from '../../../accounts/queries.ts'
import { useFormat } from '../../../kit/now.ts'
import { useWords, wordIn } from '../../../kit/words.ts'
import { levelWords } from '../../words.ts'
import { useRatingCounts } from '../queries.ts'
import { unitWords } from '../words/unit.ts'

const levels = [5, 4, 3, 2, 1] as const
const ninetyDays = 90 * 86_400_000

/** How the unit's work was rated: counts from five on, never with an author. */
export function RatingCounts({ unit }: { unit: string | undefined }) {
  const t = useWords(unitWords)
  const f = useFormat()
  const grants = useMe().data?.me?.grants ?? []
  const own = unit ?? grants.find((g) => g.unit)?.unit ?? undefined
  const [span] = useState(() => ({
    from: new Date(Date.now() - ninetyDays).toISOString(),
    to: new Date().toISOString(),
  }))
  const { data } = useRatingCounts({ unit: own ?? '', ...span }, own !== undefined)
  if (!data) return null
  return (
    <section className="rating-counts">
      <h2>
        {t('ratings')} <small>{data.few ? t('ratingsFew') : t('ratingsNote')}</small>
      </h2>
      {!data.few && data.levels && (
        <ul>
          {levels.map((level) => (
            <li key={level}>
              {wordIn(levelWords[level], f.lang)} <b>{f.number(data.levels?.[level] ?? 0)}</b>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
