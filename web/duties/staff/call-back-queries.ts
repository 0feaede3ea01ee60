/** What the page of call-backs asks. */
import { visitsApi } from '../../../domain/duties/visits-api.ts'
import type { Answer } from '../../../domain/kernel/api.ts'
import { useAct, useMore, useRead } from '../../kit/query.ts'

export type CallBackRow = Answer<typeof visitsApi.callBacks>['items'][number]

/** What a resident may have said, in the order of the buttons. */
export const answers = ['as-recorded', 'not-visited', 'otherwise', 'not-reached'] as const

const live = { live: ['duties'] }
export const useCallBacks = (place: string, month: string) =>
  useMore(visitsApi.callBacks, { query: { place, month, size: 50 } }, live)

/** How many were drawn of how many, and what they said; of the whole month, whichever page is shown. */
export const useDrawn = (place: string, month: string) =>
  useRead(visitsApi.callBacks, { query: { place, month, size: 1 } }, live)

export const useCalledBack = () => useAct(visitsApi.calledBack, { changes: [visitsApi.callBacks] })
