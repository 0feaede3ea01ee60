import { useFormat } from '../../../kit/now.ts'
import { useWords } from '../../../kit/words.ts'
import type { Card } from '../../queries.ts'
import { words } from '../../words.ts'
import type { BoardAt } from './at.ts'
import { Opens, useValueText } from './figure.tsx'
import { monthText } from './month.ts'

const tall = 94

/** The chosen number over the months: bars from 0, standing on their own table, whose every number opens. */
export function Trend({ card, at }: { card: Card; at: BoardAt }) {
  const t = useWords(words)
  const { lang } = useFormat()
  const text = useValueText()
  const f = useFormat()
  const { trend, unit, code, opens } = card
  const counted = unit === 'count' ? ('whole' as const) : ('rates' as const)
  const to = (month: string, side: 'hit' | 'all') => (opens ? at.to({ code, side, counted, month }) : undefined)
  const rows = [
    ...(unit === 'count'
      ? []
      : ([
          ['numerator', 'n', 'hit'],
          ['denominator', 'd', 'all'],
        ] as const)),
    ['value', 'value', unit === 'count' ? 'hit' : 'all'],
  ] as const
  return (
    <section className="trend">
      <h2>
        {t('months', { n: trend.length, name: card.name })} <small>{t('fromZero')}</small>
      </h2>
      <Bars card={card} />
      <div className="wide-table">
        <table className="ct">
          <thead>
            <tr>
              <th scope="col">{t('month')}</th>
              {trend.map((p) => (
                <th key={p.month} scope="col">
                  {monthText(p.month, lang, true)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([word, key, side]) => (
              <tr key={key}>
                <th scope="row">{t(word)}</th>
                {trend.map(({ month, figure }) => (
                  <td key={month}>
                    {figure[key] === null ? (
                      '—'
                    ) : (
                      <Opens to={to(month, side)}>
                        {key === 'value' ? text(unit, figure.value) : f.number(figure[key])}
                      </Opens>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small">{card.formula}</p>
    </section>
  )
}

/** A picture of the table below it, for the eye alone. */
function Bars({ card }: { card: Card }) {
  const values = card.trend.map((p) => p.figure.value ?? 0)
  const top = card.unit === 'share' ? 1 : Math.max(...values, card.target?.value ?? 0, 1)
  const wide = 360 / values.length
  const y = (v: number) => Math.round(10 * (tall - 2) * (1 - v / top)) / 10 + 1
  return (
    <svg className="bars" viewBox={`0 0 360 ${tall}`} aria-hidden="true" focusable="false">
      {card.trend.map(({ month }, i) => (
        <rect
          key={month}
          x={i * wide + wide * 0.3}
          width={wide * 0.4}
          y={y(values[i]!)}
          height={Math.max(0, tall - 1 - y(values[i]!))}
          className={i === values.length - 1 ? 'now' : ''}
        />
      ))}
      {card.target && <line className="aim" x1="0" x2="360" y1={y(card.target.value)} y2={y(card.target.value)} />}
      <line x1="0" x2="360" y1={tall - 0.5} y2={tall - 0.5} />
    </svg>
  )
}
