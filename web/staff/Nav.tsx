import { App, Dropdown } from 'antd'
import { useEffect, useRef } from 'react'
import { signOut, useMeChanged } from '../accounts/queries.ts'
import { chooseLanguage, useLanguage } from '../kit/language.ts'
import { kitWords } from '../kit/kit-words.ts'
import { Link, useLocation, useNavigate } from '../kit/router.tsx'
import { problemOf } from '../kit/problem.ts'
import { Icon } from '../kit/ui/Icon.tsx'
import { useWords } from '../kit/words.ts'
import { tellLeft } from './drafts.ts'
import { itemAt, menu, menuFor } from './menu.ts'
import { counts } from './parts.ts'
import { routes } from './routes.tsx'
import { useSession } from './session.ts'
import { words } from './words.ts'

const paths = routes.map((r) => r.path)

export function Nav() {
  const t = useWords(words)
  const { path } = useLocation()
  const { me } = useSession()
  const groups = menuFor(menu, paths, me?.permissions ?? [])
  const here = itemAt(groups, path)
  const nav = useRef<HTMLElement>(null)
  // On a phone the entries stand in a row wider than the screen: the current one is brought into sight.
  useEffect(() => {
    const row = nav.current
    const at = row?.querySelector<HTMLElement>('[aria-current]')
    if (row && at && row.scrollWidth > row.clientWidth) row.scrollLeft = at.offsetLeft - 12
  }, [here])
  return (
    <nav ref={nav} className="nav" aria-label={t('mainMenu')}>
      {groups.map((group) => (
        <div key={group.word}>
          <h2>{t(group.word)}</h2>
          <ul>
            {group.items.map((item) => {
              const Count = counts[item.to]
              return (
                <li key={item.to}>
                  <Link
                    to={item.to}
                    className={item === here ? 'on' : ''}
                    aria-current={item === here ? 'page' : undefined}
                  >
                    <Icon name={item.icon} />
                    <span>{t(item.word)}</span>
                    {Count && <Count />}
                  </Link>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
      <MyAccount />
    </nav>
  )
}

function MyAccount() {
  const t = useWords(words)
  const kit = useWords(kitWords)
  const lang = useLanguage()
  const navigate = useNavigate()
  const changed = useMeChanged()
  const { message } = App.useApp()
  const { me } = useSession()
  if (!me) return null
  const leave = () =>
    signOut()
      .then(tellLeft)
      .then(changed)
      .catch((error: unknown) => message.error(problemOf(error)?.title ?? kit('noAnswerTitle')))
  const items = [
    ...(paths.includes('/account')
      ? [{ key: 'account', label: t('account'), onClick: () => navigate('/account') }]
      : []),
    { key: 'language', label: kit('otherLanguage'), onClick: () => chooseLanguage(lang === 'zh' ? 'en' : 'zh') },
    { key: 'leave', label: t('signOut'), onClick: () => void leave() },
  ]
  return (
    <div className="me">
      <Dropdown menu={{ items }} trigger={['click']} placement="top">
        <button type="button">
          <span className="avatar" aria-hidden="true">
            {[...me.shown][0]}
          </span>
          <span>{me.shown}</span>
        </button>
      </Dropdown>
    </div>
  )
}
