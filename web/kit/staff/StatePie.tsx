import type { ReactNode } from 'react'

export interface StatePieProps {
  /** How far it has come, in quarters. */
  quarters: 0 | 1 | 2 | 3 | 4
  children: ReactNode
}

const slices = [
  '',
  'M7 7V1.4A5.6 5.6 0 0 1 12.6 7z',
  'M7 1.4a5.6 5.6 0 0 1 0 11.2z',
  'M7 7V1.4A5.6 5.6 0 1 1 1.4 7z',
  'M7 1.4a5.6 5.6 0 1 1 0 11.2a5.6 5.6 0 0 1 0-11.2z',
] as const

/** A status is a grey circle, filled by quarters, and a word: colour is kept for time. */
export const StatePie = ({ quarters, children }: StatePieProps) => (
  <span className="pie">
    <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false">
      <circle cx="7" cy="7" r="5.6" />
      {quarters > 0 && <path d={slices[quarters]} />}
    </svg>
    {children}
  </span>
)
