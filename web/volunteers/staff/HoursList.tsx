import { Button } from 'antd'
import { useState } from 'react'
import { useMe, useRoot } from '../../accounts/queries.ts'
import { hoursApi } from '../../../domain/volunteers/hours-api.ts'
import { mint } from '../../kit/mint.ts'
import { Link } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { useFilters } from '../../kit/staff/filters.ts'
import { BatchBar, PageHead, useDone, ViewTabs } from '../../kit/staff/ListParts.tsx'
import { usePlace } from '../../kit/staff/place.ts'
import { EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useHoursColumns, useStandingColumn, useWhoColumn } from './columns.tsx'
import { Decide } from './Decide.tsx'
import { useHoursAct, useHoursList, type Hours } from './queries.ts'
import './volunteers.css'
import { words } from './words.ts'

const names = ['view'] as const
const views = [
  ['viewEntered', ''],
  ['viewFlawed', 'view=flawed'],
  ['viewObjected', 'view=objected'],
] as const

/** Hours that wait for somebody second: one press for what is right, the record for what is wrong, a verdict for what was objected to. */
export function HoursList() {
  const t = useWords(words)
  const root = useRoot()
  const [place, choose] = usePlace(root)
  const filters = useFilters(names)
  const view = filters.values.view === 'flawed' || filters.values.view === 'objected' ? filters.values.view : 'entered'
  // Whoever has a unit and no place sees what was served in its name, wherever it was.
  const placed = useMe().data?.me?.grants.some((g) => !g.unit) ?? true
  const of = useHoursList({ view, ...(placed && { under: place }), size: 50 })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [deciding, setDeciding] = useState<Hours>()
  const columns = useColumns(view, setDeciding)
  const open = (of.items ?? []).filter((h) => h.mayNot === null).map((h) => h.id)
  const selected = chosen.filter((id) => open.includes(id))
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('title'), to: '/volunteers' }, { name: t('hoursTitle') }]} />
      <PageHead title={t('hoursTitle')} note={t('hoursNote')} />
      <ViewTabs
        list="volunteer-hours"
        given={views.map(([word, search]) => ({ name: t(word), search }))}
        names={names}
      />
      {placed && (
        <div className="vol-bar">
          <div className="field">
            <label htmlFor="hours-place">{t('place')}</label>
            <PlaceSelect id="hours-place" root={root} value={place} onChange={(path) => choose(path ?? root)} />
          </div>
        </div>
      )}
      <Verify hours={selected} onDone={() => setChosen([])} />
      <DataTable
        name="hours-waiting"
        caption={t('hoursTitle')}
        of={of}
        columns={columns}
        rowKey={(r) => r.id}
        rowName={(r) => r.name}
        {...(view === 'entered' && {
          selected,
          onSelect: (ids: string[]) => setChosen(ids.filter((id) => open.includes(id)).slice(0, 100)),
        })}
        counted={(n, more) => t('lines', { n: more ? `${n}+` : n })}
        cards
        empty={<EmptyState icon="done" title={t('hoursEmpty')} hint={t('hoursEmptyDo')} />}
      />
      {deciding && <Decide hours={deciding} onClose={() => setDeciding(undefined)} />}
    </>
  )
}

function Verify({ hours, onDone }: { hours: readonly string[]; onDone: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const verify = useHoursAct(hoursApi.verify)
  const go = () =>
    void verify
      .mutateAsync({ body: { id: mint(), hours: [...hours] } })
      .then(() => {
        say(t('verified', { n: hours.length }))
        onDone()
      })
      .catch(() => undefined)
  return (
    <>
      <BatchBar count={hours.length} onClear={onDone}>
        <Button type="primary" loading={verify.isPending} onClick={go}>
          {t('verify')}
        </Button>
      </BatchBar>
      {verify.error !== undefined && <ErrorState error={verify.error} />}
    </>
  )
}

function useColumns(view: string, decide: (h: Hours) => void): Column<Hours>[] {
  const t = useWords(words)
  const say = useDone()
  const verify = useHoursAct(hoursApi.verify)
  const columns = [useWhoColumn<Hours>(), ...useHoursColumns<Hours>(), useStandingColumn()]
  const mayNot = { 'own-hours': t('ownHours'), 'own-record': t('ownRecord'), flawed: '' }
  const one = (h: Hours) =>
    void verify
      .mutateAsync({ body: { id: mint(), hours: [h.id] } })
      .then(() => say(t('verified', { n: 1 })))
      .catch(() => undefined)
  const act = (h: Hours) => {
    if (view === 'flawed') return <Link to="/records">{t('toRecords')}</Link>
    if (view === 'objected')
      return (
        <Button size="small" onClick={() => decide(h)}>
          {t('decide')}…
        </Button>
      )
    return h.mayNot ? (
      <small>{mayNot[h.mayNot]}</small>
    ) : (
      <Button size="small" aria-label={t('verifyOne', { name: h.name })} onClick={() => one(h)}>
        {t('verify')}
      </Button>
    )
  }
  return [...columns, { key: 'act', title: t('act'), width: 140, act: true, render: act }]
}
