import { Button } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../../kit/now.ts'
import { useSearch } from '../../../kit/router.tsx'
import { saveFile } from '../../../kit/save.ts'
import type { Column } from '../../../kit/staff/columns.ts'
import { DataTable } from '../../../kit/staff/DataTable.tsx'
import { Docked } from '../../../kit/staff/Docked.tsx'
import { PageHead, useDone, ViewTabs } from '../../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../../kit/ui/Answering.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { useMay } from '../../queries.ts'
import { trailWords } from '../words/trails.ts'
import { AuditFilters, filterNames, useWanted } from './Filters.tsx'
import { LinePanel } from './LinePanel.tsx'
import { shortOf, useActName, useActorName, useSubjectKind, type ActName } from './names.ts'
import type { AuditParts } from './parts.ts'
import { Prove } from './Prove.tsx'
import { exportLines, useAuditState, useLines, type Line, type Wanted } from './queries.ts'
import '../accounts.css'

/** Who did what, when, on which subject, from which post; and that nobody altered it. */
export function Audit({ parts }: { parts: AuditParts }) {
  const t = useWords(trailWords)
  const [search, change] = useSearch()
  const row = search.get('row') ?? undefined
  const { wanted, filters, note } = useWanted()
  const lines = useLines(wanted)
  const actName = useActName(parts)
  const columns = useColumns(actName)
  const [proving, setProving] = useState(false)
  const given = [
    { name: t('viewAll'), search: '' },
    { name: t('viewLooks'), search: 'looks=1' },
    { name: t('viewExports'), search: 'looks=export' },
    { name: t('viewSignIn'), search: 'act=accounts.sign-in' },
    { name: t('viewGrants'), search: 'act=accounts.grant' },
  ]
  return (
    <Docked
      open={row !== undefined}
      onClose={() => change({ row: undefined })}
      label={t('line')}
      title={<b>{t('line')}</b>}
      panel={row && <LinePanel key={row} id={row} actName={actName} only={(next) => filters.set(next)} />}
    >
      <PageHead title={t('title')} note={<SealNote />}>
        <Button icon={<Icon name="shield" />} onClick={() => setProving(true)}>
          {t('prove')}
        </Button>
        <Export wanted={wanted} />
      </PageHead>
      <ViewTabs list="audit" given={given} names={filterNames} />
      <AuditFilters parts={parts} filters={filters} actName={actName} known={lines.items} />
      {note && <p className="small">{note}</p>}
      <DataTable
        name="audit"
        caption={t('lines')}
        of={lines}
        columns={columns}
        rowKey={(r) => r.id}
        current={row}
        onCurrent={(id) => change({ row: id })}
        empty={<EmptyState icon="eye" title={t('empty')} hint={t('emptyDo')} />}
      />
      {proving && <Prove onClose={() => setProving(false)} />}
    </Docked>
  )
}

function SealNote() {
  const t = useWords(trailWords)
  const f = useFormat()
  const { data } = useAuditState()
  if (!data) return null
  const count = t('sealed', {
    lines: f.number(data.lines),
    blocks: f.number(data.blocks),
    waiting: f.number(data.waiting),
  })
  return <>{[count, data.sealedAt ? t('sealedAt', { time: f.moment(data.sealedAt) }) : t('sealedNone')].join(' · ')}</>
}

function Export({ wanted }: { wanted: Wanted }) {
  const t = useWords(trailWords)
  const may = useMay()
  const say = useDone()
  if (!may('audit.export')) return null
  const go = async () => {
    saveFile(await exportLines(wanted), 'audit.csv')
    say(t('exported'))
  }
  return (
    <Button
      type="text"
      title={t('exportNote')}
      icon={<Icon name="save" />}
      onClick={() => void go().catch(() => undefined)}
    >
      {t('export')}
    </Button>
  )
}

function useColumns(actName: ActName): Column<Line>[] {
  const t = useWords(trailWords)
  const f = useFormat()
  const kind = useSubjectKind()
  const actor = useActorName()
  return [
    {
      key: 'at',
      title: t('at'),
      width: 130,
      always: true,
      sort: 'descend',
      render: (r) => (
        <button type="button" className="row-name">
          {f.moment(r.at)}
        </button>
      ),
    },
    { key: 'who', title: t('who'), width: 150, always: true, render: (r) => <span className="clip">{actor(r)}</span> },
    {
      key: 'act',
      title: t('act'),
      width: 190,
      always: true,
      render: (r) => <span className="clip">{actName(r.act)}</span>,
    },
    {
      key: 'subject',
      title: t('subject'),
      render: (r) => (
        <span className="clip">
          {kind(r.subjectKind)} <small>{r.subjectName ?? shortOf(r.subject)}</small>
        </span>
      ),
    },
    {
      key: 'seal',
      title: t('seal'),
      width: 100,
      render: (r) => (r.block === undefined ? <small>{t('waits')}</small> : t('block', { n: r.block })),
    },
    { key: 'code', title: t('code'), width: 180, extra: true, render: (r) => r.act },
  ]
}
