import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { CareCode } from '../../../domain/people/cares.ts'
import { useMay, useRoot } from '../../accounts/queries.ts'
import { Link, useNavigate } from '../../kit/router.tsx'
import { ColumnButton } from '../../kit/staff/ColumnButton.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable, type MoreRows } from '../../kit/staff/DataTable.tsx'
import { useFilters, type Filters } from '../../kit/staff/filters.ts'
import { FilterBar, PageHead } from '../../kit/staff/ListParts.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { usePlace } from '../../kit/staff/place.ts'
import { useNarrow } from '../../kit/staff/useNarrow.ts'
import { EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { useAllPlaceNames } from '../../places/queries.ts'
import { findPeople, useCares, type Found, type Masked } from '../queries.ts'
import { AddPerson } from './acts/AddPerson.tsx'
import './people.css'
import { PlaceFilter } from './PlaceFilter.tsx'
import { PersonCards } from './PersonCards.tsx'
import { usePeople } from './queries.ts'
import { sexWords, words } from './words.ts'
import { qualityWords } from './words/quality.ts'

const names = ['category'] as const

/** People of a place, masked, or those a search found. What is searched for never stands in the address. */
export function People({ useMayAt }: { useMayAt: UseMayAt }) {
  const t = useWords(words)
  const quality = useWords(qualityWords)
  const root = useRoot()
  const mayAt = useMayAt()
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const [found, setFound] = useState<Found>()
  const filters = useFilters(names)
  const { category } = filters.values
  const [place, choosePlace] = usePlace(root)
  const code = CareCode.safeParse(category).data
  const list = usePeople({ place, ...(code && { category: code }), size: 50 })
  return (
    <>
      <PageHead title={t('title')} note={t('note')}>
        <Link className="head-link" to={`/people/claims?place=${place}`}>
          {t('claims')}
        </Link>
        <Link className="head-link" to={`/people/population?place=${place}`}>
          {t('population')}
        </Link>
        <Link className="head-link" to={`/people/liaisons?place=${place}`}>
          {t('liaisons')}
        </Link>
        <Link className="head-link" to="/people/cares">
          {t('cares')}
        </Link>
        <Link className="head-link" to={`/people/quality?place=${place}`}>
          {quality('title')}
        </Link>
        {mayAt('people.edit', root) && (
          <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </PageHead>
      <Search onFound={setFound} found={found} place={place} />
      {!found && <Narrow filters={filters} root={root} place={place} onPlace={choosePlace} category={code} />}
      <Rows of={found ? asRows(found) : list} found={found !== undefined} keys={!adding} />
      {adding && <AddPerson onClose={() => setAdding(false)} onAdded={(id) => navigate(`/people/${id}`)} />}
    </>
  )
}

const asRows = ({ items }: Found): MoreRows<Masked> => ({
  items,
  more: false,
  loadMore: () => undefined,
  error: undefined,
  refetch: () => undefined,
})

interface SearchProps {
  found: Found | undefined
  onFound: (found: Found | undefined) => void
  place: string
}

function Search({ found, onFound, place }: SearchProps) {
  const t = useWords(words)
  const may = useMay()
  const [q, setQ] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  if (!may('people.search')) return null
  const over = () => {
    setQ('')
    onFound(undefined)
  }
  const search = async (typed: string) => {
    setError(undefined)
    if (typed.trim() === '') return over()
    setBusy(true)
    try {
      onFound(await findPeople(typed.trim(), place))
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="person-search" role="search">
      <Input.Search
        aria-label={t('search')}
        placeholder={t('search')}
        autoComplete="off"
        maxLength={60}
        enterButton={t('searchDo')}
        loading={busy}
        value={q}
        onChange={(e) => setQ(e.target.value)}
        onSearch={(typed) => void search(typed)}
      />
      <p className="hint" role="status">
        {found
          ? `${t('foundNote', { n: found.items.length })}${found.more ? ` · ${t('foundMore')}` : ''}`
          : t('searchLogged')}
      </p>
      {found && (
        <Button type="link" size="small" onClick={over}>
          {t('searchOver')}
        </Button>
      )}
      {error !== undefined && <ErrorState error={error} />}
    </div>
  )
}

interface NarrowProps {
  filters: Filters<(typeof names)[number]>
  root: string
  place: string
  onPlace: (path: string) => void
  category: string | undefined
}

function Narrow({ filters, root, place, onPlace, category }: NarrowProps) {
  const t = useWords(words)
  const cares = useCares()
  const narrow = useNarrow()
  const columns = useColumns()
  return (
    <FilterBar filters={filters} end={!narrow && <ColumnButton name="people" columns={columns} />}>
      <PlaceFilter root={root} place={place} choose={onPlace} />
      <Select
        className="filter"
        aria-label={t('category')}
        placeholder={t('category')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={category}
        options={cares.open}
        onChange={(next?: string) => filters.set({ category: next })}
      />
    </FilterBar>
  )
}

function Rows({ of, found, keys }: { of: MoreRows<Masked>; found: boolean; keys: boolean }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const narrow = useNarrow()
  const columns = useColumns()
  const [current, setCurrent] = useState<string>()
  const empty = found ? (
    <EmptyState icon="search" title={t('foundNone')} hint={t('foundNoneDo')} />
  ) : (
    <EmptyState icon="people" title={t('empty')} hint={t('emptyDo')} />
  )
  if (narrow) return <PersonCards of={of} empty={empty} />
  return (
    <DataTable
      name="people"
      caption={t('title')}
      of={of}
      columns={columns}
      rowKey={(r) => r.id}
      counted={(n, more) => t(more ? 'peopleShown' : 'peopleAll', { n })}
      rowName={(r) => r.name}
      current={current}
      onCurrent={setCurrent}
      onOpen={(id) => navigate(`/people/${id}`)}
      keys={keys}
      empty={empty}
    />
  )
}

function useColumns(): Column<Masked>[] {
  const t = useWords(words)
  const sex = useWords(sexWords)
  const cares = useCares()
  const places = useAllPlaceNames()
  return [
    {
      key: 'name',
      title: t('name'),
      width: 110,
      always: true,
      render: (r) => (
        <Link className="row-name" to={`/people/${r.id}`}>
          {r.name}
        </Link>
      ),
    },
    { key: 'sex', title: t('sex'), width: 80, render: (r) => sex(r.sex) },
    {
      key: 'age',
      title: t('age'),
      width: 80,
      align: 'right',
      render: (r) => (r.age === null ? '—' : t('years', { n: r.age })),
    },
    { key: 'phone', title: t('phone'), width: 140, render: (r) => r.phone ?? '—' },
    {
      key: 'address',
      title: t('address'),
      width: 180,
      render: (r) => <span className="clip">{r.address ?? '—'}</span>,
    },
    { key: 'place', title: t('place'), width: 150, render: (r) => <span className="clip">{places.get(r.place)}</span> },
    {
      key: 'categories',
      title: t('category'),
      render: (r) => (
        <span className="cares">
          {r.categories.map((c) => (
            <span key={c} className="care">
              {cares.name(c)}
            </span>
          ))}
        </span>
      ),
    },
  ]
}
