import { useState } from 'react'
import { useMe } from '../../../accounts/queries.ts'
import { useFormat } from '../../../kit/now.ts'
import { wallOf } from '../../../kit/shanghai.ts'
import { momentFrom } from '../../../kit/staff/moment.ts'
import { useWords, wordIn } from '../../../kit/words.ts'
import { levelWords } from '../../words.ts'
import { useRatingCounts } from '../queries.ts'
import { unitWords } from '../words/unit.ts'

const levels = [5, 4, 3, 2, 1] as const
/** The first moment of a month in Shanghai, counted from January 2000. */
const monthStart = (month: number) =>
  momentFrom(`${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`)

/** How the unit's work was rated: counts from five on, never with an author. */
export function RatingCounts({ unit }: { unit: string | undefined }) {
  const t = useWords(unitWords)
  const f = useFormat()
  const grants = useMe().data?.me?.grants ?? []
  const own = unit ?? grants.find((g) => g.unit)?.unit ?? undefined
  // Whole months only: a window of one's own choosing would tell the newest rating by subtraction.
  const [span] = useState(() => {
    const { year, month } = wallOf(Date.now())
    const now = (year - 2000) * 12 + month - 1
    return { from: monthStart(now - 2), to: monthStart(now + 1) }
  })
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
