import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { Link } from '../../kit/router.tsx'
import type { Column } from '../../kit/staff/columns.ts'
import { useWords, wordIn } from '../../kit/words.ts'
import type { DeskPost } from '../queries.ts'
import { levelWords, postStateWords, sideWords } from '../words.ts'
import { words } from './words.ts'

export function usePostColumns(): Column<DeskPost>[] {
  const t = useWords(words)
  const lang = useLanguage()
  const f = useFormat()
  return [
    {
      key: 'what',
      title: t('what'),
      always: true,
      render: (r) => <Link to={`/neighbours/${r.id}`}>{r.words ?? t('emptied')}</Link>,
    },
    { key: 'side', title: t('side'), width: 120, render: (r) => wordIn(sideWords[r.side], lang) },
    {
      key: 'level',
      title: t('level'),
      width: 220,
      render: (r) => `${wordIn(levelWords[r.level], lang)} · ${r.placeName}`,
    },
    { key: 'state', title: t('state'), width: 130, render: (r) => wordIn(postStateWords[r.state], lang) },
    { key: 'until', title: t('until'), width: 130, render: (r) => f.fullDate(r.until) },
    { key: 'answers', title: t('answers'), width: 90, align: 'right', render: (r) => r.answers },
    { key: 'reports', title: t('reports'), width: 90, align: 'right', render: (r) => r.reports },
  ]
}
