import { Button } from 'antd'
import { useState } from 'react'
import { ages, type CareKind } from '../../../domain/people/cares.ts'
import { useMay } from '../../accounts/queries.ts'
import { useNow } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable, whole } from '../../kit/staff/DataTable.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useLanguage } from '../../kit/language.ts'
import { useWords } from '../../kit/words.ts'
import { EditCare } from './acts/EditCare.tsx'
import './people.css'
import { useCareKinds, type Defined } from './queries.ts'
import { words } from './words.ts'
import { careGroupWords, careWords, limitWords } from './words/cares.ts'

/** What each category means: who is meant, from which age to which, by which rule, since when. */
export function CaresPage() {
  const t = useWords(careWords)
  const people = useWords(words)
  const may = useMay()
  const all = useCareKinds()
  const [editing, setEditing] = useState<Defined>()
  const columns = useColumns(may('people.define') ? setEditing : undefined)
  return (
    <>
      <Crumbs label={people('crumbs')} crumbs={[{ name: people('title'), to: '/people' }, { name: t('title') }]} />
      <PageHead title={t('title')} note={t('note')} />
      <DataTable
        name="cares"
        caption={t('title')}
        of={whole(all.data?.items, all)}
        columns={columns}
        rowKey={(r) => `${r.code}/${r.from}`}
        counted={(n) => t('all', { n })}
        cards
        empty={<EmptyState icon="list" title={t('empty')} />}
      />
      {editing && <EditCare kind={editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}

function useColumns(edit: ((kind: Defined) => void) | undefined): Column<Defined>[] {
  const t = useWords(careWords)
  const group = useWords(careGroupWords)
  const limit = useWords(limitWords)
  const lang = useLanguage()
  const today = dayText(useNow())
  const age = (k: CareKind) => {
    const span = ages(k)
    return span === undefined ? t('ageAny') : t(span.key, { from: span.from, to: span.to })
  }
  return [
    { key: 'name', title: t('name'), width: 150, always: true, render: (r) => <b>{r.name[lang]}</b> },
    { key: 'group', title: t('group'), width: 110, render: (r) => group(r.group) },
    { key: 'ages', title: t('ages'), width: 150, render: age },
    { key: 'limit', title: t('atLimit'), width: 150, render: (r) => (r.ages.to === null ? '—' : limit(r.atLimit)) },
    {
      key: 'recheck',
      title: t('rechecked'),
      width: 110,
      render: (r) => (r.recheck === null ? '—' : t('every', { n: r.recheck })),
    },
    {
      key: 'from',
      title: t('from'),
      width: 150,
      render: (r) => (r.from > today ? t('begins', { day: r.from }) : r.closed ? t('closed') : r.from),
    },
    {
      key: 'basis',
      title: t('basis'),
      render: (r) => (
        <span className="wrap">
          {r.about} <small className="none">{r.basis}</small>
        </span>
      ),
    },
    ...(edit
      ? [
          {
            key: 'edit',
            title: '',
            width: 90,
            render: (r: Defined) => (
              <Button size="small" type="link" aria-label={t('editOf', { name: r.name[lang] })} onClick={() => edit(r)}>
                {t('edit')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
