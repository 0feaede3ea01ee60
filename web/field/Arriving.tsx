import { Suspense, useEffect } from 'react'
import { pinWords } from '../accounts/FieldGate.tsx'
import { openScreens, PinSet } from '../accounts/FieldScreens.tsx'
import { signOut, useMe, useMeChanged } from '../accounts/queries.ts'
import { standsAt } from '../kit/stands-at.ts'
import { Screens, useLocation, useNavigate } from '../kit/router.tsx'
import { Icon } from '../kit/ui/Icon.tsx'
import { useBefore } from '../kit/vault/useVault.ts'
import { useWords } from '../kit/words.ts'
import { Blank } from './Blank.tsx'
import { box } from './box.ts'
import { SealedNote } from './SealedNote.tsx'

const { vault } = box

/** No key on this phone: first signing in, then a PIN. */
export function Arriving() {
  const { path } = useLocation()
  const navigate = useNavigate()
  const changed = useMeChanged()
  const before = useBefore(vault)
  const me = useMe()
  const leave = before?.leave ?? true
  const staff = !leave && me.data?.me?.kind === 'staff' ? me.data.me : undefined
  const signingIn = standsAt(openScreens, path)
  // A session that was left here ends before anything else; without a network it ends when there is one.
  useEffect(() => {
    if (!before?.leave) return
    const end = () =>
      void signOut()
        .then(() => vault.left())
        .then(changed, () => undefined)
    end()
    addEventListener('online', end)
    return () => removeEventListener('online', end)
  }, [before?.leave, changed])
  // What was answered to whoever was here goes with their key; the session may have ended from another tab.
  useEffect(() => {
    if (before?.leave !== undefined) changed()
  }, [before?.leave, changed])
  const strange = before !== undefined && !staff && (leave || me.data !== undefined || me.error !== undefined)
  useEffect(() => {
    if (strange && !signingIn) navigate('/sign-in', { replace: true })
  }, [strange, signingIn, navigate])
  // Behind the PIN the day begins, not the page of signing in.
  const arrived = staff !== undefined && signingIn
  useEffect(() => {
    if (arrived) navigate('/', { replace: true })
  }, [arrived, navigate])
  const again = async () => {
    await signOut().catch(() => undefined)
    changed()
  }
  if (staff) return <PinSet vault={vault} account={staff.account} again={() => void again()} />
  if (!signingIn) return <Blank />
  return (
    <>
      <div className="before">
        <WhyWiped why={before?.why} />
        <SealedNote />
      </div>
      <Suspense fallback={<Blank />}>
        <Screens routes={openScreens} missing={<Blank />}>
          {(screen) => screen}
        </Screens>
      </Suspense>
    </>
  )
}

function WhyWiped({ why }: { why: string | undefined }) {
  const t = useWords(pinWords)
  if (why !== 'tries' && why !== 'over' && why !== 'revoked') return null
  return (
    <p className="aside" role="status">
      <Icon name="lock" />
      <span>{t(`why-${why}`)}</span>
    </p>
  )
}
