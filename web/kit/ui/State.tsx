import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

/** late: over its time; soon: due now; good: done well; ask: somebody asks; plain: nothing presses. */
export type Tone = 'late' | 'soon' | 'good' | 'ask' | 'plain'

const defaults: Record<Tone, IconName> = { late: 'warn', soon: 'clock', good: 'done', ask: 'say', plain: 'clock' }

export interface StateProps {
  tone: Tone
  icon?: IconName
  children: ReactNode
}

/** State is icon, word and colour, always the three. */
export const State = ({ tone, icon, children }: StateProps) => (
  <span className={`state ${tone}`}>
    <Icon name={icon ?? defaults[tone]} />
    {children}
  </span>
)
