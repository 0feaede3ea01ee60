import { useEffect, useState } from 'react'
import { kitWords } from '../../kit/kit-words.ts'
import { useLanguage } from '../../kit/language.ts'
import { faultText } from '../../kit/form/faults.ts'
import { faultsOf as faultsIn } from '../../kit/problem.ts'
import { useNavigate } from '../../kit/router.tsx'
import { Answers, type AnswerRow } from '../../kit/ui/Answers.tsx'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { useMe } from '../../accounts/queries.ts'
import { useHere, type Picked } from '../../places/queries.ts'
import { actFaults } from '../words/faults.ts'
import { consentWords, relationWords } from '../words.ts'
import { firstOpen, pickedOf, tailOf, type ReportDraft } from './draft.ts'
import { Emergency } from './Emergency.tsx'
import { Nearby } from './Nearby.tsx'
import { sendDraft } from './send.ts'
import { useReportDraft } from './store.ts'
import { entrancePaths } from './useStep.ts'
import { Steps } from './What.tsx'
import { words } from './check-words.ts'

/** Everything once more, each with its way back; then it is sent. */
export function ReportCheck() {
  const t = useWords(words)
  const kit = useWords(kitWords)
  const navigate = useNavigate()
  const draft = useReportDraft()
  const home = useHere()?.home
  const rows = useRows(draft, home)
  const sending = useSending(home)
  const open = sending.state === 'done' ? undefined : firstOpen(draft, home)
  useEffect(() => {
    if (open) navigate(open === 'what' ? entrancePaths[draft.entrance] : `/report/${open}`, { replace: true })
  }, [open, navigate, draft.entrance])
  if (open) return null
  const fixed = draft.unanswered === true
  return (
    <Page title={t('askCheck')} back={{ name: kit('previous'), to: '/report/contact' }} top={<Steps at={3} />}>
      <Emergency text={draft.what} />
      <Answers rows={fixed ? rows.map(({ question, answer }) => ({ question, answer })) : rows} />
      {!fixed && <Nearby draft={draft} home={home} />}
      {fixed && <p role="status">{t('unanswered')}</p>}
      {sending.error !== undefined && <WhyNot error={sending.error} />}
      <Btn primary busy={sending.state === 'busy'} onClick={sending.send}>
        {sending.state === 'busy' ? sending.says : fixed ? t('sendAgain') : t('send')}
      </Btn>
    </Page>
  )
}

function WhyNot({ error }: { error: unknown }) {
  const lang = useLanguage()
  const faults = faultsIn(error)
  if (faults.length === 0) return <ErrorState error={error} />
  return (
    <ul className="summary" role="alert">
      {faults.map((f) => (
        <li key={f.path + f.code}>{faultText(f, lang, actFaults)}</li>
      ))}
    </ul>
  )
}

function useSending(home: Picked | undefined) {
  const t = useWords(words)
  const navigate = useNavigate()
  const signedIn = useMe().data?.me?.kind === 'resident'
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle')
  const [at, setAt] = useState<[number, number]>([0, 0])
  const [error, setError] = useState<unknown>()
  const draft = useReportDraft()
  const send = async () => {
    setState('busy')
    setError(undefined)
    try {
      await sendDraft({
        home,
        signedIn,
        spoken: draft.voice ? t('voiceOnly') : t('photoOnly'),
        progress: (n, all) => setAt([n, all]),
      })
      setState('done')
      navigate('/report/done', { replace: true })
    } catch (thrown) {
      setError(thrown)
      setState('idle')
    }
  }
  const says = at[0] > 0 ? t('uploading', { n: at[0], all: at[1] }) : t('sending')
  return { state, error, says, send: () => void send() }
}

function useRows(draft: ReportDraft, home: Picked | undefined): AnswerRow[] {
  const t = useWords(words)
  const relation = useWords(relationWords)
  const consent = useWords(consentWords)
  const what = entrancePaths[draft.entrance]
  const where = [pickedOf(draft, home)?.label, draft.described.trim(), draft.point && t('spotNoted')]
    .filter(Boolean)
    .join('\n')
  const tail = tailOf(draft.phone)
  const contact = [draft.name.trim(), draft.inPerson ? t('byVisit') : tail && t('tail', { tail })]
    .filter(Boolean)
    .join('\n')
  const media = [
    draft.photos.length > 0 && t('photos', { n: draft.photos.length }),
    draft.voice && t('voice', { n: draft.voice.seconds }),
  ]
    .filter(Boolean)
    .join('\n')
  const open = [draft.open === 'yes' ? t('publicYes') : t('publicNo'), draft.confidential && t('hidden')]
    .filter(Boolean)
    .join('\n')
  return [
    ...(draft.what.trim() ? [{ question: t('qWhat'), answer: draft.what.trim(), to: what }] : []),
    ...(media ? [{ question: t('qMedia'), answer: media, to: what }] : []),
    { question: t('qWhere'), answer: where, to: '/report/where' },
    { question: t('qContact'), answer: contact, to: '/report/contact' },
    ...(draft.forOther && draft.relation && draft.consent
      ? [
          {
            question: t('qFor'),
            answer: t('forWho', {
              me: draft.myName,
              relation: relation(draft.relation),
              consent: consent(draft.consent),
            }),
            to: '/report/contact',
          },
        ]
      : []),
    { question: t('qPublic'), answer: open, to: '/report/contact' },
  ]
}
