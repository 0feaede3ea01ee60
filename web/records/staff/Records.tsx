import { Button } from 'antd'
import { useState } from 'react'
import { useRoot } from '../../accounts/queries.ts'
import { useCatalogueNames } from '../../catalogue/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { usePlace } from '../../kit/staff/place.ts'
import { TakeOut } from '../../kit/staff/TakeOut.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { dayText } from '../../kit/shanghai.ts'
import { useWords } from '../../kit/words.ts'
import { useUnitNames } from '../../organisations/queries.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useAllPlaceNames } from '../../places/queries.ts'
import { takeRecordsOut, useChannels, useRecords, type ServiceRecord } from '../queries.ts'
import { channelWords, modeWords, originWords, outcomeWords, words } from '../words.ts'
import { SayChannel } from './SayChannel.tsx'
import './records.css'

/** Who was served, where, with what and by whom: one fact a row, without names of residents. */
export function Records({ useMayAt }: { useMayAt: UseMayAt }) {
  const t = useWords(words)
  const root = useRoot()
  const mayAt = useMayAt()
  const [place, choose] = usePlace(root)
  const list = useRecords(place)
  const [saying, setSaying] = useState<ServiceRecord>()
  const columns = useColumns((r) => mayAt('records.write', r.place, r.unit) && setSaying)
  return (
    <>
      <PageHead title={t('title')} note={t('note')}>
        {mayAt('records.export', place) && (
          <TakeOut note={t('takeOutNote')} send={(asked) => takeRecordsOut({ ...asked, place })} />
        )}
      </PageHead>
      <div className="field records-place">
        <label htmlFor="records-place">{t('place')}</label>
        <PlaceSelect id="records-place" root={root} value={place} onChange={(path) => choose(path ?? root)} />
      </div>
      <Channels place={place} />
      <DataTable
        name="records"
        caption={t('title')}
        of={list}
        columns={columns}
        rowKey={(r) => r.id}
        cards
        empty={<EmptyState icon="heart" title={t('empty')} hint={t('emptyDo')} />}
      />
      {saying && <SayChannel record={saying} onClose={() => setSaying(undefined)} />}
    </>
  )
}

/** Services of this month by who provided them: the same rule as in each row. */
function Channels({ place }: { place: string }) {
  const t = useWords(words)
  const channel = useWords(channelWords)
  const f = useFormat()
  const { data } = useChannels(place, dayText(f.now).slice(0, 7))
  if (!data?.items.length) return null
  const sums = data.items.map((i) =>
    t('channelSum', { name: i.channel ? channel(i.channel) : t('unsaid'), n: f.number(i.services) }),
  )
  return (
    <p>
      <b>{t('channelsOf')}</b> {sums.join(' · ')}
    </p>
  )
}

interface ProvidedProps {
  of: ServiceRecord
  name: string
  say: ((r: ServiceRecord) => void) | false
}

/** Where it follows from the record there is nothing to say. */
function Provided({ of: r, name, say }: ProvidedProps) {
  const t = useWords(words)
  if (!say || (r.provided && !r.channel)) return name
  return (
    <Button size="small" type="link" className="records-say" aria-label={t('sayOf', { name })} onClick={() => say(r)}>
      {name}
    </Button>
  )
}

/** @param sayOf what to do when it is to be said who provided it; `false`: not this reader's */
function useColumns(sayOf: (r: ServiceRecord) => ((r: ServiceRecord) => void) | false): Column<ServiceRecord>[] {
  const t = useWords(words)
  const mode = useWords(modeWords)
  const outcome = useWords(outcomeWords)
  const channel = useWords(channelWords)
  const origin = useWords(originWords)
  const f = useFormat()
  const unit = useUnitNames()
  const places = useAllPlaceNames()
  const item = useCatalogueNames()
  const lang = useLanguage()
  const minutes = (r: ServiceRecord) => r.helpers.reduce((n, h) => n + (h.minutes ?? 0), 0)
  return [
    { key: 'when', title: t('when'), always: true, width: 150, render: (r) => f.moment(r.endedAt) },
    { key: 'item', title: t('item'), always: true, render: (r) => item(r.item, lang) },
    { key: 'place', title: t('place'), width: 190, render: (r) => places.get(r.place) ?? r.place },
    { key: 'mode', title: t('mode'), width: 100, render: (r) => mode(r.mode) },
    { key: 'unit', title: t('unit'), width: 180, render: (r) => unit(r.unit) },
    {
      key: 'channel',
      title: t('channel'),
      width: 130,
      render: (r) => <Provided of={r} name={r.provided ? channel(r.provided) : t('unsaid')} say={sayOf(r)} />,
    },
    { key: 'outcome', title: t('outcome'), width: 130, render: (r) => outcome(r.outcome) },
    { key: 'minutes', title: t('minutes'), width: 100, align: 'right', render: (r) => f.number(minutes(r)) },
    {
      key: 'served',
      title: t('served'),
      width: 120,
      align: 'right',
      render: (r) => f.number(r.served.persons.length || (r.served.heads ?? 0)),
    },
    { key: 'origin', title: t('origin'), width: 100, render: (r) => origin(r.origin.kind) },
  ]
}
