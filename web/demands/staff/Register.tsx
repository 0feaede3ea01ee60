import { Button, Select } from 'antd'
import { useState } from 'react'
import { demandsApi } from '../../../domain/demands/api.ts'
import { DemandKind, DemandState as State } from '../../../domain/demands/schema.ts'
import { useMay } from '../../accounts/queries.ts'
import { callFile } from '../../kit/client.ts'
import { Link, useNavigate } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { useFilters } from '../../kit/staff/filters.ts'
import { FilterBar, PageHead, ViewTabs } from '../../kit/staff/ListParts.tsx'
import { TakeOut } from '../../kit/staff/TakeOut.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { useUnitNames } from '../../organisations/queries.ts'
import { UnitSelect } from '../../organisations/UnitSelect.tsx'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { AskFor } from '../AskFor.tsx'
import { useDemandAct, useDemands, type DemandLine } from '../queries.ts'
import { kindWords, rhythmWords } from '../words.ts'
import { DemandState, Until } from './parts.tsx'
import { words } from './words.ts'

const names = ['place', 'asker', 'kind', 'state'] as const
const views = [
  ['viewAll', ''],
  ['viewStanding', 'state=standing'],
  ['viewAsked', 'state=asked'],
  ['viewOver', 'state=over'],
  ['viewRefused', 'state=refused'],
] as const

/** Everything that is asked of villages, communities and grids. */
export function Register() {
  const t = useWords(words)
  const kinds = useWords(kindWords)
  const navigate = useNavigate()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const [current, setCurrent] = useState<string>()
  const filters = useFilters(names)
  const { place, asker } = filters.values
  const kind = DemandKind.safeParse(filters.values.kind).data
  const state = State.safeParse(filters.values.state).data
  const query = { ...(place && { place }), ...(asker && { asker }), ...(kind && { kind }), ...(state && { state }) }
  const ask = useDemandAct(demandsApi.ask)
  return (
    <>
      <PageHead title={t('title')} note={t('note')}>
        <Button onClick={() => navigate('/demands/at')}>{t('toAt')}</Button>
        <TakeOut
          label={t('takeOut')}
          note={t('fileNote')}
          send={(asked) => callFile(demandsApi.file, { body: { ...asked, ...query } })}
        />
        {may('demands.ask') && (
          <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </PageHead>
      <ViewTabs list="demands" given={views.map(([word, search]) => ({ name: t(word), search }))} names={names} />
      <FilterBar filters={filters}>
        <span className="filter">
          <PlaceSelect
            id="f-place"
            label={t('place')}
            optional
            value={place ?? null}
            onChange={(path) => filters.set({ place: path ?? undefined })}
          />
        </span>
        <span className="filter">
          <UnitSelect
            id="f-asker"
            label={t('asker')}
            optional
            value={asker ? [asker] : []}
            onChange={([code]) => filters.set({ asker: code })}
          />
        </span>
        <span className="filter">
          <Select
            aria-label={t('kind')}
            allowClear
            placeholder={t('anyKind')}
            popupMatchSelectWidth={false}
            value={kind}
            options={DemandKind.options.map((value) => ({ value, label: kinds(value) }))}
            onChange={(next?: string) => filters.set({ kind: next })}
          />
        </span>
      </FilterBar>
      <DataTable
        name="demands"
        caption={t('title')}
        of={useDemands(query)}
        columns={useColumns()}
        rowKey={(r) => r.id}
        rowName={(r) => r.title}
        current={current}
        onCurrent={setCurrent}
        onOpen={(id) => navigate(`/demands/${id}`)}
        keys={!adding}
        cards
        counted={(n, more) => t('all', { n: more ? `${n}+` : n })}
        empty={<EmptyState icon="list" title={t('empty')} hint={t('emptyDo')} />}
      />
      {adding && (
        <AskFor
          labels
          send={(body, labels) => ask.mutateAsync({ body: { ...body, kind: 'report', labels } })}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  )
}

function useColumns(): Column<DemandLine>[] {
  const t = useWords(words)
  const kinds = useWords(kindWords)
  const rhythm = useWords(rhythmWords)
  const unit = useUnitNames()
  return [
    { key: 'title', title: t('what'), always: true, render: (r) => <Link to={`/demands/${r.id}`}>{r.title}</Link> },
    { key: 'kind', title: t('kind'), width: 90, render: (r) => kinds(r.kind) },
    { key: 'asker', title: t('asker'), width: 190, render: (r) => <span className="clip">{unit(r.asker)}</span> },
    { key: 'number', title: t('number'), width: 190, render: (r) => <span className="clip">{r.number}</span> },
    { key: 'rhythm', title: t('rhythm'), width: 110, render: (r) => rhythm(r.rhythm) },
    { key: 'fields', title: t('fields'), width: 90, align: 'right', render: (r) => r.fields },
    { key: 'until', title: t('until'), width: 140, render: (r) => <Until day={r.until} /> },
    { key: 'state', title: t('state'), always: true, width: 130, render: (r) => <DemandState of={r.state} /> },
  ]
}
