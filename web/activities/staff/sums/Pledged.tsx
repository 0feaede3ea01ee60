import { useFormat } from '../../../kit/now.ts'
import { Sideways } from '../../../kit/staff/Sideways.tsx'
import { Answering } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { usePledgeRate, type PledgeRate } from '../../receipt-queries.ts'
import { SumHead } from './SumHead.tsx'
import { sumWords } from './sum-words.ts'
import { useYearOf, YearBar } from './YearBar.tsx'

type Row = Pick<PledgeRate, 'residents' | 'pledged' | 'done'>

/** A tree or a pot each: how many of the residents, community by community. [S2-03][I-24] */
export function Pledged() {
  const t = useWords(sumWords)
  const year = useYearOf()
  const none = <p className="none">{t('pledgesNone')}</p>
  return (
    <>
      <SumHead title={t('pledges')} note={t('pledgesNote')} />
      <YearBar of={year} />
      <Answering of={usePledgeRate(year.place, year.year)} empty={({ items }) => items.length === 0 && none}>
        {({ items }) => <Table items={items} />}
      </Answering>
    </>
  )
}

function Table({ items }: { items: readonly PledgeRate[] }) {
  const t = useWords(sumWords)
  const sum = (of: keyof Row) => items.reduce((n, i) => n + i[of], 0)
  return (
    <Sideways label={t('pledges')}>
      <table className="plain">
        <thead>
          <tr>
            {(['community', 'residents', 'pledged', 'done', 'rate'] as const).map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((i) => (
            <Line key={i.place} name={i.placeName} of={i} />
          ))}
          {items.length > 1 && (
            <Line name={t('total')} of={{ residents: sum('residents'), pledged: sum('pledged'), done: sum('done') }} />
          )}
        </tbody>
      </table>
    </Sideways>
  )
}

function Line({ name, of: r }: { name: string; of: Row }) {
  const f = useFormat()
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{r.residents}</td>
      <td>{r.pledged}</td>
      <td>{r.done}</td>
      <td>{f.percent(r.residents === 0 ? null : r.done / r.residents)}</td>
    </tr>
  )
}
