import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { useWords } from '../../kit/words.ts'
import { pictureOf, type View } from '../queries.ts'
import { stateWords } from '../words.ts'
import { CheckForm } from './acts/CheckForm.tsx'
import { words } from './words.ts'

type One = View['checks'][number]

/** Who looked at it: how it was, with a picture where somebody took one. [S4-76] */
export function Checks({ facility: f, may }: { facility: View; may: boolean }) {
  const t = useWords(words)
  const state = useWords(stateWords)
  const format = useFormat()
  const [checking, setChecking] = useState(false)
  const [shown, setShown] = useState<One>()
  if (!f.due && f.checks.length === 0 && !may) return null
  return (
    <section>
      <h2 className="with-act">
        {t('checks')}
        {may && (
          <Button size="small" onClick={() => setChecking(true)}>
            {t('check')}
          </Button>
        )}
      </h2>
      {f.due && <p className="note">{t('dueBy', { day: format.fullDate(f.due) })}</p>}
      {f.checks.length === 0 && <p className="none">{t('checksNone')}</p>}
      <ul className="quiet-list">
        {f.checks.map((c) => (
          <li key={c.id}>
            <span>{format.fullDate(c.day)}</span>
            <b>{state(c.state)}</b>
            {c.note && <small>{c.note}</small>}
            {c.picture && (
              <Button size="small" type="link" onClick={() => setShown(c)}>
                {t('showPicture')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {checking && <CheckForm facility={f} onClose={() => setChecking(false)} />}
      {shown && <Picture check={shown} onClose={() => setShown(undefined)} />}
    </section>
  )
}

function Picture({ check, onClose }: { check: One; onClose: () => void }) {
  const t = useWords(words)
  const format = useFormat()
  const title = t('pictureAt', { day: format.fullDate(check.day) })
  return (
    <Modal open title={title} footer={null} onCancel={onClose}>
      <img className="check-picture" src={pictureOf(check.id)} alt={title} />
    </Modal>
  )
}
