import { useFormat } from '../../kit/now.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useCares } from '../queries.ts'
import './people.css'
import { useRuns, type Run } from './queries.ts'
import { words } from './words.ts'
import { runWords } from './words/quality.ts'

const jobs: Record<string, 'limits' | 'check' | 'quality'> = {
  'people.age-limits': 'limits',
  'people.population-check': 'check',
  'people.quality': 'quality',
}

/** What the jobs of the night did: age limits, the recount of the balance, gaps of the register. */
export function Runs() {
  const t = useWords(runWords)
  const people = useWords(words)
  const f = useFormat()
  const runs = useRuns()
  const told = useTold()
  const columns: Column<Run>[] = [
    { key: 'at', title: t('at'), width: 180, always: true, render: (r) => f.moment(r.at) },
    {
      key: 'job',
      title: t('job'),
      width: 160,
      always: true,
      render: (r) => <b>{jobs[r.job] ? t(jobs[r.job]!) : r.job}</b>,
    },
    { key: 'counts', title: t('counts'), render: (r) => <span className="wrap">{told(r)}</span> },
  ]
  return (
    <>
      <Crumbs label={people('crumbs')} crumbs={[{ name: people('title'), to: '/people' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')} />
      <DataTable
        name="people-runs"
        caption={t('title')}
        of={{
          items: runs.data?.items,
          more: false,
          loadMore: () => undefined,
          error: runs.error,
          refetch: runs.refetch,
        }}
        columns={columns}
        rowKey={(r) => r.id}
        counted={(n) => t('all', { n })}
        cards
        empty={<EmptyState icon="clock" title={t('empty')} />}
      />
    </>
  )
}

/** Counts in words: `propose.child-left-behind` is what was done, and of whom. */
function useTold(): (run: Run) => string {
  const t = useWords(runWords)
  const cares = useCares()
  return ({ job, counts }) => {
    if (job === 'people.quality') return t('looked')
    if (job === 'people.population-check') {
      const { kept = 0, mended = 0 } = counts
      return mended === 0 ? t('agree', { n: kept }) : t('mended', { n: kept, wrong: mended })
    }
    const parts = Object.entries(counts).map(([key, n]) => {
      const [what, care] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)]
      return t(what === 'end' ? 'end' : 'propose', { name: cares.name(care), n })
    })
    return parts.length > 0 ? parts.join('；') : t('nothing')
  }
}
