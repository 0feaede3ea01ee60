/** 发现问题: from the need raised to the matter taken up, or to one of the early endings. */
import { z } from 'zod'
import { Id } from '../../kernel/id.ts'
import { PlacePath } from '../../kernel/place-path.ts'
import { Contact, Files, Foreign, Point, Reported, Where, Words } from '../fields.ts'
import { Code, Intent, Line, Unit, Urgency, handOverGrounds, legalWays, rejectGrounds } from '../vocabulary.ts'
import { everybody, onRequest, type ActRow } from './row.ts'

const subject = { intent: Intent.optional(), line: Line.optional(), item: Code.optional(), category: Code.optional() }

export const found = {
  report: {
    on: 'request',
    by: ['reporter', 'representative', 'desk', 'centre', 'field', 'unit', 'unit-lead', 'squad', 'system'],
    stage: 'found',
    body: onRequest(Reported),
    evidence: true,
    seenBy: everybody,
  },
  /** The resident adds words or pictures. */
  supplement: {
    on: 'request',
    by: ['reporter', 'representative', 'desk', 'centre', 'field'],
    body: onRequest({ said: Words(), files: Files.optional() }),
    evidence: true,
    seenBy: everybody,
  },
  /** A neighbour has the same trouble and wants to hear of it; nothing is filed twice [D15]. */
  follow: {
    on: 'request',
    by: ['reporter', 'representative', 'desk'],
    body: onRequest({ contact: Contact.optional() }),
    seenBy: [],
  },
  'ask-to-verify': {
    on: 'request',
    by: ['centre', 'reviewer'],
    body: onRequest({ unit: Unit, task: Words(500).optional() }),
    stage: 'found',
    correctable: true,
    retractable: true,
    seenBy: ['unit'],
  },
  /** 核实: on the spot, before it is taken up or after it is said to be done. */
  verify: {
    on: 'request',
    by: ['field', 'centre', 'unit', 'unit-lead', 'supervisor', 'reviewer', 'by-link'],
    stage: 'found',
    body: onRequest({
      found: z.enum(['as-said', 'different', 'nothing-there', 'done', 'not-done']),
      seen: Words(1000).optional(),
      point: Point.optional(),
      files: Files.optional(),
    }),
    evidence: true,
    correctable: true,
    seenBy: ['unit'],
  },
  /** By the centre, or by the rule of the catalogue for what a visitor found and named. */
  accept: {
    on: 'request',
    by: ['centre', 'system'],
    stage: 'found',
    government: true,
    correctable: true,
    body: onRequest({
      intent: Intent,
      line: Line,
      item: Code,
      category: Code.optional(),
      urgency: Urgency,
      /** Care groups that go first, e.g. `elder-alone`; codes of the catalogue. */
      priority: z.array(Code).max(5).default([]),
      said: Words(500).optional(),
    }),
    seenBy: everybody,
  },
  /** The dispatcher puts the matter right: item, line, urgency, place. A redrawn map moves it by itself [A3]. */
  reclassify: {
    on: 'request',
    by: ['centre', 'system'],
    government: true,
    correctable: true,
    body: onRequest({
      ...subject,
      urgency: Urgency.optional(),
      priority: z.array(Code).max(5).optional(),
      where: Where.optional(),
      reason: Words(500).optional(),
    }),
    seenBy: ['unit'],
  },
  reject: {
    on: 'request',
    by: ['centre'],
    government: true,
    reason: true,
    seenBy: everybody,
    body: onRequest({ ground: z.enum(rejectGrounds), reason: Words(500) }),
  },
  /** 并单: this one goes on in another; its people are told there. */
  merge: {
    on: 'request',
    by: ['centre'],
    government: true,
    reason: true,
    seenBy: everybody,
    body: onRequest({ into: Id, reason: Words(500) }),
  },
  /** The other side of a merge, written to the one that goes on. */
  absorb: { on: 'request', by: ['centre'], government: true, body: onRequest({ from: Id }), seenBy: ['unit'] },
  /** 依法引导: the way by suit, arbitration, review, discipline or petition is shown; nothing is swallowed. */
  guide: {
    on: 'request',
    by: ['centre'],
    government: true,
    reason: true,
    seenBy: everybody,
    body: onRequest({ way: z.enum(legalWays), reason: Words(1000) }),
  },
  /** 移送 to a body outside the platform. */
  'hand-over': {
    on: 'request',
    by: ['centre'],
    government: true,
    reason: true,
    seenBy: everybody,
    body: onRequest({ ground: z.enum(handOverGrounds), to: Words(80), reason: Words(500) }),
  },
  withdraw: {
    on: 'request',
    by: ['reporter', 'representative'],
    body: onRequest({ reason: Words(500).optional() }),
    seenBy: everybody,
  },
  /** 上报 to the next level; the clock goes on [S3-09]. */
  raise: {
    on: 'request',
    by: ['centre'],
    stage: 'handed-on',
    reason: true,
    government: true,
    correctable: true,
    retractable: true,
    seenBy: everybody,
    body: onRequest({ desk: Unit, reason: Words(500) }),
  },
  /** 转办 to another area of this county; history and clock go along [S3-15]. */
  refer: {
    on: 'request',
    by: ['centre'],
    stage: 'handed-on',
    reason: true,
    government: true,
    correctable: true,
    retractable: true,
    seenBy: everybody,
    body: onRequest({ desk: Unit, place: PlacePath, reason: Words(500) }),
  },
  /** 转办 to another county: it ends here and begins there with its history and its clock. */
  'refer-out': {
    on: 'request',
    by: ['centre'],
    stage: 'handed-on',
    reason: true,
    government: true,
    seenBy: everybody,
    body: onRequest({
      county: z.string().regex(/^\d{6}$/),
      place: PlacePath.optional(),
      reason: Words(500),
      copy: Id.describe('id of the request over there'),
    }),
  },
  /** The number and deadline another system gave it. */
  tie: {
    on: 'request',
    by: ['centre', 'desk', 'system'],
    correctable: true,
    body: onRequest({ foreign: Foreign }),
    seenBy: [],
  },
} as const satisfies Record<string, ActRow>
