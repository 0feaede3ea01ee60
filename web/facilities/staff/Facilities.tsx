import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useFormat } from '../../kit/now.ts'
import { Link, useNavigate } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { useFilters } from '../../kit/staff/filters.ts'
import { FilterBar, PageHead, ViewTabs } from '../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { communityName, usePlaceNames } from '../../places/queries.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useSaid } from '../hours.ts'
import { useFacilities, useKinds, type Brief } from '../queries.ts'
import { hoursWords, stateWords } from '../words.ts'
import { OpenFacility } from './acts/FacilityForms.tsx'
import './facilities.css'
import { words } from './words.ts'

const names = ['q', 'kind', 'under', 'view'] as const
const views = [
  ['viewOpen', ''],
  ['viewDue', 'view=due'],
  ['viewClosed', 'view=closed'],
] as const

/** Every room, square, station and board: where, open when, who looks at it next. */
export function Facilities() {
  const t = useWords(words)
  const navigate = useNavigate()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const [current, setCurrent] = useState<string>()
  const filters = useFilters(names)
  const { q, kind, under } = filters.values
  const view = filters.values.view === 'due' || filters.values.view === 'closed' ? filters.values.view : 'open'
  const kinds = useKinds()
  const of = useFacilities({ ...(q && { q }), ...(kind && { kind }), ...(under && { under }), view, size: 50 })
  const columns = useColumns()
  return (
    <>
      <PageHead title={t('title')}>
        <Button onClick={() => navigate('/facilities/missing')}>{t('missing')}</Button>
        <Button onClick={() => navigate('/facilities/kinds')}>{t('kinds')}</Button>
        {may('facilities.edit') && (
          <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </PageHead>
      <ViewTabs list="facilities" given={views.map(([word, search]) => ({ name: t(word), search }))} names={names} />
      <FilterBar filters={filters}>
        <Input.Search
          key={q ?? ''}
          className="filter"
          aria-label={t('find')}
          placeholder={t('find')}
          defaultValue={q}
          allowClear
          onSearch={(text) => filters.set({ q: text.trim() })}
        />
        <Select
          className="filter"
          aria-label={t('kind')}
          placeholder={t('kind')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={kind}
          options={kinds.all.map((k) => ({ value: k.code, label: kinds.name(k.code) }))}
          onChange={(next?: string) => filters.set({ kind: next })}
        />
        <span className="filter">
          <PlaceSelect
            id="f-under"
            label={t('place')}
            optional
            value={under ?? null}
            onChange={(path) => filters.set({ under: path ?? undefined })}
          />
        </span>
      </FilterBar>
      <DataTable
        name="facilities"
        caption={t('title')}
        of={of}
        columns={columns}
        rowKey={(r) => r.id}
        rowName={(r) => r.name}
        current={current}
        onCurrent={setCurrent}
        onOpen={(id) => navigate(`/facilities/${id}`)}
        keys={!adding}
        cards
        counted={(n, more) => (more ? t('all', { n: `${n}+` }) : t('all', { n }))}
        empty={<EmptyState icon="houses" title={t('empty')} hint={t('emptyDo')} />}
      />
      {adding && <OpenFacility onClose={() => setAdding(false)} onOpened={(id) => navigate(`/facilities/${id}`)} />}
    </>
  )
}

function useColumns(): Column<Brief>[] {
  const t = useWords(words)
  const hours = useWords(hoursWords)
  const state = useWords(stateWords)
  const f = useFormat()
  const said = useSaid()
  const kinds = useKinds()
  const places = usePlaceNames(true)
  return [
    { key: 'name', title: t('name'), always: true, render: (r) => <Link to={`/facilities/${r.id}`}>{r.name}</Link> },
    {
      key: 'kind',
      title: t('kind'),
      width: 150,
      render: (r) => <span className="facility-cell">{kinds.name(r.kind)}</span>,
    },
    {
      key: 'place',
      title: t('place'),
      width: 190,
      render: (r) => <span className="clip">{communityName(places, r.place)}</span>,
    },
    { key: 'address', title: t('address'), width: 170, render: (r) => <span className="clip">{r.address}</span> },
    {
      key: 'today',
      title: t('today'),
      width: 190,
      render: (r) =>
        r.closed
          ? t('closedFrom', { day: f.date(r.closed) })
          : // A board is neither open nor shut.
            kinds.of(r.kind)?.group !== 'publicity' && (
              <span className="facility-cell">
                <span>{r.open ? hours('openNow') : hours('shutNow')}</span>
                <small>{said.today(r.today)}</small>
              </span>
            ),
    },
    {
      key: 'check',
      title: t('lastCheck'),
      width: 150,
      render: (r) => (
        <span className="facility-cell">
          <span>{r.checked ? `${state(r.state!)} · ${f.date(r.checked)}` : r.due && t('none')}</span>
          {r.due && <small>{t('dueBy', { day: f.date(r.due) })}</small>}
        </span>
      ),
    },
    { key: 'phone', title: t('phone'), width: 130, render: (r) => r.phone },
  ]
}
