import type { Waiting } from '../../../../domain/requests/vocabulary.ts'
import { trackStepWords } from '../../words.ts'
import { useFormat } from '../../../kit/now.ts'
import { Icon } from '../../../kit/ui/Icon.tsx'
import { useWords } from '../../../kit/words.ts'
import type { Entry, RequestView } from '../queries.ts'
import { stepWords } from '../words/page.ts'

const steps = Object.keys(trackStepWords) as (keyof typeof stepWords)[]

/** The step a request stands in, by whom it waits for; 6 is behind the last. */
const stepOf: Record<Waiting, number> = {
  acceptance: 1,
  verification: 1,
  dispatch: 2,
  redispatch: 2,
  claim: 3,
  signature: 3,
  work: 3,
  approval: 3,
  decision: 3,
  deferral: 3,
  feedback: 4,
  resident: 5,
  contact: 5,
  'rectification-order': 5,
  rectification: 5,
  'call-back': 5,
  closing: 5,
  appeal: 5,
  nobody: 6,
}

/** Acts that finish a step; the last of them gives its time. */
const ends: Entry['kind'][][] = [
  ['report'],
  ['accept'],
  ['dispatch', 'claim', 'offer'],
  ['finish', 'approve', 'resolve'],
  ['resolve'],
  ['close'],
]

/** 提交 受理 派单 办理中 办结 评价, with the time each was done. What ended early stops where it ended. */
export function Steps({ view }: { view: RequestView }) {
  const t = useWords(stepWords)
  const f = useFormat()
  const early = view.waiting === 'nobody' && view.status !== 'closed'
  const now = early
    ? ends.findIndex((kinds) => !view.timeline.some((e) => kinds.includes(e.kind)))
    : stepOf[view.waiting]
  return (
    <ol className="steps">
      {steps.map((step, i) => {
        const done = i < now
        const at = done ? view.timeline.find((e) => ends[i]!.includes(e.kind) && !e.takenBackBy)?.at : undefined
        return (
          <li
            key={step}
            className={done ? 'd' : i === now && !early ? 'n' : ''}
            aria-current={i === now && !early ? 'step' : undefined}
          >
            <span>{done ? <Icon name="ok" /> : i + 1}</span>
            <b>{t(step)}</b>
            {at && <small>{f.moment(at)}</small>}
          </li>
        )
      })}
    </ol>
  )
}
