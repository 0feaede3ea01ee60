import { Input } from 'antd'
import { useId, useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { Link, useNavigate } from '../../kit/router.tsx'
import { BringFile } from '../../kit/staff/BringFile.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { EmptyState } from '../../kit/ui/Answering.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { bringForm, useForms, type FormLine } from '../queries.ts'
import { words } from '../words.ts'
import './forms.css'

/** Tables that departments ask for, and the way to bring one. */
export function FormsPage() {
  const t = useWords(words)
  const list = useForms()
  const columns = useColumns()
  return (
    <>
      <PageHead title={t('title')} note={t('note')} />
      <Bring />
      <DataTable
        name="forms"
        caption={t('title')}
        of={list}
        columns={columns}
        rowKey={(r) => r.id}
        cards
        empty={<EmptyState icon="columns" title={t('empty')} hint={t('emptyDo')} />}
      />
    </>
  )
}

function Bring() {
  const t = useWords(words)
  const navigate = useNavigate()
  const id = useId()
  const [department, setDepartment] = useState('')
  const [needed, setNeeded] = useState(false)
  const bring = async (file: File) => {
    const name = department.trim()
    setNeeded(name.length < 2)
    if (name.length < 2) return document.getElementById(id)?.focus()
    navigate(`/forms/${await bringForm(name, file)}`)
  }
  return (
    <div className="form-bring">
      <div className="field">
        <label htmlFor={id}>{t('department')}</label>
        <Input
          id={id}
          value={department}
          maxLength={60}
          status={needed ? 'error' : ''}
          aria-invalid={needed || undefined}
          aria-describedby={`${id}-h`}
          onChange={(e) => setDepartment(e.target.value)}
        />
        <p id={`${id}-h`} className={needed ? 'fault' : 'hint'} role={needed ? 'alert' : undefined}>
          {t(needed ? 'departmentNeeded' : 'departmentHint')}
        </p>
      </div>
      <BringFile
        label={t('file')}
        hint={t('fileHint')}
        reading={t('reading')}
        accept=".xlsx,.xls,.docx"
        onFile={bring}
      />
    </div>
  )
}

function useColumns(): Column<FormLine>[] {
  const t = useWords(words)
  const f = useFormat()
  return [
    {
      key: 'name',
      title: t('name'),
      always: true,
      render: (r) => (
        <Link className="row-name" to={`/forms/${r.id}`}>
          {r.name}
        </Link>
      ),
    },
    { key: 'department', title: t('department'), always: true, width: 200, render: (r) => r.department },
    {
      key: 'state',
      title: t('state'),
      width: 110,
      render: (r) => <State tone={r.ready ? 'good' : 'ask'}>{t(r.ready ? 'ready' : 'asked')}</State>,
    },
    { key: 'filled', title: t('filledAt'), width: 130, render: (r) => (r.filledAt ? f.date(r.filledAt) : t('never')) },
    { key: 'by', title: t('by'), width: 110, render: (r) => r.by ?? '—' },
    { key: 'when', title: t('when'), width: 130, render: (r) => f.date(r.at) },
  ]
}
