import { Modal } from 'antd'
import { useCatalogueNames } from '../../catalogue/queries.ts'
import { useFormat } from '../../kit/now.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { useWords } from '../../kit/words.ts'
import { outcomeWords } from '../../records/words.ts'
import { useBehind, type Cell, type QuotaYear } from '../queries.ts'
import { words } from './words.ts'

interface BehindProps {
  team: string
  of: QuotaYear
  cell: Cell
  place: string | undefined
  onClose: () => void
}

/** Who is behind this number: its services, those that the reader may read. */
export function Behind({ team, of, cell, place, onClose }: BehindProps) {
  const t = useWords(words)
  const outcome = useWords(outcomeWords)
  const format = useFormat()
  const item = useCatalogueNames()
  const found = useBehind(team, { quota: of.quota.code, from: cell.from, to: cell.to, ...(place && { place }) })
  const title = t('behindTitle', {
    name: of.quota.name[format.lang],
    from: format.fullDate(cell.from),
    to: format.fullDate(dayBefore(cell.to)),
  })
  return (
    <Modal open title={title} footer={null} width={640} onCancel={onClose}>
      <Answering of={found} lines={5}>
        {({ items, more }) => (
          <>
            {items.length === 0 && more === 0 && <p className="none">{t('behindNone')}</p>}
            <ul className="quiet-list squad-list">
              {items.map((r) => (
                <li key={r.record}>
                  <b>{format.fullDate(r.day)}</b>
                  <span>{item(r.item, format.lang)}</span>
                  <span>{r.placeName}</span>
                  <span>{r.squads.join(format.lang === 'zh' ? '、' : ', ')}</span>
                  <small>
                    {[outcome(r.outcome), r.heads > 0 && t('heads', { n: r.heads })].filter(Boolean).join(' · ')}
                  </small>
                </li>
              ))}
            </ul>
            {more > 0 && <p className="note">{t('behindMore', { n: more })}</p>}
          </>
        )}
      </Answering>
    </Modal>
  )
}

const dayBefore = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
