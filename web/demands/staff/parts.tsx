import type { Repeat } from '../../../domain/demands/schema.ts'
import { useFormat } from '../../kit/now.ts'
import { State, type Tone } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import type { DemandLine } from '../queries.ts'
import { heldWords, stateWords } from '../words.ts'
import { words } from './words.ts'

const tones: Record<DemandLine['state'], Tone> = {
  asked: 'ask',
  refused: 'plain',
  coming: 'plain',
  standing: 'good',
  over: 'plain',
}

export function DemandState({ of }: { of: DemandLine['state'] }) {
  const t = useWords(stateWords)
  return <State tone={tones[of]}>{t(of)}</State>
}

export function Until({ day }: { day: string | null }) {
  const t = useWords(words)
  const f = useFormat()
  return <>{day === null ? t('long') : f.fullDate(day)}</>
}

/** What is asked though somebody has said it, and where it lies. */
export function Repeats({ of }: { of: readonly Repeat[] }) {
  const t = useWords(words)
  const held = useWords(heldWords)
  return (
    <ul className="repeats">
      {of.map((r) => (
        <li key={r.label}>
          <b>{r.label}</b>：
          {[r.held && held(r.held), ...r.also.slice(0, 3).map((title) => t('alsoIn', { title })), r.guess && t('guess')]
            .filter(Boolean)
            .join(' · ')}
        </li>
      ))}
    </ul>
  )
}
