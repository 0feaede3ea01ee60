import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useRuns, type Register } from '../queries.ts'
import { words } from './words.ts'

/** The nights' reports: counts, no persons. */
export function Runs({ register }: { register: Register }) {
  const t = useWords(words)
  const f = useFormat()
  const lang = useLanguage()
  const names = new Map(register.limits.map((l) => [l.code, l.name[lang]]))
  const said = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([code, n]) => t('count', { name: names.get(code) ?? code, n }))
      .join(lang === 'zh' ? '、' : ', ')
  return (
    <section>
      <h2>{t('runs')}</h2>
      <Answering of={useRuns(true)} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="none">{t('runsNone')}</p>
          ) : (
            <ul className="quiet-list">
              {items.map((r) => (
                <li key={r.id}>
                  <time dateTime={r.at}>{f.moment(r.at)}</time>
                  <span>
                    {Object.keys(r.erased).length > 0 ? t('erasedLine', { what: said(r.erased) }) : t('nothing')}
                  </span>
                  {Object.keys(r.held).length > 0 && <small>{t('heldLine', { what: said(r.held) })}</small>}
                </li>
              ))}
            </ul>
          )
        }
      </Answering>
    </section>
  )
}
