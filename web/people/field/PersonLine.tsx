import { Link } from '../../kit/router.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { relationWords } from '../words.ts'
import type { HerePerson } from './area.ts'
import { words } from './words.ts'

/** One person of a list: masked name, age, and what tells them from another. */
export function PersonLine({ person, at, to }: { person: HerePerson; at?: string | null; to: string }) {
  const t = useWords(words)
  const relation = useWords(relationWords)
  const second = [
    at === undefined ? person.relation && relation(person.relation) : (at ?? t('noAddress')),
    person.away && t('away'),
    person.fresh && t('fresh'),
  ]
  return (
    <Link className="task" to={to}>
      <span className="n">
        <b>{person.name}</b>
        {person.age !== null && <small>{t('aged', { n: person.age })}</small>}
      </span>
      <span className="w">{second.filter(Boolean).join(' · ')}</span>
      <span className="state">
        <Icon name="next" />
      </span>
    </Link>
  )
}
