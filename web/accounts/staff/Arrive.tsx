import { useEffect } from 'react'
import { BtnLink } from '../../kit/ui/blocks.tsx'
import { ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { platformWords } from '../platform-words.ts'
import { useMeChanged } from '../queries.ts'
import { useArrival } from '../useArrival.ts'
import { Conversation } from './Conversation.tsx'
import { Threshold } from './Threshold.tsx'

/** Back from a platform: the sign-in goes on, or one's account is linked, or it is said why not. */
export function Arrive() {
  const t = useWords(platformWords)
  const changed = useMeChanged()
  const { arrival, error } = useArrival()
  const done = arrival?.kind === 'sign-in' && arrival.step.next === 'done' && !arrival.step.recoveryCodes
  useEffect(() => {
    if (done) changed()
  }, [done, changed])
  if (arrival?.kind === 'linked') {
    return (
      <Threshold stays>
        <h1>{t('linked')}</h1>
        <p>{t('linkedDo')}</p>
        <BtnLink to="/account">{t('toAccount')}</BtnLink>
      </Threshold>
    )
  }
  return (
    <Threshold stays={!arrival}>
      {error !== undefined && (
        <>
          <h1>{t('refused')}</h1>
          <ErrorState error={error} />
          <BtnLink to="/sign-in">{t('toSignIn')}</BtnLink>
        </>
      )}
      {error === undefined && (!arrival || done) && (
        <>
          <h1>{t('arriving')}</h1>
          <Skeleton />
        </>
      )}
      {arrival?.kind === 'sign-in' && !done && <Conversation start={arrival} onDone={changed} />}
    </Threshold>
  )
}
