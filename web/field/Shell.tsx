import { Suspense, useMemo, type ReactNode } from 'react'
import { shellBase } from '../kit/county.ts'
import { kitWords } from '../kit/kit-words.ts'
import { useFormat } from '../kit/now.ts'
import { OutboxContext, useOnline, useOutboxView } from '../kit/outbox/useOutbox.ts'
import { Link, Router, useLocation } from '../kit/router.tsx'
import { Skeleton } from '../kit/ui/Answering.tsx'
import { Boundary, Missing } from '../kit/ui/Boundary.tsx'
import { Icon } from '../kit/ui/Icon.tsx'
import { useWords } from '../kit/words.ts'
import { box } from './box.ts'
import { open, routes } from './routes.tsx'
import { tabs } from './tabs.ts'
import { words } from './words.ts'

/** The field worker's frame: the line of the network on top, the page, the tabs under the thumb. */
export function Shell() {
  const base = useMemo(() => shellBase('field'), [])
  return (
    <OutboxContext.Provider value={box}>
      <Router base={base} routes={routes} missing={<Missing />}>
        {(screen) => <Frame>{screen}</Frame>}
      </Router>
    </OutboxContext.Provider>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const kit = useWords(kitWords)
  const { path } = useLocation()
  const signingIn = open.some((r) => r.path === path)
  return (
    <div className="phone">
      <a className="skip" href="#main">
        {kit('skip')}
      </a>
      <NetBar />
      <Boundary at={path}>
        <Suspense fallback={<Loading />}>{children}</Suspense>
      </Boundary>
      {!signingIn && <Tabs />}
    </div>
  )
}

const Loading = () => (
  <main className="body" id="main">
    <Skeleton />
  </main>
)

/** Always there, always in the same place; offline is not an alarm. */
function NetBar() {
  const t = useWords(words)
  const f = useFormat()
  const online = useOnline()
  const { waiting, refused, synced } = useOutboxView()
  const line = online ? t('online') : t('offline')
  const says =
    refused.length > 0
      ? t('netRefused', { line, n: refused.length })
      : waiting.length > 0
        ? t('netWaiting', { line, n: waiting.length })
        : t('netClear', { line })
  return (
    <nav className="net-bar" aria-label={t('net')}>
      <Link to="/waiting" className={online && waiting.length + refused.length === 0 ? 'net' : 'net away'}>
        <Icon name={online ? 'online' : 'offline'} />
        <span role="status">{says}</span>
        <span>{synced ? t('synced', { time: f.time(synced) }) : t('neverSynced')}</span>
      </Link>
    </nav>
  )
}

/** Their act lies where the tabs would. */
const ownFoot = ['/waiting', '/report']

/** Only pages at the root of a tab carry the tabs; a page with its own act has that act there. */
function Tabs() {
  const t = useWords(words)
  const { path } = useLocation()
  const { waiting } = useOutboxView()
  const shown = tabs.filter((tab) => routes.some((r) => r.path === tab.to))
  if (ownFoot.includes(path) || !shown.some((tab) => tab.to === path)) return null
  return (
    <nav className="tabs" aria-label={t('pages')}>
      <ul>
        {shown.map(({ to, icon, word }) => (
          <li key={to}>
            <Link to={to} aria-current={to === path ? 'page' : undefined}>
              <span className="ic">
                <Icon name={icon} />
                {to === '/waiting' && waiting.length > 0 && (
                  <span className="badge" aria-hidden="true">
                    {waiting.length}
                  </span>
                )}
              </span>
              <span>
                {t(word)}
                {to === '/waiting' && waiting.length > 0 && (
                  <span className="sr"> {t('waitingN', { n: waiting.length })}</span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
