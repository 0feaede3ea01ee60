import { Gate } from '../accounts/StaffScreens.tsx'
import { Suspense, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useMeChanged } from '../accounts/queries.ts'
import { shellBase } from '../kit/county.ts'
import { kitWords } from '../kit/kit-words.ts'
import { standsAt } from '../kit/stands-at.ts'
import { Router, useLocation, useNavigate } from '../kit/router.tsx'
import { ErrorState, Skeleton } from '../kit/ui/Answering.tsx'
import '../kit/live.ts'
import { Boundary, Missing } from '../kit/ui/Boundary.tsx'
import { useWords } from '../kit/words.ts'
import { draftsBelongTo, whenLeft } from './drafts.ts'
import { Nav } from './Nav.tsx'
import { open, routes } from './routes.tsx'
import { useSession } from './session.ts'
import { Top } from './Top.tsx'
import { Start } from './Start.tsx'

const all = [...open, ...routes, { path: '/', Screen: Start }]

/** The staff frame: top bar, navigation, work area. Signing in has no frame. */
export function Shell() {
  const base = useMemo(() => shellBase('staff'), [])
  return (
    <Router base={base} routes={all} missing={<Missing />}>
      {(screen) => (
        <>
          <Door>{screen}</Door>
          <DialogAbove />
        </>
      )}
    </Router>
  )
}

const isOpen = (path: string) => standsAt(open, path)

/** On the page of signing in nobody is asked by a dialog as well. */
const DialogAbove = () => (isOpen(useLocation().path) ? null : <Gate />)

/** Who is not signed in is asked to, and comes back to where they wanted to go. */
function Door({ children }: { children: ReactNode }) {
  const { path, search } = useLocation()
  const navigate = useNavigate()
  const { me, known, error, refetch } = useSession()
  const outside = known && !me && !isOpen(path) && open.length > 0
  useEffect(() => {
    if (outside) navigate(`${open[0]!.path}?then=${encodeURIComponent(path + search)}`, { replace: true })
  }, [outside, navigate, path, search])
  const screen = (
    <Boundary at={path}>
      <Suspense fallback={<Skeleton lines={6} />}>{children}</Suspense>
    </Boundary>
  )
  if (isOpen(path)) return screen
  if (!known) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Skeleton lines={6} />
  return me ? <Desk key={me.account}>{screen}</Desk> : null
}

/** One person's: whoever signs in after another finds nothing of theirs, neither shown nor half written. */
function Desk({ children }: { children: ReactNode }) {
  const account = useSession().me?.account
  const changed = useMeChanged()
  const [own, setOwn] = useState(false)
  // After the pages of the one before are gone with their last words, and before one is drawn.
  useEffect(() => {
    draftsBelongTo(account)
    setOwn(true)
    return whenLeft(changed)
  }, [account, changed])
  return own ? <Frame>{children}</Frame> : null
}

function Frame({ children }: { children: ReactNode }) {
  const kit = useWords(kitWords)
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {kit('skip')}
      </a>
      <Top />
      <Nav />
      {/* It scrolls, and a page that only tells has nothing else to hold the keyboard (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <main className="work" id="main" tabIndex={0}>
        {children}
      </main>
    </div>
  )
}
