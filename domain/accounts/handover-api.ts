/** The sentences of hand-overs. What goes over is looked at first, then done in one act with the second factor. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Day } from '../places/schema.ts'
import { HandLine, HandoverState, HandoverView, Share } from './handover.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)
const shares = z.array(Share).max(20)

export const handoversApi = {
  check: act('POST', '/accounts/:id/hand-over/check', {
    may: 'accounts.grant',
    summary: 'What an account has in hand, to whom it would go, and what stands in the way; nothing is changed',
    ...one,
    body: z.strictObject({ shares }),
    answer: z.strictObject({ lines: z.array(HandLine), faults: z.array(HandLine) }),
  }),
  handOver: act('POST', '/accounts/:id/hand-over', {
    may: 'accounts.grant',
    summary: 'Hand over everything an account has in hand, at once or from a later day; its sessions and grants end',
    ...one,
    body: z.strictObject({ id: Id, day: Day, closes: z.boolean().default(true), shares: shares.min(1), why }),
    answer: z.strictObject({ state: HandoverState }),
    stepUp: true,
  }),
  handBack: act('POST', '/hand-overs/:id/back', {
    may: 'accounts.grant',
    summary: 'Hand back, at once, what came by a hand-over and is still with those who got it',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: z.strictObject({ state: HandoverState }),
    stepUp: true,
  }),
  callOff: act('POST', '/hand-overs/:id/call-off', {
    may: 'accounts.grant',
    summary: 'Call off a hand-over that has not taken effect',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: done,
    stepUp: true,
  }),
  handovers: read('/hand-overs', {
    may: 'accounts.read',
    summary: 'Hand-overs of accounts within reach, the newest first',
    query: z.strictObject({ account: Id.optional(), ...pageQuery }),
    answer: page(HandoverView),
  }),
  mine: read('/me/hand-overs', {
    may: 'self',
    summary: 'Hand-overs in which I give, get or answer for the unit',
    answer: z.strictObject({ items: z.array(HandoverView) }),
  }),
}
