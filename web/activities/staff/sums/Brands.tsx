import { useFormat } from '../../../kit/now.ts'
import { Sideways } from '../../../kit/staff/Sideways.tsx'
import { Answering } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { useBrands, type Brands as Of } from '../../receipt-queries.ts'
import { SumHead } from './SumHead.tsx'
import { sumWords } from './sum-words.ts'
import { useYearOf, YearBar } from './YearBar.tsx'

/** Projects that were held again and again, and how content people were. [S1-04][S3-16] */
export function Brands() {
  const t = useWords(sumWords)
  const year = useYearOf()
  return (
    <>
      <SumHead title={t('brands')} note={t('brandsNote')} />
      <YearBar of={year} />
      <Answering of={useBrands(year.place, year.year)}>{(b) => <Shown of={b} />}</Answering>
    </>
  )
}

function Shown({ of: { items, target } }: { of: Of }) {
  const t = useWords(sumWords)
  const n = items.filter((b) => b.repeated).length
  return (
    <>
      {target && <p>{t('brandsTarget', { ...target, n })}</p>}
      {items.length === 0 ? (
        <p className="none">{t('brandsNone')}</p>
      ) : (
        <Table items={items} counted={target !== null} />
      )}
    </>
  )
}

function Table({ items, counted }: { items: Of['items']; counted: boolean }) {
  const t = useWords(sumWords)
  const f = useFormat()
  return (
    <Sideways label={t('brands')}>
      <table className="plain">
        <thead>
          <tr>
            {(['project', 'held', 'asked', 'content', 'share'] as const).map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
            {counted && <th scope="col">{t('repeated')}</th>}
          </tr>
        </thead>
        <tbody>
          {items.map((b) => (
            <tr key={b.project}>
              <th scope="row">{b.project}</th>
              <td>{b.held}</td>
              <td>{b.asked}</td>
              <td>{b.content}</td>
              <td>{f.percent(b.share)}</td>
              {counted && <td>{t(b.repeated ? 'enough' : 'notEnough')}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  )
}
