import { numberOf, percentOf } from '../format.ts'
import { useWords } from '../words.ts'
import { staffWords } from './words.ts'

/** Below this many no rate is shown: a single case would swing it. */
export const fewest = 20

/** @returns null over nothing and below twenty */
export const shownRate = (n: number, d: number): number | null => (d < fewest ? null : n / d)

/** n / d */
export const Fraction = ({ n, d }: { n: number; d: number }) => (
  <span className="fraction">
    {numberOf(n)} / {numberOf(d)}
  </span>
)

/** n / d and the rate beside it; "—" below twenty, with why. */
export function Ratio({ n, d }: { n: number; d: number }) {
  const t = useWords(staffWords)
  const rate = shownRate(n, d)
  return (
    <span className="ratio">
      <Fraction n={n} d={d} />
      {rate === null ? (
        <span title={t('few')}>
          —<span className="sr">{t('few')}</span>
        </span>
      ) : (
        <b>{percentOf(rate)}</b>
      )}
    </span>
  )
}
