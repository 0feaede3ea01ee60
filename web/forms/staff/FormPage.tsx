import { Button } from 'antd'
import { useState } from 'react'
import { formsApi } from '../../../domain/forms/api.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useAct } from '../../kit/query.ts'
import { useNavigate, useParams } from '../../kit/router.tsx'
import { Crumbs } from '../../kit/staff/Crumbs.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useOneForm, type Form } from '../queries.ts'
import { words } from '../words.ts'
import { FillIt } from './FillIt.tsx'
import { Settle } from './Settle.tsx'
import './forms.css'

/** One table: what goes where is settled, then it is filled with one press. */
export function FormPage() {
  const { id } = useParams<{ id: string }>()
  const { data, error, refetch } = useOneForm(id)
  if (error !== undefined && !data) return <ErrorState error={error} retry={() => void refetch()} />
  return data ? <Shown of={data} /> : <Skeleton lines={8} />
}

function Shown({ of }: { of: Form }) {
  const t = useWords(words)
  const f = useFormat()
  const [again, setAgain] = useState(false)
  const settling = !of.ready || again
  return (
    <div className="form-page">
      <Crumbs label={t('crumbs')} crumbs={[{ name: t('title'), to: '/forms' }, { name: of.name }]} />
      <PageHead title={of.name} note={[of.department, f.date(of.at), of.by].filter(Boolean).join(' · ')}>
        {!settling && <Button onClick={() => setAgain(true)}>{t('again')}</Button>}
        <Drop id={of.id} />
      </PageHead>
      {settling ? <Settle of={of} onSettled={() => setAgain(false)} /> : <FillIt of={of} />}
    </div>
  )
}

function Drop({ id }: { id: string }) {
  const t = useWords(words)
  const navigate = useNavigate()
  // Its own page is asked for no more.
  const drop = useAct(formsApi.drop, { changes: [formsApi.list], done: () => navigate('/forms') })
  const go = () => drop.mutate({ params: { id }, body: { id: mint() } })
  return (
    <Button loading={drop.isPending} onClick={go}>
      {t('drop')}
    </Button>
  )
}
