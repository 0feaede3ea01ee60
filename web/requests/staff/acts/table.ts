/**
 * What each act asks for, as rows. Most forms are made from them; the few that deserve a hand of their own stand beside
 * (`AcceptForm`, `DispatchForm`). Ids an author mints and what the request itself knows are filled in by `body.ts`.
 */
import type { StaffAct } from '../../../../domain/requests/acts.ts'
import type { PlainKey, Words } from '../../../kit/words.ts'
import {
  appealGroundWords,
  complexityWords,
  declineGroundWords,
  deferGroundWords,
  evaluationWords,
  exclusionGroundWords,
  foundWords,
  handOverGroundWords,
  intentWords,
  legalWayWords,
  levelWords,
  lineWords,
  orderRoleWords,
  outcomeWords,
  partyKindWords,
  rejectGroundWords,
  returnGroundWords,
  solvedWords,
  toldByWords,
  urgencyWords,
} from '../../words.ts'
import { systemWords } from '../words.ts'
import { cityAskWords, citySaysWords } from '../words/city.ts'
import type { actFieldWords } from '../words/acts.ts'

export type Label = PlainKey<typeof actFieldWords>

export type FieldKind =
  | 'text'
  | 'box'
  | 'choice'
  | 'radio'
  | 'tick'
  | 'limit'
  | 'moment'
  | 'unit'
  | 'units'
  | 'order'
  | 'orders'
  | 'offered'
  | 'handlers'
  | 'members'
  | 'place'
  | 'item'
  | 'request'
  | 'reasons'
  | 'files'

export interface ActField {
  /** Path in the body: `reason`, `foreign.number`. */
  name: string
  as: FieldKind
  label: Label
  needed?: true
  max?: number
  options?: Words
  /** Shown only while this holds. */
  when?: (values: Values) => boolean
  start?: unknown
  hint?: Label
}

export type Values = Record<string, unknown>

const box = (name: string, label: Label, max: number, more: Partial<ActField> = {}): ActField => ({
  name,
  as: 'box',
  label,
  max,
  ...more,
})
const need = { needed: true } as const
const reason = (max = 500): ActField => box('reason', 'reason', max, need)
const ground = (options: Words): ActField => ({ name: 'ground', as: 'radio', label: 'ground', options, ...need })
const choice = (name: string, label: Label, options: Words, more: Partial<ActField> = {}): ActField => ({
  name,
  as: 'choice',
  label,
  options,
  ...more,
})
const yesNo = (name: string, label: Label, more: Partial<ActField> = {}): ActField => ({
  name,
  as: 'radio',
  label,
  ...need,
  ...more,
})
const files: ActField = { name: 'files', as: 'files', label: 'pictures' }
const unit = (name: string, label: Label, more: Partial<ActField> = need): ActField => ({
  name,
  as: 'unit',
  label,
  ...more,
})

const rating: readonly ActField[] = [
  choice('level', 'level', levelWords, { as: 'radio', ...need, hint: 'rateNote' }),
  { name: 'reasons', as: 'reasons', label: 'reasons' },
  box('said', 'theirWords', 1000),
]

export const actFields: Record<StaffAct, readonly ActField[]> = {
  supplement: [box('said', 'said', 2000, need), files],
  follow: [
    { name: 'contact.phone', as: 'text', label: 'phone' },
    { name: 'contact.name', as: 'text', label: 'name' },
  ],
  'ask-to-verify': [unit('unit', 'verifier'), box('task', 'task', 500)],
  verify: [choice('found', 'found', foundWords, { as: 'radio', ...need }), box('seen', 'seen', 1000), files],
  accept: [],
  reclassify: [
    { name: 'item', as: 'item', label: 'item' },
    choice('line', 'line', lineWords),
    choice('intent', 'intent', intentWords),
    choice('urgency', 'urgency', urgencyWords),
    { name: 'where.place', as: 'place', label: 'place' },
    box('reason', 'reason', 500),
  ],
  reject: [ground(rejectGroundWords), reason()],
  merge: [{ name: 'into', as: 'request', label: 'into', ...need }, reason()],
  guide: [
    choice('way', 'way', legalWayWords, { as: 'radio', ...need }),
    box('reason', 'guideWords', 1000, { ...need, hint: 'toldHint' }),
  ],
  'hand-over': [ground(handOverGroundWords), { name: 'to', as: 'text', label: 'to', max: 80, ...need }, reason()],
  raise: [unit('desk', 'desk'), reason()],
  refer: [{ name: 'place', as: 'place', label: 'place', ...need }, unit('desk', 'desk'), reason()],
  'refer-out': [{ name: 'county', as: 'text', label: 'county', max: 6, ...need }, reason()],
  tie: [
    choice('foreign.system', 'system', systemWords, { ...need, start: 'city-12345' }),
    { name: 'foreign.number', as: 'text', label: 'foreignNumber', max: 64, ...need },
    { name: 'foreign.dueAt', as: 'moment', label: 'foreignDue' },
  ],
  'ask-city': [
    choice('what', 'cityAsk', cityAskWords, { as: 'radio', ...need, start: 'extension' }),
    { name: 'until', as: 'moment', label: 'until' },
    reason(),
  ],
  'city-says': [
    choice('says', 'citySays', citySaysWords, { as: 'radio', ...need }),
    { name: 'dueAt', as: 'moment', label: 'cityDue' },
    { name: 'sheet', as: 'text', label: 'citySheet', max: 64 },
    box('said', 'citySaid', 1000),
  ],
  propose: [
    { name: 'orders', as: 'orders', label: 'lead' },
    { name: 'item', as: 'item', label: 'item' },
    box('note', 'note', 500),
  ],
  dispatch: [],
  'co-handle': [{ name: 'orders', as: 'orders', label: 'helpers', ...need }, box('reason', 'reason', 500)],
  offer: [
    { name: 'squads', as: 'units', label: 'squads', ...need },
    choice('role', 'role', orderRoleWords, { as: 'radio', ...need, start: 'lead' }),
    choice('party', 'party', partyKindWords, { ...need, start: 'volunteer' }),
    { name: 'until', as: 'moment', label: 'offerUntil' },
    box('task', 'task', 500),
  ],
  claim: [{ name: 'unit', as: 'offered', label: 'claimFor', ...need }],
  sign: [box('said', 'note', 500)],
  assign: [{ name: 'to', as: 'members', label: 'members', ...need }, box('note', 'note', 500)],
  'hand-down': [unit('unit', 'unit'), box('task', 'task', 500)],
  return: [ground(returnGroundWords), reason(), unit('suggest', 'suggest', {}), files],
  'refuse-return': [reason()],
  reassign: [{ name: 'next', as: 'order', label: 'next', ...need }, reason()],
  decline: [ground(declineGroundWords), reason()],
  'cancel-order': [reason()],
  appoint: [
    { name: 'from', as: 'moment', label: 'from', ...need },
    { name: 'to', as: 'moment', label: 'until', ...need },
    { name: 'atHome', as: 'tick', label: 'atHome', start: true },
    { name: 'who', as: 'text', label: 'who', max: 40 },
    box('note', 'note', 300),
  ],
  'ask-another-time': [box('said', 'theirWords', 300, need)],
  tell: [
    box('said', 'saidToResident', 1000, { ...need, hint: 'toldHint' }),
    { name: 'expected', as: 'moment', label: 'expected' },
    files,
  ],
  note: [box('said', 'note', 1000, need), files],
  urge: [box('said', 'said', 500)],
  supervise: [
    { name: 'limit', as: 'limit', label: 'superviseLimit', ...need, start: { amount: 2, unit: 'working-days' } },
    reason(1000),
  ],
  'answer-supervision': [box('said', 'said', 2000, need), files],
  'end-supervision': [box('said', 'said', 500)],
  defer: [ground(deferGroundWords), { name: 'until', as: 'moment', label: 'until', ...need }, reason(), files],
  'approve-deferral': [{ name: 'until', as: 'moment', label: 'until' }],
  'refuse-deferral': [reason()],
  resume: [box('said', 'saidToResident', 300)],
  extend: [
    { name: 'by', as: 'limit', label: 'by', ...need, start: { amount: 2, unit: 'working-days' } },
    reason(),
    files,
  ],
  'grant-extension': [{ name: 'by', as: 'limit', label: 'by' }, box('said', 'saidToResident', 500)],
  'refuse-extension': [reason()],
  draft: [box('done', 'done', 2000, need), box('said', 'draftSaid', 2000), files],
  approve: [box('note', 'note', 500)],
  'send-back': [reason()],
  finish: [box('done', 'done', 2000, need), files],
  resolve: [
    choice('outcome', 'outcome', outcomeWords, { as: 'radio', ...need }),
    box('done', 'done', 2000, need),
    box('said', 'saidToResident', 2000, { ...need, hint: 'toldHint' }),
    choice('told', 'told', toldByWords, { as: 'radio', ...need, start: 'web' }),
    files,
  ],
  object: [reason(1000)],
  'call-back': [
    yesNo('reached', 'reached', { start: 'yes' }),
    choice('solved', 'solved', solvedWords, { as: 'radio', ...need, when: (v) => v.reached === 'yes' }),
    box('said', 'theirWords', 1000),
  ],
  rate: rating,
  'rate-again': rating,
  contact: [yesNo('reached', 'reached', { start: 'yes' }), box('said', 'theirWords', 1000)],
  'order-rectification': [
    { name: 'order', as: 'order', label: 'unit', ...need },
    choice('complexity', 'complexity', complexityWords, { as: 'radio', ...need, start: 'simple' }),
    reason(1000),
  ],
  rectify: [box('done', 'done', 2000, need), box('said', 'saidToResident', 2000, { ...need, hint: 'toldHint' }), files],
  appeal: [
    { name: 'unit', as: 'handlers', label: 'appealUnit', ...need },
    ground(appealGroundWords),
    reason(1000),
    files,
  ],
  'judge-appeal': [yesNo('upheld', 'upheld'), reason(1000)],
  exclude: [ground(exclusionGroundWords), reason(1000)],
  include: [reason()],
  close: [choice('evaluation', 'evaluation', evaluationWords, { as: 'radio', ...need })],
  reopen: [reason(1000)],
  correct: [],
  'take-back': [],
}

/** A reason is asked: the button carries "…". */
export const asksReason = (kind: StaffAct): boolean =>
  actFields[kind].some((f) => f.needed && (f.name === 'reason' || f.name === 'ground'))

/** A slip of the pen in these can be corrected within the hour by the same hand. */
export const correctable: readonly StaffAct[] = [
  'ask-to-verify',
  'verify',
  'accept',
  'reclassify',
  'raise',
  'refer',
  'tie',
  'assign',
  'appoint',
  'tell',
  'note',
  'supervise',
  'defer',
  'extend',
  'draft',
  'finish',
  'resolve',
  'call-back',
  'contact',
  'rectify',
  'appeal',
]

/** Can be taken back for a few minutes, as long as nobody built on them. */
export const retractable: readonly StaffAct[] = [
  'ask-to-verify',
  'raise',
  'refer',
  'dispatch',
  'co-handle',
  'offer',
  'hand-down',
  'urge',
]
