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
import { groupWords, modeWords } from '../words.ts'
import { EditKind } from './acts/EditKind.tsx'
import './facilities.css'
import { Wish } from './parts.tsx'
import { words } from './words.ts'

/** Each kind: what is wanted of it, how often somebody looks, on what ground, since when. */
export function Kinds() {
  const t = useWords(words)
  const may = useMay()
  const all = useKindList()
  const [editing, setEditing] = useState<Kind>()
  const columns = useColumns(may('facilities.define') ? setEditing : undefined)
  return (
    <>
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('title'), to: '/facilities' }, { name: t('kinds') }]} />
      <PageHead title={t('kinds')} note={t('kindsNote')} />
      <DataTable
        name="facility-kinds"
        caption={t('kinds')}
        of={whole(all.data?.items, all)}
        columns={columns}
        rowKey={(r) => `${r.code}/${r.from}`}
        counted={(n) => t('kindsAll', { n })}
        cards
        empty={<EmptyState icon="list" title={t('kindsEmpty')} />}
      />
      {editing && <EditKind kind={editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}

function useColumns(edit: ((kind: Kind) => void) | undefined): Column<Kind>[] {
  const t = useWords(words)
  const group = useWords(groupWords)
  const mode = useWords(modeWords)
  const lang = useLanguage()
  const format = useFormat()
  return [
    {
      key: 'name',
      title: t('name'),
      width: 170,
      always: true,
      render: (r) => <b className="facility-cell">{r.name[lang]}</b>,
    },
    { key: 'group', title: t('group'), width: 130, render: (r) => group(r.group) },
    { key: 'wanted', title: t('wanted'), width: 220, render: (r) => <Wish of={r} /> },
    {
      key: 'check',
      title: t('checkEvery'),
      width: 110,
      render: (r) => r.checkDays && t('checkDays', { n: r.checkDays }),
    },
    { key: 'use', title: t('use'), width: 120, render: (r) => mode(r.use) },
    { key: 'ground', title: t('ground'), render: (r) => <span className="facility-cell">{r.ground}</span> },
    { key: 'since', title: t('since'), width: 120, render: (r) => format.fullDate(r.from) },
    ...(edit
      ? [
          {
            key: 'edit',
            title: t('edit'),
            width: 80,
            render: (r: Kind) => (
              <Button size="small" type="link" onClick={() => edit(r)}>
                {t('edit')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
