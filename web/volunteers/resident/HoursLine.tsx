import type { HoursState } from '../../../domain/volunteers/hours-states.ts'
import { useLanguage } from '../../kit/language.ts'
import { useFormat } from '../../kit/now.ts'
import { State, type Tone } from '../../kit/ui/State.tsx'
import { wordIn } from '../../kit/words.ts'
import { useSaid } from '../said.ts'
import { hoursWords } from '../words.ts'

const tones: Record<HoursState, Tone> = {
  entered: 'plain',
  notice: 'plain',
  objected: 'ask',
  counted: 'good',
  void: 'plain',
}

interface Of {
  day: string
  from: string | null
  to: string | null
  minutes: number
  state: HoursState
}

/** Day, from when to when, how long, and how it stands. */
export function HoursLine({ of: h }: { of: Of }) {
  const lang = useLanguage()
  const f = useFormat()
  const said = useSaid()
  const span = h.from && h.to ? `${f.time(h.from)}–${f.time(h.to)}` : ''
  return (
    <div className="vol-line">
      <span>
        {f.fullDate(h.day)} {span} <b>{said.minutes(h.minutes)}</b>
      </span>
      <State tone={tones[h.state]}>{wordIn(hoursWords[h.state], lang)}</State>
    </div>
  )
}
