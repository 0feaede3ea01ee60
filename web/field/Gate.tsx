import { useEffect, useState, type ReactNode } from 'react'
import { ClockPage, contact, PinAsk, PinSet, pinWords } from '../accounts/FieldScreens.tsx'
import { signOut, useMe, useMeChanged } from '../accounts/queries.ts'
import { useLocation, useNavigate } from '../kit/router.tsx'
import { Skeleton } from '../kit/ui/Answering.tsx'
import { Icon } from '../kit/ui/Icon.tsx'
import { useBefore, useVaultState } from '../kit/vault/useVault.ts'
import { useWords } from '../kit/words.ts'
import { box } from './box.ts'
import { open } from './routes.tsx'
import { SealedNote } from './SealedNote.tsx'

const { vault } = box

/** Nothing is drawn of anybody before the phone is opened; half-typed pages stay behind the PIN as they were. */
export function Gate({ children }: { children: ReactNode }) {
  const state = useVaultState(vault)
  const [entered, setEntered] = useState(false)
  const changed = useMeChanged()
  useEffect(() => setEntered((was) => (state === 'open' ? true : state === 'none' ? false : was)), [state])
  const forget = async () => {
    await vault.wipe('forgotten')
    changed()
  }
  switch (state) {
    case 'looking':
      return <Blank />
    case 'open':
      return <Owner>{children}</Owner>
    case 'bare':
      return <>{children}</>
    case 'none':
      return <Arriving>{children}</Arriving>
    case 'locked':
    case 'clock':
      return (
        <>
          {state === 'locked' ? (
            <PinAsk vault={vault} waiting={<SealedNote />} forget={() => void forget()} />
          ) : (
            <ClockPage look={() => contact(vault)} />
          )}
          {entered && <div hidden>{children}</div>}
        </>
      )
  }
}

const Blank = () => (
  <main className="body" id="main">
    <Skeleton />
  </main>
)

/** Somebody else signed in on an opened phone: what the other held goes, and a PIN of their own is chosen. */
function Owner({ children }: { children: ReactNode }) {
  const me = useMe().data?.me
  const account = me?.kind === 'staff' ? me.account : undefined
  useEffect(() => {
    if (!account) return
    void vault.account().then((owner) => {
      if (owner !== undefined && owner !== account) void vault.wipe('other', false)
    })
  }, [account])
  return <>{children}</>
}

/** No key on this phone: first signing in, then a PIN. */
function Arriving({ children }: { children: ReactNode }) {
  const { path } = useLocation()
  const navigate = useNavigate()
  const changed = useMeChanged()
  const before = useBefore(vault)
  const me = useMe()
  const leave = before?.leave ?? true
  const staff = !leave && me.data?.me?.kind === 'staff' ? me.data.me : undefined
  const signingIn = open.some((r) => r.path === path)
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
  // The session may have ended from another tab: who is signed in is asked anew, not remembered.
  useEffect(() => {
    if (before?.leave === false) changed()
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
      {children}
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
