import { Button, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { Link, useNavigate, useSearch } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable, whole } from '../../kit/staff/DataTable.tsx'
import { useNarrow } from '../../kit/staff/useNarrow.ts'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { below, categoryChoices } from '../below.ts'
import { useCatalogue, type ItemBrief } from '../queries.ts'
import { findableOf, found } from '../search.ts'
import { itemUrgencyWords, lineWords, priceWords } from '../words.ts'
import { CategoryDialog } from './CategoryDialog.tsx'
import { CategoryTree, type CategoryTreeProps } from './CategoryTree.tsx'
import type { Category } from './queries.ts'
import { CatalogueHead } from './Tabs.tsx'
import { words } from './words.ts'

/** Every service item, by category and by a piece of its name. */
export function Items() {
  const t = useWords(words)
  const may = useMay()
  const navigate = useNavigate()
  const catalogue = useCatalogue()
  const [search, change] = useSearch()
  const [typed, setTyped] = useState('')
  const [editing, setEditing] = useState<Category | 'new'>()
  const category = search.get('category') ?? undefined
  const items = useShown(catalogue.data?.items, catalogue.data?.categories, category, typed)
  const columns = useColumns(catalogue.data?.categories ?? [])
  const edits = may('catalogue.edit')
  return (
    <>
      <CatalogueHead>
        {edits && (
          <Button
            icon={<Icon name="plus" />}
            onClick={() => navigate(`/catalogue/new${category ? `?category=${category}` : ''}`)}
          >
            {t('addItem')}
          </Button>
        )}
      </CatalogueHead>
      <div className="catalogue">
        <aside>
          <h2>{t('categories')}</h2>
          <CategoryPick
            categories={catalogue.data?.categories ?? []}
            items={catalogue.data?.items ?? []}
            value={category}
            onChange={(code) => change({ category: code })}
          />
          {edits && (
            <p className="row">
              <Button size="small" onClick={() => setEditing('new')}>
                {t('addCategory')}
              </Button>
              {category && (
                <Button
                  size="small"
                  onClick={() => setEditing(catalogue.data?.categories.find((c) => c.code === category))}
                >
                  {t('editCategory')}
                </Button>
              )}
            </p>
          )}
        </aside>
        <div>
          <div className="filter-row">
            <Input
              className="filter wide"
              aria-label={t('findItem')}
              placeholder={t('findItem')}
              prefix={<Icon name="search" />}
              allowClear
              value={typed}
              onChange={(e) => setTyped(e.target.value)}
            />
          </div>
          <DataTable
            name="items"
            caption={t('tabItems')}
            of={whole(items, catalogue)}
            columns={columns}
            rowKey={(r) => r.code}
            cards
            onOpen={(code) => navigate(`/catalogue/items/${code}`)}
            empty={<EmptyState icon="columns" title={t('emptyItems')} hint={t('emptyItemsDo')} />}
          />
        </div>
      </div>
      {editing && (
        <CategoryDialog
          category={editing === 'new' ? undefined : editing}
          parent={category ?? null}
          categories={catalogue.data?.categories ?? []}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  )
}

/** A tree beside the list; on a phone one line above it. */
function CategoryPick(props: CategoryTreeProps) {
  const t = useWords(words)
  const lang = useLanguage()
  if (!useNarrow()) return <CategoryTree {...props} />
  return (
    <Select
      className="wide"
      aria-label={t('categories')}
      placeholder={t('allCategories')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={props.value}
      options={categoryChoices(props.categories, lang)}
      onChange={(code?: string) => props.onChange(code)}
    />
  )
}

function useShown(
  items: ItemBrief[] | undefined,
  categories: Category[] | undefined,
  category: string | undefined,
  typed: string,
): ItemBrief[] | undefined {
  const findable = useMemo(() => (items ?? []).map(findableOf), [items])
  return useMemo(() => {
    if (!items || !categories) return undefined
    const inside = category ? below(categories, category) : undefined
    const byCode = new Map(items.map((i) => [i.code, i]))
    return found(findable, typed).flatMap((code) => {
      const item = byCode.get(code)
      return item && (!inside || inside.has(item.category)) ? [item] : []
    })
  }, [items, categories, category, typed, findable])
}

function useColumns(categories: readonly Category[]): Column<ItemBrief>[] {
  const t = useWords(words)
  const line = useWords(lineWords)
  const urgency = useWords(itemUrgencyWords)
  const price = useWords(priceWords)
  const lang = useLanguage()
  const said = (name: { zh: string; en?: string | undefined } | undefined) =>
    (lang === 'en' && name?.en) || name?.zh || ''
  return [
    {
      key: 'name',
      title: t('item'),
      always: true,
      render: (r) => <Link to={`/catalogue/items/${r.code}`}>{said(r.name)}</Link>,
    },
    {
      key: 'category',
      title: t('category'),
      width: 130,
      render: (r) => <span className="clip">{said(categories.find((c) => c.code === r.category)?.name)}</span>,
    },
    {
      key: 'line',
      title: t('line'),
      width: lang === 'en' ? 130 : 90,
      render: (r) => <span className="clip">{line(r.line)}</span>,
    },
    {
      key: 'urgency',
      title: t('urgency'),
      width: lang === 'en' ? 160 : 120,
      render: (r) => <span className="clip">{urgency(r.urgency)}</span>,
    },
    { key: 'price', title: t('price'), width: 80, extra: true, render: (r) => price(r.price.class) },
    {
      key: 'residents',
      title: t('residents'),
      width: 90,
      render: (r) => (r.forResidents ? <Icon name="ok" label={t('residents')} /> : <small>{t('staffOnly')}</small>),
    },
    {
      key: 'claimable',
      title: t('claimable'),
      width: 96,
      render: (r) => r.claimable && <Icon name="ok" label={t('claimable')} />,
    },
    { key: 'code', title: t('code'), width: 140, extra: true, render: (r) => r.code },
    { key: 'version', title: t('version'), width: 68, align: 'right', render: (r) => r.version },
  ]
}
