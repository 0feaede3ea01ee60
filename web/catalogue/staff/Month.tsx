import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { weekdayOf } from '../../kit/format.ts'
import { useWords } from '../../kit/words.ts'
import { isWeekend, weeksOf, type SpecialDay } from './month.ts'
import { words } from './words.ts'

export interface MonthProps {
  year: number
  month: number
  special: ReadonlyMap<string, SpecialDay>
  onDay?: (day: string) => void
}

/** Monday 2026-06-01 and the six days after it name the columns. */
const week = Array.from({ length: 7 }, (_, i) => `2026-06-0${i + 1}`)

/** One month: free days pale, days that differ from their weekday marked by a word. */
export function Month({ year, month, special, onDay }: MonthProps) {
  const t = useWords(words)
  const f = useFormat()
  const lang = useLanguage()
  const title = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en', { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, 1),
  )
  return (
    <section className="month">
      <h2>{title}</h2>
      <table aria-label={`${year} ${title}`}>
        <thead>
          <tr>
            {week.map((day) => (
              <th key={day} scope="col">
                {weekdayOf(day, lang).slice(lang === 'zh' ? 1 : 0, lang === 'zh' ? 2 : 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((days, w) => (
            <tr key={days.find(Boolean) ?? w}>
              {days.map((day, d) => (
                <td key={day ?? `${w} ${d}`}>
                  {day && (
                    <Day
                      day={day}
                      special={special.get(day)}
                      label={f.fullDate(day)}
                      off={t('legendOff')}
                      work={t('legendWork')}
                      onDay={onDay}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface DayProps {
  day: string
  special: SpecialDay | undefined
  label: string
  off: string
  work: string
  onDay: ((day: string) => void) | undefined
}

function Day({ day, special, label, off, work, onDay }: DayProps) {
  const free = special ? special.kind === 'off' : isWeekend(day)
  const mark = special && (special.kind === 'off' ? off : work)
  return (
    <button
      type="button"
      className={['day', free && 'free', special && 'special'].filter(Boolean).join(' ')}
      title={special?.name}
      aria-label={[label, special?.name, mark].filter(Boolean).join(' ')}
      disabled={!onDay}
      onClick={() => onDay?.(day)}
    >
      {Number(day.slice(8))}
      {mark && <small>{mark}</small>}
    </button>
  )
}
