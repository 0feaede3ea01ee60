/**
 * `status → allowed acts`, closed: a new status does not compile until it has a row. Guards (`guards.ts`) and packs
 * (`policy.ts`) only take away from it.
 */
import type { ActKind } from './acts.ts'
import type { OrderStatus, Status } from './vocabulary.ts'

/** At any time, whatever it has come to. */
const always = ['note', 'tie', 'city-says', 'correct', 'take-back'] as const
const watched = ['supervise', 'answer-supervision', 'end-supervision', 'escalate'] as const
const talked = ['supplement', 'tell', 'urge'] as const
const looked = ['ask-to-verify', 'verify'] as const
const counted = ['exclude', 'include'] as const
const taken = [
  ...talked,
  ...looked,
  ...watched,
  ...always,
  'follow',
  'absorb',
  'propose',
  'reclassify',
  'merge',
  'hand-over',
  'withdraw',
  'ask-city',
] as const

export const REQUEST_TABLE = {
  reported: [...taken, 'accept', 'reject', 'guide', 'raise', 'refer', 'refer-out'],
  accepted: [...taken, ...counted, 'dispatch', 'offer', 'guide', 'raise', 'refer', 'refer-out', 'ask-another-time'],
  handling: [...taken, ...counted, 'co-handle', 'offer', 'ask-another-time', 'resolve'],
  resolved: [
    ...always,
    ...watched,
    ...counted,
    'supplement',
    'verify',
    'confirm',
    'object',
    'call-back',
    'invite-rating',
    'rate',
    'close',
  ],
  rectifying: [
    ...always,
    ...watched,
    ...counted,
    ...talked,
    'verify',
    'ask-another-time',
    'contact',
    'order-rectification',
    'call-back',
    'rate-again',
    'appeal',
    'judge-appeal',
    'close',
  ],
  closed: [
    ...always,
    ...counted,
    'answer-supervision',
    'end-supervision',
    'supplement',
    'verify',
    'call-back',
    'invite-rating',
    'rate',
    'rate-again',
    'appeal',
    'judge-appeal',
    'reopen',
  ],
  withdrawn: [...always, 'reopen'],
  rejected: [...always, 'supplement', 'reopen'],
  merged: [...always, 'reopen'],
  'handed-over': [...always, 'supplement', 'reopen'],
  referred: [...always],
  guided: [...always, 'supplement', 'reopen'],
} as const satisfies Record<Status, readonly ActKind[]>

/** Orders move while their request is in one of these. */
export const orderActsIn = ['accepted', 'handling', 'rectifying'] as const satisfies readonly Status[]

const moved = ['hand-down', 'reassign', 'cancel-order'] as const
const atWork = [
  ...moved,
  'assign',
  'return',
  'decline',
  'appoint',
  'defer',
  'approve-deferral',
  'refuse-deferral',
  'extend',
  'grant-extension',
  'refuse-extension',
  'draft',
  'finish',
  'rectify',
] as const

export const ORDER_TABLE = {
  offered: ['claim', 'cancel-order'],
  sent: [...moved, 'sign', 'return', 'decline'],
  signed: atWork,
  assigned: atWork,
  drafted: ['approve', 'send-back', 'appoint', 'reassign', 'cancel-order'],
  deferred: ['resume', 'reassign', 'cancel-order'],
  done: [],
  returned: ['refuse-return'],
  reassigned: [],
  declined: [],
  cancelled: [],
} as const satisfies Record<OrderStatus, readonly ActKind[]>
