import { useEffect, useState, type ReactNode } from 'react'
import { useForm } from '../../kit/form/useForm.ts'
import { StaffForm } from '../../kit/staff/FormDialog.tsx'
import { TextInput } from '../../kit/staff/Fields.tsx'
import { ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Square } from '../../kit/ui/Square.tsx'
import { useWords } from '../../kit/words.ts'
import { beginAuthenticator, proveAuthenticator } from '../queries.ts'
import type { Talk } from './Conversation.tsx'
import { faultWords, words } from './words.ts'

/** A role that stands apart sets up its authenticator before it gets in. */
export function Enrol({ id, going, beside }: Talk & { beside: ReactNode }) {
  const t = useWords(words)
  const [made, setMade] = useState<{ secret: string; uri: string }>()
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    let gone = false
    beginAuthenticator(id).then(
      (answer) => !gone && setMade(answer),
      (thrown: unknown) => !gone && setError(thrown),
    )
    return () => {
      gone = true
    }
  }, [id])
  return (
    <>
      <h1>{t('enrolTitle')}</h1>
      {error !== undefined && <ErrorState error={error} />}
      {!made && error === undefined && <Skeleton />}
      {made && <Prove made={made} prove={(code) => going(proveAuthenticator(id, code))} beside={beside} />}
    </>
  )
}

export interface ProveProps {
  made: { secret: string; uri: string }
  prove: (code: string) => Promise<unknown>
  onDone?: () => void
  beside?: ReactNode
}

/** The code to scan, the key to type, and the proof that it works. */
export function Prove({ made, prove, onDone, beside }: ProveProps) {
  const t = useWords(words)
  const form = useForm({
    start: { code: '' },
    words: faultWords,
    check: (v) => (v.code.trim() ? [] : [{ path: 'code', code: 'required' }]),
  })
  return (
    <>
      <p className="note">{t('enrolWhy')}</p>
      <Square className="qr" text={made.uri} label={t('enrolQr')} />
      <p className="key">
        <small>{t('enrolKey')}</small>
        <code>{made.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      </p>
      <StaffForm
        form={form}
        okText={t('confirm')}
        onSend={(v) => prove(v.code)}
        {...(onDone && { onSent: onDone })}
        beside={beside}
      >
        <TextInput form={form} name="code" label={t('totpCode')} autoComplete="one-time-code" first />
      </StaffForm>
    </>
  )
}
