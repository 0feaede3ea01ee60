import { Input } from 'antd'
import { useFormat, useNow } from '../../kit/now.ts'
import { Link, useSearch } from '../../kit/router.tsx'
import { dayText } from '../../kit/shanghai.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable, whole } from '../../kit/staff/DataTable.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { usePlace } from '../../kit/staff/place.ts'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useRoot } from '../../accounts/queries.ts'
import { useUnitNames } from '../../organisations/queries.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useDemandsAt, type DemandAt, type DemandsAt } from '../queries.ts'
import { kindWords, rhythmWords } from '../words.ts'
import { Repeats, Until } from './parts.tsx'
import { words } from './words.ts'

/** Everything one community is asked: how many, by whom, how often, the minutes it costs, what is asked twice. */
export function AtPage() {
  const t = useWords(words)
  const root = useRoot()
  const [place, choose] = usePlace(root)
  const [search, setSearch] = useSearch()
  const now = dayText(useNow()).slice(0, 7)
  const month = search.get('month') ?? now
  const found = useDemandsAt(place, month)
  const columns = useColumns()
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('title'), to: '/demands' }, { name: t('atTitle') }]} />
      <PageHead title={t('atTitle')} note={t('atNote')} />
      <div className="filters">
        <span className="filter">
          <PlaceSelect
            id="f-at"
            label={t('atChoose')}
            root={root}
            value={place}
            onChange={(path) => choose(path ?? root)}
          />
        </span>
        <span className="filter">
          <label htmlFor="f-month">{t('month')}</label>
          <Input
            id="f-month"
            type="month"
            max={now}
            value={month}
            onChange={(e) => e.target.value && setSearch({ month: e.target.value })}
          />
        </span>
      </div>
      {found.data && <Sums of={found.data} />}
      <DataTable
        name="demands-at"
        caption={t('atTitle')}
        of={whole(found.data?.items, found)}
        columns={columns}
        rowKey={(r) => r.id}
        rowName={(r) => r.title}
        cards
        counted={(n) => t('all', { n })}
        empty={<EmptyState icon="list" title={t('empty')} />}
      />
    </>
  )
}

function Sums({ of }: { of: DemandsAt }) {
  const t = useWords(words)
  const f = useFormat()
  return (
    <p className="demand-sums">
      <b>{t('atN', { n: of.items.length, m: of.askers })}</b>
      {' · '}
      {of.minutes === null ? t('atNotMeasured') : t('atMinutes', { n: f.number(of.minutes) })}
      {of.unmeasured > 0 && ` · ${t('atUnmeasured', { n: of.unmeasured })}`}
    </p>
  )
}

function useColumns(): Column<DemandAt>[] {
  const t = useWords(words)
  const kinds = useWords(kindWords)
  const rhythm = useWords(rhythmWords)
  const unit = useUnitNames()
  const each = (s: number) => (s < 90 ? t('secondsN', { n: s }) : t('minutesN', { n: Math.round(s / 6) / 10 }))
  return [
    { key: 'title', title: t('what'), always: true, render: (r) => <Link to={`/demands/${r.id}`}>{r.title}</Link> },
    { key: 'kind', title: t('kind'), width: 90, render: (r) => kinds(r.kind) },
    { key: 'asker', title: t('asker'), width: 190, render: (r) => <span className="clip">{unit(r.asker)}</span> },
    { key: 'rhythm', title: t('rhythm'), width: 110, render: (r) => rhythm(r.rhythm) },
    { key: 'until', title: t('until'), width: 140, render: (r) => <Until day={r.until} /> },
    {
      key: 'times',
      title: t('times'),
      width: 100,
      align: 'right',
      render: (r) => (r.times === null ? t('notForm') : t('timesN', { n: r.times })),
    },
    {
      key: 'each',
      title: t('each'),
      width: 100,
      align: 'right',
      render: (r) => (r.median === null ? t('notForm') : each(r.median)),
    },
    {
      key: 'cost',
      title: t('cost'),
      width: 110,
      align: 'right',
      render: (r) => (r.minutes === null ? t('notForm') : t('minutesN', { n: r.minutes })),
    },
    { key: 'twice', title: t('twice'), width: 260, render: (r) => <Twice of={r} /> },
  ]
}

function Twice({ of }: { of: DemandAt }) {
  const t = useWords(words)
  if (of.repeats.length === 0) return <>{t('notForm')}</>
  return (
    <details>
      <summary>{t('twiceN', { n: of.repeats.length })}</summary>
      <Repeats of={of.repeats} />
    </details>
  )
}
