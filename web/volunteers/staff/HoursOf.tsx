import { DataTable } from '../../kit/staff/DataTable.tsx'
import { Facts } from '../../kit/staff/Facts.tsx'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useSaid } from '../said.ts'
import { useHoursColumns, useStandingColumn } from './columns.tsx'
import { useHoursOf, useSumsOf, type Hours, type View } from './queries.ts'
import { words } from './words.ts'

/** By year with training apart, then each time. */
export function HoursOf({ v }: { v: View }) {
  const t = useWords(words)
  const sums = useSumsOf(v.id)
  const hours = useHoursOf(v.id)
  const columns = [...useHoursColumns<Hours>(), useStandingColumn()]
  return (
    <>
      <section>
        <h2>{t('sums')}</h2>
        <Answering of={sums} lines={2}>
          {({ years }) => <Years years={years} />}
        </Answering>
      </section>
      <section>
        <h2>{t('hours')}</h2>
        <DataTable
          name="volunteer-hours"
          caption={t('hours')}
          of={hours}
          columns={columns}
          rowKey={(r) => r.id}
          counted={(n, more) => t('lines', { n: more ? `${n}+` : n })}
          cards
          empty={<p className="none">{t('hoursNone')}</p>}
        />
      </section>
    </>
  )
}

interface Year {
  year: number
  minutes: number
  times: number
  training: number
}

function Years({ years }: { years: readonly Year[] }) {
  const t = useWords(words)
  const said = useSaid()
  if (years.length === 0) return <p className="none">{t('hoursNone')}</p>
  const line = (y: Year) =>
    [
      t('sumLine', { minutes: said.minutes(y.minutes), times: t('timesN', { n: y.times }) }),
      y.training > 0 && t('training', { minutes: said.minutes(y.training) }),
    ]
      .filter(Boolean)
      .join(' · ')
  return <Facts rows={years.map((y) => [t('year', { year: y.year }), line(y)])} />
}
