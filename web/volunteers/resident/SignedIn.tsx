import type { ReactNode } from 'react'
import { useMe } from '../../accounts/queries.ts'
import { Answering, EmptyState } from '../../kit/ui/Answering.tsx'
import { BtnLink } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

/** What a resident sees once signed in; before that, the way to it. */
export function SignedIn({ children }: { children: ReactNode }) {
  return <Answering of={useMe()}>{({ me }) => (me?.kind === 'resident' ? children : <NotYet />)}</Answering>
}

function NotYet() {
  const t = useWords(words)
  return (
    <EmptyState icon="person" title={t('needSignIn')} hint={t('needSignInDo')}>
      <BtnLink primary to="/sign-in">
        {t('doSignIn')}
      </BtnLink>
    </EmptyState>
  )
}
