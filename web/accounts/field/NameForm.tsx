import { useState } from 'react'
import { Form } from '../../kit/form/Form.tsx'
import { TextField } from '../../kit/form/fields.tsx'
import { useForm } from '../../kit/form/useForm.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { askForgotten, signIn, signInByCode } from '../queries.ts'
import { words } from '../words.ts'
import type { Turn } from './turn.ts'

interface Given {
  name: string
  password: string
  code: string
}

const paperCode = (typed: string) => typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')

/** Name and password; or a one-time code, for the first time and for a forgotten password. */
export function NameForm({ id, onStep }: Turn) {
  const t = useWords(words)
  const [byCode, setByCode] = useState(false)
  const form = useForm<Given>({
    start: { name: '', password: '', code: '' },
    check: (v) => [
      ...(v.name.trim() ? [] : [{ path: 'name', code: 'required' }]),
      ...(byCode || v.password ? [] : [{ path: 'password', code: 'required' }]),
      ...(!byCode || /^[0-9A-HJKMNP-TV-Z]{16}$/.test(paperCode(v.code)) ? [] : [{ path: 'code', code: 'invalid' }]),
    ],
  })
  const send = async (v: Given) => {
    const name = v.name.trim()
    onStep(await (byCode ? signInByCode(id, name, paperCode(v.code), 'field') : signIn(id, name, v.password, 'field')))
  }
  return (
    <Form form={form} onSubmit={send}>
      <TextField form={form} name="name" label={t('user')} autoComplete="username" maxLength={60} />
      {byCode ? (
        <TextField
          form={form}
          name="code"
          label={t('paperCode')}
          hint={t('paperHint')}
          autoComplete="one-time-code"
          maxLength={40}
        />
      ) : (
        <TextField
          form={form}
          name="password"
          label={t('password')}
          type="password"
          autoComplete="current-password"
          maxLength={128}
        />
      )}
      <Btn primary type="submit" busy={form.sending}>
        {t('enter')}
      </Btn>
      {byCode && <Forgotten name={form.values.name.trim()} />}
      <button type="button" className="as-link" onClick={() => setByCode(!byCode)}>
        {byCode ? t('withPassword') : t('withCode')}
      </button>
    </Form>
  )
}

/** The answer is the same for every name. */
function Forgotten({ name }: { name: string }) {
  const t = useWords(words)
  const [state, setState] = useState<'idle' | 'busy' | 'sent'>('idle')
  const [error, setError] = useState<unknown>()
  const ask = async () => {
    setState('busy')
    setError(undefined)
    await askForgotten(name).then(
      () => setState('sent'),
      (thrown: unknown) => {
        setError(thrown)
        setState('idle')
      },
    )
  }
  if (state === 'sent') return <p role="status">{t('forgottenSent')}</p>
  return (
    <>
      <Btn icon="device" disabled={!name} busy={state === 'busy'} onClick={() => void ask()}>
        {t('sendForgotten')}
      </Btn>
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}
