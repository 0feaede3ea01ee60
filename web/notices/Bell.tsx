import { Link } from '../kit/router.tsx'
import { Icon } from '../kit/ui/Icon.tsx'
import { useWords } from '../kit/words.ts'
import { useUnread } from './queries.ts'
import { words } from './words.ts'
import './notices.css'

/** How much is unread, always in sight of the staff console; it counts by itself. */
export function Bell() {
  const t = useWords(words)
  const n = useUnread().data?.unread ?? 0
  return (
    <Link to="/notices" className="quiet notice-bell" aria-label={n > 0 ? t('bell', { n }) : t('title')}>
      <Icon name="ring" />
      {n > 0 && <em aria-hidden="true">{n > 99 ? '99+' : n}</em>}
    </Link>
  )
}
