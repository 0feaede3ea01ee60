import { Suspense, useMemo, type ReactNode } from 'react'
import { useMe } from '../accounts/queries.ts'
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
import { Gate } from './Gate.tsx'
import { Newer } from './Newer.tsx'
import { VaultContext, useVaultState } from '../kit/vault/useVault.ts'
import { open, routes } from './routes.tsx'
import { tabs } from './tabs.ts'
import { words } from './words.ts'

/** The field worker's frame: the line of the network on top, the page, the tabs under the thumb. */
export function Shell() {
  const base = useMemo(() => shellBase('field'), [])
  return (
    <VaultContext.Provider value={box.vault}>
      <OutboxContext.Provider value={box}>
        <Router base={base} routes={routes} missing={<Missing />}>
          {(screen) => <Frame>{screen}</Frame>}
        </Router>
      </OutboxContext.Provider>
    </VaultContext.Provider>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const kit = useWords(kitWords)
  const { path } = useLocation()
  const signingIn = open.some((r) => r.path === path)
  const state = useVaultState(box.vault)
  const inside = state === 'open' || state === 'bare'
  return (
    <div className="phone">
      <a className="skip" href="#main">
        {kit('skip')}
      </a>
      <NetBar />
      <Newer />
      <Boundary at={path}>
        <Suspense fallback={<Loading />}>
          <Gate>{children}</Gate>
        </Suspense>
      </Boundary>
      {!signingIn && inside && <Tabs />}
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
  const { waiting: own, refused, sealed, synced } = useOutboxView()
  const waiting = own.length + sealed
  const line = online ? t('online') : t('offline')
  const says =
    refused.length > 0
      ? t('netRefused', { line, n: refused.length })
      : waiting > 0
        ? t('netWaiting', { line, n: waiting })
        : t('netClear', { line })
  return (
    <nav className="net-bar" aria-label={t('net')}>
      <Link to="/waiting" className={online && waiting + refused.length === 0 ? 'net' : 'net away'}>
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
  // Not known on a stairway: then it stands.
  const me = useMe().data?.me
  const shown = tabs.filter(
    ({ to, may }) => routes.some((r) => r.path === to) && (!may || !me || me.permissions.includes(may)),
  )
  if (ownFoot.includes(path) || !shown.some((tab) => tab.to === path)) return null
  return (
    <nav className="tabs" aria-label={t('pages')}>
      <ul>
        {shown.map(({ to, icon, word }) => (
          <li key={to}>
            <Link to={to} aria-current={to === path ? 'page' : undefined}>
              <Icon name={icon} />
              <span>{t(word)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
