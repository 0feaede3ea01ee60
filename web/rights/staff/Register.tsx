import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useLanguage } from '../../kit/language.ts'
import type { Column } from '../../kit/staff/columns.ts'
import { DataTable } from '../../kit/staff/DataTable.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { Link } from '../../kit/router.tsx'
import { EmptyState, Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useRegister, type Field, type Limit, type Purpose, type Register } from '../queries.ts'
import { groundWords } from '../words.ts'
import { EditLimit } from './EditLimit.tsx'
import { Holds } from './Holds.tsx'
import './rights.css'
import { Runs } from './Runs.tsx'
import { words } from './words.ts'

/** What the county holds about people, why, whose it is and how long: for every worker to read, for the officer to set. */
export function RegisterPage() {
  const t = useWords(words)
  const may = useMay()
  return (
    <>
      <PageHead title={t('title')} note={t('note')}>
        <Link className="head-link" to="/restricted">
          {t('files')}
        </Link>
      </PageHead>
      <Answering of={useRegister()} lines={12}>
        {(register) => (
          <div className="rights-page">
            <Purposes register={register} />
            <Fields register={register} />
            <Limits register={register} may={may('rights.define')} />
            {may('rights.hold') && <Holds register={register} />}
            {may('rights.runs') && <Runs register={register} />}
          </div>
        )}
      </Answering>
    </>
  )
}

const shown = <T,>(items: T[]) => ({
  items,
  more: false,
  loadMore: () => undefined,
  error: undefined,
  refetch: () => undefined,
})

function Purposes({ register }: { register: Register }) {
  const t = useWords(words)
  const ground = useWords(groundWords)
  const lang = useLanguage()
  const columns: Column<Purpose>[] = [
    { key: 'name', title: t('purpose'), width: 170, always: true, render: (r) => <b>{r.name[lang]}</b> },
    {
      key: 'ground',
      title: t('ground'),
      width: 240,
      render: (r) => (
        <span className="wrap">
          {ground(r.ground)} <small className="none">{r.clause}</small>
        </span>
      ),
    },
    { key: 'owner', title: t('owner'), width: 150, render: (r) => r.owner[lang] },
    { key: 'notice', title: t('notice'), render: (r) => <span className="wrap">{r.notice[lang]}</span> },
  ]
  return (
    <section>
      <h2>{t('purposes')}</h2>
      <DataTable
        name="rights-purposes"
        caption={t('purposes')}
        of={shown(register.purposes)}
        columns={columns}
        rowKey={(r) => r.code}
        cards
        empty={<EmptyState icon="list" title={t('notInstalled')} hint={t('notInstalledDo')} />}
      />
    </section>
  )
}

function Fields({ register }: { register: Register }) {
  const t = useWords(words)
  const lang = useLanguage()
  const names = new Map(register.purposes.map((p) => [p.code, p.name[lang]]))
  const limits = new Map(register.limits.map((l) => [l.code, l.name[lang]]))
  const columns: Column<Field>[] = [
    {
      key: 'name',
      title: t('field'),
      width: 190,
      always: true,
      render: (r) => (
        <>
          <b>{r.name[lang]}</b> {r.sensitive && <small className="none">{t('sensitive')}</small>}
        </>
      ),
    },
    {
      key: 'used',
      title: t('usedFor'),
      render: (r) => (
        <span className="wrap">{r.purposes.map((p) => names.get(p)).join(lang === 'zh' ? '、' : ', ')}</span>
      ),
    },
    { key: 'owner', title: t('owner'), width: 180, render: (r) => r.owner[lang] },
    { key: 'kept', title: t('kept'), width: 200, render: (r) => limits.get(r.retention) },
  ]
  return (
    <section>
      <h2>{t('fields')}</h2>
      <DataTable
        name="rights-fields"
        caption={t('fields')}
        of={shown(register.fields)}
        columns={columns}
        rowKey={(r) => r.code}
        cards
        empty={<EmptyState icon="list" title={t('notInstalled')} hint={t('notInstalledDo')} />}
      />
    </section>
  )
}

function Limits({ register, may }: { register: Register; may: boolean }) {
  const t = useWords(words)
  const lang = useLanguage()
  const [editing, setEditing] = useState<Limit>()
  const columns: Column<Limit>[] = [
    { key: 'name', title: t('limit'), width: 190, always: true, render: (r) => <b>{r.name[lang]}</b> },
    { key: 'since', title: t('since'), width: 170, render: (r) => r.since[lang] },
    {
      key: 'length',
      title: t('length'),
      width: 190,
      render: (r) => (
        <>
          {r.months === null ? t('noEnd') : t('months', { n: r.months })}{' '}
          {r.own && <small className="none">{t('ownLimit')}</small>}
        </>
      ),
    },
    { key: 'basis', title: t('basis'), render: (r) => <span className="wrap">{r.basis}</span> },
    ...(may
      ? [
          {
            key: 'change',
            title: '',
            width: 90,
            act: true,
            render: (r: Limit) =>
              r.months !== null && (
                <Button
                  size="small"
                  type="link"
                  aria-label={t('changeOf', { name: r.name[lang] })}
                  onClick={() => setEditing(r)}
                >
                  {t('change')}
                </Button>
              ),
          },
        ]
      : []),
  ]
  return (
    <section>
      <h2>{t('limits')}</h2>
      <DataTable
        name="rights-limits"
        caption={t('limits')}
        of={shown(register.limits)}
        columns={columns}
        rowKey={(r) => r.code}
        cards
        empty={<EmptyState icon="list" title={t('notInstalled')} hint={t('notInstalledDo')} />}
      />
      {editing && <EditLimit limit={editing} onClose={() => setEditing(undefined)} />}
    </section>
  )
}
