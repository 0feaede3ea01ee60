import type { ReactNode } from 'react'

/** What is wider than a narrow screen is moved sideways, by the keyboard too. */
export const Sideways = ({ label, children }: { label: string; children: ReactNode }) => (
  // Who has no mouse must be able to reach it to move it.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="scroll" role="region" aria-label={label} tabIndex={0}>
    {children}
  </div>
)
