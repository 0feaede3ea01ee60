import { useFormat } from '../../../kit/now.ts'
import { useWords } from '../../../kit/words.ts'
import { actWords } from '../../words.ts'
import type { RequestView } from '../queries.ts'
import { words } from '../words.ts'

/** The last three acts, and the way to all of them. */
export function Latest({ view, onOpen }: { view: RequestView; onOpen: () => void }) {
  const t = useWords(words)
  const act = useWords(actWords)
  const f = useFormat()
  return (
    <section className="latest">
      <h2>
        {t('recent')}
        <button type="button" className="as-link" onClick={onOpen}>
          {t('allSteps', { n: view.timeline.length })}
        </button>
      </h2>
      <ul>
        {view.timeline.slice(0, 3).map((e) => (
          <li key={e.id}>
            <span>{f.moment(e.at)}</span> {[act(e.kind), e.unit?.name ?? e.who].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  )
}
