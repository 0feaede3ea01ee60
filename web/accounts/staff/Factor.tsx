import { Button, Segmented } from 'antd'
import { useState, type ReactNode } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { StaffForm } from '../../kit/staff/FormDialog.tsx'
import { TextInput } from '../../kit/staff/Fields.tsx'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { canPasskey } from '../passkeys.ts'
import { PasskeyWay } from './PasskeyWay.tsx'
import { faultWords, words } from './words.ts'

type CodeMethod = 'totp' | 'recovery' | 'sms'
export type Method = CodeMethod | 'passkey'

export interface FactorProps {
  why: string
  methods: readonly Method[]
  send: () => Promise<unknown>
  give: (method: CodeMethod, code: string) => Promise<unknown>
  /** Asks the device; undefined: stopped. */
  passkey: () => Promise<unknown>
  onDone?: () => void
  beside?: ReactNode
  /** A dialog has its title already. */
  untitled?: boolean
}

const codeLabels = { totp: 'totpCode', recovery: 'recoveryCode', sms: 'smsCode' } as const

/** The second factor: authenticator, recovery code or message. */
export function Factor({ why, methods, send, give, passkey, onDone, beside, untitled }: FactorProps) {
  const t = useWords(words)
  const usable = methods.filter((m) => m !== 'passkey' || canPasskey())
  const [method, setMethod] = useState<Method>(usable[0] ?? 'totp')
  const form = useForm({
    start: { code: '' },
    words: faultWords,
    check: (v) => (v.code.trim() ? [] : [{ path: 'code', code: 'required' }]),
  })
  const choose = (next: Method) => {
    setMethod(next)
    form.reset()
  }
  return (
    <>
      {!untitled && <h1>{t('factorTitle')}</h1>}
      <p className="note">{why}</p>
      {usable.length > 1 && (
        <Segmented
          block
          aria-label={t('method')}
          value={method}
          onChange={choose}
          options={usable.map((m) => ({ value: m, label: t(m) }))}
        />
      )}
      {method === 'sms' && <SendCode send={send} />}
      {method === 'passkey' ? (
        <>
          <PasskeyWay word="usePasskey" ask={passkey} done={() => onDone?.()} filled />
          {beside && <div className="form-foot">{beside}</div>}
        </>
      ) : (
        <StaffForm
          form={form}
          okText={t('confirm')}
          onSend={(v) => give(method, v.code)}
          {...(onDone && { onSent: onDone })}
          beside={beside}
        >
          <TextInput
            key={method}
            form={form}
            name="code"
            label={t(codeLabels[method])}
            autoComplete="one-time-code"
            first
          />
        </StaffForm>
      )}
    </>
  )
}

function SendCode({ send }: { send: () => Promise<unknown> }) {
  const t = useWords(words)
  const [state, setState] = useState<'idle' | 'busy' | 'sent'>('idle')
  const [error, setError] = useState<unknown>()
  const go = async () => {
    setState('busy')
    setError(undefined)
    try {
      await send()
      setState('sent')
    } catch (thrown) {
      setError(thrown)
      setState('idle')
    }
  }
  return (
    <div className="send-code">
      {state === 'sent' && (
        <p className="note" role="status">
          {t('codeSent')}
        </p>
      )}
      <Button loading={state === 'busy'} onClick={() => void go()}>
        {state === 'sent' ? t('sendAgain') : t('sendCode')}
      </Button>
      {error !== undefined && <ErrorState error={error} />}
    </div>
  )
}
