import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { ListKind } from '../../../domain/catalogue/schema.ts'
import { useMay } from '../../accounts/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { useSearch } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable, whole } from '../../kit/staff/DataTable.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords, wordIn } from '../../kit/words.ts'
import { useUnitNames } from '../../organisations/queries.ts'
import { listKindWords } from '../words.ts'
import { ListLineDialog } from './ListLineDialog.tsx'
import { useLists, type ListLine } from './queries.ts'
import { CatalogueHead } from './Tabs.tsx'
import { words } from './words.ts'

const kinds = Object.keys(listKindWords) as ListKind[]

/** The three lists of the towns and the two of the grids, line by line, each with its version. */
export function Lists() {
  const t = useWords(words)
  const lang = useLanguage()
  const may = useMay()
  const [search, change] = useSearch()
  const list = (kinds.find((k) => k === search.get('list')) ?? 'town-basic') satisfies ListKind
  const lines = useLists(list)
  const [editing, setEditing] = useState<ListLine | 'new'>()
  const edits = may('catalogue.lists')
  const columns = useColumns(edits ? setEditing : undefined)
  const items = lines.data && [...lines.data.items].sort((a, b) => Number(a.no) - Number(b.no))
  return (
    <>
      <CatalogueHead note={t('listsNote')}>
        {edits && (
          <Button icon={<Icon name="plus" />} onClick={() => setEditing('new')}>
            {t('addLine')}
          </Button>
        )}
      </CatalogueHead>
      <div className="filter-row pushed">
        <Segmented
          aria-label={t('list')}
          value={list}
          onChange={(next) => change({ list: next })}
          options={kinds.map((value) => ({ value, label: wordIn(listKindWords[value], lang) }))}
        />
      </div>
      <DataTable
        name="lists"
        caption={wordIn(listKindWords[list], lang)}
        of={whole(items, lines)}
        columns={columns}
        rowKey={(r) => r.no}
        cards
        empty={<EmptyState icon="list" title={t('listEmpty')} />}
      />
      {editing && (
        <ListLineDialog
          key={editing === 'new' ? 'new' : editing.no}
          list={list}
          line={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  )
}

function useColumns(onEdit: ((line: ListLine) => void) | undefined): Column<ListLine>[] {
  const t = useWords(words)
  const f = useFormat()
  const nameOf = useUnitNames()
  return [
    { key: 'no', title: t('no'), width: 52, always: true, render: (r) => r.no },
    { key: 'heading', title: t('heading'), width: 100, render: (r) => r.heading },
    { key: 'text', title: t('text'), always: true, render: (r) => <span className="wrap">{r.text}</span> },
    {
      key: 'lead',
      title: t('lead'),
      width: 150,
      render: (r) => r.lead && <span className="clip">{nameOf(r.lead)}</span>,
    },
    {
      key: 'helpers',
      title: t('helpers'),
      width: 150,
      render: (r) => r.helpers.length > 0 && <span className="clip">{r.helpers.map(nameOf).join(' ')}</span>,
    },
    {
      key: 'source',
      title: t('source'),
      width: 160,
      extra: true,
      render: (r) => <span className="clip">{r.source}</span>,
    },
    { key: 'from', title: t('from'), width: 110, extra: true, render: (r) => f.fullDate(r.from) },
    { key: 'version', title: t('version'), width: 68, align: 'right', render: (r) => r.version },
    ...(onEdit
      ? [
          {
            key: 'edit',
            title: t('edit'),
            width: 76,
            always: true as const,
            act: true,
            render: (r: ListLine) => (
              <Button size="small" type="link" aria-label={t('editLine', { no: r.no })} onClick={() => onEdit(r)}>
                {t('edit')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
