/** All that lies behind the PIN: the pages, and the tabs under the thumb. */
import { Suspense, useEffect } from 'react'
import { openScreens } from '../accounts/FieldScreens.tsx'
import { useMe } from '../accounts/queries.ts'
import { useOnline } from '../kit/outbox/useOutbox.ts'
import { Link, Screens, useLocation } from '../kit/router.tsx'
import { Boundary, Missing } from '../kit/ui/Boundary.tsx'
import { Icon } from '../kit/ui/Icon.tsx'
import { useWords } from '../kit/words.ts'
import { Blank } from './Blank.tsx'
import { box } from './box.ts'
import { useDrafts } from './drafts.ts'
import '../kit/live.ts'
import { fetchAll } from './fetching.ts'
import { routes } from './routes.tsx'
import { tabs } from './tabs.ts'
import { words } from './words.ts'

const { vault } = box

export function Inside() {
  const { path } = useLocation()
  const online = useOnline()
  const drafts = useDrafts()
  useOwner()
  useEffect(() => {
    // Said on the page, for whoever wants to know when no line is needed any more.
    void fetchAll(routes).then(() => document.documentElement.setAttribute('data-whole', ''))
  }, [])
  return (
    <>
      {/* A page that could not be fetched has another chance when the line is back. */}
      <Boundary at={`${path} ${online}`}>
        <Suspense fallback={<Blank />}>
          {/* The day, which has no form, waits for nothing. */}
          {drafts || path === '/' ? (
            <Screens routes={routes} missing={<Missing />}>
              {(screen) => screen}
            </Screens>
          ) : (
            <Blank />
          )}
        </Suspense>
      </Boundary>
      {!openScreens.some((r) => r.path === path) && <Tabs />}
    </>
  )
}

/** Somebody else signed in on an opened phone: what the other held goes, and a PIN of their own is chosen. */
function useOwner(): void {
  const me = useMe().data?.me
  const account = me?.kind === 'staff' ? me.account : undefined
  useEffect(() => {
    if (!account) return
    void vault.account().then((owner) => {
      if (owner !== undefined && owner !== account) void vault.wipe('other', false)
    })
  }, [account])
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
