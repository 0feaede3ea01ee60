/** What screens ask of what is moved by hand. */
import { timebankApi } from '../../domain/timebank/api.ts'
import { proposalsApi } from '../../domain/timebank/proposals-api.ts'
import type { Answer } from '../../domain/kernel/api.ts'
import { useAct, useMore } from '../kit/query.ts'

export type Proposal = Answer<typeof proposalsApi.proposals>['items'][number]

export const useProposals = (state?: Proposal['state']) =>
  useMore(proposalsApi.proposals, { query: { ...(state && { state }), size: 50 } }, { live: ['timebank'] })
export const usePropose = () => useAct(proposalsApi.propose, { changes: [proposalsApi.proposals] })
export const useDecide = () =>
  useAct(proposalsApi.decide, {
    changes: [proposalsApi.proposals, timebankApi.holders, timebankApi.holder, timebankApi.lines, timebankApi.totals],
  })
