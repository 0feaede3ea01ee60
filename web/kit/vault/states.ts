/** How a vault stands, and what trying to open it may come to. */
export type VaultState =
  /** Not looked yet. */
  | 'looking'
  /** No key on this phone: sign in, then choose a PIN. */
  | 'none'
  | 'locked'
  /** The clock was set back: not before the server answered. */
  | 'clock'
  | 'open'
  /** This browser has no cryptography here: nothing personal is kept. */
  | 'bare'

export type Unlocked = { as: 'open' } | { as: 'wrong'; left: number } | { as: 'wiped' } | { as: 'clock' }
