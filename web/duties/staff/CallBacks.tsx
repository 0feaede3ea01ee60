import { Button } from 'antd'
import { useState } from 'react'
import { useRoot } from '../../accounts/queries.ts'
import { useFormat } from '../../kit/now.ts'
import { mint } from '../../kit/mint.ts'
import { useSearch } from '../../kit/router.tsx'
import { dayText } from '../../kit/shanghai.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { usePlace } from '../../kit/staff/place.ts'
import { EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { answers, useCallBacks, useCalledBack, useDrawn, type CallBackRow } from './call-back-queries.ts'
import { answerWords, callBackWords as words } from './call-back-words.ts'
import './duties.css'

/** The month before this one: what was drawn of it is asked now. */
function lastMonth(): string {
  const [year, month] = dayText(Date.now()).split('-').map(Number) as [number, number]
  const all = year * 12 + month - 2
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`
}

/** Whether visits are true is asked of residents drawn at random; the share is the place's, never anybody's own. */
export function CallBacks() {
  const t = useWords(words)
  const root = useRoot()
  const [place, choose] = usePlace(root)
  const [search, change] = useSearch()
  const [usual] = useState(lastMonth)
  const month = search.get('month') ?? usual
  const list = useCallBacks(place, month)
  const drawn = useDrawn(place, month).data
  const columns = useColumns()
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('care'), to: '/duties' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')} />
      <div className="duties-bar">
        <div className="field">
          <label htmlFor="call-backs-place">{t('place')}</label>
          <PlaceSelect id="call-backs-place" root={root} value={place} onChange={(path) => choose(path ?? root)} />
        </div>
        <div className="field">
          <label htmlFor="call-backs-month">{t('month')}</label>
          <input
            id="call-backs-month"
            className="ant-input"
            type="month"
            value={month}
            onChange={(e) => change({ month: e.target.value || undefined })}
          />
        </div>
      </div>
      {drawn && drawn.drawn > 0 && (
        <p className="note">
          {t('sum', { of: drawn.of, drawn: drawn.drawn, asked: drawn.asked, alike: drawn.alike })}
          {drawn.seed && ` ${t('seed', { seed: drawn.seed })}`}
        </p>
      )}
      <DataTable
        name="call-backs"
        caption={t('title')}
        of={list}
        columns={columns}
        rowKey={(r) => r.id}
        cards
        empty={<EmptyState icon="phone" title={t('empty')} hint={t('emptyDo')} />}
      />
    </>
  )
}

function useColumns(): Column<CallBackRow>[] {
  const t = useWords(words)
  const f = useFormat()
  return [
    { key: 'name', title: t('person'), always: true, width: 120, render: (r) => r.name },
    { key: 'place', title: t('place'), width: 160, render: (r) => r.placeName },
    { key: 'at', title: t('at'), width: 150, render: (r) => f.moment(r.at) },
    { key: 'answer', title: t('answer'), always: true, act: true, render: (r) => <Answer row={r} /> },
  ]
}

function Answer({ row }: { row: CallBackRow }) {
  const say = useWords(answerWords)
  const called = useCalledBack()
  const [id] = useState(mint)
  if (row.answer !== null) return say(row.answer)
  return (
    <>
      {answers.map((answer) => (
        <Button
          key={answer}
          size="small"
          type="link"
          loading={called.isPending}
          onClick={() => called.mutate({ params: { id: row.id }, body: { id, answer } })}
        >
          {say(answer)}
        </Button>
      ))}
      {called.error !== undefined && <ErrorState error={called.error} />}
    </>
  )
}
