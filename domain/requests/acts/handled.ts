/** 按责处置: what is done about it, by when, and what holds it up. */
import { z } from 'zod'
import { Id } from '../../kernel/id.ts'
import { Moment } from '../../kernel/instant.ts'
import { Files, Words } from '../fields.ts'
import { Limit, deferGrounds, ladderClocks, levels, rungsMost } from '../vocabulary.ts'
import { everybody, onOrder, onRequest, type ActRow } from './row.ts'

const working = ['unit', 'unit-lead', 'squad', 'centre'] as const
const deciding = ['centre', 'supervisor'] as const

export const handled = {
  /** A time that suits the resident. A later one takes the place of the earlier. */
  appoint: {
    on: 'order',
    by: working,
    stage: 'handled',
    correctable: true,
    seenBy: everybody,
    body: onOrder({
      from: Moment,
      to: Moment,
      /** Name or badge as the resident reads it. */
      who: Words(40).optional(),
      /** Must somebody be at home? */
      atHome: z.boolean(),
      note: Words(300).optional(),
    }).refine((b) => Date.parse(b.from) < Date.parse(b.to), { error: 'ends-before-start', path: ['to'] }),
  },
  /** The resident would rather have another time. */
  'ask-another-time': {
    on: 'request',
    by: ['reporter', 'representative', 'desk'],
    body: onRequest({ said: Words(300) }),
    seenBy: everybody,
  },
  /** Progress in words for the resident: a delay is always explained. */
  tell: {
    on: 'request',
    by: ['unit', 'unit-lead', 'squad', 'centre'],
    stage: 'handled',
    correctable: true,
    seenBy: everybody,
    body: onRequest({ said: Words(1000), expected: Moment.optional(), files: Files.optional() }),
    evidence: true,
  },
  /** The clock writes one where only a person can go on: the map was redrawn, and nobody knows into which part. */
  note: {
    on: 'request',
    by: [
      'system',
      'desk',
      'centre',
      'field',
      'unit',
      'unit-lead',
      'squad',
      'supervisor',
      'reviewer',
      'regulator',
      'by-link',
    ],
    correctable: true,
    evidence: true,
    body: onRequest({ said: Words(1000), files: Files.optional() }),
    seenBy: ['unit'],
  },
  urge: {
    on: 'request',
    by: ['reporter', 'representative', 'desk', 'centre', 'supervisor'],
    retractable: true,
    seenBy: everybody,
    body: onRequest({ said: Words(500).optional() }),
  },
  /** 督办: a sheet of its own with a clock of its own. */
  supervise: {
    on: 'request',
    by: ['supervisor'],
    reason: true,
    government: true,
    correctable: true,
    seenBy: ['unit'],
    body: onRequest({ sheet: Id, limit: Limit, reason: Words(1000) }),
  },
  'answer-supervision': {
    on: 'request',
    by: ['unit', 'unit-lead', 'centre'],
    body: onRequest({ sheet: Id, said: Words(), files: Files.optional() }),
    evidence: true,
    seenBy: ['unit'],
  },
  'end-supervision': {
    on: 'request',
    by: ['supervisor'],
    government: true,
    body: onRequest({ sheet: Id, said: Words(500).optional() }),
    seenBy: ['unit'],
  },
  /** 挂账 is asked for here; until somebody agrees the clock runs. */
  defer: {
    on: 'order',
    by: ['unit', 'unit-lead', 'squad', 'centre'],
    stage: 'handled',
    reason: true,
    evidence: true,
    correctable: true,
    seenBy: everybody,
    body: onOrder({ ground: z.enum(deferGrounds), until: Moment, reason: Words(500), files: Files.optional() }),
  },
  'approve-deferral': {
    on: 'order',
    by: deciding,
    stage: 'handled',
    government: true,
    body: onOrder({ until: Moment.optional() }),
    seenBy: everybody,
  },
  'refuse-deferral': {
    on: 'order',
    by: deciding,
    stage: 'handled',
    government: true,
    reason: true,
    body: onOrder({ reason: Words(500) }),
    seenBy: ['unit'],
  },
  resume: {
    on: 'order',
    by: ['unit', 'unit-lead', 'squad', 'centre', 'system'],
    stage: 'handled',
    body: onOrder({ said: Words(300).optional() }),
    seenBy: everybody,
  },
  extend: {
    on: 'order',
    by: ['unit', 'unit-lead', 'squad', 'centre'],
    stage: 'handled',
    reason: true,
    evidence: true,
    correctable: true,
    seenBy: ['unit'],
    body: onOrder({ by: Limit, reason: Words(500), files: Files.optional() }),
  },
  'grant-extension': {
    on: 'order',
    by: deciding,
    stage: 'handled',
    government: true,
    body: onOrder({ by: Limit.optional(), said: Words(500).optional() }),
    seenBy: everybody,
  },
  'refuse-extension': {
    on: 'order',
    by: deciding,
    stage: 'handled',
    government: true,
    reason: true,
    body: onOrder({ reason: Words(500) }),
    seenBy: ['unit'],
  },
  /** The reply as drafted; the contracted desk may write it, the unit answers for it. */
  draft: {
    on: 'order',
    by: ['unit', 'unit-lead', 'squad', 'desk'],
    stage: 'handled',
    evidence: true,
    correctable: true,
    seenBy: ['unit'],
    body: onOrder({ done: Words(), said: Words().optional(), files: Files.optional() }),
  },
  approve: {
    on: 'order',
    by: ['unit-lead', 'centre'],
    stage: 'handled',
    government: true,
    body: onOrder({ note: Words(500).optional() }),
    seenBy: ['unit'],
  },
  'send-back': {
    on: 'order',
    by: ['unit-lead', 'centre'],
    stage: 'handled',
    government: true,
    reason: true,
    body: onOrder({ reason: Words(500) }),
    seenBy: ['unit'],
  },
  /** An order is done without a second signature (helpers, squads, and units whose pack asks for no approval). */
  finish: {
    on: 'order',
    by: [...working, 'by-link'],
    stage: 'handled',
    evidence: true,
    correctable: true,
    seenBy: everybody,
    body: onOrder({ done: Words(), record: Id.optional().describe('service record'), files: Files.optional() }),
  },
  /** The clock's own line: which step of the ladder was told [D11]. */
  escalate: {
    on: 'request',
    by: ['system'],
    seenBy: ['unit'],
    body: onRequest({
      clock: z.enum(ladderClocks),
      order: Id.optional(),
      step: z
        .number()
        .int()
        .min(0)
        .max(rungsMost - 1),
      round: z.number().int().min(1),
      to: z.enum(levels),
    }),
  },
} as const satisfies Record<string, ActRow>
