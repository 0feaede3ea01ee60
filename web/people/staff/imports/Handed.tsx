import { useLanguage } from '../../../kit/language.ts'
import { useWords } from '../../../kit/words.ts'
import { restrictedWords } from '../../words.ts'
import type { Import } from './queries.ts'
import { importWords } from './words.ts'

/** What goes to the restricted room: how many and to whom, never of whom. */
export function Handed({ of: { restricted, state } }: { of: Import }) {
  const t = useWords(importWords)
  const kind = useWords(restrictedWords)
  const lang = useLanguage()
  if (restricted.length === 0) return null
  return (
    <section className="import-handed">
      <h2>{t('handed')}</h2>
      <ul className="import-issues">
        {restricted.map((r) => (
          <li key={r.class}>
            {t(r.to.length === 0 ? 'handedNobody' : r.n > 0 ? 'handedTo' : 'handedBefore', {
              name: kind(r.class),
              n: r.n,
              to: r.to.join(lang === 'zh' ? '、' : ', '),
            })}
          </li>
        ))}
      </ul>
      <p className="hint">{t(state === 'preview' ? 'handedNote' : 'handedDone')}</p>
    </section>
  )
}
