import { useFormat } from '../../kit/now.ts'
import { Section } from '../../kit/ui/Page.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import type { Reached } from '../queries.ts'
import { harmWords } from '../words.ts'

/** Office by office: told when, confirmed when. */
export function ReachedList({ reached }: { reached: Reached }) {
  const t = useWords(harmWords)
  const f = useFormat()
  return (
    <Section title={t('reached')}>
      <ul className="flat list">
        {reached.map((r) => (
          <li key={r.office} className="item one">
            <b>{r.office}</b>
            {r.confirmedAt ? (
              <State tone="good">{t('confirmed', { when: f.moment(r.confirmedAt) })}</State>
            ) : (
              <State tone="plain" icon="clock">
                {t('told', { when: f.moment(r.toldAt) })}
              </State>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
