import { Select } from 'antd'
import { cityFields } from '../../../../domain/requests/city/fields.ts'
import { State } from '../../../kit/ui/State.tsx'
import { useWords } from '../../../kit/words.ts'
import { cityWords, fieldWords } from '../words/city.ts'
import type { CityTable, Uses } from './queries.ts'

type Column = CityTable['columns'][number]

/** How each column is read, and the place to say otherwise. */
export function Columns({ of, uses, onUse }: { of: CityTable; uses: Uses; onUse: (uses: Uses) => void }) {
  const t = useWords(cityWords)
  return (
    <details className="city-columns" open={!of.familiar}>
      <summary>
        {t('columns')} · {t(of.familiar ? 'familiar' : 'unfamiliar')}
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('readAs')}</th>
          </tr>
        </thead>
        <tbody>
          {of.columns
            .map((c, i) => ({ ...c, no: i + 1 }))
            .map((c) => (
              <tr key={c.no}>
                <th scope="row">{c.header || t('noHeader', { n: c.no })}</th>
                <td>
                  <ReadAs column={c} chosen={uses[c.key]} onUse={(use) => onUse({ ...uses, [c.key]: use })} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  )
}

function ReadAs({
  column,
  chosen,
  onUse,
}: {
  column: Column
  chosen: string | undefined
  onUse: (use: string) => void
}) {
  const t = useWords(cityWords)
  const field = useWords(fieldWords)
  if (column.use === 'dropped' || column.use === 'sealed') return <span className="none">{t('dropped')}</span>
  // Without a header there is nothing to remember a decision by.
  if (!column.key) return <span className="none">{t('none')}</span>
  const doubtful = chosen === undefined && (column.use === 'unknown' || (column.use === 'field' && !column.sure))
  return (
    <span className="city-use">
      <Select
        aria-label={t('readAsOf', { name: column.header })}
        value={chosen ?? column.field ?? 'none'}
        options={[
          { value: 'none', label: t('none') },
          ...cityFields.map((f) => ({ value: f as string, label: field(f) })),
        ]}
        popupMatchSelectWidth={false}
        onChange={onUse}
      />
      {doubtful && <State tone="ask">{t('readAs')}</State>}
    </span>
  )
}
