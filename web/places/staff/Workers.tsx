import { Button } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import { useWords } from '../../kit/words.ts'
import type { PlaceParts } from '../StaffScreens.tsx'
import { Appoint, Dismiss } from './acts/WorkerForms.tsx'
import type { View } from './queries.ts'
import { runsOn } from './when.ts'
import { postWords, words } from './words.ts'

type Worker = View['workers'][number]

/** Who answers for the grid by name [A2], with terms; those before stay in sight. */
export function Workers({ place, parts, may }: { place: View; parts: PlaceParts; may: boolean }) {
  const t = useWords(words)
  const f = useFormat()
  const [appointing, setAppointing] = useState(false)
  const [ending, setEnding] = useState<Worker>()
  const now = place.workers.filter((w) => runsOn(w, f.now) || w.from > dayText(f.now))
  const past = place.workers.filter((w) => !now.includes(w))
  return (
    <section>
      <h3 className="with-act">
        {t('workers')}
        {may && (
          <Button size="small" onClick={() => setAppointing(true)}>
            {t('appoint')}
          </Button>
        )}
      </h3>
      {now.length === 0 && (
        <p className="none">
          {t('workersNone')} · {t('workersNoneDo')}
        </p>
      )}
      <ul className="quiet-list">
        {now.map((w) => (
          <One key={w.id} worker={w} {...(may && w.to === null && { onEnd: () => setEnding(w) })} />
        ))}
      </ul>
      {past.length > 0 && (
        <details>
          <summary>{t('workersPast', { n: past.length })}</summary>
          <ul className="quiet-list">
            {past.map((w) => (
              <One key={w.id} worker={w} />
            ))}
          </ul>
        </details>
      )}
      {appointing && <Appoint place={place} parts={parts} onClose={() => setAppointing(false)} />}
      {ending && <Dismiss worker={ending} onClose={() => setEnding(undefined)} />}
    </section>
  )
}

function One({ worker, onEnd }: { worker: Worker; onEnd?: () => void }) {
  const t = useWords(words)
  const post = useWords(postWords)
  const f = useFormat()
  return (
    <li>
      <b>{worker.name}</b>
      <span>{post(worker.post)}</span>
      {worker.phone && <a href={`tel:${worker.phone}`}>{worker.phone}</a>}
      <small>
        {worker.to
          ? t('termEnd', { from: f.fullDate(worker.from), to: f.fullDate(worker.to) })
          : t('term', { from: f.fullDate(worker.from) })}
      </small>
      {onEnd && (
        <Button size="small" type="link" aria-label={t('dismissOf', { name: worker.name })} onClick={onEnd}>
          {t('dismiss')}
        </Button>
      )}
    </li>
  )
}
