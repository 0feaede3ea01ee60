import { useState } from 'react'
import { Form } from '../../kit/form/Form.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { giveAsFactor } from '../passkeys.ts'
import { giveFactor, sendFactor } from '../queries.ts'
import { words } from '../words.ts'
import { PasskeyWay } from './PasskeyWay.tsx'
import type { Turn } from './turn.ts'

type CodeMethod = 'totp' | 'recovery' | 'sms'
type Method = CodeMethod | 'passkey'

const others = { totp: 'useTotp', sms: 'useSms', recovery: 'useRecovery' } as const

/** The second factor, the strongest that somebody has first; any other by one press. */
export function FactorForm({ id, onStep, methods }: Turn & { methods: readonly Method[] }) {
  const typed = methods.filter((m): m is CodeMethod => m !== 'passkey')
  return (
    <>
      {methods.includes('passkey') && <PasskeyWay word="usePasskey" ask={() => giveAsFactor(id)} done={onStep} />}
      {typed.length > 0 && <CodeForm id={id} onStep={onStep} methods={typed} />}
    </>
  )
}

function CodeForm({ id, onStep, methods }: Turn & { methods: readonly CodeMethod[] }) {
  const t = useWords(words)
  const [method, setMethod] = useState<CodeMethod>(methods.includes('totp') ? 'totp' : methods[0]!)
  const [error, setError] = useState<unknown>()
  const form = useForm({
    start: { code: '' },
    check: (v) => (v.code.trim() ? [] : [{ path: 'code', code: 'required' }]),
  })
  const choose = async (next: CodeMethod) => {
    setMethod(next)
    setError(undefined)
    form.set({ code: '' })
    if (next === 'sms') await sendFactor(id).catch(setError)
  }
  return (
    <Form form={form} onSubmit={async (v) => onStep(await giveFactor(id, method, v.code.trim()))}>
      {method === 'sms' && methods[0] === 'sms' && <SendFirst id={id} />}
      <TextField
        form={form}
        name="code"
        label={t(method)}
        inputMode={method === 'recovery' ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        maxLength={60}
      />
      <Btn primary type="submit" busy={form.sending}>
        {t('verify')}
      </Btn>
      {error !== undefined && <ErrorState error={error} />}
      <div className="stack">
        {methods
          .filter((m) => m !== method)
          .map((m) => (
            <Btn key={m} onClick={() => void choose(m)}>
              {t(others[m])}
            </Btn>
          ))}
      </div>
    </Form>
  )
}

/** Nothing is sent before somebody asks for it. */
function SendFirst({ id }: { id: string }) {
  const t = useWords(words)
  const [state, setState] = useState<'idle' | 'busy' | 'sent'>('idle')
  const [error, setError] = useState<unknown>()
  const send = async () => {
    setState('busy')
    setError(undefined)
    await sendFactor(id).then(
      () => setState('sent'),
      (thrown: unknown) => {
        setError(thrown)
        setState('idle')
      },
    )
  }
  return (
    <>
      <Btn icon="device" busy={state === 'busy'} onClick={() => void send()}>
        {state === 'sent' ? t('again') : t('useSms')}
      </Btn>
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}
