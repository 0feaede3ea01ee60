import { useFormat } from '../../../kit/now.ts'
import { RefNo } from '../../../kit/staff/RefNo.tsx'
import { useWords } from '../../../kit/words.ts'
import { clockWords } from '../../words.ts'
import type { ClockView, RequestView } from '../queries.ts'
import { ClockOf } from '../state.tsx'
import { useSystemName } from '../useSystemName.ts'
import { words } from '../words.ts'

const order: readonly ClockView['name'][] = [
  'response',
  'dispatch',
  'resolution',
  'contact',
  'rectification',
  'supervision',
  'answer',
]

/** Ours and those of the system it came from, side by side; the earlier one counts. */
export function Clocks({ view }: { view: RequestView }) {
  const t = useWords(words)
  const system = useSystemName()
  const { foreign } = view
  const theirs = view.clocks.find((c) => c.name === 'foreign')
  const own = order.flatMap((name) => view.clocks.filter((c) => c.name === name && c.order === undefined).slice(-1))
  const first = firstDue([...own, ...(theirs ? [theirs] : [])])
  return (
    <section>
      <h2>
        {foreign ? t('bothClocks') : t('ownClocks')} {foreign && <small>{t('firstCounts')}</small>}
      </h2>
      <table className="clocks">
        {foreign && (
          <thead>
            <tr>
              <th scope="col">{t('clock')}</th>
              <th scope="col">{t('county')}</th>
              <th scope="col">{system(foreign.system)}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {foreign && (
            <tr>
              <th scope="row">{t('foreignNumber')}</th>
              <td>
                <RefNo no={view.refNo} />
              </td>
              <td>{foreign.number}</td>
            </tr>
          )}
          {own.map((c) => (
            <Row
              key={`${c.name} ${c.startedAt}`}
              clock={c}
              first={foreign !== undefined && c === first}
              theirs={c.name === 'resolution' ? theirs : undefined}
              both={foreign !== undefined}
              theirsFirst={theirs === first}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RowProps {
  clock: ClockView
  first: boolean
  theirs: ClockView | undefined
  theirsFirst: boolean
  both: boolean
}

function Row({ clock, first, theirs, theirsFirst, both }: RowProps) {
  const name = useWords(clockWords)
  return (
    <tr>
      <th scope="row">{name(clock.name)}</th>
      <td className={first ? 'first' : ''}>
        <Timed clock={clock} />
      </td>
      {both && <td className={theirs && theirsFirst ? 'first' : ''}>{theirs && <Timed clock={theirs} />}</td>}
    </tr>
  )
}

/** The clock, and the moment it runs to. */
export function Timed({ clock }: { clock: ClockView }) {
  const t = useWords(words)
  const f = useFormat()
  const running = clock.stoppedAt === undefined
  return (
    <span className="timed">
      <ClockOf clock={clock} />
      {running && clock.dueAt && (
        <small title={clock.provisional ? t('provisional') : undefined}>
          {f.moment(clock.dueAt)}
          {clock.provisional && ' *'}
        </small>
      )}
    </span>
  )
}

const running = (c: ClockView) =>
  c.stoppedAt === undefined && c.dueAt !== null && c.name !== 'answer' && c.pausedAt === undefined

const firstDue = (clocks: readonly ClockView[]) =>
  clocks.filter(running).sort((a, b) => Date.parse(a.dueAt!) - Date.parse(b.dueAt!))[0]
