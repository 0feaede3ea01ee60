import type { ReactNode } from 'react'
import { kitWords } from '../kit-words.ts'
import { useWords } from '../words.ts'
import { Icon } from './Icon.tsx'

export interface StepBarProps {
  steps: string[]
  /** Index of the step being filled in; `steps.length` when all are done. */
  at: number
  label: string
}

export function StepBar({ steps, at, label }: StepBarProps) {
  const t = useWords(kitWords)
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, i) => (
        <li key={step} className={i < at ? 'done' : ''} aria-current={i === at ? 'step' : undefined}>
          {i < at && <Icon name="ok" label={t('filled')} />}
          {step}
        </li>
      ))}
    </ol>
  )
}

export interface TrailStep {
  key: string
  state: 'done' | 'now' | 'todo'
  title: string
  /** A time as words, or when it is expected. */
  time?: string
  iso?: string
  note?: ReactNode
}

/** Progress like a parcel's. */
export function Trail({ steps }: { steps: TrailStep[] }) {
  return (
    <ol className="trail">
      {steps.map(({ key, ...step }) => (
        <TrailItem key={key} {...step} />
      ))}
    </ol>
  )
}

function TrailItem({ state, title, time, iso, note }: Omit<TrailStep, 'key'>) {
  const t = useWords(kitWords)
  return (
    <li className={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span className="dot">
        {state === 'done' && <Icon name="ok" label={t('done')} />}
        {state === 'now' && <Icon name="clock" label={t('now')} />}
      </span>
      <div className="h">
        <b>{title}</b>
        {time && (iso ? <time dateTime={iso}>{time}</time> : <span className="t">{time}</span>)}
      </div>
      {note && <p>{note}</p>}
    </li>
  )
}
