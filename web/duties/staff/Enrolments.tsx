import { Button } from 'antd'
import { useState } from 'react'
import { useMay, useRoot } from '../../accounts/queries.ts'
import { useFormat } from '../../kit/now.ts'
import { Link, useSearch } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { usePlace } from '../../kit/staff/place.ts'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import type { HelperPick } from '../StaffScreens.tsx'
import { Change, End } from './EnrolmentForms.tsx'
import './duties.css'
import { Filters, usePersonColumn, usePlaceColumn, useRhythm } from './parts.tsx'
import { useEnrolled, usePlans, type Enrolled } from './queries.ts'
import { tierWords, words } from './words.ts'

/** The caseload of a place: who is under which plan, how often, and who goes. */
export function Enrolments({ useMayAt, HelperPick: Helper }: { useMayAt: UseMayAt; HelperPick: HelperPick }) {
  const t = useWords(words)
  const root = useRoot()
  const mayAt = useMayAt()
  const may = useMay()
  const [place, choose] = usePlace(root)
  const [search, change] = useSearch()
  const plan = search.get('plan') ?? undefined
  const review = search.get('only') === 'review'
  const list = useEnrolled(place, plan, review ? 'review' : undefined)
  const [doing, setDoing] = useState<{ what: 'change' | 'end'; of: Enrolled }>()
  const mayEnrol = mayAt('duties.enrol', place)
  const columns = useColumns(mayEnrol ? (what, of) => setDoing({ what, of }) : undefined)
  const over = () => setDoing(undefined)
  return (
    <>
      <PageHead title={t('title')} note={t('note')}>
        <Link className="head-link" to="/duties/unmet">
          {t('toUnmet')}
        </Link>
        <Link className="head-link" to="/duties/plans">
          {t('toPlans')}
        </Link>
        <Link className="head-link" to="/duties/pairs">
          {t('toPairs')}
        </Link>
        {may('duties.enrol') && (
          <Link className="head-link" to="/duties/share">
            {t('toShare')}
          </Link>
        )}
        {may('duties.look') && (
          <Link className="head-link" to="/duties/paper">
            {t('toPaper')}
          </Link>
        )}
        {may('duties.look') && (
          <Link className="head-link" to="/duties/call-backs">
            {t('toCallBacks')}
          </Link>
        )}
        <Link className="head-link" to="/duties/weather">
          {t('toWeather')}
        </Link>
        {may('duties.enrol') && (
          <Link className="head-link" to="/duties/enrol">
            {t('toEnrol')}
          </Link>
        )}
      </PageHead>
      <div className="filter-row">
        <Filters root={root} place={place} choose={choose} plan={plan} onPlan={(next) => change({ plan: next })} />
        <Button type="text" aria-pressed={review} onClick={() => change({ only: review ? undefined : 'review' })}>
          {t('dueReview')}
        </Button>
      </div>
      <DataTable
        name="enrolments"
        caption={t('title')}
        of={list}
        columns={columns}
        rowKey={(r) => r.id}
        counted={(n, more) => t(more ? 'shown' : 'all', { n })}
        cards
        empty={<EmptyState icon="people" title={t('empty')} hint={t('emptyDo')} />}
      />
      {doing?.what === 'change' && <Change of={doing.of} HelperPick={Helper} onClose={over} />}
      {doing?.what === 'end' && <End of={doing.of} onClose={over} />}
    </>
  )
}

type Acting = (what: 'change' | 'end', of: Enrolled) => void

function useColumns(act: Acting | undefined): Column<Enrolled>[] {
  const t = useWords(words)
  const tier = useWords(tierWords)
  const rhythm = useRhythm()
  const plans = usePlans()
  const f = useFormat()
  const named = (r: Enrolled) => ({ name: r.person.name, plan: plans.name(r.plan) })
  return [
    usePersonColumn<Enrolled>(),
    { key: 'plan', title: t('plan'), width: 170, render: (r) => <span className="wrap">{plans.name(r.plan)}</span> },
    { key: 'every', title: t('every'), width: 110, render: (r) => rhythm(r.rhythm) },
    { key: 'tier', title: t('tier'), width: 90, render: (r) => (r.tier ? tier(r.tier) : '—') },
    { key: 'helper', title: t('helper'), width: 110, render: (r) => r.helper?.name ?? t('gridHelper') },
    { key: 'since', title: t('since'), width: 110, render: (r) => f.date(r.from) },
    { key: 'review', title: t('review'), width: 110, render: (r) => (r.reviewOn ? f.date(r.reviewOn) : '—') },
    usePlaceColumn<Enrolled>(),
    ...(act
      ? [
          {
            key: 'acts',
            title: '',
            width: 130,
            render: (r: Enrolled) => (
              <>
                <Button size="small" type="link" aria-label={t('changeOf', named(r))} onClick={() => act('change', r)}>
                  {t('change')}
                </Button>
                <Button size="small" type="link" aria-label={t('endOf', named(r))} onClick={() => act('end', r)}>
                  {t('end')}
                </Button>
              </>
            ),
          },
        ]
      : []),
  ]
}
