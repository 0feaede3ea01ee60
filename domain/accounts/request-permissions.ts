/** Permissions of the closed loop by the part somebody plays in it; `requests.<act>` for each act of `domain/requests`. */
import type { Permission } from '../kernel/permission.ts'

/** Reading a matter, and what everybody who sees it may add. */
export const seeing = ['requests.read', 'requests.note', 'requests.correct'] as const satisfies Permission[]

/** Filing a matter for somebody. */
export const filing = [...seeing, 'requests.report'] as const satisfies Permission[]

/** The help-line seat: answers, writes, proposes. No public power. */
export const atTheDesk = [
  'requests.of-caller',
  'requests.supplement',
  'requests.urge',
  'requests.follow',
  'requests.propose',
  'requests.draft',
  'requests.tie',
  'requests.ask-another-time',
  'requests.take-back',
] as const satisfies Permission[]

/** The public body behind the help-line. */
export const atTheCentre = [
  'requests.link',
  'requests.city',
  'requests.ask-city',
  'requests.city-says',
  'requests.call',
  'requests.reveal',
  'requests.ask-to-verify',
  'requests.verify',
  'requests.accept',
  'requests.reclassify',
  'requests.reject',
  'requests.merge',
  'requests.guide',
  'requests.hand-over',
  'requests.raise',
  'requests.refer',
  'requests.refer-out',
  'requests.dispatch',
  'requests.offer',
  'requests.co-handle',
  'requests.sign',
  'requests.refuse-return',
  'requests.reassign',
  'requests.decline',
  'requests.cancel-order',
  'requests.appoint',
  'requests.tell',
  'requests.answer-supervision',
  'requests.defer',
  'requests.resume',
  'requests.extend',
  'requests.finish',
  'requests.resolve',
  'requests.call-back',
  'requests.contact',
  'requests.order-rectification',
  'requests.close',
  'requests.reopen',
] as const satisfies Permission[]

/** What one person at the centre asks and another decides. */
export const decidingForTheCentre = [
  'requests.hand-down',
  'requests.approve-deferral',
  'requests.refuse-deferral',
  'requests.grant-extension',
  'requests.refuse-extension',
  'requests.approve',
  'requests.send-back',
] as const satisfies Permission[]

export const inTheField = [
  'requests.inbox',
  'requests.call',
  'requests.verify',
  'requests.supplement',
] as const satisfies Permission[]

/** Whoever has an order in hand: a department, a company, a committee, a squad. */
export const handling = [
  'requests.link',
  'requests.inbox',
  'requests.call',
  'requests.verify',
  'requests.claim',
  'requests.sign',
  'requests.assign',
  'requests.co-handle',
  'requests.return',
  'requests.decline',
  'requests.appoint',
  'requests.tell',
  'requests.answer-supervision',
  'requests.defer',
  'requests.resume',
  'requests.extend',
  'requests.draft',
  'requests.finish',
  'requests.resolve',
  'requests.rectify',
  'requests.appeal',
  'requests.take-back',
] as const satisfies Permission[]

/** The second signature within a unit. */
export const leadingAUnit = [
  'requests.offer',
  'requests.hand-down',
  'requests.approve',
  'requests.send-back',
] as const satisfies Permission[]

export const supervising = [
  'requests.urge',
  'requests.verify',
  'requests.supervise',
  'requests.end-supervision',
  'requests.approve-deferral',
  'requests.refuse-deferral',
  'requests.grant-extension',
  'requests.refuse-extension',
  'requests.order-rectification',
  'requests.include',
  'requests.take-back',
] as const satisfies Permission[]

/** The third person: hears the resident, decides appeals, takes a demand out of the rates. */
export const reviewing = [
  'requests.call',
  'requests.reveal',
  'requests.ask-to-verify',
  'requests.verify',
  'requests.object',
  'requests.call-back',
  'requests.rate',
  'requests.rate-again',
  'requests.contact',
  'requests.order-rectification',
  'requests.judge-appeal',
  'requests.exclude',
  'requests.include',
  'requests.reopen',
] as const satisfies Permission[]
