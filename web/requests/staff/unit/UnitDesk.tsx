import { Select } from 'antd'
import { useRef, useState } from 'react'
import { useMe } from '../../../accounts/queries.ts'
import { useNavigate } from '../../../kit/router.tsx'
import { ColumnButton } from '../../../kit/staff/ColumnButton.tsx'
import { DataTable } from '../../../kit/staff/DataTable.tsx'
import { Docked } from '../../../kit/staff/Docked.tsx'
import { useFilters } from '../../../kit/staff/filters.ts'
import { useKeys } from '../../../kit/staff/keys.ts'
import { FilterBar, KeyHints, PageHead, ViewTabs } from '../../../kit/staff/ListParts.tsx'
import { useNarrow } from '../../../kit/staff/useNarrow.ts'
import { EmptyState } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { useInbox } from '../../queries.ts'
import { useUnitNames } from '../../../organisations/queries.ts'
import { pressNext } from '../acts/next.ts'
import { usePreview } from '../board/Preview.tsx'
import { useCurrent } from '../current.ts'
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
  const { current, choose: setCurrent, goOn } = useCurrent(inbox.items?.map((r) => r.order))
  const [help, setHelp] = useState(false)
  // What was just signed for may have left the list; its panel stays.
  const known = useRef(new Map<string, string>())
  for (const r of rows) known.current.set(r.order, r.request.id)
  const request = current === undefined ? undefined : known.current.get(current)
  const open = () => {
    if (!request) return
    rememberWalk({ from: 'unit', ids: [...new Set(rows.map((r) => r.request.id))], search: location.search })
    navigate(`/requests/${request}`)
  }
  useKeys({ '?': () => setHelp(true), 'Ctrl+Enter': pressNext })
  const preview = usePreview(request, open, goOn)
  return (
    <Docked open={request !== undefined} onClose={() => setCurrent(undefined)} {...preview}>
      <PageHead title={t('title')} note={t('note')} />
      <ViewTabs list="unit" given={views.map((v) => ({ name: t(v.word), search: v.search }))} names={names} />
      <FilterBar filters={filters} end={!narrow && <ColumnButton name="unit" columns={columns} />}>
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
  const nameOf = useUnitNames()
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
      options={own.map((code) => ({ value: code, label: nameOf(code) }))}
    />
  )
}
