/** The sentences of what moves minutes by hand: one proposes, another decides. [four eyes] */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { txnKinds } from './kinds.ts'

const State = z.enum(['open', 'done', 'refused'])

export const Proposal = z.strictObject({
  id: Id,
  kind: z.enum(['issue', 'undo']),
  place: PlacePath,
  person: z.strictObject({ id: Id, name: z.string() }),
  /** Of an issue. */
  minutes: z.int().nullable(),
  /** Of what is to be undone: what it was, and how much it moved. */
  undoes: z.strictObject({ txn: Id, kind: z.enum(txnKinds), minutes: z.int() }).nullable(),
  why: z.string().nullable(),
  state: State,
  at: Moment,
  /** The reader proposed it: somebody else decides. */
  mine: z.boolean(),
})
export type Proposal = z.output<typeof Proposal>

export const proposalsApi = {
  proposals: read('/timebank/proposals', {
    may: 'timebank.read',
    summary: 'What was proposed by hand, the newest first',
    query: z.strictObject({ state: State.optional(), ...pageQuery }),
    answer: page(Proposal),
  }),
  propose: act('POST', '/timebank/proposals', {
    may: 'timebank.keep',
    summary: 'Propose to issue minutes to a holder, or to undo a gift or an issue',
    body: z.strictObject({
      id: Id,
      what: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('issue'), account: Id, minutes: z.int().min(1).max(6_000) }),
        z.strictObject({ kind: z.literal('undo'), account: Id, txn: Id }),
      ]),
      why: z.string().trim().min(1).max(200),
    }),
    answer: done,
  }),
  decide: act('POST', '/timebank/proposals/:id/decide', {
    may: 'timebank.keep',
    summary: 'A second person does what was proposed, or refuses it',
    params: z.strictObject({ id: Id }),
    body: z.strictObject({ id: Id, yes: z.boolean() }),
    answer: done,
  }),
}
