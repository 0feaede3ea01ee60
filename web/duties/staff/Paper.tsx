import { Button, Select } from 'antd'
import { useState } from 'react'
import type { DayPerson } from '../../../domain/duties/visits.ts'
import { visitsApi } from '../../../domain/duties/visits-api.ts'
import { useRoot } from '../../accounts/queries.ts'
import { useFormat } from '../../kit/now.ts'
import { useRead } from '../../kit/query.ts'
import { useSearch } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { usePlace } from '../../kit/staff/place.ts'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useAllPlaceNames } from '../../places/queries.ts'
import { PaperList } from '../paper/PaperList.tsx'
import './duties.css'
import { EnterPaper } from './EnterPaper.tsx'
import { enterWords, paperWords } from './paper-words.ts'

/** Whoever answers for a place prints the day of a worker who has no phone or no signal. */
export function Paper() {
  const t = useWords(paperWords)
  const e = useWords(enterWords)
  const [entering, setEntering] = useState<DayPerson>()
  const f = useFormat()
  const root = useRoot()
  const places = useAllPlaceNames()
  const [place, choose] = usePlace(root)
  const [search, change] = useSearch()
  const helper = search.get('helper') ?? undefined
  const of = useRead(visitsApi.paper, { query: { place, ...(helper && { helper }) } }, { live: ['duties'] })
  const helpers = (of.data?.helpers ?? []).map((h) => ({ value: h.id, label: h.name }))
  const who = helpers.find((h) => h.value === helper)?.label ?? t('everybody')
  const none = <EmptyState icon="done" title={t('empty')} hint={t('emptyDo')} />
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('care'), to: '/duties' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')}>
        <Button className="no-print" disabled={!of.data?.people.length} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </PageHead>
      <div className="duties-bar no-print">
        <div className="field">
          <label htmlFor="paper-place">{t('place')}</label>
          <PlaceSelect
            id="paper-place"
            root={root}
            value={place}
            onChange={(path) => {
              choose(path ?? root)
              change({ helper: undefined })
            }}
          />
        </div>
        <div className="field">
          <label htmlFor="paper-helper">{t('helper')}</label>
          <Select
            id="paper-helper"
            allowClear
            placeholder={t('everybody')}
            value={helper}
            options={helpers}
            onChange={(next?: string) => change({ helper: next })}
          />
        </div>
      </div>
      <Answering of={of} lines={6} empty={(d) => d.people.length === 0 && none}>
        {(d) => (
          <>
            <p>
              <b>{t('head', { day: f.fullDate(d.today), place: places.get(place) ?? '', who })}</b>
            </p>
            {d.more && <p className="note no-print">{t('more')}</p>}
            <PaperList day={d}>
              {(p) => (
                <Button size="small" aria-label={e('enterOf', { name: p.name })} onClick={() => setEntering(p)}>
                  {e('enter')}
                </Button>
              )}
            </PaperList>
            {entering && <EnterPaper person={entering} day={d} onClose={() => setEntering(undefined)} />}
          </>
        )}
      </Answering>
    </>
  )
}
