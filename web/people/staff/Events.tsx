import { Button } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { useAllPlaceNames } from '../../places/queries.ts'
import { Happen, Strike } from './acts/Happen.tsx'
import { useEvents, type Card } from './queries.ts'
import { eventKindWords, eventWords } from './words/events.ts'

/** The dated log of one person; a slip stays in sight, crossed out. */
export function Events({ card, may }: { card: Card; may: boolean }) {
  const t = useWords(eventWords)
  const kind = useWords(eventKindWords)
  const f = useFormat()
  const places = useAllPlaceNames()
  const events = useEvents(card)
  const [dialog, setDialog] = useState<'happen' | { strike: string }>()
  return (
    <section>
      <h2 className="with-act">
        {t('title')}
        {may && card.died === null && (
          <Button size="small" onClick={() => setDialog('happen')}>
            {t('happen')}
          </Button>
        )}
      </h2>
      <Answering of={events} lines={2}>
        {({ items }) => {
          const last = items.find((e) => !e.struck)
          return (
            <ul className="quiet-list">
              {items.map((e) => (
                <li key={e.id} className={e.struck ? 'none struck' : ''}>
                  <b>{kind(e.kind)}</b>
                  <span>{f.fullDate(e.day)}</span>
                  <small>
                    {[e.from, e.to]
                      .filter((p) => p !== null)
                      .map((p) => places.get(p))
                      .join(' → ')}
                    {e.struck && ` · ${t('struck')}`}
                  </small>
                  {may && e === last && (e.kind === 'leave' || e.kind === 'death') && (
                    <Button size="small" type="link" onClick={() => setDialog({ strike: e.id })}>
                      {t('strike')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }}
      </Answering>
      {dialog === 'happen' && <Happen card={card} onClose={() => setDialog(undefined)} />}
      {typeof dialog === 'object' && <Strike card={card} event={dialog.strike} onClose={() => setDialog(undefined)} />}
    </section>
  )
}
