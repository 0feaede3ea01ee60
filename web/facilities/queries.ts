/** What screens ask of facilities. */
import { useMemo } from 'react'
import type { Answer, Route } from '../../domain/kernel/api.ts'
import { facilitiesApi } from '../../domain/facilities/api.ts'
import { onDay } from '../../domain/kernel/dated.ts'
import { call, urlOf, type Ask } from '../kit/client.ts'
import { useLanguage } from '../kit/language.ts'
import { useNow } from '../kit/now.ts'
import { useAct, useMore, useRead } from '../kit/query.ts'
import { dayText } from '../kit/shanghai.ts'

export type Brief = Answer<typeof facilitiesApi.list>['items'][number]
export type View = Answer<typeof facilitiesApi.get>
export type Kind = Answer<typeof facilitiesApi.kinds>['items'][number]
export type UseView = Answer<typeof facilitiesApi.uses>['items'][number]
export type Near = Answer<typeof facilitiesApi.near>['items'][number]
export type Lacking = Answer<typeof facilitiesApi.missing>['items'][number]

const live = { live: ['facilities'] } as const

export const useKindList = () => useRead(facilitiesApi.kinds, {}, live)
export const useFacilities = (query: Ask<typeof facilitiesApi.list>['query']) =>
  useMore(facilitiesApi.list, { query }, live)
export const useFacility = (id: string) => useRead(facilitiesApi.get, { params: { id } }, live)
export const useUses = (id: string, from: string) =>
  useRead(facilitiesApi.uses, { params: { id }, query: { from } }, live)
export const useMissingSum = (under: string | undefined) =>
  useRead(facilitiesApi.missingSum, { query: { ...(under && { under }) } }, live)
export const useMissing = (kind: string, under: string | undefined) =>
  useMore(facilitiesApi.missing, { query: { kind, ...(under && { under }), size: 50 } }, live)
export const useNear = (place: string | undefined) =>
  useRead(
    facilitiesApi.near,
    { query: { place: place ?? '' } },
    { enabled: place !== undefined, gate: false, every: 300_000 },
  )

export const pictureOf = (check: string) => urlOf(facilitiesApi.picture, { params: { id: check } })
export const sendPicture = (check: string, file: Blob) =>
  call(facilitiesApi.addPicture, { params: { id: check }, file, fileName: 'picture' })

const changes: readonly Route[] = [
  facilitiesApi.list,
  facilitiesApi.get,
  facilitiesApi.uses,
  facilitiesApi.missing,
  facilitiesApi.missingSum,
]
export const useFacilityAct = <R extends Route>(route: R) => useAct(route, { changes })
export const useDefineKind = () => useAct(facilitiesApi.defineKind, { changes: [facilitiesApi.kinds, ...changes] })

/** Kinds that hold today, in their order, and how each is called. */
export function useKinds() {
  const lang = useLanguage()
  const today = dayText(useNow())
  const { data } = useKindList()
  return useMemo(() => {
    const now = onDay(data?.items ?? [], today)
    const by = new Map(now.map((k) => [k.code, k]))
    return { all: now, of: (code: string) => by.get(code), name: (code: string) => by.get(code)?.name[lang] ?? code }
  }, [data, today, lang])
}
