import { Entry } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { useUnread } from '../queries.ts'
import { words } from '../words.ts'

/** The way to one's notices, and how many are unread. */
export function NoticeEntry() {
  const t = useWords(words)
  const { data } = useUnread()
  const n = data?.unread ?? 0
  return (
    <Entry
      to="/notices"
      icon="ring"
      title={t('title')}
      {...(data && { hint: n > 0 ? t('unread', { n }) : t('unreadNone') })}
    />
  )
}
