/** What screens ask of the draw of a competition. */
import { activitiesApi } from '../../domain/activities/api.ts'
import type { Answer } from '../../domain/kernel/api.ts'
import { useAct, useRead } from '../kit/query.ts'

export type Draw = NonNullable<Answer<typeof activitiesApi.draw>['draw']>
export type DrawMatch = Draw['matches'][number]

/** A resident's page asks when it is opened: only the staff hears of activities as they change. */
export const useDraw = (id: string) => useRead(activitiesApi.draw, { params: { id } }, { fresh: 0, gate: false })
export const useDrawLive = (id: string) =>
  useRead(activitiesApi.draw, { params: { id } }, { live: ['activities'], gate: false })

const changes = { changes: [activitiesApi.draw, activitiesApi.entries] } as const
export const useAnnounceDraw = () => useAct(activitiesApi.announceDraw, changes)
export const useMakeDraw = () => useAct(activitiesApi.makeDraw, changes)
export const useResult = () => useAct(activitiesApi.result, changes)
export const useNameFor = () => useAct(activitiesApi.nameFor, changes)
export const useNameOwn = () => useAct(activitiesApi.nameOwn, changes)
