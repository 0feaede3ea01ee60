/** 流转交办: orders are sent, offered, taken, refused and moved. */
import { z } from 'zod'
import { Id } from '../../kernel/id.ts'
import { Moment } from '../../kernel/instant.ts'
import { Files, NewOrder, Words } from '../fields.ts'
import { Code, Limit, OrderRole, PartyKind, Unit, Urgency, declineGrounds, returnGrounds } from '../vocabulary.ts'
import { onOrder, onRequest, type ActRow } from './row.ts'

const orders = (most: number) => z.array(NewOrder).min(1).max(most)
const both = ['reporter', 'unit'] as const

export const handedOn = {
  /** A machine, a rule or the contracted desk drafts; a person or a rule of the pack dispatches. */
  propose: {
    on: 'request',
    by: ['machine', 'desk', 'centre'],
    seenBy: [],
    body: onRequest({
      source: z.enum(['rule', 'machine', 'desk']),
      item: Code.optional(),
      urgency: Urgency.optional(),
      orders: z.array(NewOrder).max(6).default([]),
      listItem: Code.optional(),
      note: Words(500).optional(),
    }),
  },
  dispatch: {
    on: 'request',
    by: ['centre', 'system'],
    stage: 'handed-on',
    government: true,
    retractable: true,
    seenBy: both,
    body: onRequest({
      orders: orders(6),
      /** Act id of the proposal that was followed. */
      proposal: Id.optional(),
      /** Why another unit than the proposed one. */
      reason: Words(500).optional(),
      /** A shorter or longer limit than the catalogue's, for this matter. */
      limit: Limit.optional(),
    }),
  },
  /** 协办: more parties on the same matter, each with its own step [S1-10 S1-55]. */
  'co-handle': {
    on: 'request',
    by: ['centre', 'unit', 'unit-lead'],
    stage: 'handed-on',
    retractable: true,
    seenBy: both,
    body: onRequest({ orders: orders(6), reason: Words(500).optional() }),
  },
  /** Offered to squads; the first that claims it has it, and nobody gets a point for it [D18]. */
  offer: {
    on: 'request',
    by: ['centre', 'unit-lead'],
    stage: 'handed-on',
    retractable: true,
    seenBy: both,
    body: onRequest({
      order: Id,
      role: OrderRole,
      party: PartyKind,
      squads: z.array(Unit).min(1).max(20),
      until: Moment.optional(),
      task: Words(500).optional(),
    }),
  },
  claim: {
    on: 'order',
    by: ['squad', 'unit', 'unit-lead'],
    stage: 'handed-on',
    body: onOrder({ unit: Unit }),
    seenBy: both,
  },
  sign: {
    on: 'order',
    by: ['unit', 'unit-lead', 'squad', 'centre'],
    stage: 'handled',
    body: onOrder({ said: Words(500).optional() }),
    seenBy: both,
  },
  /** Within the unit, to one or more of its people. */
  assign: {
    on: 'order',
    by: ['unit-lead', 'unit'],
    stage: 'handled',
    correctable: true,
    seenBy: ['unit'],
    body: onOrder({ to: z.array(Id).min(1).max(6), note: Words(500).optional() }),
  },
  /** 交办: from a town down to a community or grid; the order keeps its clock. */
  'hand-down': {
    on: 'order',
    by: ['unit-lead', 'centre'],
    stage: 'handed-on',
    government: true,
    retractable: true,
    seenBy: both,
    body: onOrder({ unit: Unit, party: PartyKind, task: Words(500).optional() }),
  },
  /** 退单, with reason, within the pack's number and days. */
  return: {
    on: 'order',
    by: ['unit', 'unit-lead'],
    stage: 'handed-on',
    reason: true,
    evidence: true,
    government: true,
    seenBy: ['unit'],
    body: onOrder({
      ground: z.enum(returnGrounds),
      reason: Words(500),
      suggest: Unit.optional(),
      listItem: Code.optional(),
      files: Files.optional(),
    }),
  },
  /** The return is looked at and not agreed to: the order stands. */
  'refuse-return': {
    on: 'order',
    by: ['centre'],
    stage: 'handed-on',
    reason: true,
    government: true,
    body: onOrder({ reason: Words(500) }),
    seenBy: ['unit'],
  },
  reassign: {
    on: 'order',
    by: ['centre'],
    stage: 'handed-on',
    reason: true,
    government: true,
    seenBy: both,
    body: onOrder({ next: NewOrder, reason: Words(500) }),
  },
  /** A body outside government says no: its regulator takes over, with the clock [S4-12]. */
  decline: {
    on: 'order',
    by: ['unit', 'unit-lead', 'squad', 'centre'],
    stage: 'handed-on',
    reason: true,
    seenBy: both,
    body: onOrder({
      ground: z.enum(declineGrounds),
      reason: Words(500),
      next: Id.describe('id of the order to the regulator'),
    }),
  },
  'cancel-order': {
    on: 'order',
    by: ['centre', 'system'],
    reason: true,
    government: true,
    body: onOrder({ reason: Words(500) }),
    seenBy: ['unit'],
  },
} as const satisfies Record<string, ActRow>
