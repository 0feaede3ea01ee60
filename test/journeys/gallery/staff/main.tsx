/** The parts of the staff console on one page. Not part of the product: the test beside it looks at it in a browser. */
import '../../../../web/kit/css/staff.ts'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Router } from '../../../../web/kit/router.tsx'
import { Clock, type Light } from '../../../../web/kit/staff/Clock.tsx'
import { ColumnButton } from '../../../../web/kit/staff/ColumnButton.tsx'
import type { Column } from '../../../../web/kit/staff/columns.ts'
import { Crumbs } from '../../../../web/kit/staff/Crumbs.tsx'
import { DataTable } from '../../../../web/kit/staff/DataTable.tsx'
import { Docked } from '../../../../web/kit/staff/Docked.tsx'
import { useFilters } from '../../../../web/kit/staff/filters.ts'
import {
  BatchBar,
  ExportButton,
  FilterBar,
  KeyHints,
  PageHead,
  ViewTabs,
} from '../../../../web/kit/staff/ListParts.tsx'
import { Masked } from '../../../../web/kit/staff/Masked.tsx'
import { PlaceSwitch } from '../../../../web/kit/staff/PlaceSwitch.tsx'
import { Ratio } from '../../../../web/kit/staff/Ratio.tsx'
import { RefNo } from '../../../../web/kit/staff/RefNo.tsx'
import { StaffApp } from '../../../../web/kit/staff/StaffApp.tsx'
import { StatePie } from '../../../../web/kit/staff/StatePie.tsx'
import { startShell } from '../../../../web/kit/start.tsx'
import { useWords } from '../../../../web/kit/words.ts'
import { words } from '../words.ts'

interface Row {
  no: string
  light: Light
}

const lights: Light[] = ['red', 'amber', 'green', 'paused', 'met', 'missed']
const rows: Row[] = lights.map((light, i) => ({ no: `48217503${i}`, light }))
const moment = '2026-11-24T16:12:00+08:00'
const places = [
  { path: '990000/', name: '林口县', level: '县' },
  { path: '990000/100/', name: '林口镇', level: '镇' },
]

function useColumnsOfBoard(): Column<Row>[] {
  const t = useWords(words)
  return [
    { key: 'no', title: t('number'), always: true, render: (r) => <RefNo no={r.no} to="/board" /> },
    { key: 'matter', title: t('matter'), render: () => t('lamp') },
    {
      key: 'due',
      title: t('due'),
      always: true,
      sort: 'ascend',
      render: (r) => <Clock light={r.light} due={moment} stopped={moment} />,
    },
    { key: 'state', title: t('state'), render: () => <StatePie quarters={2}>{t('handling')}</StatePie> },
    { key: 'rate', title: t('rate'), align: 'right', render: (r) => <Ratio n={9} d={r.light === 'red' ? 12 : 648} /> },
  ]
}

function Board() {
  const t = useWords(words)
  const filters = useFilters(['q', 'unit'])
  const columns = useColumnsOfBoard()
  const [current, setCurrent] = useState<string | undefined>(rows[1]!.no)
  const [selected, setSelected] = useState<string[]>([rows[0]!.no])
  const end = (
    <>
      <ColumnButton name="gallery" columns={columns} />
      <ExportButton start={() => Promise.resolve()} />
    </>
  )
  return (
    <main className="work" id="main">
      <Crumbs label={t('where')} crumbs={[{ name: t('home'), to: '/' }, { name: t('board') }]} />
      <PlaceSwitch places={places} root="990000/" value="990000/" onChange={() => undefined} />
      <Docked
        open={current !== undefined}
        onClose={() => setCurrent(undefined)}
        label={t('matter')}
        title={<b>{current}</b>}
        panel={<Masked value="1** **** 0017" what={t('telephone')} reveal={() => Promise.resolve('00012345678')} />}
        foot={<Button type="primary">{t('dispatch')}</Button>}
      >
        <PageHead title={t('board')} note={t('dueSoon')}>
          <Button>{t('matter')}</Button>
        </PageHead>
        <ViewTabs
          list="gallery"
          names={['q']}
          given={[
            { name: t('dueSoon'), search: '', count: 46 },
            { name: t('late'), search: 'q=late' },
          ]}
        />
        <FilterBar filters={filters} more={<Input aria-label={t('name')} />} moreCount={1} end={end}>
          <Input.Search
            className="filter"
            aria-label={t('number')}
            placeholder={t('number')}
            allowClear
            value={filters.values.q ?? ''}
            onChange={(e) => filters.set({ q: e.target.value })}
          />
          <Select
            className="filter"
            aria-label={t('state')}
            placeholder={t('state')}
            allowClear
            options={[{ value: 'a', label: t('handling') }]}
          />
        </FilterBar>
        <BatchBar count={selected.length} onClear={() => setSelected([])}>
          <Button size="small">{t('merge')}</Button>
        </BatchBar>
        <DataTable
          name="gallery"
          caption={t('board')}
          columns={columns}
          rowKey={(r) => r.no}
          of={{ items: rows, more: true, loadMore: () => undefined, error: undefined, refetch: () => undefined }}
          current={current}
          onCurrent={setCurrent}
          selected={selected}
          onSelect={setSelected}
        />
        <KeyHints keys={[['J K', t('rows')]]} />
      </Docked>
    </main>
  )
}

startShell(() => (
  <StaffApp>
    <Router base="/990000/staff" routes={[{ path: '/board', Screen: Board }]} missing={null}>
      {(screen) => screen}
    </Router>
  </StaffApp>
))
