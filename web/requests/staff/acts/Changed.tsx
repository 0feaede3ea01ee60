import { useFormat } from '../../../kit/now.ts'
import { problemOf } from '../../../kit/problem.ts'
import { useWords } from '../../../kit/words.ts'
import { actWords } from '../../words.ts'
import type { RequestView } from '../queries.ts'
import { words } from '../words.ts'

export interface ChangedProps {
  view: RequestView
  /** Last act that stood on the screen when the form was opened. */
  since: number
  error: unknown
}

/** Somebody was faster: who, when and what, and what is possible now. What was typed stays. */
export function Changed({ view, since, error }: ChangedProps) {
  const t = useWords(words)
  const act = useWords(actWords)
  const f = useFormat()
  const code = problemOf(error)?.code
  if (code !== 'conflict' && code !== 'out-of-turn') return null
  const later = view.timeline.filter((e) => e.seq > since)
  const now = [...new Set(view.allowed.map((a) => act(a.kind)))].join(f.lang === 'zh' ? '、' : ', ')
  return (
    <div className="changed" role="status">
      <b>{t('changedTitle')}</b>
      <ul>
        {later.map((e) => (
          <li key={e.id}>
            {t('changedBy', { time: f.moment(e.at), who: e.who ?? e.unit?.name ?? t('somebody'), act: act(e.kind) })}
          </li>
        ))}
      </ul>
      <p>{t('changedKept')}</p>
      {now && <p>{t('nowAllowed', { acts: now })}</p>}
    </div>
  )
}
