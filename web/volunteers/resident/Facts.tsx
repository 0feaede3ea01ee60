import type { ReactNode } from 'react'

/** Term and value; rows without a value are left out. */
export const Facts = ({ rows, className }: { rows: readonly (readonly [string, ReactNode])[]; className: string }) => (
  <dl className={className}>
    {rows.map(([term, value]) =>
      value === null || value === '' ? null : (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ),
    )}
  </dl>
)
