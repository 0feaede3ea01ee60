/** What the staff console asks about requests, and how it acts on them. */
import type { StaffAct } from '../../../domain/requests/acts.ts'
import { requestsApi } from '../../../domain/requests/api.ts'
import type { Answer, Route, Sent } from '../../../domain/kernel/api.ts'
import { call, type Ask } from '../../kit/client.ts'
import { useMore, useRead, useRefresh } from '../../kit/query.ts'

export type ListItem = Answer<typeof requestsApi.list>['items'][number]
export type OrderItem = Answer<typeof requestsApi.inbox>['items'][number]
export type RequestView = Answer<typeof requestsApi.get>
export type OrderView = RequestView['orderList'][number]
export type ClockView = RequestView['clocks'][number]
export type Entry = RequestView['timeline'][number]
export type Allowed = RequestView['allowed'][number]
export type Proposal = Answer<typeof requestsApi.proposal>
export type NearItem = Answer<typeof requestsApi.similar>['items'][number]
export type Acted = Answer<typeof requestsApi.chain>
export type BoardQuery = Ask<typeof requestsApi.list>['query']

const board = { live: ['requests'] } as const

export const useBoard = (query: BoardQuery, enabled = true) =>
  useMore(requestsApi.list, { query }, { ...board, enabled })
export const useCounts = (query: Ask<typeof requestsApi.counts>['query']) =>
  useRead(requestsApi.counts, { query }, board)
export const useProposal = (request: string, enabled = true) =>
  useRead(requestsApi.proposal, { params: { request } }, { enabled })
export const useSimilar = (request: string, enabled = true) =>
  useRead(requestsApi.similar, { params: { request } }, { enabled, fresh: 60_000 })
export const useFound = (number: string, enabled = true) => useRead(requestsApi.find, { body: { number } }, { enabled })
export const useOfCaller = (phone: string, enabled = true) =>
  useRead(requestsApi['of-caller'], { body: { phone } }, { enabled, fresh: 60_000 })
export const useRatingCounts = (query: Ask<(typeof requestsApi)['rating-counts']>['query'], enabled = true) =>
  useRead(requestsApi['rating-counts'], { query }, { enabled })

type NearbyBody = Sent<typeof requestsApi.nearby>['body']
export const useNearbyForStaff = (body: NearbyBody, enabled: boolean) =>
  useRead(requestsApi.nearby, { body }, { enabled, fresh: 60_000 })

export const revealContact = (request: string, id: string, reason: string) =>
  call(requestsApi.reveal, { params: { request }, body: { id, reason } })
export const numberToCall = (request: string, id: string) =>
  call(requestsApi.call, { params: { request }, body: { id } })
export const proposalOf = (request: string) => call(requestsApi.proposal, { params: { request } })
export const fileRequest = (body: Sent<typeof requestsApi.file>['body']) => call(requestsApi.file, { body })

type BatchKind = 'urge' | 'dispatch' | 'take-back'
export type BatchAnswer = Answer<(typeof requestsApi)['urge-many']>
const loose = call as (route: Route, ask: unknown, options?: unknown) => Promise<never>
export const batch = (kind: BatchKind, acts: { request: string; act: object }[]): Promise<BatchAnswer> =>
  loose(requestsApi[`${kind}-many`], { body: { acts } })

const touched: Route[] = [
  requestsApi.get,
  requestsApi.list,
  requestsApi.counts,
  requestsApi.inbox,
  requestsApi.mine,
  requestsApi.proposal,
  requestsApi.papers,
]

/** Marks every list and page of requests as old. */
export function useRequestsChanged(): () => void {
  const refresh = useRefresh()
  return () => refresh(...touched)
}

export type Perform = (request: string, kind: StaffAct, body: object) => Promise<Acted>

/** One act; its body carries the id its author minted, so that a repeat does nothing twice. */
export function usePerform(): Perform {
  const changed = useRequestsChanged()
  return async (request, kind, body) => {
    try {
      return await loose(requestsApi[kind], { params: { request }, body })
    } finally {
      // After a refusal too: somebody else was faster, and what stands here is old.
      changed()
    }
  }
}
