/** The vault as a screen sees it. */
import { liveQuery } from 'dexie'
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { mark, type WhyWiped } from './marks.ts'
import type { VaultState } from './states.ts'
import type { Vault } from './vault.ts'

export const VaultContext = createContext<Vault | undefined>(undefined)

/** Undefined in shells that keep nothing. */
export const useVault = (): Vault | undefined => useContext(VaultContext)

export const useVaultState = (vault: Vault): VaultState =>
  useSyncExternalStore(vault.state.watch, vault.state.get, vault.state.get)

export interface Before {
  /** A session that was left here must end first. */
  leave: boolean
  why: WhyWiped | undefined
}

/** What is known of a phone without a vault. Undefined while it is looked. */
export function useBefore(vault: Vault): Before | undefined {
  const [before, setBefore] = useState<Before>()
  useEffect(() => {
    const look = async () => ({ leave: (await mark(vault.db, 'leave')) === true, why: await mark(vault.db, 'wiped') })
    const watching = liveQuery(look).subscribe({ next: setBefore })
    return () => watching.unsubscribe()
  }, [vault])
  return before
}
