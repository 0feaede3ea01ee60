import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { DataTable, whole } from '../../kit/staff/DataTable.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useKindList, type Kind } from '../queries.ts'
import { groupWords, joiningWords } from '../words.ts'
import { EditKind } from './acts/EditKind.tsx'
import './activities.css'
import { Needs } from './Needs.tsx'
import { Themes } from './Themes.tsx'
import { words } from './words.ts'

/** Each kind: what an activity of it needs, on what ground, since when; below them the themes. */
export function Kinds() {
  const t = useWords(words)
  const may = useMay()
  const all = useKindList()
  const [editing, setEditing] = useState<Kind>()
  const columns = useColumns(may('activities.define') ? setEditing : undefined)
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('title'), to: '/activities' }, { name: t('kinds') }]} />
      <PageHead title={t('kinds')} note={t('kindsNote')} />
      <DataTable
        name="activity-kinds"
        caption={t('kinds')}
        of={whole(all.data?.items, all)}
        columns={columns}
        rowKey={(r) => `${r.code}/${r.from}`}
        counted={(n) => t('kindsAll', { n })}
        cards
        empty={<EmptyState icon="list" title={t('kindsEmpty')} />}
      />
      <Themes may={may('activities.define')} />
      {editing && <EditKind kind={editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}

function useColumns(edit: ((kind: Kind) => void) | undefined): Column<Kind>[] {
  const t = useWords(words)
  const group = useWords(groupWords)
  const joining = useWords(joiningWords)
  const lang = useLanguage()
  const format = useFormat()
  return [
    {
      key: 'name',
      title: t('name'),
      width: 150,
      always: true,
      render: (r) => <b className="activity-cell">{r.name[lang]}</b>,
    },
    { key: 'group', title: t('group'), width: 120, render: (r) => group(r.group) },
    {
      key: 'joining',
      title: t('joining'),
      width: 150,
      render: (r) => <span className="activity-cell">{joining(r.joining)}</span>,
    },
    { key: 'needs', title: t('needs'), width: 240, render: (r) => <Needs of={r} /> },
    { key: 'ground', title: t('ground'), render: (r) => <span className="activity-cell">{r.ground}</span> },
    { key: 'since', title: t('since'), width: 110, render: (r) => format.fullDate(r.from) },
    ...(edit
      ? [
          {
            key: 'edit',
            title: t('edit'),
            width: 80,
            act: true,
            render: (r: Kind) => (
              <Button size="small" type="link" aria-label={`${t('edit')} ${r.name[lang]}`} onClick={() => edit(r)}>
                {t('edit')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
