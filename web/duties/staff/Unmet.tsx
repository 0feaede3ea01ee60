import { Button } from 'antd'
import { useState } from 'react'
import { dutiesApi } from '../../../domain/duties/api.ts'
import { useRoot } from '../../accounts/queries.ts'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { Link, useSearch } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { TextBox } from '../../kit/staff/Fields.tsx'
import { FormDialog } from '../../kit/staff/FormDialog.tsx'
import { PageHead, useDone } from '../../kit/staff/ListParts.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { usePlace } from '../../kit/staff/place.ts'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { Checks } from './Checks.tsx'
import './duties.css'
import { Filters, usePersonColumn, usePlaceColumn } from './parts.tsx'
import { useDutyAct, useEnrolled, usePlans, useUnmet, type Card, type Enrolled } from './queries.ts'
import { faultWords, stateWords, words } from './words.ts'

/** Who was not met in time, who is to be looked for at once, and who refused twice. */
export function Unmet({ useMayAt }: { useMayAt: UseMayAt }) {
  const t = useWords(words)
  const root = useRoot()
  const mayAt = useMayAt()
  const [place, choose] = usePlace(root)
  const [search, change] = useSearch()
  const plan = search.get('plan') ?? undefined
  const list = useUnmet(place, plan)
  const columns = useUnmetColumns()
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('title'), to: '/duties' }, { name: t('unmetTitle') }]} />
      <PageHead title={t('unmetTitle')} note={t('unmetNote')} />
      <Checks place={place} may={mayAt('duties.check', place)} />
      {mayAt('duties.look', place) && <Looks place={place} />}
      <div className="filter-row">
        <Filters root={root} place={place} choose={choose} plan={plan} onPlan={(next) => change({ plan: next })} />
      </div>
      <DataTable
        name="unmet"
        caption={t('unmetTitle')}
        of={list}
        columns={columns}
        rowKey={(r) => r.id}
        counted={(n, more) => t(more ? 'shown' : 'all', { n })}
        cards
        empty={<EmptyState icon="ok" title={t('unmetEmpty')} hint={t('unmetEmptyDo')} />}
      />
    </>
  )
}

function useUnmetColumns(): Column<Card>[] {
  const t = useWords(words)
  const state = useWords(stateWords)
  const plans = usePlans()
  const f = useFormat()
  return [
    usePersonColumn<Card>(),
    { key: 'plan', title: t('plan'), width: 170, render: (r) => <span className="wrap">{plans.name(r.plan)}</span> },
    { key: 'due', title: t('due'), width: 130, render: (r) => f.moment(r.due) },
    { key: 'state', title: t('state'), width: 120, render: (r) => state(r.state) },
    {
      key: 'last',
      title: t('last'),
      width: 180,
      render: (r) =>
        r.last ? t('lastBy', { when: f.day(r.last.at), who: r.last.who ?? t('someone') }) : t('lastNone'),
    },
    { key: 'helper', title: t('helper'), width: 110, render: (r) => r.helper?.name ?? t('gridHelper') },
    usePlaceColumn<Card>(),
  ]
}

function Looks({ place }: { place: string }) {
  const t = useWords(words)
  const plans = usePlans()
  const looks = useEnrolled(place, undefined, 'look')
  const [looking, setLooking] = useState<Enrolled>()
  if (!looks.items?.length) return null
  return (
    <section>
      <h2>{t('looks')}</h2>
      <ul className="quiet-list">
        {looks.items.map((e) => (
          <li key={e.id}>
            <Link to={`/people/${e.person.id}`}>{e.person.name}</Link>
            <span>{plans.name(e.plan)}</span>
            <small>{t('refusedTimes', { n: e.refused })}</small>
            <Button
              size="small"
              type="link"
              aria-label={t('lookOf', { name: e.person.name })}
              onClick={() => setLooking(e)}
            >
              {t('look')}
            </Button>
          </li>
        ))}
      </ul>
      {looking && <Look of={looking} onClose={() => setLooking(undefined)} />}
    </section>
  )
}

function Look({ of, onClose }: { of: Enrolled; onClose: () => void }) {
  const t = useWords(words)
  const say = useDone()
  const look = useDutyAct(dutiesApi.look)
  const [id] = useState(mint)
  const form = useForm({
    start: { said: '' },
    words: faultWords,
    check: (v) => (v.said.trim().length < 2 ? [{ path: 'said', code: 'reason' }] : []),
  })
  return (
    <FormDialog
      title={t('lookOf', { name: of.person.name })}
      form={form}
      okText={t('save')}
      width={440}
      onClose={onClose}
      onSend={(v) => look.mutateAsync({ params: { id: of.id }, body: { id, said: v.said.trim() } })}
      onSent={() => say(t('saved'))}
    >
      <TextBox form={form} name="said" label={t('said')} hint={t('saidHint')} rows={2} maxLength={200} first />
    </FormDialog>
  )
}
