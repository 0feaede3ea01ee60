/** What the staff console asks about places, and the acts that redraw the map. */
import type { Answer, Route } from '../../../domain/kernel/api.ts'
import { placesApi } from '../../../domain/places/api.ts'
import { useAct, useMore, useRead } from '../../kit/query.ts'

export type View = Answer<typeof placesApi.get>
export type EstateView = Answer<typeof placesApi.estates>['items'][number]
export type ImportReport = Answer<typeof placesApi.importPreview>

const live = { live: ['places'] } as const

export const useTree = (closed: boolean) =>
  useRead(placesApi.tree, { query: { closed: closed ? 'yes' : 'no' } }, { ...live, fresh: 60_000 })
/** Children, those that were closed too: their steps are never used again. */
export const useStepsBelow = (of: string | null) =>
  useRead(placesApi.tree, { query: { under: of ?? undefined, depth: 1, closed: 'yes' } }, { enabled: of !== null })
export const useView = (path: string) => useRead(placesApi.get, { query: { path } }, live)
export const useOutlines = (of: string) => useRead(placesApi.outlines, { query: { of } }, live)
export const useEstates = (place: string) => useMore(placesApi.estates, { query: { place, size: 50 } }, live)
export const useDwellings = (place: string) => useMore(placesApi.dwellings, { query: { place, size: 30 } }, live)
/** @param q a piece of the address; nothing is asked for less than one character */
export const useDwellingsLike = (place: string, q: string) =>
  useRead(placesApi.dwellings, { query: { place, q, size: 50 } }, { enabled: q !== '' })
export const useLandmarksAt = (place: string) => useRead(placesApi.landmarks, { query: { place } }, live)

const map: readonly Route[] = [
  placesApi.tree,
  placesApi.children,
  placesApi.get,
  placesApi.outlines,
  placesApi.estates,
  placesApi.dwellings,
  placesApi.landmarks,
]

export const useMapAct = <R extends Route>(route: R) => useAct(route, { changes: map })
