import { useRoot } from '../../../accounts/queries.ts'
import { useFormat } from '../../../kit/now.ts'
import { Link, useNavigate } from '../../../kit/router.tsx'
import { BringFile } from '../../../kit/staff/BringFile.tsx'
import type { Column } from '../../../kit/staff/columns.ts'
import { Crumbs } from '../../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../../kit/staff/DataTable.tsx'
import { PageHead } from '../../../kit/staff/ListParts.tsx'
import { usePlace } from '../../../kit/staff/place.ts'
import { EmptyState } from '../../../kit/ui/Answering.tsx'
import { useWords } from '../../../kit/words.ts'
import '../people.css'
import { PlaceFilter } from '../PlaceFilter.tsx'
import { words } from '../words.ts'
import { bringFile, useImports, type ImportLine } from './queries.ts'
import { importWords, stateWords } from './words.ts'

/** Tables that were brought for a place, and the way to bring one. */
export function ImportsPage() {
  const t = useWords(importWords)
  const people = useWords(words)
  const root = useRoot()
  const [place, choose] = usePlace(root)
  const list = useImports(place)
  const columns = useColumns()
  return (
    <>
      <Crumbs label={people('crumbs')} crumbs={[{ name: people('title'), to: '/people' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')} />
      <div className="filter-row">
        <PlaceFilter root={root} place={place} choose={choose} />
      </div>
      <Bring place={place} />
      <DataTable
        name="imports"
        caption={t('title')}
        of={list}
        columns={columns}
        rowKey={(r) => r.id}
        cards
        counted={(n, more) => t(more ? 'filesShown' : 'filesAll', { n })}
        empty={<EmptyState icon="upload" title={t('empty')} hint={t('emptyDo')} />}
      />
    </>
  )
}

function Bring({ place }: { place: string }) {
  const t = useWords(importWords)
  const navigate = useNavigate()
  return (
    <div className="import-bring">
      <BringFile
        label={t('file')}
        hint={t('fileHint')}
        reading={t('reading')}
        onFile={async (file) => navigate(`/people/imports/${await bringFile(place, file)}`)}
      />
    </div>
  )
}

function useColumns(): Column<ImportLine>[] {
  const t = useWords(importWords)
  const state = useWords(stateWords)
  const f = useFormat()
  return [
    {
      key: 'name',
      title: t('name'),
      always: true,
      render: (r) => (
        <Link className="row-name" to={`/people/imports/${r.id}`}>
          {r.fileName || t('emptied')}
        </Link>
      ),
    },
    {
      key: 'state',
      title: t('state'),
      width: 110,
      render: (r) => (r.mode === 'compare' && r.state === 'preview' ? t('compared') : state(r.state)),
    },
    {
      key: 'result',
      title: t('result'),
      render: (r) =>
        r.told ??
        (r.mode !== 'compare' && (r.state === 'applied' || r.state === 'preview')
          ? t('resultOf', { fresh: r.counts.new, changed: r.counts.changed, refused: r.counts.refused })
          : '—'),
    },
    { key: 'by', title: t('by'), width: 110, render: (r) => r.by ?? '—' },
    { key: 'when', title: t('when'), width: 130, render: (r) => f.date(r.at) },
  ]
}
