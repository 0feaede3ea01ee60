import { Button } from 'antd'
import { useRoot } from '../../accounts/queries.ts'
import { useFormat } from '../../kit/now.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { usePlace } from '../../kit/staff/place.ts'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useHoursColumns, useWhoColumn } from './columns.tsx'
import { useNotice } from './queries.ts'
import './volunteers.css'
import { words } from './words.ts'

type Shown = NonNullable<ReturnType<typeof useNotice>['items']>[number]

/** Hours that stand open to objection, for the screen and for the board at the door. */
export function Notice() {
  const t = useWords(words)
  const f = useFormat()
  const root = useRoot()
  const [place, choose] = usePlace(root)
  const of = useNotice(place)
  const who = useWhoColumn<Shown>()
  const until: Column<Shown> = {
    key: 'until',
    title: t('noticeUntil'),
    width: 140,
    render: (r) => r.until && f.fullDate(r.until),
  }
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('title'), to: '/volunteers' }, { name: t('noticeTitle') }]} />
      <PageHead title={t('noticeTitle')} note={t('noticeNote')}>
        <Button onClick={() => window.print()}>{t('print')}</Button>
      </PageHead>
      <div className="vol-bar">
        <div className="field">
          <label htmlFor="notice-place">{t('place')}</label>
          <PlaceSelect id="notice-place" root={root} value={place} onChange={(path) => choose(path ?? root)} />
        </div>
      </div>
      <DataTable
        name="hours-notice"
        caption={t('noticeTitle')}
        of={of}
        columns={[who, ...useHoursColumns<Shown>(), until]}
        rowKey={(r) => r.id}
        counted={(n, more) => t('lines', { n: more ? `${n}+` : n })}
        cards
        empty={<EmptyState icon="list" title={t('noticeEmpty')} />}
      />
    </>
  )
}
