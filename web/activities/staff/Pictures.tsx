import { Button, Popover } from 'antd'
import { useState } from 'react'
import type { EndedWhy } from '../../../domain/activities/pictures.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Answering, ErrorState } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { pictureOf } from '../feeds.ts'
import { useEndPicture, usePictures, type Picture, type View } from '../queries.ts'
import { AddPicture } from './acts/AddPicture.tsx'
import { pictureWords } from './picture-words.ts'
import '../pictures.css'

/** Pictures of an activity, each with its consent; taken down with a press. */
export function Pictures({ activity: a }: { activity: View }) {
  const t = useWords(pictureWords)
  const list = usePictures(a.id)
  const [adding, setAdding] = useState(false)
  return (
    <section>
      <h2 className="with-act">
        {t('title')}
        {a.status !== 'cancelled' && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </h2>
      {a.rules.pictures === 'before-after' && <p className="hint">{t('pair')}</p>}
      <Answering of={list} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="none">{t('empty')}</p>
          ) : (
            <ul className="activity-pictures">
              {items.map((p) => (
                <One key={p.id} activity={a} picture={p} />
              ))}
            </ul>
          )
        }
      </Answering>
      {adding && <AddPicture activity={a} onClose={() => setAdding(false)} />}
    </section>
  )
}

function One({ activity: a, picture: p }: { activity: View; picture: Picture }) {
  const t = useWords(pictureWords)
  const f = useFormat()
  const gone = p.endedWhy ? t(p.endedWhy) : t('over')
  const said = p.shows === 'agreed' ? t('shownUntil', { day: f.date(p.until!) }) : t('nobody')
  return (
    <li>
      {p.shown && <img src={pictureOf(a.id, p.id, a.rules.shown)} alt={t(p.stage)} loading="lazy" />}
      <small>{[t(p.stage), p.shown ? said : gone].join(' · ')}</small>
      {p.shown && <End activity={a.id} picture={p.id} />}
    </li>
  )
}

function End({ activity, picture }: { activity: string; picture: string }) {
  const t = useWords(pictureWords)
  const say = useDone()
  const end = useEndPicture()
  const [id] = useState(mint)
  const go = (why: EndedWhy) =>
    void end
      .mutateAsync({ params: { id: activity, picture }, body: { id, why } })
      .then(() => say(t('ended')))
      .catch(() => undefined)
  const ask = (
    <div className="feed-box">
      <p>{t('endAsk')}</p>
      <Button size="small" loading={end.isPending} onClick={() => go('withdrawn')}>
        {t('endWithdrawn')}
      </Button>
      <Button size="small" disabled={end.isPending} onClick={() => go('taken-down')}>
        {t('endOther')}
      </Button>
      {end.error !== undefined && <ErrorState error={end.error} />}
    </div>
  )
  return (
    <Popover trigger="click" content={ask}>
      <Button size="small">{t('end')}…</Button>
    </Popover>
  )
}
