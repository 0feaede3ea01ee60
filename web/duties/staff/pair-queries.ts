/** What the screens of pairs and of the fair share ask. */
import { dutiesApi } from '../../../domain/duties/api.ts'
import type { HelperKind } from '../../../domain/duties/pairs.ts'
import type { Answer } from '../../../domain/kernel/api.ts'
import { call } from '../../kit/client.ts'
import { mint } from '../../kit/mint.ts'
import { useAct, useMore, useRead } from '../../kit/query.ts'

export type Pair = Answer<typeof dutiesApi.pairs>['items'][number]
export type Share = Answer<typeof dutiesApi.share>

const live = ['duties']

export const usePairs = (place: string, plan: string, ended: boolean) =>
  useMore(dutiesApi.pairs, { query: { place, plan, show: ended ? 'all' : 'now', size: 50 } }, { live })
export const usePairCover = (place: string) => useRead(dutiesApi.pairCover, { query: { place } }, { live })

const changes = [dutiesApi.pairs, dutiesApi.pairCover, dutiesApi.enrolments]
export const useUnpair = () => useAct(dutiesApi.unpair, { changes })
export const usePair = () => useAct(dutiesApi.pair, { changes })
export const useShare = () => useAct(dutiesApi.share)
export const useTakeShare = () => useAct(dutiesApi.takeShare, { changes })

/** The enrolment a pair is made on; whoever is not under the plan yet comes under it first. @param ids minted by the dialog */
export async function enrolmentFor(
  plan: string,
  person: string,
  from: string,
  ids: { act: string; enrolment: string },
): Promise<string> {
  const there = await call(dutiesApi.ofPerson, { params: { id: person } })
  const open = there.enrolments.find((e) => e.plan === plan && e.to === null)
  if (open) return open.id
  await call(dutiesApi.enrol, { body: { id: ids.act, plan, from, people: [{ id: ids.enrolment, person }] } })
  return ids.enrolment
}

export const minted = () => ({ act: mint(), enrolment: mint(), pair: mint() })

export interface PairValues {
  person: string | null
  kind: HelperKind
  helper: string | null
  from: string
  household: boolean
  why: string
}
