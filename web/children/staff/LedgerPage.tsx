import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useRoot } from '../../accounts/queries.ts'
import { useFormat } from '../../kit/now.ts'
import { Link } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { usePlace } from '../../kit/staff/place.ts'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { useCares } from '../../people/queries.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useAllPlaceNames } from '../../places/queries.ts'
import { useChildren, useProposed, type ChildRow, type Proposed } from '../queries.ts'
import { EnterChild } from './LedgerForms.tsx'
import { ledgerWords } from './ledger-words.ts'
import './children.css'

/** Children left behind or in hardship: who is followed, who is out of school, who waits for a decision. */
export function LedgerPage() {
  const t = useWords(ledgerWords)
  const root = useRoot()
  const [place, choose] = usePlace(root)
  const [out, setOut] = useState(false)
  const list = useChildren(place, out)
  const columns = useColumns()
  return (
    <>
      <PageHead title={t('title')} note={t('note')} />
      <div className="field children-place">
        <label htmlFor="children-place">{t('place')}</label>
        <PlaceSelect id="children-place" root={root} value={place} onChange={(path) => choose(path ?? root)} />
      </div>
      <Segmented
        className="children-views"
        aria-label={t('views')}
        value={out ? 'out' : 'all'}
        options={[
          { value: 'all', label: t('all') },
          { value: 'out', label: t('out') },
        ]}
        onChange={(v) => setOut(v === 'out')}
      />
      <DataTable
        name="children"
        caption={t('title')}
        of={list}
        columns={columns}
        rowKey={(r) => r.id}
        cards
        empty={<EmptyState icon="people" title={t('none')} hint={t('noneHint')} />}
      />
      <Waiting place={place} />
    </>
  )
}

function useColumns(): Column<ChildRow>[] {
  const t = useWords(ledgerWords)
  const f = useFormat()
  const care = useCares().name
  const places = useAllPlaceNames()
  return [
    {
      key: 'name',
      title: t('name'),
      always: true,
      width: 140,
      render: (r) => <Link to={`/children/${r.id}`}>{r.name}</Link>,
    },
    { key: 'category', title: t('category'), width: 170, render: (r) => care(r.category) },
    { key: 'place', title: t('place'), render: (r) => places.get(r.place) ?? r.place },
    {
      key: 'checked',
      title: t('checked'),
      width: 170,
      render: (r) => (r.checked ? f.fullDate(r.checked) : t('never')),
    },
    {
      key: 'school',
      title: t('school'),
      width: 190,
      render: (r) => (r.outDays === null ? t('atSchool') : <State tone="late">{t('outFor', { n: r.outDays })}</State>),
    },
  ]
}

function Waiting({ place }: { place: string }) {
  const t = useWords(ledgerWords)
  const f = useFormat()
  const care = useCares().name
  const proposed = useProposed(place)
  const [entering, setEntering] = useState<Proposed>()
  return (
    <section className="children-part">
      <h2>{t('proposed')}</h2>
      <p className="none">{t('proposedNote')}</p>
      <Answering of={proposed} lines={3}>
        {({ items }) => (
          <ul className="quiet-list">
            {items.map((p) => (
              <li key={p.person}>
                <b>{p.name}</b>
                <span>{care(p.category)}</span>
                {p.since && <small>{t('since', { day: f.fullDate(p.since) })}</small>}
                <Button size="small" aria-label={t('enterOf', { name: p.name })} onClick={() => setEntering(p)}>
                  {t('enter')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Answering>
      {entering && <EnterChild proposed={entering} onClose={() => setEntering(undefined)} />}
    </section>
  )
}
