import { Checkbox } from 'antd'
import { useMay } from '../../../accounts/queries.ts'
import { useFormat } from '../../../kit/now.ts'
import { Link, useSearch } from '../../../kit/router.tsx'
import type { Column } from '../../../kit/staff/columns.ts'
import { Crumbs } from '../../../kit/staff/Crumbs.tsx'
import { DataTable, whole } from '../../../kit/staff/DataTable.tsx'
import { PageHead } from '../../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../../kit/ui/Answering.tsx'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import { useDefinitions, type Defined } from '../../queries.ts'
import { unitWords } from '../../words.ts'
import { defineIndicatorWords } from '../../words/define.ts'
import '../indicators.css'
import { usePeriod } from '../period.ts'

/** How every number is reckoned; who may adds one of their own. */
export function Definitions() {
  const t = useWords(defineIndicatorWords)
  const may = useMay()
  const [search, change] = useSearch()
  const ended = search.get('ended') === '1'
  const all = useDefinitions(ended)
  const columns = useColumns()
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('board'), to: '/dashboard' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')}>
        <Checkbox checked={ended} onChange={(e) => change({ ended: e.target.checked ? '1' : undefined })}>
          {t('ended')}
        </Checkbox>
        {may('indicators.define') && (
          <Link to="/dashboard/definitions/new" className="btn">
            <Icon name="plus" />
            {t('add')}
          </Link>
        )}
      </PageHead>
      <DataTable
        name="definitions"
        caption={t('title')}
        of={whole(all.data?.items, all)}
        columns={columns}
        rowKey={(r) => r.code}
        empty={<EmptyState icon="chart" title={t('noneWith')} />}
      />
    </>
  )
}

function useColumns(): Column<Defined>[] {
  const t = useWords(defineIndicatorWords)
  const unit = useWords(unitWords)
  const period = usePeriod()
  const f = useFormat()
  return [
    {
      key: 'name',
      title: t('name'),
      always: true,
      width: 180,
      render: (r) => <Link to={`/dashboard/definitions/${r.code}`}>{r.name[f.lang]}</Link>,
    },
    { key: 'formula', title: t('formula'), render: (r) => <span className="clip">{r.formula[f.lang]}</span> },
    { key: 'unit', title: t('unit'), width: 110, render: (r) => unit(r.unit) },
    {
      key: 'period',
      title: t('period'),
      width: 150,
      render: (r) => period(r),
    },
    { key: 'source', title: t('source'), width: 110, render: (r) => <span className="clip">{r.source}</span> },
    { key: 'version', title: t('versionHead'), width: 60, align: 'right', render: (r) => r.version },
    { key: 'own', title: t('from'), width: 90, render: (r) => t(r.own ? 'own' : 'pack') },
    {
      key: 'state',
      title: t('state'),
      width: 120,
      render: (r) => (r.endedAt ? t('endedAt', { day: f.day(r.endedAt) }) : t(r.counting ? 'counting' : 'inUse')),
    },
  ]
}
