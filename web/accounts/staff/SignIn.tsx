import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from '../../kit/router.tsx'
import { useWords } from '../../kit/words.ts'
import { useMe, useMeChanged } from '../queries.ts'
import { Conversation } from './Conversation.tsx'
import './sign-in.css'
import { chooseLanguage, useLanguage } from '../../kit/language.ts'
import { kitWords } from '../../kit/kit-words.ts'
import { Icon } from '../../kit/ui/Icon.tsx'
import { words } from './words.ts'

/** The way in: a page of its own, without the frame. */
export function SignIn() {
  const t = useWords(words)
  const kit = useWords(kitWords)
  const lang = useLanguage()
  const { data } = useMe()
  const changed = useMeChanged()
  const navigate = useNavigate()
  const { search } = useLocation()
  const [then] = useState(() => new URLSearchParams(search).get('then') ?? '/')
  const inside = data?.me != null
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
      <Conversation onDone={changed} />
      <button
        type="button"
        className="quiet"
        lang={lang === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => chooseLanguage(lang === 'zh' ? 'en' : 'zh')}
      >
        {kit('otherLanguage')}
      </button>
    </main>
  )
}
