import { Button, Input } from 'antd'
import { useState } from 'react'
import { useRoot } from '../../../accounts/queries.ts'
import { useNow } from '../../../kit/now.ts'
import { dayText } from '../../../kit/shanghai.ts'
import { useFilters } from '../../../kit/staff/filters.ts'
import { Sideways } from '../../../kit/staff/Sideways.tsx'
import { Answering } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { PlaceSelect } from '../../../places/PlaceSelect.tsx'
import { useGoodsGiven, type GoodsSum } from '../../receipt-queries.ts'
import '../activities.css'
import { words } from '../words.ts'
import { SumHead } from './SumHead.tsx'
import { sumWords } from './sum-words.ts'
import { AtVisits, VisitForm } from './VisitGoods.tsx'
import { useGoodName } from './good-names.ts'

const names = ['place', 'from', 'to'] as const

/** What was handed over in a place and a span of days. [S4-16] */
export function GoodsGiven() {
  const t = useWords(sumWords)
  const w = useWords(words)
  const root = useRoot()
  const today = dayText(useNow())
  const filters = useFilters(names)
  const { place: under = root, from = `${today.slice(0, 4)}-01-01`, to = today } = filters.values
  const days = { from, to }
  const [entering, setEntering] = useState(false)
  const none = <p className="none">{t('goodsNone')}</p>
  return (
    <>
      <SumHead title={t('goods')} note={t('goodsNote')}>
        <Button onClick={() => setEntering(true)}>{t('handOverVisit')}</Button>
      </SumHead>
      <div className="numbers-bar">
        <div className="field">
          <label htmlFor="goods-place">{w('place')}</label>
          <PlaceSelect
            id="goods-place"
            root={root}
            value={under}
            onChange={(path) => filters.set({ place: path ?? undefined })}
          />
        </div>
        {(['from', 'to'] as const).map((name) => (
          <div key={name} className="field">
            <label htmlFor={`goods-${name}`}>{t(name)}</label>
            <Input
              id={`goods-${name}`}
              type="date"
              value={days[name]}
              onChange={(e) => e.target.value && filters.set({ [name]: e.target.value })}
            />
          </div>
        ))}
      </div>
      <Answering of={useGoodsGiven({ under, from, to })} empty={({ totals }) => totals.length === 0 && none}>
        {({ totals }) => <Table totals={totals} />}
      </Answering>
      <AtVisits query={{ under, from, to }} />
      {entering && <VisitForm onClose={() => setEntering(false)} />}
    </>
  )
}

function Table({ totals }: { totals: readonly GoodsSum[] }) {
  const t = useWords(sumWords)
  const name = useGoodName()
  return (
    <Sideways label={t('goods')}>
      <table className="plain">
        <thead>
          <tr>
            {(['good', 'n', 'receipts'] as const).map((of) => (
              <th key={of} scope="col">
                {t(of)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {totals.map((s) => (
            <tr key={s.good}>
              <th scope="row">{name(s.good)}</th>
              <td>{s.n}</td>
              <td>{s.receipts}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  )
}
