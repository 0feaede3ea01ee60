import { ErrorState } from '../../kit/ui/Answering.tsx'
import { Btn } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { passkeyWords } from '../passkey-words.ts'
import { canPasskey } from '../passkeys.ts'
import { usePasskey } from '../usePasskey.ts'

export interface PasskeyWayProps<T> {
  word: 'byPasskey' | 'usePasskey'
  ask: () => Promise<T | undefined>
  done: (answer: T) => unknown
}

/** One button; nothing in a WebView that has no such thing. */
export function PasskeyWay<T>({ word, ask, done }: PasskeyWayProps<T>) {
  const t = useWords(passkeyWords)
  const { state, error, press } = usePasskey(ask, done)
  if (!canPasskey()) return null
  return (
    <>
      <Btn busy={state === 'busy'} onClick={press}>
        {t(word)}
      </Btn>
      {state === 'stopped' && <p role="status">{t('stopped')}</p>}
      {error !== undefined && <ErrorState error={error} />}
    </>
  )
}
