import { QualityKind, type QualityCount } from '../../../domain/people/quality.ts'
import { useMay, useRoot } from '../../accounts/queries.ts'
import { useFormat } from '../../kit/now.ts'
import { Link, useSearch } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { usePlace } from '../../kit/staff/place.ts'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useAllPlaceNames } from '../../places/queries.ts'
import type { Masked } from '../queries.ts'
import './people.css'
import { PlaceFilter } from './PlaceFilter.tsx'
import { useFaulty, useQuality } from './queries.ts'
import { words } from './words.ts'
import { extraWords } from './words/extras.ts'
import { qualityAboutWords, qualityKindWords, qualityWords, runWords } from './words/quality.ts'

type Listed = Exclude<QualityKind, 'no-liaison'>
const listed = QualityKind.exclude(['no-liaison'])

/** What is missing or doubtful among the people of a place; each count opens to its list. */
export function Quality() {
  const t = useWords(qualityWords)
  const kindName = useWords(qualityKindWords)
  const people = useWords(words)
  const runs = useWords(runWords)
  const extra = useWords(extraWords)
  const may = useMay()
  const root = useRoot()
  const f = useFormat()
  const [place, choose] = usePlace(root)
  const [search] = useSearch()
  const kind = listed.safeParse(search.get('kind')).data
  const quality = useQuality(place)
  const at = quality.data?.at
  const columns = useColumns(place, Boolean(at))
  const when = quality.data && (at ? t('asOf', { when: f.moment(at) }) : t('never'))
  const crumbs = [
    { name: people('title'), to: '/people' },
    kind ? { name: t('title'), to: '/people/quality' } : { name: t('title') },
  ]
  return (
    <>
      <Crumbs label={people('crumbs')} crumbs={kind ? [...crumbs, { name: kindName(kind) }] : crumbs} />
      <PageHead title={kind ? kindName(kind) : t('title')} note={t('note')}>
        {may('people.settle') && (
          <Link className="head-link" to="/people/runs">
            {runs('title')}
          </Link>
        )}
        <Link className="head-link" to="/people/fields">
          {extra('title')}
        </Link>
      </PageHead>
      <div className="filter-row">
        <PlaceFilter root={root} place={place} choose={choose} />
        {when && <small className="none">{when}</small>}
      </div>
      {kind ? (
        <FaultyList place={place} kind={kind} />
      ) : (
        <DataTable
          name="quality"
          caption={t('title')}
          of={{
            items: quality.data?.counts,
            more: false,
            loadMore: () => undefined,
            error: quality.error,
            refetch: quality.refetch,
          }}
          columns={columns}
          rowKey={(r) => r.kind}
          counted={(n) => t('all', { n })}
          cards
        />
      )}
    </>
  )
}

/** @param looked before the first night a nought would say that nothing is missing */
function useColumns(place: string, looked: boolean): Column<QualityCount>[] {
  const t = useWords(qualityWords)
  const kindName = useWords(qualityKindWords)
  const about = useWords(qualityAboutWords)
  const f = useFormat()
  const listAt = (kind: QualityKind) =>
    kind === 'no-liaison' ? `/people/liaisons?place=${place}` : `/people/quality?place=${place}&kind=${kind}`
  return [
    { key: 'what', title: t('what'), width: 220, always: true, render: (r) => <b>{kindName(r.kind)}</b> },
    {
      key: 'count',
      title: t('count'),
      width: 130,
      align: 'right',
      render: (r) =>
        looked ? (
          <>
            {r.of ? <small className="none">{t('inTime', { share: f.percent(1 - r.n / r.of) })}</small> : null}{' '}
            {f.number(r.n)}
          </>
        ) : (
          '—'
        ),
    },
    {
      key: 'open',
      title: t('open'),
      width: 120,
      always: true,
      render: (r) =>
        r.n > 0 ? (
          <Link to={listAt(r.kind)} aria-label={t('openOf', { what: kindName(r.kind) })}>
            {t('open')}
          </Link>
        ) : (
          '—'
        ),
    },
    { key: 'about', title: t('about'), render: (r) => <span className="wrap">{about(r.kind)}</span> },
  ]
}

function FaultyList({ place, kind }: { place: string; kind: Listed }) {
  const t = useWords(qualityWords)
  const kindName = useWords(qualityKindWords)
  const people = useWords(words)
  const places = useAllPlaceNames()
  const list = useFaulty(place, kind)
  const columns: Column<Masked>[] = [
    {
      key: 'name',
      title: people('name'),
      width: 120,
      always: true,
      render: (p) => <Link to={`/people/${p.id}`}>{p.name}</Link>,
    },
    {
      key: 'age',
      title: people('age'),
      width: 80,
      render: (p) => (p.age === null ? '—' : people('years', { n: p.age })),
    },
    { key: 'phone', title: people('phone'), width: 140, render: (p) => p.phone ?? '—' },
    { key: 'address', title: people('address'), render: (p) => p.address ?? '—' },
    { key: 'place', title: people('place'), width: 160, render: (p) => places.get(p.place) ?? '' },
  ]
  return (
    <DataTable
      name="quality-list"
      caption={t('listOf', { what: kindName(kind) })}
      of={list}
      columns={columns}
      rowKey={(p) => p.id}
      counted={(n, more) => people(more ? 'peopleShown' : 'peopleAll', { n })}
      cards
      empty={<EmptyState icon="done" title={t('empty')} hint={t('emptyDo')} />}
    />
  )
}
