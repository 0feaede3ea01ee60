import { Button } from 'antd'
import { useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import { useWords } from '../../kit/words.ts'
import { useCares } from '../queries.ts'
import { AddCategory, ConfirmCategory, EndCategory } from './acts/CategoryForms.tsx'
import type { Card, Dated } from './queries.ts'
import { words } from './words.ts'

/** Dated categories with their source; what has ended stays in sight. */
export function Categories({ card, may }: { card: Card; may: boolean }) {
  const t = useWords(words)
  const f = useFormat()
  const cares = useCares()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Dated>()
  const [confirming, setConfirming] = useState<Dated>()
  const today = dayText(f.now)
  return (
    <section>
      <h2 className="with-act">
        {t('categories')}
        {may && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('addCategory')}
          </Button>
        )}
      </h2>
      {card.dated.length === 0 && <p className="none">{t('categoriesNone')}</p>}
      <ul className="quiet-list">
        {card.dated.map((c) => {
          const name = cares.name(c.category)
          const over = c.to !== null && c.to <= today
          return (
            <li key={c.id} className={over ? 'none' : ''}>
              <b>{name}</b>
              <span>
                {c.to
                  ? t('categorySpan', { from: f.fullDate(c.from), to: f.fullDate(c.to) })
                  : t('categoryFrom', { from: f.fullDate(c.from) })}
              </span>
              <small>
                {t('sourceLine', { source: c.source, month: c.month })}
                {c.confirmedBy && ` · ${t('confirmedBy', { name: c.confirmedBy })}`}
              </small>
              {may && c.to === null && (
                <>
                  <Button
                    size="small"
                    type="link"
                    aria-label={t('confirmCategoryOf', { name })}
                    onClick={() => setConfirming(c)}
                  >
                    {t('confirmCategory')}
                  </Button>
                  <Button
                    size="small"
                    type="link"
                    aria-label={t('endCategoryOf', { name })}
                    onClick={() => setEnding(c)}
                  >
                    {t('endCategory')}
                  </Button>
                </>
              )}
            </li>
          )
        })}
      </ul>
      {adding && <AddCategory card={card} onClose={() => setAdding(false)} />}
      {confirming && <ConfirmCategory card={card} dated={confirming} onClose={() => setConfirming(undefined)} />}
      {ending && <EndCategory card={card} dated={ending} onClose={() => setEnding(undefined)} />}
    </section>
  )
}
