import type { ReactNode } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { Link, useLocation } from '../../kit/router.tsx'
import { PageHead } from '../../kit/staff/ListParts.tsx'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'
import './catalogue.css'

const tabs = [
  ['/catalogue', 'tabItems'],
  ['/catalogue/lists', 'tabLists'],
  ['/catalogue/delegations', 'tabDelegations'],
  ['/catalogue/reasons', 'tabReasons'],
  ['/catalogue/templates', 'tabTemplates'],
  ['/catalogue/calendar', 'tabCalendar'],
  ['/catalogue/packs', 'tabPacks'],
] as const

/** Head of every page of the catalogue, with its parts. */
export function CatalogueHead({ note, children }: { note?: ReactNode; children?: ReactNode }) {
  const t = useWords(words)
  const may = useMay()
  const { path } = useLocation()
  return (
    <>
      <PageHead title={t('title')} note={note}>
        {children}
      </PageHead>
      <nav className="views" aria-label={t('parts')}>
        <ul>
          {tabs.map(
            ([to, word]) =>
              (word !== 'tabPacks' || may('catalogue.install')) && (
                <li key={to} className={path === to ? 'on' : ''}>
                  <Link to={to} aria-current={path === to ? 'page' : undefined}>
                    {t(word)}
                  </Link>
                </li>
              ),
          )}
        </ul>
      </nav>
    </>
  )
}
