import { Button } from 'antd'
import { useState } from 'react'
import { peopleApi } from '../../../../domain/people/api.ts'
import { mint } from '../../../kit/mint.ts'
import { useFormat } from '../../../kit/now.ts'
import { Link, useParams } from '../../../kit/router.tsx'
import { Crumbs } from '../../../kit/staff/Crumbs.tsx'
import { PageHead } from '../../../kit/staff/ListParts.tsx'
import { ErrorState, Skeleton } from '../../../kit/ui/Answering.tsx'
import { StepBar } from '../../../kit/ui/Steps.tsx'
import { useWords } from '../../../kit/words.ts'
import { useAllPlaceNames } from '../../../places/queries.ts'
import '../people.css'
import { words } from '../words.ts'
import { Differences } from './Differences.tsx'
import { Handed } from './Handed.tsx'
import { Mapping } from './Mapping.tsx'
import { Preview } from './Preview.tsx'
import { isBusy, useImport, useImportAct, type Import } from './queries.ts'
import { Refusals, Undo } from './Undo.tsx'
import { importWords, stateWords } from './words.ts'

/** One import on its way: columns, preview, entered, taken back. */
export function ImportPage() {
  const { id } = useParams<{ id: string }>()
  const [busy, setBusy] = useState(true)
  const { data, error, refetch } = useImport(id, busy)
  if (data && isBusy(data.state) !== busy) setBusy(isBusy(data.state))
  if (error !== undefined && !data) return <ErrorState error={error} retry={() => void refetch()} />
  return data ? <Shown of={data} /> : <Skeleton lines={8} />
}

const stepOf = {
  reading: 0,
  mapping: 1,
  staging: 1,
  preview: 2,
  applying: 3,
  applied: 4,
  undoing: 4,
  undone: 4,
  refused: 0,
  dropped: 0,
}

function Shown({ of }: { of: Import }) {
  const t = useWords(importWords)
  const people = useWords(words)
  const state = useWords(stateWords)
  const places = useAllPlaceNames()
  const f = useFormat()
  const [again, setAgain] = useState(false)
  const steps = useSteps(of)
  const name = of.fileName || t('emptied')
  const mapping = of.state === 'mapping' || (of.state === 'preview' && again)
  return (
    <div className="import-page">
      <Crumbs
        label={people('crumbs')}
        crumbs={[{ name: people('title'), to: '/people' }, { name: t('title'), to: '/people/imports' }, { name }]}
      />
      <PageHead
        title={name}
        note={[
          places.get(of.place),
          of.mode === 'compare' && of.state === 'preview' ? t('compared') : state(of.state),
          f.date(of.at),
          of.by,
        ]
          .filter(Boolean)
          .join(' · ')}
      >
        {(of.state === 'mapping' || of.state === 'preview') && <Drop of={of} />}
      </PageHead>
      <StepBar label={t('steps')} steps={steps} at={mapping ? 1 : stepOf[of.state]} />
      {of.before && of.state !== 'applied' && <p className="note">{t('before', { day: f.date(of.before.at) })}</p>}
      {mapping && <Mapping of={of} onPlanned={() => setAgain(false)} />}
      {of.state === 'preview' && !again && <Weighed of={of} onReplan={() => setAgain(true)} />}
      {isBusy(of.state) && <Working of={of} />}
      {of.state === 'applied' && <Applied of={of} />}
      {of.state === 'undone' && <p role="status">{t('undone')}</p>}
      {of.state === 'dropped' && <p role="status">{t('dropped_')}</p>}
      {of.state === 'refused' && <Refused of={of} />}
      {['applied', 'undone', 'dropped', 'refused'].includes(of.state) && (
        <p>
          <Link to="/people/imports">{t('again')}</Link>
        </p>
      )}
    </div>
  )
}

/** What would be written, or, of a table that never is, what differs. */
function Weighed(props: { of: Import; onReplan: () => void }) {
  return props.of.mode === 'compare' ? <Differences {...props} /> : <Preview {...props} />
}

/** A table that is only compared ends with what differs. */
function useSteps({ mode }: Import): string[] {
  const t = useWords(importWords)
  const ends = mode === 'compare' ? [t('stepDiffer')] : [t('stepPreview'), t('stepDone')]
  return [t('stepFile'), t('stepColumns'), ...ends]
}

function Working({ of }: { of: Import }) {
  const t = useWords(importWords)
  const text =
    of.state === 'reading'
      ? t('reading')
      : t(of.state === 'staging' ? 'staging' : of.state === 'applying' ? 'applying' : 'undoing', { n: of.done })
  return (
    <div role="status">
      <p>{text}</p>
      <Skeleton lines={3} />
    </div>
  )
}

function Refused({ of }: { of: Import }) {
  const t = useWords(importWords)
  const named = of.sheets.flatMap((s) => (s.is === 'refused' ? s.columns.map((c) => c.header) : []))
  return (
    <section className="summary" role="alert">
      <p>{of.told}</p>
      {named.length > 0 && (
        <ul>
          {[...new Set(named)].map((header) => (
            <li key={header}>
              {header}：{t('dropped')}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Applied({ of }: { of: Import }) {
  const t = useWords(importWords)
  const { counts } = of
  return (
    <>
      <p role="status">
        <b>{t('done')}</b> {t('resultOf', { fresh: counts.new, changed: counts.changed, refused: counts.refused })}
      </p>
      <Handed of={of} />
      <Refusals of={of} />
      <Undo id={of.id} />
    </>
  )
}

function Drop({ of: { id, mode } }: { of: Import }) {
  const t = useWords(importWords)
  const drop = useImportAct(peopleApi.dropImport)
  return (
    <Button loading={drop.isPending} onClick={() => drop.mutate({ params: { id }, body: { id: mint() } })}>
      {t(mode === 'compare' ? 'dropCompare' : 'drop')}
    </Button>
  )
}
