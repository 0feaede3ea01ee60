/** The three faces of an answer that is not there: not yet, nothing, not to be had. */
import type { ReactNode } from 'react'
import { useLanguage } from '../language.ts'
import { kitWords } from '../kit-words.ts'
import { NoAnswer, problemOf, type Told } from '../problem.ts'
import { useWords, wordIn } from '../words.ts'
import { Btn } from './blocks.tsx'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

/** @param lines how many grey lines stand in for what comes */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useWords(kitWords)
  return (
    <div className="skeleton" role="status">
      <span className="sr">{t('loading')}</span>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} aria-hidden="true" />
      ))}
    </div>
  )
}

export interface EmptyStateProps {
  title: string
  /** What to do next. */
  hint?: string
  icon?: IconName
  children?: ReactNode
}

export const EmptyState = ({ title, hint, icon = 'list', children }: EmptyStateProps) => (
  <div className="empty">
    <Icon name={icon} />
    <p>
      <b>{title}</b>
    </p>
    {hint && <p className="small">{hint}</p>}
    {children}
  </div>
)

export interface ErrorStateProps {
  error: unknown
  retry?: () => void
}

/** What went wrong, what to do, and the trace for whoever helps. */
export function ErrorState({ error, retry }: ErrorStateProps) {
  const t = useWords(kitWords)
  const problem = problemOf(error)
  const away = error instanceof NoAnswer
  const told = (error as Partial<Told> | null)?.words
  const lang = useLanguage()
  return (
    <div className="error" role="alert">
      <Icon name={away ? 'offline' : 'warn'} />
      <p>
        <b>{away ? t('noAnswerTitle') : told ? wordIn(told.title, lang) : problem?.title || t('brokenTitle')}</b>
      </p>
      <p className="small">
        {away ? t('noAnswerDo') : told ? wordIn(told.hint, lang) : (problem?.detail ?? t('brokenDo'))}
      </p>
      {problem?.holder && <p className="small">{t('whoHas', { who: problem.holder })}</p>}
      {retry && (
        <Btn icon="refresh" onClick={retry}>
          {t('again')}
        </Btn>
      )}
      {problem?.trace && <p className="trace">{t('trace', { trace: problem.trace })}</p>}
    </div>
  )
}

interface Asked<T> {
  data: T | undefined
  error: unknown
  refetch: () => unknown
}

export interface AnsweringProps<T> {
  of: Asked<T>
  lines?: number
  empty?: (data: T) => ReactNode | false
  children: (data: T) => ReactNode
}

/** `<Answering of={useBoard()}>{(board) => …}</Answering>`: skeleton, error, emptiness and the thing itself. */
export function Answering<T>({ of, lines, empty, children }: AnsweringProps<T>) {
  if (of.data === undefined) {
    return of.error ? (
      <ErrorState error={of.error} retry={() => void of.refetch()} />
    ) : (
      <Skeleton {...(lines && { lines })} />
    )
  }
  return <>{(empty?.(of.data) || undefined) ?? children(of.data)}</>
}
