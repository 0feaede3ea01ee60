import { useEffect, useRef, useState } from 'react'
import { childrenApi } from '../../../domain/children/api.ts'
import { call } from '../../kit/client.ts'
import { Form } from '../../kit/form/Form.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { kitWords } from '../../kit/kit-words.ts'
import { useFormat } from '../../kit/now.ts'
import { problemOf, ProblemError } from '../../kit/problem.ts'
import { useNavigate } from '../../kit/router.tsx'
import { Btn, Entry } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { RefNoBig } from '../../kit/ui/RefNoBig.tsx'
import { useWords } from '../../kit/words.ts'
import { CallFirst, HarmForm, WhoIsTold } from '../phone/HarmForm.tsx'
import { ReachedList } from '../phone/Reached.tsx'
import { Pictures } from '../phone/Pictures.tsx'
import { sendUntilThere } from '../phone/report.ts'
import { harmReceipt, type HarmSent } from '../queries.ts'
import { entryWords } from './entry-words.ts'
import { harmFaultWords, harmWords } from '../words.ts'
import '../phone/harm.css'

/** Somebody reports harm to a minor, without signing in; nothing of it stays on the phone. */
export function HarmPage() {
  const t = useWords(harmWords)
  const kit = useWords(kitWords)
  const navigate = useNavigate()
  const [sent, setSent] = useState<{ answer: HarmSent; report: string; photos: readonly Blob[] }>()
  const [waits, setWaits] = useState(false)
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => void (here.current = false)
  }, [])
  if (sent) return <Sent {...sent} />
  const leave = <Btn onClick={() => navigate('/', { replace: true })}>{t('leave')}</Btn>
  return (
    <Page title={t('title')} lead={t('lead')} back={{ name: kit('home'), to: '/' }} top={<CallFirst />}>
      <WhoIsTold />
      <HarmForm
        send={async (body, photos) => {
          const answer = await sendUntilThere(
            () => call(childrenApi.reportHarm, { body }, { gate: false }),
            () => setWaits(true),
            () => here.current,
          )
          setSent({ answer, report: body.id, photos })
        }}
        beside={
          <p role="status" className={waits ? 'aside' : ''}>
            {waits && <Icon name="clock" />}
            {waits && <span>{t('waiting')}</span>}
          </p>
        }
      />
      {leave}
      <Entry to="/harm/follow" icon="track" title={t('follow')} />
    </Page>
  )
}

function Sent({ answer, report, photos }: { answer: HarmSent; report: string; photos: readonly Blob[] }) {
  const t = useWords(harmWords)
  const kit = useWords(kitWords)
  return (
    <Page title={t('thanks')} lead={t('keep')} back={{ name: kit('home'), to: '/' }} top={<CallFirst />}>
      <RefNoBig no={answer.refNo} />
      {photos.length > 0 && <Pictures report={report} photos={photos} />}
      <ReachedList reached={answer.reached} />
    </Page>
  )
}

type Receipt = Awaited<ReturnType<typeof harmReceipt>>

/** By its number: whom a report reached, and when. */
export function HarmFollow() {
  const e = useWords(entryWords)
  const t = useWords(harmWords)
  const f = useFormat()
  const [receipt, setReceipt] = useState<Receipt>()
  const form = useForm({
    start: { number: '' },
    words: harmFaultWords,
    check: (v) => (/^\d{9}$/.test(plain(v.number)) ? [] : [{ path: 'number', code: 'refno' }]),
  })
  const look = async ({ number }: { number: string }) =>
    setReceipt(
      await harmReceipt(plain(number)).catch((error: unknown) => {
        throw unknown(error)
      }),
    )
  return (
    <Page title={t('follow')} lead={t('followLead')} back={{ name: e('entry'), to: '/harm' }}>
      <Form form={form} onSubmit={look}>
        <TextField form={form} name="number" label={t('number')} inputMode="numeric" maxLength={20} />
        <Btn primary type="submit" busy={form.sending}>
          {t('look')}
        </Btn>
      </Form>
      {receipt && (
        <div role="status">
          <p>{t('received', { when: f.moment(receipt.receivedAt) })}</p>
          <ReachedList reached={receipt.reached} />
        </div>
      )}
    </Page>
  )
}

const plain = (typed: string) => typed.normalize('NFKC').replace(/[\s-]/g, '')

function unknown(error: unknown): unknown {
  const problem = problemOf(error)
  return problem?.code === 'not-found'
    ? new ProblemError({ ...problem, faults: [{ path: 'number', code: 'no-report' }] })
    : error
}
