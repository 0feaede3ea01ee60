import { Suspense, useMemo } from 'react'
import { shellBase } from '../kit/county.ts'
import { kitWords } from '../kit/kit-words.ts'
import { Router, useLocation, type ScreenRoute } from '../kit/router.tsx'
import { Skeleton } from '../kit/ui/Answering.tsx'
import { Boundary, Missing } from '../kit/ui/Boundary.tsx'
import { Calls } from '../kit/ui/Calls.tsx'
import { useWords } from '../kit/words.ts'
import { startHere } from '../places/queries.ts'
import { useContacts } from './contacts.ts'
import { Home } from './Home.tsx'
import { routes } from './routes.tsx'
import { words } from './words.ts'

startHere()

const all: ScreenRoute[] = [{ path: '/', Screen: Home }, ...routes]

/** The resident's frame: the page, and below it the three calls that never move. */
export function Shell() {
  const base = useMemo(() => shellBase('resident'), [])
  return (
    <Router base={base} routes={all} missing={<Missing />}>
      {(screen) => <Frame>{screen}</Frame>}
    </Router>
  )
}

function Frame({ children }: { children: React.ReactNode }) {
  const kit = useWords(kitWords)
  const { path } = useLocation()
  return (
    <div className="phone">
      <a className="skip" href="#main">
        {kit('skip')}
      </a>
      <Boundary at={path}>
        <Suspense fallback={<Loading />}>{children}</Suspense>
      </Boundary>
      <Foot />
    </div>
  )
}

const Loading = () => (
  <main className="body" id="main">
    <Skeleton />
  </main>
)

function Foot() {
  const t = useWords(words)
  const { worker, community, hotline } = useContacts()
  return (
    <Calls
      label={t('calls')}
      targets={[
        { name: t('worker'), phone: worker },
        { name: t('community'), phone: community },
        { name: t('hotline'), phone: hotline },
      ]}
    />
  )
}
