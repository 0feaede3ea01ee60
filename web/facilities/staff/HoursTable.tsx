import { Button } from 'antd'
import { useFormat } from '../../kit/now.ts'
import { useWords } from '../../kit/words.ts'
import { dayNames, useSaid } from '../hours.ts'
import { useKinds, type View } from '../queries.ts'
import { words } from './words.ts'

/** The week as a table, what holidays do, single days, and the days that are too short [S1-50]. */
export function HoursTable({ facility: f, onEdit }: { facility: View; onEdit: (() => void) | undefined }) {
  const t = useWords(words)
  const said = useSaid()
  const format = useFormat()
  const hours = f.hours ?? f.houseHours
  return (
    <section>
      <h2 className="with-act">
        {t('hours')}
        {onEdit && (
          <Button size="small" onClick={onEdit}>
            {t('editHours')}
          </Button>
        )}
      </h2>
      {!f.hours && f.withinName && <p className="note">{t('ofHouse', { house: f.withinName })}</p>}
      {hours ? (
        <>
          <table className="week">
            <thead>
              <tr>
                <th scope="col">{t('weekday')}</th>
                <th scope="col">{t('time')}</th>
              </tr>
            </thead>
            <tbody>
              {dayNames(format.lang).map((name, n) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{said.today(hours.week[n]!)}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">{t('holidays')}</th>
                <td>{hours.holidays === 'closed' ? t('holidaysClosed') : t('holidaysWeek')}</td>
              </tr>
              {hours.exceptions
                .filter((e) => Date.parse(`${e.day}T24:00:00+08:00`) > format.now)
                .map((e) => (
                  <tr key={e.day}>
                    <th scope="row">{format.date(e.day)}</th>
                    <td>
                      {said.today(e.spans)} <small>{e.why}</small>
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
          <Short facility={f} />
        </>
      ) : (
        <p>{t('always')}</p>
      )}
    </section>
  )
}

function Short({ facility: f }: { facility: View }) {
  const t = useWords(words)
  const format = useFormat()
  const kinds = useKinds()
  if (!kinds.of(f.kind)?.wanted?.minutesPerDay) return null
  if (f.short.length === 0) return <p className="note">{t('shortNone')}</p>
  return (
    <>
      <h3>{t('short')}</h3>
      <ul className="quiet-list">
        {f.short.map((d) => (
          <li key={d.day}>
            {format.date(d.day)} {format.weekday(d.day)}{' '}
            <small>{[t('minutes', { h: Math.round(d.minutes / 6) / 10 }), d.why].filter(Boolean).join(' · ')}</small>
          </li>
        ))}
      </ul>
    </>
  )
}
