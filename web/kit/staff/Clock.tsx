import type { IconName } from '../ui/icons.ts'
import { Icon } from '../ui/Icon.tsx'
import { useFormat } from '../now.ts'
import type { When } from '../shanghai.ts'
import { instantOf } from '../shanghai.ts'
import { useWords } from '../words.ts'
import { staffWords } from './words.ts'

/** As `Light` of requests: green, amber and red run; paused stands still; met and missed have stopped. */
export type Light = 'green' | 'amber' | 'red' | 'paused' | 'met' | 'missed'

export interface ClockProps {
  light: Light
  /** When it is due; null while it is paused without an end. */
  due: When | null
  /** When it stopped, for met and missed. */
  stopped?: When | undefined
}

const icons: Record<Light, IconName> = {
  green: 'clock',
  amber: 'hourglass',
  red: 'warn',
  paused: 'hold',
  met: 'done',
  missed: 'done',
}

/** Icon, word and time. Colour means time and nothing else; only what is late has a wash. */
export function Clock({ light, due, stopped }: ClockProps) {
  const t = useWords(staffWords)
  const f = useFormat()
  const running = light === 'green' || light === 'amber' || light === 'red'
  const shown = light === 'paused' && due !== null ? t('pausedUntil', { day: f.day(due) }) : t(light)
  const time =
    running && due !== null
      ? f.span(instantOf(due) - f.now)
      : (light === 'met' || light === 'missed') && stopped !== undefined
        ? f.moment(stopped)
        : ''
  return (
    <span className={`clock ${light}`} title={due === null ? undefined : f.moment(due)}>
      <Icon name={icons[light]} />
      <span>{shown}</span>
      {time && <b>{time}</b>}
    </span>
  )
}
