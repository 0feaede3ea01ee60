import { useState } from 'react'
import { requestsApi } from '../../../domain/requests/api.ts'
import type { RequestView } from '../../../domain/requests/schema.ts'
import { useMe } from '../../accounts/queries.ts'
import { call } from '../../kit/client.ts'
import { mint } from '../../kit/mint.ts'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn, Flat } from '../../kit/ui/blocks.tsx'
import { CallButton } from '../../kit/ui/Calls.tsx'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

/** Who reported it, masked; the number is shown for the call, and that is recorded. */
export function CallReporter({ request: { id, contact } }: { request: RequestView }) {
  const t = useWords(words)
  const may = useMe().data?.me?.permissions.includes('requests.call') ?? false
  const [phone, setPhone] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  if (!contact) return null
  const look = async () => {
    setBusy(true)
    setError(undefined)
    await call(requestsApi.call, { params: { request: id }, body: { id: mint() } }).then(
      (a) => setPhone(a.phone),
      setError,
    )
    setBusy(false)
  }
  return (
    <Flat className="reporter">
      <p className="small">{t('whom')}</p>
      <p>
        <b>{contact.name ?? t('noName')}</b> {contact.phone}
      </p>
      {contact.inPerson && <p className="small">{t('inPerson')}</p>}
      {contact.phone && may && !phone && (
        <>
          <Btn icon="phone" busy={busy} onClick={() => void look()}>
            {t('call')}
          </Btn>
          <p className="small">{t('callLogged')}</p>
        </>
      )}
      {phone && <CallButton phone={phone}>{t('callNow', { phone })}</CallButton>}
      {error !== undefined && <ErrorState error={error} />}
    </Flat>
  )
}
