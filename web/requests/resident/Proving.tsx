import { useState } from 'react'
import { TextField } from '../../kit/form/fields.tsx'
import type { FormState } from '../../kit/form/useForm.ts'
import { problemOf, ProblemError } from '../../kit/problem.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { sendTrackCode, type Access } from '../queries.ts'
import { words } from './track-words.ts'

export interface Coded {
  code: string
}

export interface ProvingProps<V extends Coded> {
  form: FormState<V>
  access: Access
}

/** A code to the phone on file, for acts that end, judge or reopen. */
export function Proving<V extends Coded>({ form, access }: ProvingProps<V>) {
  const t = useWords(words)
  const [sent, setSent] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  if (!('proof' in access) || !access.proof.last4) return null
  const { number, last4 } = access.proof
  const send = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await sendTrackCode(number, last4)
      setSent(true)
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="field">
      <p>
        <b>{t('codeWhy')}</b>
      </p>
      {sent && (
        <TextField
          form={form}
          name={'code' as never}
          label={t('code')}
          hint={t('codeSent')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
        />
      )}
      <Btn icon="device" busy={busy} onClick={() => void send()}>
        {sent ? t('codeAgain') : t('codeSend', { tail: last4 })}
      </Btn>
      {error !== undefined && <ErrorState error={error} />}
    </div>
  )
}

/** A wrong code, or one that is no longer good, is a fault at the code. */
export function codeRefused(error: unknown): unknown {
  const problem = problemOf(error)
  const wrong = problem?.code === 'second-factor-needed' || problem?.code === 'not-permitted'
  return wrong ? new ProblemError({ ...problem, faults: [{ path: 'code', code: 'wrong-code' }] }) : error
}

export const codeFaults = (code: string) =>
  /^\d{4,8}$/.test(cleanCode(code)) ? [] : [{ path: 'code', code: 'six-digits' }]
export const cleanCode = (code: string) => code.normalize('NFKC').replace(/\s/g, '')
