import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { staffWords } from '../../kit/staff/words.ts'
import { EmptyState, ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { usePlaceNames } from '../../places/queries.ts'
import { useMay, useMe } from '../queries.ts'
import { OnceCode, type Issued } from './OnceCode.tsx'
import { useAskings, useDecide, type Asking } from './queries.ts'
import { roleName } from './roles.ts'
import { WhyDialog } from './WhyDialog.tsx'
import { adminWords } from './words/admin.ts'

type Decision = { asking: Asking; decision: 'confirmed' | 'refused' }

/** What one person asked and a second decides: a lost second factor, a role that stands apart. */
export function Askings() {
  const t = useWords(adminWords)
  const kit = useWords(staffWords)
  const [state, setState] = useState<'open' | 'decided'>('open')
  const askings = useAskings(state)
  const decide = useDecide()
  const [deciding, setDeciding] = useState<Decision>()
  const [issued, setIssued] = useState<Issued>()
  const send = async (body: { id: string; why: string }) => {
    if (!deciding) return
    const answer = await decide.mutateAsync({
      params: { id: deciding.asking.id },
      body: { ...body, decision: deciding.decision },
    })
    if (answer.code) setIssued(answer)
  }
  return (
    <>
      <Segmented
        className="parts"
        value={state}
        onChange={setState}
        options={[
          { value: 'open', label: t('askings') },
          { value: 'decided', label: t('decided') },
        ]}
      />
      {askings.items === undefined ? (
        askings.error ? (
          <ErrorState error={askings.error} retry={() => void askings.refetch()} />
        ) : (
          <Skeleton />
        )
      ) : askings.items.length === 0 ? (
        <EmptyState icon="done" title={t('askingsNone')} hint={t('askingsNoneDo')} />
      ) : (
        <ul className="quiet-list">
          {askings.items.map((a) => (
            <One key={a.id} asking={a} onDecide={(decision) => setDeciding({ asking: a, decision })} />
          ))}
        </ul>
      )}
      {askings.more && <Button onClick={askings.loadMore}>{kit('loadMore')}</Button>}
      {deciding && (
        <WhyDialog
          title={`${deciding.decision === 'confirmed' ? t('confirm') : t('refuse')} · ${deciding.asking.shown}`}
          note={t('decideNote')}
          okText={deciding.decision === 'confirmed' ? t('confirm') : t('refuse')}
          doneText={deciding.decision === 'confirmed' ? t('confirmed') : t('refused')}
          onClose={() => setDeciding(undefined)}
          send={send}
        />
      )}
      {issued && <OnceCode issued={issued} onClose={() => setIssued(undefined)} />}
    </>
  )
}

function One({ asking: a, onDecide }: { asking: Asking; onDecide: (decision: Decision['decision']) => void }) {
  const t = useWords(adminWords)
  const f = useFormat()
  const may = useMay()
  const me = useMe().data?.me?.account
  const places = usePlaceNames(true)
  const mine = may('accounts.confirm') && a.askedBy !== me && a.account !== me && a.decision === null
  const what = a.grant ? t('askApart', { role: roleName(a.grant.role, f.lang) }) : t('askReset')
  return (
    <li>
      <span>
        <b>{a.shown}</b> {[what, a.grant && places.get(a.grant.place)].filter(Boolean).join(' · ')}
        <small className="below">{t('askedBy', { who: a.askedByShown, time: f.moment(a.askedAt), why: a.why })}</small>
        <small className="below">
          {a.decision === 'confirmed'
            ? t('confirmed')
            : a.decision === 'refused'
              ? t('refused')
              : t('askUntil', { time: f.moment(a.until) })}
        </small>
      </span>
      <span className="grow" />
      {mine && (
        <>
          <Button size="small" onClick={() => onDecide('refused')}>
            {t('refuse')}…
          </Button>
          <Button size="small" onClick={() => onDecide('confirmed')}>
            {t('confirm')}…
          </Button>
        </>
      )}
    </li>
  )
}
