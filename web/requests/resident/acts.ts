/** What each act of a resident asks for on its page. Pure. */
import type { ResidentAct } from '../../../domain/requests/acts.ts'
import type { PlainKey } from '../../kit/words.ts'
import type { words } from './track-words.ts'

type Word = PlainKey<typeof words>

export interface ActConfig {
  /** On the button that leads here. */
  name: Word
  ask: Word
  lead?: Word
  /** The field of the act's body that takes the words; none: nothing is asked. */
  field?: 'said' | 'reason'
  needed: boolean
  files: boolean
  submit: Word
  done: Word
  most: number
}

const plain = { needed: false, files: false, submit: 'submit', most: 500 } as const satisfies Partial<ActConfig>

const configs: Partial<Record<ResidentAct, ActConfig>> = {
  supplement: {
    ...plain,
    name: 'supplement',
    ask: 'askSupplement',
    field: 'said',
    needed: true,
    files: true,
    done: 'doneSupplement',
    most: 2000,
  },
  'ask-another-time': {
    ...plain,
    name: 'otherTime',
    ask: 'askOtherTime',
    field: 'said',
    needed: true,
    done: 'doneOtherTime',
    most: 300,
  },
  urge: { ...plain, name: 'urge', ask: 'askUrge', field: 'said', done: 'doneUrge' },
  confirm: {
    ...plain,
    name: 'solvedYes',
    ask: 'askConfirm',
    field: 'said',
    submit: 'submitConfirm',
    done: 'doneConfirm',
  },
  object: {
    ...plain,
    name: 'object',
    ask: 'askObject',
    lead: 'objectLead',
    field: 'reason',
    needed: true,
    files: true,
    done: 'doneObject',
    most: 1000,
  },
  withdraw: {
    ...plain,
    name: 'withdraw',
    ask: 'askWithdraw',
    lead: 'withdrawLead',
    field: 'reason',
    submit: 'submitWithdraw',
    done: 'doneWithdraw',
  },
  reopen: {
    ...plain,
    name: 'reopen',
    ask: 'askReopen',
    field: 'reason',
    needed: true,
    files: true,
    done: 'doneReopen',
    most: 1000,
  },
}

/** Acts with a page of their own; a rating has another. */
export const actConfig = (kind: string): ActConfig | undefined =>
  kind === 'rate' || kind === 'rate-again'
    ? rating
    : Object.prototype.hasOwnProperty.call(configs, kind)
      ? configs[kind as ResidentAct]
      : undefined

const rating: ActConfig = { ...plain, name: 'rateGo', ask: 'askRate', done: 'doneRate' }

/** What the page of an act leaves for the page of progress to say. */
export interface Done {
  done: Word
}

export const isDone = (state: unknown): state is Done =>
  typeof state === 'object' && state !== null && typeof (state as Done).done === 'string'
