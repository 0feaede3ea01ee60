/** What screens ask of the boards of neighbours. */
import { neighboursApi } from '../../domain/neighbours/api.ts'
import type { Side } from '../../domain/neighbours/rules.ts'
import type { Answer } from '../../domain/kernel/api.ts'
import type { Ask } from '../kit/client.ts'
import { useAct, useMore, useRead } from '../kit/query.ts'

export type NearPost = Answer<typeof neighboursApi.near>['items'][number]
export type OwnPost = Answer<typeof neighboursApi.mine>['posts'][number]
export type OwnAnswer = Answer<typeof neighboursApi.mine>['answers'][number]
export type DeskPost = Answer<typeof neighboursApi.list>['items'][number]
export type PostView = Answer<typeof neighboursApi.get>
export type Match = Answer<typeof neighboursApi.match>['items'][number]
export type Rate = Answer<typeof neighboursApi.rate>['items'][number]

export const useTerms = () => useRead(neighboursApi.terms, {}, { fresh: 600_000, gate: false })
export const useNear = (side?: Side) => useRead(neighboursApi.near, { query: { ...(side && { side }) } }, { fresh: 0 })
export const useMine = () => useRead(neighboursApi.mine, {}, { fresh: 0 })

const own = { changes: [neighboursApi.near, neighboursApi.mine] } as const
export const usePost = () => useAct(neighboursApi.post, own)
export const useEnd = () => useAct(neighboursApi.end, own)
export const useAnswer = () => useAct(neighboursApi.answer, own)
export const useAgree = () => useAct(neighboursApi.agree, own)
export const useLeave = () => useAct(neighboursApi.leave, own)
export const useConfirm = () => useAct(neighboursApi.confirm, own)
export const useReport = () => useAct(neighboursApi.report, own)

const live = { live: ['neighbours'] } as const
export const usePosts = (query: Ask<typeof neighboursApi.list>['query']) =>
  useMore(neighboursApi.list, { query: { ...query, size: 50 } }, live)
export const usePostOf = (id: string) => useRead(neighboursApi.get, { params: { id } }, live)
export const useRate = (query: Ask<typeof neighboursApi.rate>['query']) => useRead(neighboursApi.rate, { query }, live)
const desk = { changes: [neighboursApi.list, neighboursApi.get, neighboursApi.rate] } as const
export const useMatch = () => useAct(neighboursApi.match)
export const usePropose = () => useAct(neighboursApi.propose, desk)
export const useClose = () => useAct(neighboursApi.close, desk)
export const useStand = () => useAct(neighboursApi.stand, desk)
