import { useFormat } from '../../../kit/now.ts'
import { useWords } from '../../../kit/words.ts'
import { clockWords } from '../../words.ts'
import type { ClockView, RequestView } from '../queries.ts'
import { ClockOf } from '../state.tsx'
import { useSystemName } from '../useSystemName.ts'
import { words } from '../words.ts'

const runs = (c: ClockView) => c.stoppedAt === undefined

/** Ours that falls due next, and the one of the system it came from. */
export function MainClocks({ view }: { view: RequestView }) {
  const t = useWords(words)
  const name = useWords(clockWords)
  const f = useFormat()
  const system = useSystemName()
  const own = view.clocks
    .filter((c) => runs(c) && c.name !== 'foreign' && c.name !== 'answer')
    .sort((a, b) => dueOf(a) - dueOf(b))[0]
  const foreign = view.clocks.find((c) => c.name === 'foreign')
  if (!own && !foreign) return null
  return (
    <div className="two">
      {own && (
        <div>
          <small>
            {t('ourClock', { clock: name(own.name) })}
            {own.dueAt && ` · ${f.moment(own.dueAt)}`}
          </small>
          <ClockOf clock={own} />
        </div>
      )}
      {foreign && view.foreign && (
        <div>
          <small>
            {t('theirClock', { system: system(view.foreign.system) })}
            {foreign.dueAt && ` · ${f.moment(foreign.dueAt)}`}
          </small>
          <ClockOf clock={foreign} />
        </div>
      )}
    </div>
  )
}

const dueOf = (c: ClockView) => (c.dueAt === null ? Infinity : Date.parse(c.dueAt))
