import { Button } from 'antd'
import { useState } from 'react'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { AddLandmark } from './acts/AddLandmark.tsx'
import { useLandmarksAt, type View } from './queries.ts'
import { landmarkKindWords, words } from './words.ts'

/** Names everybody knows: where something is, said without an address. */
export function Landmarks({ place, may }: { place: View; may: boolean }) {
  const t = useWords(words)
  const kind = useWords(landmarkKindWords)
  const landmarks = useLandmarksAt(place.path)
  const [adding, setAdding] = useState(false)
  const none = <p className="none">{t('landmarksNone')}</p>
  return (
    <section>
      <h3 className="with-act">
        {t('landmarks')}
        {may && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('addLandmark')}
          </Button>
        )}
      </h3>
      <Answering of={landmarks} lines={2} empty={({ items }) => items.length === 0 && none}>
        {({ items }) => (
          <ul className="doors">
            {items.slice(0, 60).map((l) => (
              <li key={l.id}>
                {l.name} <small>{kind(l.kind)}</small>
              </li>
            ))}
          </ul>
        )}
      </Answering>
      {adding && <AddLandmark place={place} onClose={() => setAdding(false)} />}
    </section>
  )
}
