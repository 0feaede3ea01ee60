import type { ReactNode } from 'react'
import type { DayPerson, FieldDay } from '../../../domain/duties/visits.ts'
import { bellsUsed } from '../../../domain/duties/visits-rules.ts'
import { walk } from '../../../domain/duties/walk.ts'
import { useFormat } from '../../kit/now.ts'
import { useWords } from '../../kit/words.ts'
import { doorOf } from '../field/door.ts'
import './paper.css'
import { words } from './words.ts'

interface PaperListProps {
  day: Pick<FieldDay, 'people' | 'plans'>
  /** What can be done about somebody, on the screen alone. */
  children?: (person: DayPerson) => ReactNode
}

/** The same people in the same order as on the phone, with boxes to tick and a line for the real day and time. */
export function PaperList({ day, children }: PaperListProps) {
  const t = useWords(words)
  const { lang } = useFormat()
  const people = walk(day.people.map((p) => ({ ...p, door: doorOf(p) }))).flatMap((s) => s.at)
  const named = (code: string) => day.plans.find((p) => p.code === code)?.name[lang] ?? code
  return (
    <ol className="paper">
      {people.map((p) => (
        <li key={p.id}>
          <p>
            <b>{p.name}</b> {p.address ?? p.placeName}
            {p.two && <strong> {t('two')}</strong>}
            {bellsUsed(p) && <strong> {t('bells')}</strong>}
            {children && <span className="no-print"> {children(p)}</span>}
          </p>
          <p className="small">{[...new Set(p.duties.map((d) => named(d.plan)))].join(' · ')}</p>
          <p className="boxes">
            {(['met', 'attempted', 'refused'] as const).map((o) => (
              <span key={o}>
                <span className="box" aria-hidden="true" /> {t(o)}
              </span>
            ))}
            <span>
              {t('when')} <span className="line" aria-hidden="true" />
            </span>
            <span>
              {t('found')} <span className="line" aria-hidden="true" />
            </span>
          </p>
        </li>
      ))}
    </ol>
  )
}
