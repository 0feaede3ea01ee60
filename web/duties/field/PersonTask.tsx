import { memo } from 'react'
import type { DayPerson, FieldDay } from '../../../domain/duties/visits.ts'
import { bellsUsed } from '../../../domain/duties/visits-rules.ts'
import type { Format } from '../../kit/now.ts'
import { Link } from '../../kit/router.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { firstDue, groupOf } from './day.ts'
import { words } from './words.ts'

const tones = { overdue: 'late', dueToday: 'soon', soon: 'plain', later: 'plain' } as const

export interface PersonTaskProps {
  person: DayPerson
  day: FieldDay
  waits: boolean
  f: Format
}

/** Of a row: whom, what is due, and until when; leads to the card. */
export const PersonTask = memo(function PersonTask({ person, day, waits, f }: PersonTaskProps) {
  const t = useWords(words)
  const named = (code: string) => day.plans.find((p) => p.code === code)?.name[f.lang] ?? code
  const tries = Math.max(...person.duties.map((d) => d.attempts))
  const marks = [
    person.check && t('check'),
    person.two && t('two'),
    bellsUsed(person) && t('bellsOver'),
    tries > 0 && t('tried', { n: tries }),
    ...new Set(person.duties.flatMap((d) => (d.covers ? [t('covers', { name: d.covers })] : []))),
    waits && t('waits'),
  ].filter(Boolean)
  return (
    <Link className="task" to={`/visits/${person.id}`}>
      <span className="n">
        <b>{person.name}</b>
        {person.age !== null && <small>{t('aged', { n: person.age })}</small>}
      </span>
      <span className="w">
        {[...new Set(person.duties.map((d) => named(d.plan)))].join(' · ')}
        {marks.length > 0 && <strong className="marks"> {marks.join(' · ')}</strong>}
      </span>
      {waits ? (
        <State tone="plain" icon="upload">
          {t('waits')}
        </State>
      ) : (
        <State tone={tones[groupOf(person, f.now)]}>{f.due(firstDue(person))}</State>
      )}
    </Link>
  )
})
