import type { ReactNode } from 'react'

/** Term and value, one below the other; rows without a value are left out. */
export const Facts = ({ rows, wide }: { rows: readonly (readonly [string, ReactNode])[]; wide?: boolean }) => (
  <dl className={wide ? 'facts wide' : 'facts'}>
    {rows.map(([term, value]) =>
      value === undefined || value === null || value === '' || value === false ? null : (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ),
    )}
  </dl>
)
