import type { CityRowView } from '../../../../domain/requests/city-api.ts'
import { useFormat } from '../../../kit/now.ts'
import type { Column } from '../../../kit/staff/columns.ts'
import { DataTable, whole } from '../../../kit/staff/DataTable.tsx'
import { RefNo } from '../../../kit/staff/RefNo.tsx'
import { useWords } from '../../../kit/words.ts'
import { cityWords, verdictWords, whyWords } from '../words/city.ts'

const countOf = (rows: readonly CityRowView[], verdict: CityRowView['verdict']) =>
  rows.filter((r) => r.verdict === verdict).length

/** What became, or would become, of each row; the refused ones first. */
export function Rows({ rows, done }: { rows: readonly CityRowView[]; done: boolean }) {
  const t = useWords(cityWords)
  const columns = useColumns()
  const counts = {
    fresh: countOf(rows, 'new'),
    changed: countOf(rows, 'changed'),
    same: countOf(rows, 'same'),
    refused: countOf(rows, 'refused'),
  }
  const sorted = [...rows].sort(
    (a, b) => Number(b.verdict === 'refused') - Number(a.verdict === 'refused') || a.at - b.at,
  )
  return (
    <>
      <p role="status">{t(done ? 'taken' : 'wouldBe', counts)}</p>
      <DataTable
        name="city-rows"
        caption={t('rows')}
        of={whole(sorted, { error: undefined, refetch: () => undefined })}
        columns={columns}
        rowKey={(r) => String(r.at)}
        cards
        keys={false}
      />
    </>
  )
}

function useColumns(): Column<CityRowView>[] {
  const t = useWords(cityWords)
  const verdict = useWords(verdictWords)
  const why = useWords(whyWords)
  const f = useFormat()
  return [
    { key: 'row', title: t('row'), width: 60, always: true, render: (r) => r.at },
    { key: 'number', title: t('number'), width: 170, always: true, render: (r) => r.number ?? '—' },
    { key: 'matter', title: t('matter'), render: (r) => <span className="clip">{r.title ?? '—'}</span> },
    { key: 'where', title: t('where'), width: 170, render: (r) => <span className="clip">{r.place ?? '—'}</span> },
    { key: 'due', title: t('due'), width: 130, render: (r) => (r.dueAt ? f.moment(r.dueAt) : '—') },
    {
      key: 'ours',
      title: t('ours'),
      width: 116,
      render: (r) => (r.refNo ? <RefNo no={r.refNo} to={`/requests/${r.request}`} /> : '—'),
    },
    {
      key: 'verdict',
      title: t('verdict'),
      width: 190,
      always: true,
      render: (r) => (r.why ? why(r.why) : verdict(r.verdict)),
    },
  ]
}
