import { Button } from 'antd'
import { useState } from 'react'
import { Link } from '../../kit/router.tsx'
import { useWords } from '../../kit/words.ts'
import { JoinHome } from './acts/JoinHome.tsx'
import { MoveHome } from './acts/MoveHome.tsx'
import type { Card } from './queries.ts'
import { relationWords, residenceWords, words } from './words.ts'

/** With whom somebody lives, masked; each of them is a card of their own. */
export function HomeOf({ card, may }: { card: Card; may: boolean }) {
  const t = useWords(words)
  const relation = useWords(relationWords)
  const residence = useWords(residenceWords)
  const [dialog, setDialog] = useState<'join' | 'move'>()
  const home = card.household
  return (
    <section>
      <h2 className="with-act">
        {t('household')}
        {may && (
          <>
            <Button size="small" onClick={() => setDialog('join')}>
              {t('join')}
            </Button>
            {home && (
              <Button size="small" onClick={() => setDialog('move')}>
                {t('moveHome')}
              </Button>
            )}
          </>
        )}
      </h2>
      {!home && <p className="none">{t('householdNone')}</p>}
      <ul className="quiet-list">
        {home?.members.map((m) => (
          <li key={m.person}>
            {m.person === card.id ? (
              <b>
                {m.name} <small>{t('self')}</small>
              </b>
            ) : (
              <Link to={`/people/${m.person}`}>{m.name}</Link>
            )}
            <span>{relation(m.relation)}</span>
            <small>{residence(m.residence)}</small>
          </li>
        ))}
      </ul>
      {dialog === 'join' && <JoinHome card={card} onClose={() => setDialog(undefined)} />}
      {dialog === 'move' && home && <MoveHome household={home.id} onClose={() => setDialog(undefined)} />}
    </section>
  )
}
