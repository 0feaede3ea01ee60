import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { OrganisationKind, OrganisationLevel } from '../../../domain/organisations/schema.ts'
import { useRoot } from '../../accounts/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { Link, useNavigate } from '../../kit/router.tsx'
import { ColumnButton } from '../../kit/staff/ColumnButton.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { useFilters } from '../../kit/staff/filters.ts'
import { FilterBar, PageHead, ViewTabs } from '../../kit/staff/ListParts.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { useNarrow } from '../../kit/staff/useNarrow.ts'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { communityName, usePlaceNames } from '../../places/queries.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { kindWords, orgLevelWords } from '../words.ts'
import { OpenBody } from './acts/BodyForms.tsx'
import { BodyCards } from './BodyCards.tsx'
import './organisations.css'
import { useBodies, type Brief } from './queries.ts'
import { words } from './words.ts'

const names = ['q', 'kind', 'level', 'under'] as const

const views = [
  ['viewAll', ''],
  ['viewCounty', 'level=county'],
  ['viewTown', 'level=town'],
  ['viewSubDistrict', 'level=sub-district'],
  ['viewCommunity', 'level=community'],
] as const

/** The bodies of the three levels, companies and squads. */
export function Organisations({ useMayAt }: { useMayAt: UseMayAt }) {
  const t = useWords(words)
  const lang = useLanguage()
  const navigate = useNavigate()
  const narrow = useNarrow()
  const mayAt = useMayAt()
  const root = useRoot()
  const [adding, setAdding] = useState(false)
  const [current, setCurrent] = useState<string>()
  const filters = useFilters(names)
  const { q, kind, level, under } = filters.values
  const parsedKind = OrganisationKind.safeParse(kind).data
  const parsedLevel = OrganisationLevel.safeParse(level).data
  const bodies = useBodies({
    ...(q && { q }),
    ...(parsedKind && { kind: parsedKind }),
    ...(parsedLevel && { level: parsedLevel }),
    ...(under && { under }),
    size: 50,
  })
  const columns = useColumns()
  return (
    <>
      <PageHead title={t('title')}>
        {mayAt('organisations.edit', root) && (
          <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </PageHead>
      <ViewTabs list="organisations" given={views.map(([word, search]) => ({ name: t(word), search }))} names={names} />
      <FilterBar filters={filters} end={!narrow && <ColumnButton name="organisations" columns={columns} />}>
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
          value={parsedKind}
          options={OrganisationKind.options.map((value) => ({ value, label: wordIn(kindWords[value], lang) }))}
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
      {narrow ? (
        <BodyCards of={bodies} />
      ) : (
        <DataTable
          name="organisations"
          caption={t('title')}
          of={bodies}
          columns={columns}
          rowKey={(r) => r.id}
          rowName={(r) => r.name}
          current={current}
          onCurrent={setCurrent}
          onOpen={(id) => navigate(`/organisations/${id}`)}
          keys={!adding}
          empty={<EmptyState icon="building" title={t('empty')} hint={t('emptyDo')} />}
        />
      )}
      {adding && <OpenBody onClose={() => setAdding(false)} onOpened={(id) => navigate(`/organisations/${id}`)} />}
    </>
  )
}

function useColumns(): Column<Brief>[] {
  const t = useWords(words)
  const kind = useWords(kindWords)
  const level = useWords(orgLevelWords)
  const places = usePlaceNames(true)
  return [
    {
      key: 'name',
      title: t('name'),
      always: true,
      render: (r) => (
        <span className="brief">
          <Link to={`/organisations/${r.id}`}>{r.name}</Link>
          {r.short && <small>{r.short}</small>}
        </span>
      ),
    },
    { key: 'kind', title: t('kind'), width: 130, render: (r) => kind(r.kind) },
    { key: 'level', title: t('level'), width: 120, render: (r) => level(r.level) },
    {
      key: 'place',
      title: t('place'),
      width: 200,
      render: (r) => <span className="clip">{communityName(places, r.place)}</span>,
    },
    { key: 'side', title: t('side'), width: 96, render: (r) => (r.government ? t('government') : t('outside')) },
    { key: 'phone', title: t('phone'), width: 130, render: (r) => r.phone },
    { key: 'code', title: t('code'), width: 200, extra: true, render: (r) => <span className="clip">{r.code}</span> },
  ]
}
