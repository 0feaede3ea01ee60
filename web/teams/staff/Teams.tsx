import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { Link, useNavigate } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable, whole } from '../../kit/staff/DataTable.tsx'
import { useFilters } from '../../kit/staff/filters.ts'
import { PageHead, ViewTabs } from '../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { useTeams, useTypes, type Brief } from '../queries.ts'
import { headingWords, policyWords } from '../words.ts'
import { OpenTeam } from './acts/TeamForms.tsx'
import './teams.css'
import { words } from './words.ts'

const names = ['view'] as const
const views = [
  ['viewOpen', ''],
  ['viewClosed', 'view=closed'],
] as const

/** Every team of the county: what it is for, who leads it, how many squads and members it has. [S4-01] */
export function Teams() {
  const t = useWords(words)
  const policy = useWords(policyWords)
  const navigate = useNavigate()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const [current, setCurrent] = useState<string>()
  const filters = useFilters(names)
  const of = useTeams(filters.values.view === 'closed' ? 'closed' : 'open')
  const columns = useColumns()
  return (
    <>
      <PageHead title={t('title')}>
        <Button onClick={() => navigate('/teams/policies')}>{policy('manage')}</Button>
        <Button onClick={() => navigate('/teams/at')}>{t('atTitle')}</Button>
        {may('teams.keep') && (
          <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
            {t('open')}
          </Button>
        )}
      </PageHead>
      <ViewTabs list="teams" given={views.map(([word, search]) => ({ name: t(word), search }))} names={names} />
      <DataTable
        name="teams"
        caption={t('title')}
        of={whole(of.data?.items, of)}
        columns={columns}
        rowKey={(r) => r.id}
        rowName={(r) => r.name}
        current={current}
        onCurrent={setCurrent}
        onOpen={(id) => navigate(`/teams/${id}`)}
        keys={!adding}
        cards
        counted={(n) => t('all', { n })}
        empty={<EmptyState icon="people" title={t('empty')} hint={t('emptyDo')} />}
      />
      {adding && <OpenTeam onClose={() => setAdding(false)} onOpened={(id) => navigate(`/teams/${id}`)} />}
    </>
  )
}

function useColumns(): Column<Brief>[] {
  const t = useWords(words)
  const heading = useWords(headingWords)
  const types = useTypes()
  return [
    { key: 'name', title: t('name'), always: true, render: (r) => <Link to={`/teams/${r.id}`}>{r.name}</Link> },
    {
      key: 'heading',
      title: t('heading'),
      width: 130,
      render: (r) => {
        const type = types.of(r.type)
        return type && heading(type.heading)
      },
    },
    { key: 'lead', title: t('lead'), width: 190, render: (r) => <span className="clip">{r.leadName}</span> },
    { key: 'communities', title: t('communities'), width: 140, render: (r) => t('communitiesN', { n: r.communities }) },
    { key: 'squads', title: t('squads'), width: 110, render: (r) => r.squads },
    { key: 'members', title: t('members'), width: 110, render: (r) => t('people', { n: r.members }) },
  ]
}
