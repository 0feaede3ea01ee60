import { Button } from 'antd'
import { lackOf } from '../../../domain/facilities/rules.ts'
import type { Answer } from '../../../domain/kernel/api.ts'
import type { facilitiesApi } from '../../../domain/facilities/api.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { useFilters } from '../../kit/staff/filters.ts'
import { FilterBar, PageHead } from '../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { PlaceSelect } from '../../places/PlaceSelect.tsx'
import { useKinds, useMissing, useMissingSum, type Kind, type Lacking } from '../queries.ts'
import { lackWords } from '../words.ts'
import './facilities.css'
import { Wish } from './parts.tsx'
import { words } from './words.ts'

type Sum = Answer<typeof facilitiesApi.missingSum>['items'][number]

/** Which kinds are missing somewhere, and for one of them where and what. */
export function Missing() {
  const t = useWords(words)
  const filters = useFilters(['kind', 'under'] as const)
  const { kind, under } = filters.values
  const kinds = useKinds()
  const sums = useMissingSum(under)
  const columns = useSumColumns((code) => filters.set({ kind: code }))
  const chosen = kind ? kinds.of(kind) : undefined
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('title'), to: '/facilities' }, { name: t('missing') }]} />
      <PageHead title={t('missing')} note={t('missingNote')} />
      <FilterBar filters={filters}>
        <span className="filter">
          <PlaceSelect
            id="f-under"
            label={t('place')}
            optional
            value={under ?? null}
            onChange={(path) => filters.set({ under: path ?? undefined })}
          />
        </span>
      </FilterBar>
      <DataTable<Sum>
        name="facilities-missing"
        caption={t('missing')}
        of={{
          items: sums.data?.items.filter((s) => s.wanting > 0),
          more: false,
          loadMore: () => undefined,
          error: sums.error,
          refetch: sums.refetch,
        }}
        columns={columns}
        rowKey={(r) => r.kind}
        current={kind}
        counted={(n) => t('kindsAll', { n })}
        cards
        empty={<EmptyState icon="houses" title={t('nothingMissing')} />}
      />
      {chosen?.wanted ? <Where of={chosen} under={under} /> : <p className="note">{t('chooseKind')}</p>}
    </>
  )
}

function useSumColumns(choose: (kind: string) => void): Column<Sum>[] {
  const t = useWords(words)
  const kinds = useKinds()
  return [
    {
      key: 'kind',
      title: t('kind'),
      width: 200,
      always: true,
      render: (r) => (
        <Button type="link" size="small" onClick={() => choose(r.kind)}>
          {kinds.name(r.kind)}
        </Button>
      ),
    },
    {
      key: 'lacking',
      title: t('lacking'),
      width: 110,
      align: 'right',
      render: (r) => t('lackingOf', { n: r.lacking, all: r.wanting }),
    },
    { key: 'wanted', title: t('wanted'), render: (r) => <Wish of={kinds.of(r.kind)} /> },
  ]
}

function Where({ of, under }: { of: Kind; under: string | undefined }) {
  const t = useWords(words)
  const lack = useWords(lackWords)
  const kinds = useKinds()
  const rows = useMissing(of.code, under)
  const columns: Column<Lacking>[] = [
    {
      key: 'place',
      title: t('place'),
      always: true,
      render: (r) => (
        <span className="brief">
          <span>{r.estateName ?? r.placeName}</span>
          {r.estateName && <small>{r.placeName}</small>}
        </span>
      ),
    },
    { key: 'have', title: t('have'), width: 90, align: 'right', render: (r) => r.have },
    { key: 'lack', title: t('lack'), width: 180, render: (r) => lack(lackOf(r, of.wanted!)) },
  ]
  const title = t('whereMissing', { kind: kinds.name(of.code) })
  return (
    <section>
      <h2>{title}</h2>
      <DataTable
        name="facilities-where"
        caption={title}
        of={rows}
        columns={columns}
        rowKey={(r) => `${r.place}${r.estate ?? ''}`}
        counted={(n, more) => t('all', { n: more ? `${n}+` : n })}
        cards
        empty={<EmptyState icon="ok" title={t('nothingMissing')} />}
      />
    </section>
  )
}
