import { useLanguage } from '../../kit/language.ts'
import { useWords } from '../../kit/words.ts'
import type { Type } from '../queries.ts'
import { periodWords, scopeWords } from '../words.ts'
import { words } from './words.ts'

/** What a type promises: how many, for each of what, in which time, and how its words are read. [E7] */
export function Promises({ type }: { type: Type }) {
  const t = useWords(words)
  const scope = useWords(scopeWords)
  const period = useWords(periodWords)
  const lang = useLanguage()
  return (
    <section>
      <h2>{t('promises')}</h2>
      {type.sealed && <p className="note">{t('sealed')}</p>}
      <table className="team-promises">
        <thead>
          <tr>
            <th scope="col">{t('promise')}</th>
            <th scope="col">{t('amount')}</th>
          </tr>
        </thead>
        <tbody>
          {type.quotas.map((q) => (
            <tr key={q.code}>
              <th scope="row">
                {q.name[lang]}
                {q.note && <small>{q.note[lang]}</small>}
                {q.readings.length > 0 && (
                  <small>
                    {t('mayRead', { scopes: q.readings.map((s) => scope(s)).join(lang === 'zh' ? '、' : ', ') })}
                  </small>
                )}
              </th>
              <td>
                {q.amount === null
                  ? t('counted')
                  : [
                      scope(q.scope),
                      period(q.period),
                      q.kind === 'share' ? t('percent', { n: q.amount }) : String(q.amount),
                    ].join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
