import { useState } from 'react'
import { useRoot } from '../../../accounts/queries.ts'
import type { Column } from '../../../kit/staff/columns.ts'
import { DataTable } from '../../../kit/staff/DataTable.tsx'
import { BatchBar, PageHead } from '../../../kit/staff/ListParts.tsx'
import { usePlace } from '../../../kit/staff/place.ts'
import { TakeOut } from '../../../kit/staff/TakeOut.tsx'
import { RefNo } from '../../../kit/staff/RefNo.tsx'
import { EmptyState } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import { useBoard, type ListItem } from '../queries.ts'
import { Brief, DueOf, StateOf } from '../state.tsx'
import { words } from '../words.ts'
import { cityWords } from '../words/city.ts'
import { Bring } from './Bring.tsx'
import { CityKey } from './CityKey.tsx'
import { takeReplies } from './queries.ts'
import '../requests.css'
import './city.css'

/** What the city's 12345 hands down: the way in, and what is here of it. */
export function CityPage() {
  const t = useWords(cityWords)
  const root = useRoot()
  const [place] = usePlace(root)
  const list = useBoard({ channel: 'city-line', sort: 'received', place, size: 50 })
  const columns = useColumns()
  const [selected, setSelected] = useState<string[]>([])
  return (
    <>
      <PageHead title={t('title')} note={t('note')} />
      <Bring place={place} />
      <CityKey place={place} />
      <h2>{t('list')}</h2>
      <BatchBar count={selected.length} onClear={() => setSelected([])}>
        <TakeOut
          label={t('replyFile', { n: selected.length })}
          note={t('replyNote')}
          send={(asked) => takeReplies({ ...asked, requests: selected })}
        />
      </BatchBar>
      <DataTable
        name="city"
        caption={t('list')}
        of={list}
        columns={columns}
        rowKey={(r) => r.id}
        rowName={(r) => r.refNo}
        selected={selected}
        onSelect={setSelected}
        cards
        empty={<EmptyState icon="upload" title={t('empty')} hint={t('emptyDo')} />}
      />
    </>
  )
}

function useColumns(): Column<ListItem>[] {
  const t = useWords(cityWords)
  const common = useWords(words)
  return [
    {
      key: 'ours',
      title: t('ours'),
      width: 116,
      always: true,
      render: (r) => <RefNo no={r.refNo} to={`/requests/${r.id}`} />,
    },
    { key: 'number', title: t('number'), width: 170, always: true, render: (r) => r.foreign?.number ?? '—' },
    { key: 'matter', title: t('matter'), always: true, render: (r) => <Brief item={r} /> },
    {
      key: 'lead',
      title: common('lead'),
      width: 124,
      render: (r) =>
        r.lead ? <span className="clip">{r.lead.name}</span> : <span className="none">{common('leadNone')}</span>,
    },
    { key: 'clock', title: common('clock'), width: 142, always: true, render: (r) => <DueOf item={r} /> },
    { key: 'state', title: common('state'), width: 112, always: true, render: (r) => <StateOf item={r} /> },
  ]
}
