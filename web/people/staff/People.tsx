import { Button, Input, Select } from 'antd'
import { useState, type ReactNode } from 'react'
import { codeIn } from '../../../domain/people/cares.ts'
import { Age } from '../../../domain/people/schema.ts'
import { useMay, useRoot } from '../../accounts/queries.ts'
import { Link, useNavigate } from '../../kit/router.tsx'
import { ColumnButton } from '../../kit/staff/ColumnButton.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable, type MoreRows } from '../../kit/staff/DataTable.tsx'
import { useFilters, type Filters } from '../../kit/staff/filters.ts'
import { FilterBar, PageHead, ViewTabs } from '../../kit/staff/ListParts.tsx'
import type { UseMayAt } from '../../kit/staff/may.ts'
import { usePlace } from '../../kit/staff/place.ts'
import { useNarrow } from '../../kit/staff/useNarrow.ts'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { useAllPlaceNames } from '../../places/queries.ts'
import { useCares, type Masked } from '../queries.ts'
import { AddPerson } from './acts/AddPerson.tsx'
import { AgeFilter } from './AgeFilter.tsx'
import { NearMark } from './NearMark.tsx'
import './people.css'
import { PlaceFilter } from './PlaceFilter.tsx'
import { PersonCards } from './PersonCards.tsx'
import { TakePeopleOut } from './TakeOut.tsx'
import { usePeople } from './queries.ts'
import { useSearching, type Searching } from './useSearching.ts'
import { sexWords, words } from './words.ts'
import { qualityWords } from './words/quality.ts'

const names = ['category', 'ageFrom', 'ageTo'] as const

/** People of a place, masked, or those a search found, both narrowed alike. What is searched for never stands in the address. */
export function People({ useMayAt }: { useMayAt: UseMayAt }) {
  const t = useWords(words)
  const quality = useWords(qualityWords)
  const root = useRoot()
  const mayAt = useMayAt()
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const filters = useFilters(names)
  const [place, choosePlace] = usePlace(root)
  const narrow = { place, ...narrowOf(filters.values) }
  const search = useSearching(narrow)
  const found = search.found !== undefined
  const list = usePeople({ ...narrow, size: 50 }, !found)
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
        {mayAt('people.import', root) && (
          <Link className="head-link" to={`/people/imports?place=${place}`}>
            {t('imports')}
          </Link>
        )}
        {mayAt('people.edit', root) && (
          <Button icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </PageHead>
      <ViewTabs list="people" given={[{ name: t('viewAll'), search: '' }]} names={['place', ...names]} />
      <Search search={search} />
      <Narrow filters={filters} root={root} place={place} onPlace={choosePlace} category={narrow.category}>
        {mayAt('people.export', place) && (
          <TakePeopleOut of={{ ...narrow, ...(search.q && { q: search.q }) }} reveal={mayAt('people.reveal', place)} />
        )}
      </Narrow>
      <Rows of={search.found ?? list} found={found} keys={!adding} />
      {adding && <AddPerson onClose={() => setAdding(false)} onAdded={(id) => navigate(`/people/${id}`)} />}
    </>
  )
}

/** What the address says, as far as it is a category and ages. */
function narrowOf({ category, ageFrom, ageTo }: Partial<Record<(typeof names)[number], string>>) {
  const code = codeIn(category)
  const [from, to] = [ageFrom, ageTo].map(
    (typed) => Age.safeParse(typed === undefined ? undefined : Number(typed)).data,
  )
  return {
    ...(code && { category: code }),
    ...(from !== undefined && { ageFrom: from }),
    ...(to !== undefined && { ageTo: to }),
  }
}

function Search({ search }: { search: Searching }) {
  const t = useWords(words)
  const may = useMay()
  const [q, setQ] = useState('')
  if (!may('people.search')) return null
  const { found } = search
  const over = () => {
    setQ('')
    search.over()
  }
  return (
    <div className="person-search" role="search">
      <Input.Search
        aria-label={t('search')}
        placeholder={t('search')}
        autoComplete="off"
        maxLength={60}
        enterButton={t('searchDo')}
        loading={search.busy}
        value={q}
        onChange={(e) => setQ(e.target.value)}
        onSearch={(typed) => (typed.trim() === '' ? over() : search.ask(typed.trim()))}
      />
      <p className="hint" role="status">
        {found?.items
          ? `${t('foundNote', { n: found.items.length })}${found.more ? ` · ${t('foundMore')}` : ''}`
          : t('searchHow')}
      </p>
      {found && (
        <Button type="link" size="small" onClick={over}>
          {t('searchOver')}
        </Button>
      )}
    </div>
  )
}

interface NarrowProps {
  filters: Filters<(typeof names)[number]>
  root: string
  place: string
  onPlace: (path: string) => void
  category: string | undefined
  /** What is done with the list as it stands. */
  children: ReactNode
}

function Narrow({ filters, root, place, onPlace, category, children }: NarrowProps) {
  const t = useWords(words)
  const cares = useCares()
  const narrow = useNarrow()
  const columns = useColumns()
  const end = (
    <>
      {children}
      {!narrow && <ColumnButton name="people" columns={columns} />}
    </>
  )
  return (
    <FilterBar filters={filters} end={end}>
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
      <AgeFilter from={filters.values.ageFrom} to={filters.values.ageTo} choose={filters.set} />
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
          <NearMark of={r} />
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
