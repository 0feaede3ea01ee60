/** What screens ask of organisations. */
import { useMemo } from 'react'
import type { Answer } from '../../domain/kernel/api.ts'
import { organisationsApi } from '../../domain/organisations/api.ts'
import { call, type Ask } from '../kit/client.ts'
import { useRead } from '../kit/query.ts'

export type UnitBrief = Answer<typeof organisationsApi.list>['items'][number]
export type UnitView = Answer<typeof organisationsApi.get>

const still = { fresh: 3_600_000 } as const

export type UnitQuery = Pick<
  NonNullable<Ask<typeof organisationsApi.list>['query']>,
  'q' | 'kind' | 'serving' | 'under'
>

/** A page of units to choose from. */
export const useUnits = (query: UnitQuery, enabled = true) =>
  useRead(organisationsApi.list, { query: { ...query, size: 30 } }, { ...still, enabled })
export const useUnit = (id: string | undefined) =>
  useRead(organisationsApi.get, { params: { id: id ?? '' } }, { enabled: id !== undefined })
/** The service group of a grid. */
export const useGroup = (place: string) =>
  useRead(organisationsApi.group, { query: { place } }, { live: ['organisations'] })
export const unitOf = (id: string): Promise<UnitView> => call(organisationsApi.get, { params: { id } })
export const findColleagues = (q: string) => call(organisationsApi.colleagues, { query: { q } }).then((a) => a.items)
export const findUnits = (q: string): Promise<UnitBrief[]> =>
  call(organisationsApi.list, { query: { q, size: 30 } }).then((a) => a.items)

/** Bodies of the register, to be chosen where a whole list is wanted. */
export function useUnitChoices(): { value: string; label: string }[] {
  const { data } = useRead(organisationsApi.names, {}, still)
  return useMemo(() => (data?.items ?? []).map((u) => ({ value: u.code, label: u.name })), [data])
}

/** Names of bodies by code; a code that nobody knows is said as it is. */
export function useUnitNames(): (code: string) => string {
  const { data } = useRead(organisationsApi.names, {}, still)
  return useMemo(() => {
    const names = new Map(data?.items.map((u) => [u.code, u.name]))
    return (code) => names.get(code) ?? code
  }, [data])
}
