import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useMay } from '../../accounts/queries.ts'
import { useNow } from '../../kit/now.ts'
import { wallOf } from '../../kit/shanghai.ts'
import { clockText } from '../../kit/staff/clock.ts'
import { Answering } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { DayDialog, HoursDialog, YearDialog } from './CalendarDialogs.tsx'
import { Month } from './Month.tsx'
import type { SpecialDay } from './month.ts'
import { useCalendar, type CalendarView } from './queries.ts'
import { CatalogueHead } from './Tabs.tsx'
import { words } from './words.ts'

/** Days off and days worked in exchange, hours, and which years are complete. */
export function Calendar() {
  const t = useWords(words)
  const calendar = useCalendar()
  return (
    <>
      <CatalogueHead note={t('calendarNote')} />
      <Answering of={calendar} lines={8}>
        {(view) => <Year view={view} />}
      </Answering>
    </>
  )
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

function Year({ view }: { view: CalendarView }) {
  const t = useWords(words)
  const may = useMay()
  const [year, setYear] = useState(wallOf(useNow()).year)
  const [dialog, setDialog] = useState<{ day: string } | 'hours' | 'year'>()
  const special = useMemo(() => new Map(view.days.map((d): [string, SpecialDay] => [d.day, d])), [view.days])
  const of = view.years.find((y) => y.year === year)
  const edits = may('catalogue.edit')
  const close = () => setDialog(undefined)
  return (
    <>
      <div className="filter-row">
        <Button aria-label={t('year', { n: year - 1 })} icon={<Icon name="back" />} onClick={() => setYear(year - 1)} />
        <b>{t('year', { n: year })}</b>
        <Button aria-label={t('year', { n: year + 1 })} icon={<Icon name="next" />} onClick={() => setYear(year + 1)} />
        <span className="small">{of?.complete ? `${t('yearComplete')} · ${of.source}` : t('yearOpen')}</span>
        {edits && <Button onClick={() => setDialog('year')}>{t('editYear')}</Button>}
        <span className="grow" />
        <span className="small">
          {t('hours')} {view.hours.map(([from, to]) => `${clockText(from)}–${clockText(to)}`).join(' ')}
        </span>
        {edits && <Button onClick={() => setDialog('hours')}>{t('editHours')}</Button>}
      </div>
      <div className="months">
        {months.map((month) => (
          <Month
            key={month}
            year={year}
            month={month}
            special={special}
            {...(edits && { onDay: (day: string) => setDialog({ day }) })}
          />
        ))}
      </div>
      {dialog === 'hours' && <HoursDialog hours={view.hours} onClose={close} />}
      {dialog === 'year' && (
        <YearDialog year={year} complete={of?.complete ?? false} source={of?.source ?? ''} onClose={close} />
      )}
      {typeof dialog === 'object' && (
        <DayDialog key={dialog.day} day={dialog.day} special={special.get(dialog.day)} onClose={close} />
      )}
    </>
  )
}
