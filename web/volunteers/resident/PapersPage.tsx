import { useState } from 'react'
import { exchangeApi } from '../../../domain/volunteers/exchange-api.ts'
import { papersApi } from '../../../domain/volunteers/papers-api.ts'
import { inThrees } from '../../../domain/kernel/refno.ts'
import type { Answer } from '../../../domain/kernel/api.ts'
import { callFile } from '../../kit/client.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useAct, useRead } from '../../kit/query.ts'
import { useParams } from '../../kit/router.tsx'
import { saveFile } from '../../kit/save.ts'
import { dayText } from '../../kit/shanghai.ts'
import { Answering, EmptyState, ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, Btns } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { problemOf } from '../../kit/problem.ts'
import { PaperMark, usePaperSaid } from '../PaperParts.tsx'
import { paperFaults, paperWords as words } from '../paper-words.ts'
import { exchangeWords } from '../exchange-words.ts'
import { useSaid } from '../said.ts'
import { WholeFile } from '../WholeFile.tsx'
import { useMine } from './queries.ts'
import './volunteer.css'

type Paper = Answer<typeof papersApi.own>['items'][number]

/** Papers about one's own hours: made at once, free of charge, and saved to be shown. */
export function PapersPage() {
  const t = useWords(words)
  const { person } = useParams<{ person: string }>()
  const mine = useMine()
  const id = mine.data?.items.find((m) => m.person === person)?.volunteer?.id ?? ''
  const none = <EmptyState icon="list" title={t('none')} />
  return (
    <Page title={t('papers')} lead={t('lead')} back={{ name: t('back'), to: `/volunteer/${person}` }}>
      <Answering of={mine} empty={() => id === '' && none}>
        {() => <Papers id={id} />}
      </Answering>
    </Page>
  )
}

function Papers({ id }: { id: string }) {
  const t = useWords(words)
  const of = useRead(papersApi.own, { params: { id } }, { fresh: 0 })
  const none = <EmptyState icon="list" title={t('none')} hint={t('noneDo')} />
  return (
    <>
      <Answering of={of} empty={(d) => d.items.length === 0 && none}>
        {({ items }) => (
          <ul className="flat vol-list">
            {items.map((p) => (
              <li key={p.id}>
                <One paper={p} />
              </li>
            ))}
          </ul>
        )}
      </Answering>
      <Make id={id} />
      <Whole id={id} />
    </>
  )
}

/** The whole record, and what stands beside the own hours. */
function Whole({ id }: { id: string }) {
  const t = useWords(exchangeWords)
  const f = useSaid()
  const { data } = useRead(exchangeApi.ownElsewhere, { params: { id } }, { fresh: 0 })
  return (
    <>
      <p className="small">{t('wholeNote')}</p>
      <WholeFile fetch={() => callFile(exchangeApi.ownWhole, { params: { id } })}>
        {(go) => (
          <Btn icon="save" onClick={go}>
            {t('whole')}
          </Btn>
        )}
      </WholeFile>
      {data && data.minutes > 0 && (
        <p className="small">
          {t('elsewhere')} · {t('elsewhereSum', { time: f.minutes(data.minutes) })} · {t('elsewhereNote')}
        </p>
      )}
    </>
  )
}

function One({ paper: p }: { paper: Paper }) {
  const t = useWords(words)
  const f = useFormat()
  const said = usePaperSaid()
  const [error, setError] = useState<unknown>()
  const save = () => {
    setError(undefined)
    callFile(papersApi.ownFile, { params: { id: p.id } })
      .then(({ file, name }) => saveFile(file, name ?? 'linli.pdf'))
      .catch(setError)
  }
  return (
    <>
      <p>
        <b>{t('line', { number: inThrees(p.number), day: f.fullDate(p.madeOn) })}</b>
      </p>
      <PaperMark state={p.state} />
      <small className="hint">
        {said.span(p)} · {said.total(p)}
      </small>
      {p.sealedBy && <small className="hint">{t('sealed', { unit: p.sealedBy })}</small>}
      {p.why && <p className="small">{t('whyRevoked', { why: p.why })}</p>}
      {error !== undefined && <ErrorState error={error} retry={save} />}
      {p.state === 'valid' && (
        <Btn icon="save" onClick={save}>
          {t('saveOf', { number: inThrees(p.number) })}
        </Btn>
      )}
    </>
  )
}

function Make({ id }: { id: string }) {
  const t = useWords(words)
  const faults = useWords(paperFaults)
  const make = useAct(papersApi.makeOwn, { changes: [papersApi.own] })
  const [act, setAct] = useState(mint)
  const [error, setError] = useState<unknown>()
  const send = (from: string | null) => {
    setError(undefined)
    make
      .mutateAsync({ params: { id }, body: { id: act, from, to: null } })
      .then(() => setAct(mint()))
      .catch(setError)
  }
  const known = problemOf(error)?.faults?.[0]?.code
  return (
    <>
      {known && known in faults ? (
        <p className="wrong" role="alert">
          {faults(known as keyof typeof paperFaults)}
        </p>
      ) : (
        error !== undefined && <ErrorState error={error} />
      )}
      <Btns>
        <Btn primary busy={make.isPending} onClick={() => send(null)}>
          {t('makeAll')}
        </Btn>
        <Btn onClick={() => send(`${dayText(Date.now()).slice(0, 4)}-01-01`)}>{t('makeYear')}</Btn>
      </Btns>
    </>
  )
}
