import type { ReactNode } from 'react'
import { Link } from '../router.tsx'

export interface Crumb {
  name: string
  /** The last one is where the reader is, and leads nowhere. */
  to?: string
}

/** Where this page lies; to its right what belongs to the walk through a list (previous, next). */
export const Crumbs = ({
  crumbs,
  label,
  children,
}: {
  crumbs: readonly Crumb[]
  label: string
  children?: ReactNode
}) => (
  <div className="crumbs">
    <nav aria-label={label}>
      <ol>
        {crumbs.map(({ name, to }) => (
          <li key={name}>
            {to ? <Link to={to}>{name}</Link> : <span aria-current="page">{name}</span>}
            {to && <span aria-hidden="true">/</span>}
          </li>
        ))}
      </ol>
    </nav>
    <span className="grow" />
    {children}
  </div>
)
