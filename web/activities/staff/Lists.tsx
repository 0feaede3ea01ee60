import { useState, type ReactNode } from 'react'
import { useFormat } from '../../kit/now.ts'
import { Link, useNavigate } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useActivities, useKinds, useOpen, useThemes, type Brief } from '../queries.ts'
import { statusWords } from '../words.ts'
import { plusDays, plusMonths } from './month.ts'
import { useSpan } from './parts.tsx'
import { words } from './words.ts'

export interface WhereAsked {
  under?: string
  unit?: string
}

/** What begins in a month, one below the other. */
export function MonthList({ month, where, kind }: { month: string; where: WhereAsked; kind: string | undefined }) {
  const t = useWords(words)
  const to = plusDays(`${plusMonths(month, 1)}-01`, -1)
  const of = useActivities({ from: `${month}-01`, to, ...where, ...(kind && { kind }), size: 50 })
  return (
    <Rows of={of} name="activities" empty={<EmptyState icon="calendar" title={t('empty')} hint={t('emptyDo')} />} />
  )
}

/** Over and not closed, the oldest first. */
export function OpenList({ where }: { where: WhereAsked }) {
  const t = useWords(words)
  const of = useOpen({ ...where, size: 50 })
  return (
    <Rows
      of={of}
      name="activities-open"
      empty={<EmptyState icon="ok" title={t('openEmpty')} hint={t('openEmptyDo')} />}
    />
  )
}

function Rows({ of, name, empty }: { of: ReturnType<typeof useActivities>; name: string; empty: ReactNode }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const [current, setCurrent] = useState<string>()
  const columns = useColumns()
  return (
    <DataTable
      name={name}
      caption={t('title')}
      of={of}
      columns={columns}
      rowKey={(r) => r.id}
      rowName={(r) => r.title}
      current={current}
      onCurrent={setCurrent}
      onOpen={(id) => navigate(`/activities/${id}`)}
      cards
      counted={(n, more) => (more ? t('all', { n: `${n}+` }) : t('all', { n }))}
      empty={empty}
    />
  )
}

function useColumns(): Column<Brief>[] {
  const t = useWords(words)
  const status = useWords(statusWords)
  const { lang } = useFormat()
  const kinds = useKinds()
  const themes = useThemes()
  const span = useSpan()
  return [
    {
      key: 'name',
      title: t('name'),
      always: true,
      render: (r) => (
        <span className="activity-cell">
          <Link to={`/activities/${r.id}`}>{r.title}</Link>
          <small>{kinds.name(r.kind)}</small>
        </span>
      ),
    },
    { key: 'when', title: t('when'), width: 200, always: true, render: (r) => span(r) },
    {
      key: 'where',
      title: t('where'),
      width: 190,
      render: (r) => (
        <span className="activity-cell">
          <span>{[r.facilityName, r.spot].filter(Boolean).join(' ')}</span>
          <small>{r.placeName}</small>
        </span>
      ),
    },
    { key: 'unit', title: t('unit'), width: 170, render: (r) => <span className="activity-cell">{r.unitName}</span> },
    {
      key: 'theme',
      title: t('theme'),
      width: 130,
      extra: true,
      render: (r) => r.themes.map(themes.name).join(lang === 'zh' ? '、' : ', '),
    },
    { key: 'status', title: t('status'), width: 140, always: true, render: (r) => status(r.status) },
  ]
}
