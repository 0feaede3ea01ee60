import { Button } from 'antd'
import { useState } from 'react'
import { facilitiesApi } from '../../../domain/facilities/api.ts'
import { nextDay } from '../../../domain/facilities/hours.ts'
import { mint } from '../../kit/mint.ts'
import { useFormat } from '../../kit/now.ts'
import { dayText } from '../../kit/shanghai.ts'
import { useDone } from '../../kit/staff/ListParts.tsx'
import { Answering, ErrorState } from '../../kit/ui/Answering.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { useFacilityAct, useUses, type UseView, type View } from '../queries.ts'
import { TakeForm } from './acts/UseForm.tsx'
import { words } from './words.ts'

/** Who has it, its house or its rooms, day by day over seven days. */
export function Uses({ facility: f, may }: { facility: View; may: boolean }) {
  const t = useWords(words)
  const format = useFormat()
  const [from, setFrom] = useState(() => dayText(Date.now()))
  const [taking, setTaking] = useState(false)
  const uses = useUses(f.id, from)
  const none = <p className="none">{t('usesNone')}</p>
  return (
    <section>
      <h2 className="with-act">
        {t('uses')}
        {may && (
          <Button size="small" onClick={() => setTaking(true)}>
            {t('take')}
          </Button>
        )}
      </h2>
      <p className="week-of">
        <Button size="small" aria-label={t('weekBefore')} onClick={() => setFrom(nextDay(from, -7))}>
          <Icon name="back" />
        </Button>
        {t('weekOf', { from: format.date(from), to: format.date(nextDay(from, 6)) })}
        <Button size="small" aria-label={t('weekAfter')} onClick={() => setFrom(nextDay(from, 7))}>
          <Icon name="next" />
        </Button>
      </p>
      <Answering of={uses} lines={3} empty={({ items }) => items.length === 0 && none}>
        {({ items }) => <Days items={items} of={f} may={may} />}
      </Answering>
      {taking && <TakeForm facility={f} onClose={() => setTaking(false)} />}
    </section>
  )
}

function Days({ items, of, may }: { items: UseView[]; of: View; may: boolean }) {
  const format = useFormat()
  const days = [...new Set(items.map((u) => dayText(u.from)))]
  return days.map((day) => (
    <div key={day} className="use-day">
      <h3>
        {format.date(day)} {format.weekday(day)}
      </h3>
      <ul className="quiet-list">
        {items
          .filter((u) => dayText(u.from) === day)
          .map((u) => (
            <One key={u.id} use={u} of={of} may={may} />
          ))}
      </ul>
    </div>
  ))
}

function One({ use: u, of, may }: { use: UseView; of: View; may: boolean }) {
  const t = useWords(words)
  const format = useFormat()
  const say = useDone()
  const release = useFacilityAct(facilitiesApi.release)
  const give = () =>
    void release
      .mutateAsync({ params: { id: u.id }, body: { id: mint() } })
      .then(() => say(t('released')))
      .catch(() => undefined)
  const until = dayText(u.from) === dayText(u.to) ? format.time(u.to) : format.moment(u.to)
  const beside = [u.unitName, u.facility !== of.id && u.facilityName, u.why].filter(Boolean).join(' · ')
  return (
    <li>
      <span>{t('weekOf', { from: format.time(u.from), to: until })}</span>
      <b>{u.what}</b>
      {beside && <small>{beside}</small>}
      {may && !u.subject && Date.parse(u.to) > format.now && (
        <Button
          size="small"
          type="link"
          loading={release.isPending}
          aria-label={t('releaseOf', { what: u.what })}
          onClick={give}
        >
          {t('release')}
        </Button>
      )}
      {release.error !== undefined && <ErrorState error={release.error} />}
    </li>
  )
}
