/** Half-written things of this phone lie in its vault. Fetched with what lies behind the PIN. */
import { useEffect, useState } from 'react'
import { shellBase } from '../kit/county.ts'
import { keepDraftsIn, keepPiecesIn } from '../kit/form/draft.ts'
import { sealedDrafts } from '../kit/outbox/drafts.ts'
import { box } from './box.ts'

const drafts = sealedDrafts({
  outbox: box.outbox,
  keeps: () => box.vault.state.get() !== 'bare',
  page: () => ({ path: (location.pathname + location.search).slice(shellBase('field').length), title: document.title }),
})
keepDraftsIn(drafts)
// Nobody has taken a picture before the first page stands.
keepPiecesIn(import('./pieces.ts').then((m) => m.pieces))

/** @returns whether they are at hand: no form is drawn before */
export function useDrafts(): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    void drafts.open().then(() => setReady(true))
    const look = () => document.visibilityState === 'visible' && void drafts.look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return ready
}
