import { Button } from 'antd'
import { ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { passkeyWords } from '../passkey-words.ts'
import { canPasskey } from '../passkeys.ts'
import { usePasskey } from '../usePasskey.ts'

export interface PasskeyWayProps<T> {
  word: 'byPasskey' | 'usePasskey'
  ask: () => Promise<T | undefined>
  done: (answer: T) => unknown
  filled?: boolean
}

/** One button; nothing in a browser that has no such thing. */
export function PasskeyWay<T>({ word, ask, done, filled = false }: PasskeyWayProps<T>) {
  const t = useWords(passkeyWords)
  const { state, error, press } = usePasskey(ask, done)
  if (!canPasskey()) return null
  return (
    <div className="platforms">
      <Button loading={state === 'busy'} onClick={press} {...(filled && { type: 'primary' as const })}>
        {t(word)}
      </Button>
      {state === 'stopped' && (
        <p className="note" role="status">
          {t('stopped')}
        </p>
      )}
      {error !== undefined && <ErrorState error={error} />}
    </div>
  )
}
