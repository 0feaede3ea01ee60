import { BtnLink } from '../../kit/ui/blocks.tsx'
import { ErrorState, Skeleton } from '../../kit/ui/Answering.tsx'
import { Page } from '../../kit/ui/Page.tsx'
import { useWords } from '../../kit/words.ts'
import { platformWords } from '../platform-words.ts'
import { useArrival } from '../useArrival.ts'
import { SignIn } from './SignIn.tsx'

/** Back from a platform: the sign-in goes on, or it is said why not. */
export function Arrive() {
  const t = useWords(platformWords)
  const { arrival, error } = useArrival()
  if (arrival?.kind === 'sign-in') return <SignIn start={arrival} />
  if (error === undefined) {
    return (
      <Page title={t('arriving')}>
        <Skeleton />
      </Page>
    )
  }
  return (
    <Page title={t('refused')}>
      <ErrorState error={error} />
      <BtnLink to="/sign-in">{t('toSignIn')}</BtnLink>
    </Page>
  )
}
