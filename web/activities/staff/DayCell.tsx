import { useState } from 'react'
import { useFormat } from '../../kit/now.ts'
import { Link } from '../../kit/router.tsx'
import { dayText } from '../../kit/shanghai.ts'
import { useWords } from '../../kit/words.ts'
import type { Brief } from '../queries.ts'
import { statusWords } from '../words.ts'
import { words } from './words.ts'

/** As many as a day shows; the rest is a number. */
const most = 4
const kind = 'application/x-linli-activity'

export interface DayCellProps {
  day: string
  /** Of the month before or after. */
  outside: boolean
  mark: { off: boolean; name: string } | undefined
  items: Brief[]
  /** How many there are, those not drawn among them. */
  n: number
  focus: boolean
  chosen: boolean
  onDown: (day: string) => void
  onOver: (day: string) => void
  onFocus: (day: string) => void
  onDrop: ((a: Brief, from: string, to: string) => void) | undefined
}

/** One day: its number, holiday, what begins on it. */
export function DayCell({
  day,
  outside,
  mark,
  items,
  n,
  focus,
  chosen,
  onDown,
  onOver,
  onFocus,
  onDrop,
}: DayCellProps) {
  const t = useWords(words)
  const f = useFormat()
  const [over, setOver] = useState(false)
  const today = day === dayText(f.now)
  const name = [
    `${f.date(day)} ${f.weekday(day)}`,
    mark && (mark.off ? t('off') : t('work')),
    n > 0 ? t('dayN', { n }) : t('dayNone'),
  ]
  const drop = (data: DataTransfer) => {
    setOver(false)
    const moved = data.getData(kind)
    if (moved) onDrop?.(JSON.parse(moved) as Brief, data.getData('text/plain'), day)
  }
  return (
    // Keys are heard by the grid.
    <div
      id={`day-${day}`}
      role="gridcell"
      tabIndex={focus ? 0 : -1}
      aria-label={name.filter(Boolean).join(' ')}
      aria-selected={chosen}
      aria-current={today ? 'date' : undefined}
      className={['day', outside && 'outside', chosen && 'chosen', over && 'over', today && 'today']
        .filter(Boolean)
        .join(' ')}
      onPointerDown={(e) => e.button === 0 && !(e.target as HTMLElement).closest('a') && onDown(day)}
      onPointerEnter={() => onOver(day)}
      onFocus={(e) => e.target === e.currentTarget && onFocus(day)}
      onDragOver={(e) => {
        if (!onDrop || !e.dataTransfer.types.includes(kind)) return
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => drop(e.dataTransfer)}
    >
      <span className="day-head">
        <b>{Number(day.slice(8))}</b>
        {mark && <small title={mark.name}>{mark.off ? t('off') : t('work')}</small>}
      </span>
      <ul>
        {items.slice(0, most).map((a) => (
          <Chip key={a.id} of={a} day={day} may={onDrop !== undefined} />
        ))}
      </ul>
      {n > Math.min(items.length, most) && <small>{t('moreN', { n: n - Math.min(items.length, most) })}</small>}
    </div>
  )
}

function Chip({ of: a, day, may }: { of: Brief; day: string; may: boolean }) {
  const f = useFormat()
  const status = useWords(statusWords)
  const movable = may && (a.status === 'planned' || a.status === 'published')
  return (
    <li className={`chip ${a.status}`}>
      <Link
        to={`/activities/${a.id}`}
        title={`${a.title} · ${status(a.status)}`}
        draggable={movable}
        onDragStart={(e) => {
          e.dataTransfer.setData(kind, JSON.stringify(a))
          e.dataTransfer.setData('text/plain', day)
          e.dataTransfer.effectAllowed = 'move'
        }}
      >
        <small>{f.time(a.from)}</small> {a.title}
      </Link>
    </li>
  )
}
