import { Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../../kit/language.ts'
import { useSearch } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { Docked } from '../../kit/staff/Docked.tsx'
import { useFilters } from '../../kit/staff/filters.ts'
import { FilterBar, PageHead } from '../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { usePlaceNames } from '../../places/queries.ts'
import { useMay } from '../queries.ts'
import type { UnitPick } from '../StaffScreens.tsx'
import { AccountPanel, AccountTitle } from './AccountPanel.tsx'
import { Askings } from './Askings.tsx'
import { OpenAccount } from './OpenAccount.tsx'
import { Platforms } from './Platforms.tsx'
import { useAccounts, type AccountBrief } from './queries.ts'
import { roleChoices, roleName } from './roles.ts'
import './accounts.css'
import { adminWords } from './words/admin.ts'
import { platformStaffWords } from './words/platforms.ts'

const names = ['q', 'role', 'state'] as const
const parts = ['accounts', 'askings', 'platforms'] as const

/** Accounts and what they may, or what waits for a second person. */
export function Accounts({ UnitPick: Units }: { UnitPick: UnitPick }) {
  const t = useWords(adminWords)
  const tp = useWords(platformStaffWords)
  const may = useMay()
  const [search, change] = useSearch()
  const [opening, setOpening] = useState(false)
  const part = parts.find((p) => p === search.get('part')) ?? 'accounts'
  const shown = parts.filter((p) => p !== 'platforms' || may('settings.edit'))
  const row = search.get('row') ?? undefined
  const list = (
    <>
      <PageHead title={t('title')}>
        {may('accounts.edit') && (
          <Button icon={<Icon name="plus" />} onClick={() => setOpening(true)}>
            {t('open')}
          </Button>
        )}
      </PageHead>
      <Segmented
        className="parts"
        value={part}
        onChange={(next) => change({ part: next === 'accounts' ? undefined : next, row: undefined })}
        options={shown.map((value) => ({ value, label: value === 'platforms' ? tp('platforms') : t(value) }))}
      />
      {part === 'askings' && <Askings />}
      {part === 'platforms' && <Platforms />}
      {part === 'accounts' && <List current={row} onCurrent={(id) => change({ row: id })} />}
      {opening && (
        <OpenAccount onClose={() => setOpening(false)} onOpened={(id) => change({ part: undefined, row: id })} />
      )}
    </>
  )
  if (part !== 'accounts') return list
  return (
    <Docked
      open={row !== undefined}
      onClose={() => change({ row: undefined })}
      label={t('choose')}
      title={row && <AccountTitle key={row} id={row} />}
      panel={row && <AccountPanel key={row} id={row} UnitPick={Units} />}
    >
      {list}
    </Docked>
  )
}

function List({ current, onCurrent }: { current: string | undefined; onCurrent: (id: string) => void }) {
  const t = useWords(adminWords)
  const lang = useLanguage()
  const filters = useFilters(names)
  const { q, role, state } = filters.values
  const accounts = useAccounts({
    ...(q && { q }),
    ...(role && { role: role as never }),
    ...(state && { state: state as never }),
    size: 50,
  })
  const columns = useColumns()
  return (
    <>
      <FilterBar filters={filters}>
        <Input.Search
          className="filter"
          aria-label={t('search')}
          placeholder={t('search')}
          defaultValue={q}
          allowClear
          onSearch={(text) => filters.set({ q: text.trim() })}
        />
        <Select
          className="filter"
          aria-label={t('role')}
          placeholder={t('role')}
          allowClear
          value={role}
          onChange={(next?: string) => filters.set({ role: next })}
          options={roleChoices(lang)}
          popupMatchSelectWidth={false}
        />
        <Select
          className="filter"
          aria-label={t('state')}
          value={state ?? 'active'}
          onChange={(next: string) => filters.set({ state: next === 'active' ? undefined : next })}
          options={(['active', 'disabled', 'all'] as const).map((value) => ({ value, label: t(value) }))}
        />
      </FilterBar>
      <DataTable
        name="accounts"
        caption={t('accounts')}
        of={accounts}
        columns={columns}
        rowKey={(r) => r.id}
        current={current}
        onCurrent={onCurrent}
        empty={<EmptyState icon="shield" title={t('empty')} hint={t('emptyDo')} />}
      />
    </>
  )
}

function useColumns(): Column<AccountBrief>[] {
  const t = useWords(adminWords)
  const lang = useLanguage()
  const places = usePlaceNames(true)
  return [
    {
      key: 'name',
      title: t('name'),
      width: 140,
      always: true,
      render: (r) => (
        <button type="button" className="row-name">
          {r.name}
        </button>
      ),
    },
    {
      key: 'shown',
      title: t('shown'),
      width: 170,
      always: true,
      render: (r) => (
        <span className="brief">
          <b>{r.shown}</b>
          <small>{[r.contractor && t('contractorMark'), r.demo && t('demoMark')].filter(Boolean).join(' · ')}</small>
        </span>
      ),
    },
    {
      key: 'roles',
      title: t('role'),
      render: (r) => (
        <span className="clip">
          {r.roles.map((g) => [roleName(g.role, lang), places.get(g.place)].filter(Boolean).join(' · ')).join('；')}
        </span>
      ),
    },
    { key: 'state', title: t('state'), width: 90, render: (r) => (r.disabledAt ? t('disabled') : t('active')) },
  ]
}
