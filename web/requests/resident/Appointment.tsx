import type { PublicTrack } from '../../../domain/requests/schema.ts'
import { useFormat } from '../../kit/now.ts'
import { BtnLink, Face } from '../../kit/ui/blocks.tsx'
import { useWords } from '../../kit/words.ts'
import { words } from './track-words.ts'

export interface AppointmentProps {
  appointment: NonNullable<PublicTrack['appointment']>
  /** Where another time is asked for, if the server allows it. */
  change: string | undefined
}

/** The one fact that matters goes larger: when somebody comes. */
export function Appointment({ appointment: { from, to, atHome, who }, change }: AppointmentProps) {
  const t = useWords(words)
  const { date, weekday, time } = useFormat()
  return (
    <section className="flat appoint">
      <p className="small">{t('visit', { date: date(from) })}</p>
      <p className="when">
        <span>{weekday(from)}</span>
        <span>
          {time(from)}–{time(to)}
        </span>
      </p>
      {who && (
        <div className="who">
          <Face name={who} />
          <span>{who}</span>
        </div>
      )}
      <p className="small">{atHome ? t('beHome') : t('needNotBeHome')}</p>
      {change && (
        <BtnLink to={change} icon="clock">
          {t('otherTime')}
        </BtnLink>
      )}
    </section>
  )
}
