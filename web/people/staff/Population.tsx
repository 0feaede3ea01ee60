import { Input } from 'antd'
import { useState } from 'react'
import type { Balance } from '../../../domain/people/population.ts'
import { useRoot } from '../../accounts/queries.ts'
import { useFormat } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable, whole } from '../../kit/staff/DataTable.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { usePlace } from '../../kit/staff/place.ts'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useAllPlaceNames } from '../../places/queries.ts'
import './people.css'
import { PlaceFilter } from './PlaceFilter.tsx'
import { usePopulation } from './queries.ts'
import { words } from './words.ts'
import { eventWords, populationWords } from './words/events.ts'

interface Row {
  place: string
  balance: Balance
  whole: boolean
}

/** Opening, who came and was born, who went and died, closing: of a place and of the places right below it. */
export function Population() {
  const t = useWords(populationWords)
  const people = useWords(words)
  const root = useRoot()
  const f = useFormat()
  const [place, choose] = usePlace(root)
  const [month, setMonth] = useState(dayText(f.now).slice(0, 7))
  const answer = usePopulation(place, month)
  const columns = useColumns()
  const rows: Row[] | undefined = answer.data && [
    { place, balance: answer.data.place, whole: true },
    ...answer.data.below.map((b) => ({ ...b, whole: false })),
  ]
  return (
    <>
      <Crumbs label={people('crumbs')} crumbs={[{ name: people('title'), to: '/people' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')} />
      <div className="filter-row">
        <PlaceFilter root={root} place={place} choose={choose} />
        <Input
          className="filter"
          type="month"
          aria-label={t('month')}
          value={month}
          max={dayText(f.now).slice(0, 7)}
          onChange={(e) => /^\d{4}-(0[1-9]|1[0-2])$/.test(e.target.value) && setMonth(e.target.value)}
        />
      </div>
      <DataTable
        name="population"
        caption={t('title')}
        of={whole(rows, answer)}
        columns={columns}
        rowKey={(r) => r.place}
        counted={(n) => t('below', { n: n - 1 })}
        cards
        empty={<EmptyState icon="people" title={t('empty')} />}
      />
    </>
  )
}

function useColumns(): Column<Row>[] {
  const t = useWords(populationWords)
  const event = useWords(eventWords)
  const f = useFormat()
  const places = useAllPlaceNames()
  const number = (key: keyof Balance, part?: keyof Balance, title = t(key as 'opening')): Column<Row> => ({
    key,
    title,
    width: 120,
    align: 'right',
    render: ({ balance: b }) => (
      <span>
        {f.number(b[key])}
        {part && b[part] > 0 && <small className="none"> {t(part as 'movedIn', { n: b[part] })}</small>}
      </span>
    ),
  })
  return [
    {
      key: 'place',
      title: t('place'),
      always: true,
      render: (r) => (r.whole ? <b>{places.get(r.place) ?? t('whole')}</b> : (places.get(r.place) ?? r.place)),
    },
    number('opening'),
    number('arrivals', 'movedIn'),
    number('births'),
    number('departures', 'movedOut'),
    number('deaths', undefined, event('death')),
    number('closing'),
  ]
}
