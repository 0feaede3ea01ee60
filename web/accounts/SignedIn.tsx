import type { ReactNode } from 'react'
import { Answering, EmptyState } from '../kit/ui/Answering.tsx'
import { BtnLink } from '../kit/ui/blocks.tsx'
import { useWords } from '../kit/words.ts'
import { useMe } from './queries.ts'
import { signedInWords } from './signed-in-words.ts'

/** What a resident sees once signed in; before that, the way to it. */
export function SignedIn({ children }: { children: (account: string) => ReactNode }) {
  return <Answering of={useMe()}>{({ me }) => (me?.kind === 'resident' ? children(me.account) : <NotYet />)}</Answering>
}

function NotYet() {
  const t = useWords(signedInWords)
  return (
    <EmptyState icon="person" title={t('first')} hint={t('how')}>
      <BtnLink primary to="/sign-in">
        {t('signIn')}
      </BtnLink>
    </EmptyState>
  )
}
