/** Elder mode: the same page one size up. Chosen on this device, by a button in sight or by `?elder=1` on a card's link. */
import { useSyncExternalStore } from 'react'
import { cell, remember, remembered } from './store.ts'

const key = 'linli:elder'

export const elder = cell(false)

/** Called once, before the first screen is drawn. */
export function startElder(): void {
  const asked = new URLSearchParams(location.search).get('elder')
  elder.set(asked === null ? remembered<boolean>(key) === true : asked === '1')
  if (asked !== null) remember(key, elder.get())
  show()
  elder.watch(show)
}

const show = () => document.documentElement.classList.toggle('elder', elder.get())

export function chooseElder(on: boolean): void {
  remember(key, on)
  elder.set(on)
}

export const useElder = (): boolean => useSyncExternalStore(elder.watch, elder.get, elder.get)
