import { Input } from 'antd'
import { useRoot } from '../../../accounts/queries.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useNow } from '../../../kit/now.ts'
import { dayText } from '../../../kit/shanghai.ts'
import { useFilters } from '../../../kit/staff/filters.ts'
import { Sideways } from '../../../kit/staff/Sideways.tsx'
import { Answering } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { PlaceSelect } from '../../../places/PlaceSelect.tsx'
import { useKindList } from '../../queries.ts'
import { useGoodsGiven, type GoodsSum } from '../../receipt-queries.ts'
import '../activities.css'
import { words } from '../words.ts'
import { SumHead } from './SumHead.tsx'
import { sumWords } from './sum-words.ts'

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
  const none = <p className="none">{t('goodsNone')}</p>
  return (
    <>
      <SumHead title={t('goods')} note={t('goodsNote')} />
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
    </>
  )
}

/** As the kinds of activities that hand it over call it, whichever of them is in force. */
function useGoodName() {
  const lang = useLanguage()
  const choices = (useKindList().data?.items ?? []).flatMap((k) => k.goods)
  return (code: string) => choices.findLast((c) => c.code === code)?.name[lang] ?? code
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
