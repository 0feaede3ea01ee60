import { Button } from 'antd'
import { useFormat } from '../../kit/now.ts'
import { useWords } from '../../kit/words.ts'
import type { View } from '../queries.ts'
import { seriesWords } from './series-words.ts'

/** Of one that is held again and again: what is still to come, and that no more shall be. */
export function Series({ activity: { series }, onEnd }: { activity: View; onEnd: (() => void) | undefined }) {
  const t = useWords(seriesWords)
  const f = useFormat()
  if (!series) return null
  const until = f.date(`${series.until}T00:00:00+08:00`)
  return (
    <section>
      <h2>{t('series')}</h2>
      <p>{series.left > 0 ? t('left', { n: series.left, until }) : t('last')}</p>
      {series.left > 0 && onEnd && <Button onClick={onEnd}>{t('end')}…</Button>}
    </section>
  )
}
