/** How a request stands, as the console draws it: grey circle and word, clock, warm mark of care. */
import type { Waiting } from '../../../domain/requests/vocabulary.ts'
import { useFormat } from '../../kit/now.ts'
import { Clock } from '../../kit/staff/Clock.tsx'
import { StatePie } from '../../kit/staff/StatePie.tsx'
import { Icon } from '../../kit/ui/Icon.tsx'
import { useWords } from '../../kit/words.ts'
import { statusWords } from '../words.ts'
import type { ClockView, ListItem } from './queries.ts'
import { words } from './words.ts'
import { stateWords } from './words/states.ts'

const quarters: Record<Waiting, 0 | 1 | 2 | 3 | 4> = {
  acceptance: 0,
  verification: 0,
  dispatch: 0,
  redispatch: 0,
  claim: 1,
  signature: 1,
  work: 2,
  approval: 2,
  decision: 2,
  deferral: 2,
  feedback: 3,
  resident: 3,
  contact: 3,
  'rectification-order': 3,
  rectification: 3,
  'call-back': 3,
  closing: 3,
  appeal: 3,
  nobody: 4,
}

/** What it waits for; of what is over, how it ended. */
export function StateOf({ item }: { item: Pick<ListItem, 'waiting' | 'status'> }) {
  const waiting = useWords(stateWords)
  const status = useWords(statusWords)
  if (item.waiting === 'redispatch') {
    return (
      <span className="pie">
        <Icon name="back2" />
        {waiting('redispatch')}
      </span>
    )
  }
  return (
    <StatePie quarters={quarters[item.waiting]}>
      {item.waiting === 'nobody' ? status(item.status) : waiting(item.waiting)}
    </StatePie>
  )
}

type Timed = Pick<ListItem, 'dueAt' | 'light' | 'waiting' | 'provisional' | 'foreign'>

/** The clock that counts now. A deferred one stands still; one without a date says nothing. */
export function DueOf({ item }: { item: Timed }) {
  const t = useWords(words)
  if (item.waiting === 'deferral') return <Clock light="paused" due={item.dueAt ?? null} />
  if (!item.dueAt || !item.light) return <span className="none">—</span>
  return (
    <>
      <Clock light={item.light} due={item.dueAt} />
      {item.provisional && <Provisional title={t('provisional')} />}
      {item.foreign?.dueAt && <Theirs at={item.foreign.dueAt} />}
    </>
  )
}

/** What the other system holds us to, beside what we hold ourselves to. */
function Theirs({ at }: { at: string }) {
  const t = useWords(words)
  const f = useFormat()
  return <small className="theirs">{t('theirDue', { time: f.moment(at) })}</small>
}

const Provisional = ({ title }: { title: string }) => (
  <span role="img" aria-label={title} title={title}>
    *
  </span>
)

export const ClockOf = ({ clock }: { clock: ClockView }) => (
  <Clock light={clock.light} due={clock.dueAt} stopped={clock.stoppedAt} />
)

export function Care() {
  const t = useWords(words)
  return (
    <span className="care">
      <Icon name="heart" />
      {t('care')}
    </span>
  )
}

/** First words of a matter, with what marks it. */
export function Brief({ item }: { item: Pick<ListItem, 'brief' | 'item' | 'priority' | 'urged' | 'supervised'> }) {
  const t = useWords(words)
  const f = useFormat()
  const marks = [item.urged > 0 && t('urged', { n: f.number(item.urged) }), item.supervised && t('supervised')].filter(
    Boolean,
  )
  return (
    <span className="brief">
      <span>{item.brief ?? item.item?.name ?? t('noBrief')}</span>
      {item.priority && <Care />}
      {marks.length > 0 && <small>{marks.join(' · ')}</small>}
    </span>
  )
}

/** As many characters as the column holds. */
const room = 8

/** Long names of places differ at their ends: that is what stays when there is no room. */
export function Place({ name }: { name: string }) {
  const all = [...name]
  return <span title={name}>{all.length > room ? `…${all.slice(1 - room).join('')}` : name}</span>
}
