import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { EditField } from './acts/EditField.tsx'
import { FindByField } from './FindByField.tsx'
import './people.css'
import { useFields, type Field } from './queries.ts'
import { words } from './words.ts'
import { extraKindWords, extraWords } from './words/extras.ts'

/** Fields the county added: what each is, what it is kept for, and how it is kept [B1]. */
export function FieldsPage() {
  const t = useWords(extraWords)
  const people = useWords(words)
  const may = useMay()
  const fields = useFields()
  const [editing, setEditing] = useState<Field | 'new'>()
  const defines = may('people.define')
  const columns = useColumns(defines ? setEditing : undefined)
  return (
    <>
      <Crumbs
        label={people('crumbs')}
        crumbs={[{ name: people('title'), ...(may('people.read') && { to: '/people' }) }, { name: t('title') }]}
      />
      <PageHead title={t('title')} note={t('note')}>
        {defines && (
          <Button icon={<Icon name="plus" />} onClick={() => setEditing('new')}>
            {t('add')}
          </Button>
        )}
      </PageHead>
      <DataTable
        name="person-fields"
        caption={t('title')}
        of={{
          items: fields.data?.items,
          more: false,
          loadMore: () => undefined,
          error: fields.error,
          refetch: fields.refetch,
        }}
        columns={columns}
        rowKey={(r) => r.code}
        counted={(n) => t('all', { n })}
        cards
        empty={<EmptyState icon="list" title={t('empty')} />}
      />
      {may('people.search') && <FindByField fields={fields.data?.items ?? []} />}
      {editing && <EditField field={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}

function useColumns(edit: ((field: Field) => void) | undefined): Column<Field>[] {
  const t = useWords(extraWords)
  const kind = useWords(extraKindWords)
  const lang = useLanguage()
  const how = (f: Field) =>
    [f.sensitive && t('sealed'), f.search && t('found'), f.closed && t('closed')].filter(Boolean).join(' · ') ||
    t('plain')
  return [
    { key: 'name', title: t('name'), width: 150, always: true, render: (r) => <b>{r.name[lang]}</b> },
    { key: 'kind', title: t('kind'), width: 140, render: (r) => kind(r.kind) },
    { key: 'how', title: t('how'), width: 170, render: how },
    { key: 'purpose', title: t('purpose'), render: (r) => <span className="wrap">{r.purpose}</span> },
    { key: 'basis', title: t('basis'), render: (r) => <span className="wrap">{r.basis}</span> },
    ...(edit
      ? [
          {
            key: 'edit',
            title: '',
            width: 80,
            always: true as const,
            render: (r: Field) => (
              <Button size="small" type="link" aria-label={t('editOf', { name: r.name[lang] })} onClick={() => edit(r)}>
                {t('edit')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
