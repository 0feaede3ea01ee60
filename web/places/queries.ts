/** What screens ask of places, and where this resident lives as far as this device was told. */
import { useMemo, useSyncExternalStore } from 'react'
import { lineage, parentOf } from '../../domain/kernel/place-path.ts'
import { placesApi } from '../../domain/places/api.ts'
import type { AddressHit } from '../../domain/places/register.ts'
import type { PlaceNode } from '../../domain/places/schema.ts'
import { call } from '../kit/client.ts'
import { county, storageKey } from '../kit/county.ts'
import { useRead } from '../kit/query.ts'
import { cell, remember, remembered } from '../kit/store.ts'

const hour = 3_600_000
const still = { fresh: hour, gate: false } as const

export const useChildPlaces = (of: string) => useRead(placesApi.children, { query: { of } }, still)
export const useLandmarks = (place: string, enabled = true) =>
  useRead(placesApi.landmarks, { query: { place } }, { ...still, enabled })

/** @param q two characters at least; fewer find everything */
export const useAddresses = (q: string, under?: string) =>
  useRead(placesApi.address, { query: { q, ...(under && { under }) } }, { ...still, enabled: [...q.trim()].length > 1 })

/** One point of the map of places that somebody chose, with the words for it. */
export interface Picked {
  kind: AddressHit['kind'] | 'place'
  /** Grid, community or above. */
  place: string
  /** 站前家园3号楼 */
  label: string
  /** In the register of addresses. */
  id?: string
}

/** Names of all places but the grids; only where one name stands for several places. */
export function usePlaceNames(enabled: boolean): ReadonlyMap<string, string> {
  const { data } = useRead(placesApi.tree, { query: { depth: 3 } }, { ...still, enabled })
  return useMemo(
    () => new Map((data?.items ?? []).filter((n) => n.kind !== 'grid').map((n) => [n.path, n.name])),
    [data],
  )
}

/** Names of all places, the grids too. */
export function useAllPlaceNames(): ReadonlyMap<string, string> {
  const { data } = useRead(placesApi.tree, { query: { closed: 'no' } }, { ...still, live: ['places'] })
  return useMemo(() => new Map((data?.items ?? []).map((n) => [n.path, n.name])), [data])
}

/** The community of a place, by name. Pure. */
export const communityName = (names: ReadonlyMap<string, string>, place: string): string | undefined =>
  lineage(place)
    .reverse()
    .map((path) => names.get(path))
    .find(Boolean)

export const pickedHit = ({ kind, id, place, text }: AddressHit): Picked => ({ kind, id, place, label: text })

/** Where this resident lives; asked once on this device, never again. */
export interface Here {
  /** Path of the community or village. */
  place: string
  /** 林口镇 · 站前第一居民委员会 */
  name: string
  /** My building. */
  home?: Picked
}

const key = () => storageKey('here')
const here = cell<Here | undefined>(undefined)

export const startHere = (): void => here.set(remembered<Here>(key()))

export function chooseHere(chosen: Here | undefined): void {
  remember(key(), chosen)
  here.set(chosen)
}

export const useHere = (): Here | undefined => useSyncExternalStore(here.watch, here.get, here.get)

/** The building is remembered together with its community and the names above it. */
export async function chooseHome(home: Picked): Promise<void> {
  const { items } = await call(placesApi.tree, { query: { under: townOf(home.place) } }, { gate: false })
  chooseHere(hereOf(home, items))
}

/** Second level of the path: one town is little to load. */
const townOf = (place: string) => lineage(place)[1] ?? `${county()}/`

/** Pure. @param nodes at least all above the picked place, but the county */
export function hereOf(home: Picked, nodes: readonly Pick<PlaceNode, 'path' | 'kind' | 'name'>[]): Here {
  const byPath = new Map(nodes.map((n) => [n.path, n]))
  const above = lineage(home.place).flatMap((path) => byPath.get(path) ?? [])
  const known = above.filter((n) => n.kind !== 'grid' && n.kind !== 'county')
  const own = known[known.length - 1]
  const name = known
    .filter((n) => n === own || n.kind === 'town' || n.kind === 'forestry')
    .map((n) => n.name)
    .join(' · ')
  return { place: own?.path ?? parentOf(home.place) ?? home.place, name: name || home.label, home }
}
