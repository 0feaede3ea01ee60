import { lettersApi, type LetterBrief } from '../../../domain/accounts/letters-api.ts'
import { useFormat } from '../../kit/now.ts'
import { useAct, useMore, useRead } from '../../kit/query.ts'
import { Section } from '../../kit/ui/Page.tsx'
import { State } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { words } from './words.ts'

/** Phones on which I work without a network; a lost one is revoked here, and deletes its key when it next asks. */
export function Phones() {
  const t = useWords(words)
  const { fullDate } = useFormat()
  const { data } = useRead(lettersApi.phones, {}, { gate: false })
  const revoke = useAct(lettersApi.revoke, { changes: [lettersApi.phones] })
  if (!data?.items.length) return null
  return (
    <Section title={t('phones')}>
      <ul className="flat list">
        {data.items.map((p) => (
          <li key={p.id} className="item one">
            <span>
              {p.label} <span className="small">{t('phoneSince', { day: fullDate(p.since) })}</span>
            </span>
            {p.revokedAt ? (
              <span className="small">{t('phoneRevoked')}</span>
            ) : (
              <button
                type="button"
                className="as-link"
                onClick={() => revoke.mutate({ params: { id: p.id }, body: {} })}
              >
                {t('phoneLost')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What became of my sealed letters; nothing is drawn where there were none. */
export function MyLetters() {
  const t = useWords(words)
  const { moment } = useFormat()
  const { items } = useMore(lettersApi.mine, { query: {} }, { gate: false })
  if (!items?.length) return null
  const says = (l: LetterBrief) => {
    if (l.state === 'refused') return t('letterRefused', { who: l.settled?.shown ?? '', why: l.settled?.why ?? '' })
    if (l.state === 'accepted') return t('letterAccepted', { who: l.settled?.shown ?? '' })
    return t(l.state === 'performed' ? 'letterDone' : 'letterDesk')
  }
  return (
    <Section title={t('letters')}>
      <ul className="flat list">
        {items.map((l) => (
          <li key={l.id} className="item">
            <span>{moment(l.writtenAt)}</span>
            <State tone={l.state === 'refused' ? 'late' : l.state === 'desk' ? 'soon' : 'good'}>{says(l)}</State>
          </li>
        ))}
      </ul>
    </Section>
  )
}
