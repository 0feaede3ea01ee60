import { useFormat } from '../../../kit/now.ts'
import { useWords } from '../../../kit/words.ts'
import type { Card } from '../../queries.ts'
import { words } from '../../words.ts'
import { useValueText } from './figure.tsx'
import { monthText } from './month.ts'
import { lineOf } from './spark.ts'

const box = { width: 124, height: 34 }

/** The months before as a line; its name says every value, and the table below says them again. */
export function Spark({ card }: { card: Card }) {
  const t = useWords(words)
  const { lang } = useFormat()
  const text = useValueText()
  const { trend, target, unit } = card
  const {
    runs,
    last,
    target: height,
  } = lineOf(
    trend.map((p) => p.figure.value),
    target?.value,
    box,
  )
  const all = trend.map((p) => `${monthText(p.month, lang, true)} ${text(unit, p.figure.value)}`).join(t('comma'))
  const aim = target && `${t('comma')}${t('trendTarget', { value: text(unit, target.value) })}`
  return (
    <svg
      className="spark"
      {...box}
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={`${t('trend', { n: trend.length, all })}${aim ?? ''}`}
    >
      {height !== undefined && <line x1="0" x2={box.width} y1={height} y2={height} />}
      {runs.map((run) => (
        <polyline key={run[0]!.join()} points={run.map((p) => p.join()).join(' ')} />
      ))}
      {runs.flatMap((run) =>
        run.length === 1 ? [<circle key={run[0]!.join()} cx={run[0]![0]} cy={run[0]![1]} r="1.5" />] : [],
      )}
      {last && <circle className="now" cx={last[0]} cy={last[1]} r="3" />}
    </svg>
  )
}
