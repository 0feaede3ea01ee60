import type { HandLine } from '../../../../domain/accounts/handover.ts'
import { useLanguage } from '../../../kit/language.ts'
import { useWords, wordIn, type Words } from '../../../kit/words.ts'
import { useUnitName } from '../unit-names.ts'
import { handCodeWords, handKindWords, handoverWords } from '../words/handover.ts'

/** What goes to whom, or why it cannot: counted, without a name of anybody it is about. */
export function Lines({ of }: { of: readonly HandLine[] }) {
  const t = useWords(handoverWords)
  const lang = useLanguage()
  const unitName = useUnitName()
  const remark = (code: string | null) => {
    const word = code ? (handCodeWords as Words)[code] : undefined
    return word && wordIn(word, lang)
  }
  return (
    <ul className="quiet-list">
      {of.map((l) => (
        <li key={JSON.stringify(l)}>
          <span>
            <b>{wordIn(handKindWords[l.kind], lang)}</b> {t('count', { n: l.count })}{' '}
            {l.toShown && t('to', { who: l.toShown })}
            <small className="below">
              {[l.where, l.unit && unitName(l.unit), remark(l.code)].filter(Boolean).join(' · ')}
            </small>
          </span>
        </li>
      ))}
    </ul>
  )
}
