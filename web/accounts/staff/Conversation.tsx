/** Signing in is a conversation: each answer of the server says what is asked next. */
import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import type { Step } from '../../../domain/accounts/schema.ts'
import { StaffForm } from '../../kit/staff/FormDialog.tsx'
import { TextInput } from '../../kit/staff/Fields.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { mint } from '../../kit/mint.ts'
import { problemOf } from '../../kit/problem.ts'
import { useWords } from '../../kit/words.ts'
import { choosePassword, giveFactor, sendFactor, signIn, signInByCode } from '../queries.ts'
import { giveAsFactor, signInByPasskey } from '../passkeys.ts'
import { Enrol } from './Enrol.tsx'
import { Factor } from './Factor.tsx'
import { Forgotten } from './Forgotten.tsx'
import { PasskeyWay } from './PasskeyWay.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { faultWords, words } from './words.ts'

type Begin = 'password' | 'code' | 'forgotten'

export interface ConversationProps {
  onDone: () => void
  /** One that began elsewhere. */
  start?: { id: string; step: Step }
  /** Other ways in, below the password. */
  ways?: ReactNode
}

export function Conversation({ onDone, start, ways }: ConversationProps) {
  const t = useWords(words)
  const [id, setId] = useState(() => start?.id ?? mint())
  const [begin, setBegin] = useState<Begin>('password')
  const [step, setStep] = useState<Step | undefined>(start?.step)
  const [over, setOver] = useState(false)
  const again = (next: Begin = 'password') => {
    setId(mint())
    setStep(undefined)
    setBegin(next)
  }
  const take = (next: Step) => {
    setOver(false)
    if (next.next === 'done' && !next.recoveryCodes) onDone()
    else setStep(next)
  }
  /** A conversation that is over begins anew; what else fails is shown where it happened. */
  const going = async (answer: Promise<Step>) => {
    try {
      take(await answer)
    } catch (error) {
      if (problemOf(error)?.code !== 'gone' && problemOf(error)?.code !== 'id-reused') throw error
      again()
      setOver(true)
    }
  }
  const back = <Button onClick={() => again()}>{t('back')}</Button>
  const talk = { id, going }
  if (!step) {
    return (
      <>
        {over && (
          <p className="note" role="alert">
            {t('over')}
          </p>
        )}
        {begin === 'password' && (
          <>
            <ByPassword {...talk} onOther={setBegin} />
            <PasskeyWay
              word="byPasskey"
              ask={() => signInByPasskey(id, 'staff')}
              done={(next) => going(Promise.resolve(next))}
            />
            {ways}
          </>
        )}
        {begin === 'code' && <ByCode {...talk} onOther={setBegin} />}
        {begin === 'forgotten' && <Forgotten onCode={() => setBegin('code')} onBack={() => setBegin('password')} />}
      </>
    )
  }
  switch (step.next) {
    case 'set-password':
      return <NewPassword {...talk} beside={back} />
    case 'factor':
      return (
        <Factor
          why={t('factorWhy')}
          methods={step.methods}
          passkey={async () => {
            const next = await giveAsFactor(id)
            if (next) await going(Promise.resolve(next))
            return next
          }}
          send={() => sendFactor(id)}
          give={(method, code) => going(giveFactor(id, method, code))}
          beside={back}
        />
      )
    case 'enrol':
      return <Enrol {...talk} beside={back} />
    case 'administrator':
      return (
        <div className="staff-form">
          <h1>{t('administratorTitle')}</h1>
          <p>{t('administratorDo')}</p>
          <div className="form-foot">
            {back}
            <Button type="primary" onClick={() => again('code')}>
              {t('haveCode')}
            </Button>
          </div>
        </div>
      )
    case 'done':
      return <RecoveryCodes codes={step.recoveryCodes ?? []} onKept={onDone} />
  }
}

export interface Talk {
  id: string
  going: (answer: Promise<Step>) => Promise<void>
}

interface BeginProps extends Talk {
  onOther: (begin: Begin) => void
}

const named = (values: { name: string }) => (values.name.trim() ? [] : [{ path: 'name', code: 'required' }])

function ByPassword({ id, going, onOther }: BeginProps) {
  const t = useWords(words)
  const form = useForm({
    start: { name: '', password: '' },
    words: faultWords,
    check: (v) => [...named(v), ...(v.password ? [] : [{ path: 'password', code: 'required' }])],
  })
  return (
    <>
      <h1>{t('signInTitle')}</h1>
      <StaffForm form={form} okText={t('signIn')} onSend={(v) => going(signIn(id, v.name, v.password, 'staff'))}>
        <TextInput form={form} name="name" label={t('account')} autoComplete="username" first />
        <TextInput form={form} name="password" label={t('password')} type="password" autoComplete="current-password" />
      </StaffForm>
      <p className="ways">
        <button type="button" className="as-link" onClick={() => onOther('code')}>
          {t('firstTime')}
        </button>
        <button type="button" className="as-link" onClick={() => onOther('forgotten')}>
          {t('forgotten')}
        </button>
      </p>
    </>
  )
}

function ByCode({ id, going, onOther }: BeginProps) {
  const t = useWords(words)
  const form = useForm({
    start: { name: '', code: '' },
    words: faultWords,
    check: (v) => [...named(v), ...(v.code.trim() ? [] : [{ path: 'code', code: 'required' }])],
  })
  return (
    <>
      <h1>{t('firstTime')}</h1>
      <StaffForm form={form} okText={t('goOn')} onSend={(v) => going(signInByCode(id, v.name, v.code, 'staff'))}>
        <TextInput form={form} name="name" label={t('account')} autoComplete="username" first />
        <TextInput form={form} name="code" label={t('code')} hint={t('codeHint')} autoComplete="one-time-code" />
      </StaffForm>
      <p className="ways">
        <button type="button" className="as-link" onClick={() => onOther('password')}>
          {t('byPassword')}
        </button>
      </p>
    </>
  )
}

function NewPassword({ id, going, beside }: Talk & { beside: ReactNode }) {
  const t = useWords(words)
  const form = useForm({
    start: { password: '' },
    words: faultWords,
    check: (v) => ([...v.password].length < 10 ? [{ path: 'password', code: 'password-short' }] : []),
  })
  return (
    <>
      <h1>{t('newPasswordTitle')}</h1>
      <StaffForm form={form} okText={t('goOn')} onSend={(v) => going(choosePassword(id, v.password))} beside={beside}>
        <TextInput
          form={form}
          name="password"
          label={t('newPassword')}
          hint={t('passwordHint')}
          type="password"
          autoComplete="new-password"
          first
        />
      </StaffForm>
    </>
  )
}
