import type { PublicTrack } from '../../../domain/requests/schema.ts'
import { useFormat } from '../../kit/now.ts'
import { Press } from '../../kit/ui/blocks.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { Section } from '../../kit/ui/Page.tsx'
import { State, type Tone } from '../../kit/ui/State.tsx'
import { useWords } from '../../kit/words.ts'
import { useTrack } from '../queries.ts'
import { statusWords } from '../words.ts'
import { useMatters, type Matter } from './matters.ts'
import { words } from './track-words.ts'

/** What this device sent, the latest three: nobody need look for a number. */
export function OnThisPhone() {
  const t = useWords(words)
  const matters = useMatters()
  if (matters.length === 0) return null
  return (
    <Section title={t('onThisPhone')}>
      <ul className="stack">
        {matters.slice(0, 3).map((matter) => (
          <li key={matter.number}>
            <One matter={matter} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Number and day at once; name and state as soon as the server says them. */
function One({ matter: { number, key, at } }: { matter: Matter }) {
  const { ref, date } = useFormat()
  const track = useTrack({ proof: { number, key } }).data
  return (
    <Press to={`/track/${number}`} className="entry">
      <Icon name="track" />
      <span>
        {track?.title ?? ref(number)}
        <small className="hint">
          {track && <span>{ref(number)} · </span>}
          <span>{date(at)}</span>
        </small>
      </span>
      {track && <StatusOf track={track} />}
      <Icon name="next" />
    </Press>
  )
}

export const toneOf = ({ status, may }: Pick<PublicTrack, 'status' | 'may'>): Tone => {
  if (may.some((m) => m.kind === 'rate' || m.kind === 'confirm')) return 'ask'
  return status === 'closed' || status === 'resolved' ? 'good' : 'plain'
}

export function StatusOf({ track }: { track: Pick<PublicTrack, 'status' | 'may'> }) {
  const status = useWords(statusWords)
  return <State tone={toneOf(track)}>{status(track.status)}</State>
}
