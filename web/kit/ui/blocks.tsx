/** What can be pressed has the shadow; what can only be read lies flat. */
import type { ButtonHTMLAttributes, HTMLAttributes, ReactNode } from 'react'
import { Link } from '../router.tsx'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

const names = (...all: (string | false | undefined)[]) => all.filter(Boolean).join(' ')

/** Reads only. */
export const Flat = ({ className, ...rest }: HTMLAttributes<HTMLElement>) => (
  <section {...rest} className={names('flat', className)} />
)

export interface PressProps {
  to: string
  children: ReactNode
  className?: string
}

/** A block that leads somewhere. */
export const Press = ({ to, children, className }: PressProps) => (
  <Link to={to} className={names('press', className)}>
    {children}
  </Link>
)

export interface EntryProps {
  to: string
  icon: IconName
  title: string
  hint?: string
}

/** One whole row that leads somewhere: icon, words, arrow. */
export const Entry = ({ to, icon, title, hint }: EntryProps) => (
  <Press to={to} className="entry">
    <Icon name={icon} />
    <span>
      {title}
      {hint && <small className="hint">{hint}</small>}
    </span>
    <Icon name="next" />
  </Press>
)

export interface BtnProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The next act; one on a screen. */
  primary?: boolean
  icon?: IconName
  /** Works on it: cannot be pressed twice, and says so. */
  busy?: boolean
}

export const Btn = ({ primary, icon, busy, className, children, disabled, type = 'button', ...rest }: BtnProps) => (
  <button
    {...rest}
    type={type === 'submit' ? 'submit' : 'button'}
    className={names('btn', primary && 'primary', className)}
    disabled={disabled || busy}
    aria-busy={busy || undefined}
  >
    {busy ? <span className="spin" aria-hidden="true" /> : icon && <Icon name={icon} />}
    {children}
  </button>
)

export interface BtnLinkProps {
  to: string
  primary?: boolean
  icon?: IconName
  children: ReactNode
}

export const BtnLink = ({ to, primary, icon, children }: BtnLinkProps) => (
  <Link to={to} className={names('btn', primary && 'primary')}>
    {icon && <Icon name={icon} />}
    {children}
  </Link>
)

/** Two or three buttons side by side. */
export const Btns = ({ children, className }: { children: ReactNode; className?: string }) => (
  <div className={names('btns', className)}>{children}</div>
)

/** A face of a person: the first character of the name, warm. */
export const Face = ({ name, large }: { name: string; large?: boolean }) => (
  <span className={names('face', large && 'large')} aria-hidden="true">
    {[...name][0]}
  </span>
)
