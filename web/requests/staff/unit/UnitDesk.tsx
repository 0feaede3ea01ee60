import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useMe } from '../../../accounts/queries.ts'
import { useNavigate, useSearch } from '../../../kit/router.tsx'
import { ColumnButton } from '../../../kit/staff/ColumnButton.tsx'
import { DataTable } from '../../../kit/staff/DataTable.tsx'
import { Docked } from '../../../kit/staff/Docked.tsx'
import { useFilters, type Filters } from '../../../kit/staff/filters.ts'
import { useKeys } from '../../../kit/staff/keys.ts'
import { FilterBar, KeyHints, PageHead, ViewTabs } from '../../../kit/staff/ListParts.tsx'
import { useNarrow } from '../../../kit/staff/useNarrow.ts'
import { EmptyState } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { useInbox } from '../../queries.ts'
import { pressNext } from '../acts/next.ts'
import { usePreview } from '../board/Preview.tsx'
import { KeysHelp } from '../KeysHelp.tsx'
import { rememberWalk } from '../walk.ts'
import { words } from '../words.ts'
import { unitWords } from '../words/unit.ts'
import { OrderCards } from './OrderCards.tsx'
import { RatingCounts } from './RatingCounts.tsx'
import { useOrderColumns } from './columns.tsx'
import '../requests.css'

const names = ['status', 'unit'] as const

const views = [
  { word: 'viewAll', search: '' },
  { word: 'viewSign', search: 'status=sent' },
  { word: 'viewClaim', search: 'status=offered' },
  { word: 'viewWork', search: 'status=signed%2Cassigned' },
  { word: 'viewApprove', search: 'status=drafted' },
  { word: 'viewDeferred', search: 'status=deferred' },
] as const

/** The unit's desk: orders to sign for, at work, overdue, and those offered to be claimed; due next comes first. */
export function UnitDesk() {
  const t = useWords(unitWords)
  const all = useWords(words)
  const navigate = useNavigate()
  const filters = useFilters(names)
  const columns = useOrderColumns()
  const narrow = useNarrow()
  const { status, unit } = filters.values
  const inbox = useInbox({ size: 40, ...(status && { status }), ...(unit && { unit }) })
  const rows = inbox.items ?? []
  const [current, setCurrent] = useCurrent(inbox.items)
  const [help, setHelp] = useState(false)
  const request = rows.find((r) => r.order === current)?.request.id
  const open = () => {
    if (!request) return
    rememberWalk({ from: 'unit', ids: [...new Set(rows.map((r) => r.request.id))], search: location.search })
    navigate(`/requests/${request}`)
  }
  const goOn = () => {
    const at = rows.findIndex((r) => r.order === current)
    setCurrent((rows[at + 1] ?? rows[at - 1])?.order)
  }
  useKeys({ '?': () => setHelp(true), 'Ctrl+Enter': pressNext })
  const preview = usePreview(request, open, goOn)
  return (
    <Docked open={request !== undefined} onClose={() => setCurrent(undefined)} {...preview}>
      <PageHead title={t('title')} note={t('note')} />
      <ViewTabs list="unit" given={views.map((v) => ({ name: t(v.word), search: v.search }))} names={names} />
      <FilterBar filters={filters as Filters<string>} end={<ColumnButton name="unit" columns={columns} />}>
        <OwnUnits value={unit} onChange={(next) => filters.set({ unit: next })} />
      </FilterBar>
      {narrow ? (
        <OrderCards of={inbox} />
      ) : (
        <DataTable
          name="unit"
          caption={t('title')}
          of={inbox}
          columns={columns}
          rowKey={(r) => r.order}
          rowName={(r) => r.request.refNo}
          current={current}
          onCurrent={setCurrent}
          onOpen={open}
          keys={!help}
          empty={<EmptyState icon="done" title={t('empty')} hint={t('emptyDo')} />}
        />
      )}
      <RatingCounts unit={unit} />
      {!narrow && (
        <KeyHints
          keys={[
            ['J K', all('keyRows')],
            ['Enter', all('keyOpen')],
            ['Ctrl Enter', all('keyNext')],
            ['?', all('keyHelp')],
          ]}
        />
      )}
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </Docked>
  )
}

/** Only for somebody who works in several. */
function OwnUnits({ value, onChange }: { value: string | undefined; onChange: (unit: string | undefined) => void }) {
  const t = useWords(unitWords)
  const grants = useMe().data?.me?.grants ?? []
  const own = [...new Set(grants.flatMap((g) => g.unit ?? []))]
  if (own.length < 2) return null
  return (
    <Select
      className="filter"
      aria-label={t('unit')}
      placeholder={t('unit')}
      allowClear
      value={value}
      onChange={(unit?: string) => onChange(unit)}
      options={own.map((code) => ({ value: code, label: code }))}
    />
  )
}

function useCurrent(
  items: readonly { order: string }[] | undefined,
): [string | undefined, (order: string | undefined) => void] {
  const [search, change] = useSearch()
  const [closed, setClosed] = useState(() => !matchMedia('(min-width: 1200px)').matches)
  const row = search.get('row') ?? undefined
  const first = items?.[0]?.order
  useEffect(() => {
    if (!row && !closed && first) change({ row: first })
  }, [row, closed, first, change])
  return [
    row,
    (order) => {
      setClosed(order === undefined)
      change({ row: order })
    },
  ]
}
