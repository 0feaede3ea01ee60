/** What the staff console asks about organisations, and its edits. */
import type { Answer, Route } from '../../../domain/kernel/api.ts'
import { organisationsApi } from '../../../domain/organisations/api.ts'
import { placesApi } from '../../../domain/places/api.ts'
import type { Ask } from '../../kit/client.ts'
import { useAct, useMore, useRead } from '../../kit/query.ts'

export type Brief = Answer<typeof organisationsApi.list>['items'][number]
export type Body = Answer<typeof organisationsApi.get>
export type MemberView = Body['members'][number]
export type GroupMemberView = Answer<typeof organisationsApi.group>['members'][number]
export type AbsenceView = Answer<typeof organisationsApi.absences>['items'][number]

const live = { live: ['organisations'] } as const

export const useBodies = (query: Ask<typeof organisationsApi.list>['query'], enabled = true) =>
  useMore(organisationsApi.list, { query }, { ...live, enabled })
export const useBody = (id: string) => useRead(organisationsApi.get, { params: { id } }, live)
export const useAbsences = (organisation: string) =>
  useRead(organisationsApi.absences, { query: { organisation } }, live)
/** Base and dedicated grids of a community. */
export const useGridsOf = (of: string, enabled: boolean) =>
  useRead(placesApi.children, { query: { of } }, { live: ['places'], enabled })

const changes: readonly Route[] = [
  organisationsApi.list,
  organisationsApi.get,
  organisationsApi.group,
  organisationsApi.absences,
]

export const useBodyAct = <R extends Route>(route: R) => useAct(route, { changes })
