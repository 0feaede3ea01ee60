/** What the list of notices has alike in the field and at the console. */
import type { ReactNode } from 'react'
import { useFormat } from '../kit/now.ts'
import type { More } from '../kit/query.ts'
import { Answering, EmptyState } from '../kit/ui/Answering.tsx'
import { useWords } from '../kit/words.ts'
import { useHear, useHearing } from '../teams/queries.ts'
import { useMarkRead, type Notice } from './queries.ts'
import { words } from './words.ts'
import './notices.css'

interface ListedProps {
  inbox: More<Notice>
  className: string
  /** Said where there is none. */
  empty: string
  children: (notice: Notice) => ReactNode
}

export function Listed({ inbox, className, empty, children }: ListedProps) {
  const t = useWords(words)
  const none = <EmptyState icon="ring" title={empty} hint={t('emptyDo')} />
  return (
    <Answering of={{ ...inbox, data: inbox.items }} lines={6} empty={(items) => items.length === 0 && none}>
      {(items) => (
        <ul className={className} aria-label={t('title')}>
          {items.map(children)}
        </ul>
      )}
    </Answering>
  )
}

export function UnreadDot({ read }: Pick<Notice, 'read'>) {
  const t = useWords(words)
  return (
    <span>
      {!read && (
        <>
          <span className="dot" aria-hidden="true" />
          <span className="sr">{t('isUnread')}</span>
        </>
      )}
    </span>
  )
}

/** Whether one hears of promises of teams that fall behind: switched off and on beside what was told. */
export function TeamHearing() {
  const t = useWords(words)
  const quiet = useHearing().data?.quiet
  const hear = useHear()
  if (quiet === undefined) return null
  return (
    <button
      type="button"
      className="as-link"
      disabled={hear.isPending}
      onClick={() => hear.mutate({ body: { quiet: !quiet } })}
    >
      {t(quiet ? 'teamsHear' : 'teamsQuiet')}
    </button>
  )
}

/** When, and how often since it was last read. */
export function When({ at, times }: Pick<Notice, 'at' | 'times'>) {
  const t = useWords(words)
  const f = useFormat()
  return (
    <>
      {f.moment(at)}
      {times > 1 && ` · ${t('times', { n: times })}`}
    </>
  )
}

/** Notes that it was seen, once. */
export function useSeen({ id, read }: Pick<Notice, 'id' | 'read'>): () => void {
  const mark = useMarkRead()
  return () => {
    if (!read) mark.mutate({ params: { id } })
  }
}
