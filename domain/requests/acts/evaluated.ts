/** 结果反馈 and 评价终结: the answer, what the resident thinks of it, and what follows. */
import { z } from 'zod'
import { Id } from '../../kernel/id.ts'
import { Moment } from '../../kernel/instant.ts'
import { Files, NewOrder, Words } from '../fields.ts'
import {
  Code,
  Evaluation,
  Level,
  RatingChannel,
  Unit,
  appealGrounds,
  cityAsks,
  citySays,
  exclusionGrounds,
  outcomes,
} from '../vocabulary.ts'
import { everybody, onOrder, onRequest, type ActRow } from './row.ts'

const judging = ['reviewer', 'centre'] as const
const served = ['reporter', 'representative'] as const

const rating = {
  level: Level,
  /** Codes of the list that belongs to this level (pack). */
  reasons: z.array(Code).max(6).default([]),
  said: Words(1000).optional(),
  channel: RatingChannel,
  /** Was somebody of the handling unit there while it was given? */
  handlerPresent: z.boolean(),
}

export const evaluated = {
  /** 办结 with feedback: what was done, and the answer in words for the resident. */
  resolve: {
    on: 'request',
    by: ['unit', 'unit-lead', 'squad', 'centre'],
    stage: 'fed-back',
    evidence: true,
    correctable: true,
    seenBy: everybody,
    body: onRequest({
      order: Id,
      outcome: z.enum(outcomes),
      done: Words(),
      said: Words(),
      told: z.enum(['web', 'sms', 'phone', 'in-person', 'paper']),
      record: Id.optional().describe('service record'),
      files: Files.optional(),
    }),
  },
  confirm: {
    on: 'request',
    by: served,
    stage: 'evaluated',
    body: onRequest({ said: Words(500).optional() }),
    seenBy: everybody,
  },
  /** Not solved, says the resident: it goes back to whoever led. The reviewer may write it down during a call-back. */
  object: {
    on: 'request',
    by: ['reporter', 'representative', 'reviewer'],
    reason: true,
    evidence: true,
    seenBy: everybody,
    body: onRequest({ reason: Words(1000), files: Files.optional() }),
  },
  /** 回访 by somebody other than the handler. A call nobody answers is an attempt, not an answer. */
  'call-back': {
    on: 'request',
    by: judging,
    stage: 'evaluated',
    government: true,
    correctable: true,
    seenBy: [],
    body: onRequest({
      reached: z.boolean(),
      solved: z.enum(['yes', 'partly', 'no']).optional(),
      said: Words(1000).optional(),
    }).refine((b) => b.reached === (b.solved !== undefined), { error: 'answer-only-when-reached', path: ['solved'] }),
  },
  /** The one invitation to rate, after some days of silence. */
  'invite-rating': { on: 'request', by: ['system'], body: onRequest({}), seenBy: ['reporter'] },
  rate: {
    on: 'request',
    by: ['reporter', 'representative', 'reviewer'],
    stage: 'evaluated',
    body: onRequest(rating),
    seenBy: ['reporter'],
  },
  /** After one of the two lowest levels: somebody gets in touch within the day. */
  contact: {
    on: 'request',
    by: judging,
    stage: 'evaluated',
    government: true,
    correctable: true,
    seenBy: ['reporter'],
    body: onRequest({ reached: z.boolean(), said: Words(1000).optional() }),
  },
  /** 差评整改 is ordered by somebody other than the handler. */
  'order-rectification': {
    on: 'request',
    by: ['reviewer', 'centre', 'supervisor'],
    stage: 'evaluated',
    reason: true,
    government: true,
    seenBy: everybody,
    body: onRequest({ order: NewOrder, complexity: z.enum(['simple', 'complex']), reason: Words(1000) }),
  },
  rectify: {
    on: 'order',
    by: ['unit', 'unit-lead', 'squad'],
    stage: 'evaluated',
    evidence: true,
    correctable: true,
    seenBy: everybody,
    body: onOrder({ done: Words(), said: Words(), record: Id.optional(), files: Files.optional() }),
  },
  /** 追评: stands beside the first, never in its place. */
  'rate-again': {
    on: 'request',
    by: ['reporter', 'representative', 'reviewer'],
    stage: 'evaluated',
    body: onRequest(rating),
    seenBy: ['reporter'],
  },
  /** The unit says the rating is not about its work. */
  appeal: {
    on: 'request',
    by: ['unit-lead', 'unit'],
    reason: true,
    evidence: true,
    correctable: true,
    seenBy: ['unit'],
    body: onRequest({ unit: Unit, ground: z.enum(appealGrounds), reason: Words(1000), files: Files.optional() }),
  },
  'judge-appeal': {
    on: 'request',
    by: ['reviewer'],
    reason: true,
    government: true,
    seenBy: everybody,
    body: onRequest({ upheld: z.boolean(), reason: Words(1000) }),
  },
  /** Out of the rates, by a third person with reason; every rate is shown with and without. */
  exclude: {
    on: 'request',
    by: ['reviewer'],
    reason: true,
    government: true,
    seenBy: ['unit'],
    body: onRequest({ ground: z.enum(exclusionGrounds), reason: Words(1000) }),
  },
  include: {
    on: 'request',
    by: ['reviewer', 'supervisor'],
    reason: true,
    government: true,
    seenBy: ['unit'],
    body: onRequest({ reason: Words(500) }),
  },
  close: {
    on: 'request',
    by: ['centre', 'system'],
    stage: 'evaluated',
    government: true,
    body: onRequest({ evaluation: Evaluation }),
    seenBy: everybody,
  },
  reopen: {
    on: 'request',
    by: ['reporter', 'representative', 'centre', 'reviewer'],
    reason: true,
    seenBy: everybody,
    body: onRequest({ reason: Words(1000), files: Files.optional() }),
    evidence: true,
  },
  /** Toward the city, with an answer of its own: more time, or that it is none of this county's. */
  'ask-city': {
    on: 'request',
    by: ['centre'],
    reason: true,
    government: true,
    seenBy: ['unit'],
    body: onRequest({ what: z.enum(cityAsks), until: Moment.optional(), reason: Words(1000) }),
  },
  /** What came back: granted or refused, or what its call-back heard; with a new deadline, and the number of its sheet. */
  'city-says': {
    on: 'request',
    by: ['centre', 'system'],
    government: true,
    seenBy: ['unit'],
    body: onRequest({
      says: z.enum(citySays),
      dueAt: Moment.optional(),
      sheet: z.string().trim().min(1).max(64).optional(),
      said: Words(1000).optional(),
    }),
  },
  /** A slip of the pen, within the hour, by the same hand. The first version stays and both are shown. */
  correct: {
    on: 'request',
    by: ['desk', 'centre', 'field', 'unit', 'unit-lead', 'squad', 'supervisor', 'reviewer', 'regulator'],
    seenBy: everybody,
    body: onRequest({ of: Id, fixed: z.record(z.string().max(40), z.unknown()) }),
  },
  'take-back': {
    on: 'request',
    by: ['centre', 'unit', 'unit-lead', 'supervisor', 'reporter', 'representative', 'desk'],
    seenBy: everybody,
    body: onRequest({ of: Id }),
  },
} as const satisfies Record<string, ActRow>
