import { useEffect, useState, type ReactNode } from 'react'
import { useLocation, useNavigate } from '../../kit/router.tsx'
import { OtherLanguage } from '../../kit/staff/OtherLanguage.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { useMe } from '../queries.ts'
import './sign-in.css'
import { words } from './words.ts'

/** A page before the frame: which house and county this is, and the language. Whoever is inside goes on. */
export function Threshold({ stays = false, children }: { stays?: boolean; children: ReactNode }) {
  const t = useWords(words)
  const { data } = useMe()
  const navigate = useNavigate()
  const { search } = useLocation()
  const [then] = useState(() => new URLSearchParams(search).get('then') ?? '/')
  const inside = !stays && data?.me != null
  useEffect(() => {
    if (inside) navigate(then.startsWith('/') ? then : '/', { replace: true })
  }, [inside, then, navigate])
  return (
    <main className="sign-in" id="main">
      <header>
        <Icon name="houses" />
        <p>
          <b>{t('name')}</b> {t('console')}
          {data && (
            <span>
              {data.county.name}
              {data.county.demo && <em className="fake">{t('demo')}</em>}
            </span>
          )}
        </p>
      </header>
      {children}
      <OtherLanguage />
    </main>
  )
}
