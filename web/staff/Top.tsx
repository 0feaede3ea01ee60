import { Input, type InputRef } from 'antd'
import { useRef } from 'react'
import { placesApi } from '../../domain/places/api.ts'
import { useRead } from '../kit/query.ts'
import { Link, useNavigate } from '../kit/router.tsx'
import { useKeys } from '../kit/staff/keys.ts'
import { OtherLanguage } from '../kit/staff/OtherLanguage.tsx'
import { usePlace } from '../kit/staff/place.ts'
import { PlaceSwitch } from '../kit/staff/PlaceSwitch.tsx'
import { Icon } from '../kit/ui/Icon.tsx'
import { useWords } from '../kit/words.ts'
import { topParts } from './parts.ts'
import { searchTo } from './search.ts'
import { useSession } from './session.ts'
import { words } from './words.ts'

export function Top() {
  const t = useWords(words)
  return (
    <header className="top">
      <Link to="/" className="logo">
        <Icon name="houses" />
        {t('name')}
      </Link>
      <Where />
      <Find />
      {Object.entries(topParts).map(([room, Part]) => (
        <Part key={room} />
      ))}
      <OtherLanguage />
    </header>
  )
}

function Where() {
  const { me, root } = useSession()
  const [place, choose] = usePlace(root)
  const { data } = useRead(
    placesApi.tree,
    { query: { under: root, depth: 3 } },
    { fresh: Infinity, enabled: me !== undefined },
  )
  return data ? <PlaceSwitch places={data.items} root={root} value={place} onChange={choose} /> : null
}

/** `/` from anywhere; Enter goes to the list. */
function Find() {
  const t = useWords(words)
  const box = useRef<InputRef>(null)
  const navigate = useNavigate()
  useKeys({ '/': () => box.current?.focus({ cursor: 'all' }) })
  return (
    <div className="find" role="search" aria-label={t('findHint')}>
      <Input
        ref={box}
        aria-label={t('findHint')}
        placeholder={t('findHint')}
        prefix={<Icon name="search" />}
        suffix={<kbd>/</kbd>}
        onPressEnter={(e) =>
          e.currentTarget.value.trim().length > 2 && navigate(...searchTo(e.currentTarget.value.trim()))
        }
        onKeyDown={(e) => e.key === 'Escape' && box.current?.blur()}
      />
    </div>
  )
}
