/**
 * Whether a PIN was asked for, or typed, when this phone was last used: then its page is drawn before the database has
 * answered. It opens nothing, and a phone that has forgotten it asks a moment later.
 */
import { storageKey } from '../kit/county.ts'
import { remember, remembered } from '../kit/store.ts'
import type { VaultState } from '../kit/vault/states.ts'

const key = () => storageKey('field:locked')

export const pinExpected = (): boolean => remembered<boolean>(key()) === true

export function expectPin(state: VaultState): void {
  if (state !== 'looking') remember(key(), state === 'locked' || state === 'open' ? true : undefined)
}
