/** Where this resident lives, as far as this device was told, and who is called from there. */
import { useMemo, useSyncExternalStore } from 'react'
import { placesApi } from '../../domain/places/api.ts'
import { lineage } from '../../domain/kernel/place-path.ts'
import { county, storageKey } from '../kit/county.ts'
import { useRead } from '../kit/query.ts'
import { cell, remember, remembered } from '../kit/store.ts'

/** What is known on this device; asked once, never again. */
export interface Here {
  /** Path of the community or village. */
  place: string
  /** 林口镇 · 站前第一居民委员会 */
  name: string
  /** Number on the board of the grid, where it is known. */
  workerPhone?: string
}

const key = () => storageKey('here')

const here = cell<Here | undefined>(undefined)

export function startHere(): void {
  here.set(remembered<Here>(key()))
}

export function chooseHere(chosen: Here): void {
  remember(key(), chosen)
  here.set(chosen)
}

export const useHere = (): Here | undefined => useSyncExternalStore(here.watch, here.get, here.get)

export interface Contacts {
  worker: string | undefined
  community: string | undefined
  hotline: string | undefined
}

const hour = 3_600_000

/** Numbers of the own community and of the county; the worker's falls back to the community that sends him. */
export function useContacts(): Contacts {
  const known = useHere()
  const own = useRead(placesApi.tree, { query: { under: known?.place ?? '', depth: 0 } }, { enabled: known !== undefined, fresh: hour, gate: false })
  const top = useRead(placesApi.tree, { query: { under: `${county()}/`, depth: 0 } }, { fresh: hour, gate: false })
  return useMemo(() => {
    const numbers = new Map([...(own.data?.items ?? []), ...(top.data?.items ?? [])].map((p) => [p.path as string, p.helpLine]))
    const nearest = lineage(known?.place ?? '').reverse().map((path) => numbers.get(path)).find(Boolean)
    const hotline = numbers.get(`${county()}/`)
    const community = nearest === hotline ? undefined : nearest
    return { worker: known?.workerPhone ?? community, community, hotline }
  }, [known, own.data, top.data])
}
