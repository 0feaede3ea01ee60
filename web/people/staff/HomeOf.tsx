import { Button } from 'antd'
import { useState } from 'react'
import { Link } from '../../kit/router.tsx'
import { useWords } from '../../kit/words.ts'
import { JoinHome } from './acts/JoinHome.tsx'
import type { ColleaguePick } from '../StaffScreens.tsx'
import { GiveLiaison, TurnMember, type Mate } from './acts/LiaisonForms.tsx'
import { MoveHome } from './acts/MoveHome.tsx'
import type { Card } from './queries.ts'
import { liaisonWords } from './words/liaisons.ts'
import { relationWords, residenceWords, words } from './words.ts'

/** With whom somebody lives, masked; each of them is a card of their own. */
export function HomeOf({ card, may, ColleaguePick }: { card: Card; may: boolean; ColleaguePick: ColleaguePick }) {
  const t = useWords(words)
  const relation = useWords(relationWords)
  const residence = useWords(residenceWords)
  const l = useWords(liaisonWords)
  const [dialog, setDialog] = useState<'join' | 'move' | 'liaison' | { turn: Mate }>()
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
      {home && (
        <p className="with-act">
          <span className={home.liaison ? '' : 'none'}>
            {home.liaison ? l('is', { name: home.liaison }) : l('none')}
          </span>
          {may && (
            <Button size="small" type="link" onClick={() => setDialog('liaison')}>
              {l('give')}
            </Button>
          )}
        </p>
      )}
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
            <span>
              {[relation(m.relation), m.age !== null && t('years', { n: m.age })].filter(Boolean).join(' · ')}
            </span>
            <small>{residence(m.residence)}</small>
            {may && (
              <Button
                size="small"
                type="link"
                aria-label={l('turnOf', { name: m.name })}
                onClick={() => setDialog({ turn: m })}
              >
                {l('turn')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {dialog === 'join' && <JoinHome card={card} onClose={() => setDialog(undefined)} />}
      {dialog === 'liaison' && home && (
        <GiveLiaison households={[home.id]} ColleaguePick={ColleaguePick} onClose={() => setDialog(undefined)} />
      )}
      {typeof dialog === 'object' && home && (
        <TurnMember home={home} mate={dialog.turn} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'move' && home && <MoveHome household={home.id} onClose={() => setDialog(undefined)} />}
    </section>
  )
}
