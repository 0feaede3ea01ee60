import type { ReactNode } from 'react'
import { kitWords } from '../kit-words.ts'
import { Link } from '../router.tsx'
import { useWords } from '../words.ts'

export interface AnswerRow {
  question: string
  answer: ReactNode
  /** Where it is changed. */
  to?: string
}

/** Check your answers: each with its way back. */
export function Answers({ rows }: { rows: AnswerRow[] }) {
  const t = useWords(kitWords)
  return (
    <dl className="flat answers">
      {rows.map(({ question, answer, to }) => (
        <div key={question}>
          <dt>{question}</dt>
          <dd>{answer}</dd>
          {to && (
            <dd className="act">
              <Link className="link" to={to}>
                {t('change')}
                <span className="sr">{question}</span>
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
