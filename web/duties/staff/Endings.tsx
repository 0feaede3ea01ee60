import { Button } from 'antd'
import { useState } from 'react'
import { dutiesApi } from '../../../domain/duties/api.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useDone } from '../../kit/staff/ListParts.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useCares } from '../../people/queries.ts'
import { End } from './EnrolmentForms.tsx'
import { usePersonColumn, usePlaceColumn } from './parts.tsx'
import { useDutyAct, useEndings, type Ending } from './queries.ts'
import { words } from './words.ts'

/** Whose ground for a plan is over: a person ends it or lets them stay. Nothing stands here while there is nobody. */
export function Endings({ place, plan }: { place: string; plan: string }) {
  const t = useWords(words)
  const say = useDone()
  const list = useEndings(place, plan)
  const keep = useDutyAct(dutiesApi.keep)
  const [ending, setEnding] = useState<Ending>()
  const stays = (of: Ending) =>
    keep
      .mutateAsync({ params: { id: of.id }, body: { id: mint(), base: of.version } })
      .then(() => say(t('stays', { name: of.person.name })))
      .catch(() => undefined)
  const columns = useColumns(setEnding, (of) => void stays(of))
  if (!list.items?.length) return null
  return (
    <section className="endings" aria-labelledby="endings-title">
      <h2 id="endings-title">{t('endingsTitle')}</h2>
      <p className="none">{t('endingsNote')}</p>
      <DataTable
        name="endings"
        caption={t('endingsTitle')}
        of={list}
        columns={columns}
        rowKey={(r) => r.id}
        counted={(n, more) => t(more ? 'shown' : 'all', { n })}
        cards
        empty={null}
      />
      {keep.error !== undefined && <ErrorState error={keep.error} retry={keep.reset} />}
      {ending && <End of={ending} onClose={() => setEnding(undefined)} />}
    </section>
  )
}

function useColumns(end: (of: Ending) => void, keep: (of: Ending) => void): Column<Ending>[] {
  const t = useWords(words)
  const f = useFormat()
  const cares = useCares()
  return [
    usePersonColumn<Ending>(),
    {
      key: 'over',
      title: t('over'),
      width: 260,
      render: (r) =>
        r.why === 'age'
          ? t('overAge', { day: f.date(r.over) })
          : t('overCategory', { cares: r.cares.map((c) => cares.name(c)).join('、'), day: f.date(r.over) }),
    },
    usePlaceColumn<Ending>(),
    {
      key: 'acts',
      title: '',
      width: 150,
      render: (r) => (
        <>
          <Button size="small" type="link" aria-label={t('endNamed', { name: r.person.name })} onClick={() => end(r)}>
            {t('end')}
          </Button>
          <Button size="small" type="link" aria-label={t('keepNamed', { name: r.person.name })} onClick={() => keep(r)}>
            {t('keep')}
          </Button>
        </>
      ),
    },
  ]
}
