/** What each act of a field worker asks for, as data; acts without an entry are done at a desk. Pure. */
import type { StaffAct } from '../../../domain/requests/acts.ts'
import type { FieldFault } from '../../../domain/kernel/errors.ts'
import type { Allowed, RequestView } from '../../../domain/requests/schema.ts'
import type { PlainKey, Word } from '../../kit/words.ts'
import {
  appealGroundWords,
  declineGroundWords,
  deferGroundWords,
  foundWords,
  outcomeWords,
  returnGroundWords,
  toldByWords,
} from '../words.ts'
import type { words } from './words.ts'

type Label = PlainKey<typeof words>

export type Question =
  | { ask: 'words'; name: string; label: Label; hint?: Label; needed: boolean; most: number }
  | { ask: 'choice'; name: string; label: Label; options: Record<string, Word> }
  | { ask: 'day'; name: string; label: Label; needed: boolean }
  | { ask: 'days'; name: string; label: Label }

export interface ActForm {
  questions: Question[]
  /** Voice and pictures may be added. */
  files: boolean
}

const text = (name: string, label: Label, most: number, needed = true, hint?: Label): Question => ({
  ask: 'words',
  name,
  label,
  most,
  needed,
  ...(hint && { hint }),
})
const choice = (name: string, label: Label, options: Record<string, Word>): Question => ({
  ask: 'choice',
  name,
  label,
  options,
})
const form = (questions: Question[], files = false): ActForm => ({ questions, files })

const done = text('done', 'done', 2000, true, 'doneHint')

export const forms: Partial<Record<StaffAct, ActForm>> = {
  sign: form([text('said', 'saidOptional', 500, false)]),
  claim: form([]),
  note: form([text('said', 'note', 1000)], true),
  supplement: form([text('said', 'note', 2000)], true),
  urge: form([text('said', 'saidOptional', 500, false)]),
  tell: form([text('said', 'said', 1000), { ask: 'day', name: 'expected', label: 'expected', needed: false }], true),
  verify: form([choice('found', 'found', foundWords), text('seen', 'seen', 1000, false)], true),
  return: form([choice('ground', 'ground', returnGroundWords), text('reason', 'reason', 500)], true),
  decline: form([choice('ground', 'ground', declineGroundWords), text('reason', 'reason', 500)]),
  defer: form(
    [
      choice('ground', 'ground', deferGroundWords),
      { ask: 'day', name: 'until', label: 'until', needed: true },
      text('reason', 'reason', 500),
    ],
    true,
  ),
  resume: form([text('said', 'saidOptional', 300, false)]),
  extend: form([{ ask: 'days', name: 'by', label: 'longer' }, text('reason', 'reason', 500)], true),
  draft: form([done, text('said', 'said', 2000, false)], true),
  finish: form([done], true),
  resolve: form(
    [choice('outcome', 'outcome', outcomeWords), done, text('said', 'said', 2000), choice('told', 'told', toldByWords)],
    true,
  ),
  rectify: form([done, text('said', 'said', 2000)], true),
  'answer-supervision': form([text('said', 'done', 2000)], true),
  appeal: form([choice('ground', 'ground', appealGroundWords), text('reason', 'reason', 1000)], true),
  approve: form([text('note', 'note', 500, false)]),
  'send-back': form([text('reason', 'reason', 500)]),
  appoint: form([]),
}

export type Values = Record<string, string>

/** End of a day of the calendar in Shanghai. */
const endOf = (day: string) => `${day}T23:59:00+08:00`

/** What this phone can see for itself. */
export function faultsIn({ questions }: ActForm, values: Values, now: number, hasFiles: boolean): FieldFault[] {
  return questions.flatMap((q): FieldFault[] => {
    const value = (values[q.name] ?? '').trim()
    if (value === '')
      return q.ask === 'choice'
        ? [{ path: q.name, code: 'choose' }]
        : missing(q) && !(q.ask === 'words' && hasFiles)
          ? [{ path: q.name, code: 'required' }]
          : []
    if (q.ask === 'day' && Date.parse(endOf(value)) < now) return [{ path: q.name, code: 'later' }]
    if (q.ask === 'days' && !/^[1-9]\d{0,2}$/.test(value)) return [{ path: q.name, code: 'wrong-type' }]
    return []
  })
}

const missing = (q: Question) => q.ask === 'days' || (q.ask !== 'choice' && q.needed)

/**
 * The act as it travels, without id and order.
 * @param spoken stands in for words that were spoken or shown
 */
export function bodyOf({ questions }: ActForm, values: Values, spoken: string): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const q of questions) {
    const value = (values[q.name] ?? '').trim() || (q.ask === 'words' && q.needed ? spoken : '')
    if (value === '') continue
    body[q.name] =
      q.ask === 'day' ? endOf(value) : q.ask === 'days' ? { amount: Number(value), unit: 'working-days' } : value
  }
  return body
}

/**
 * Fields of the body that the matter itself knows.
 * @param fresh an id for what the act brings into being
 * @returns undefined when the matter does not know them
 */
export function knownBody(
  kind: string,
  allowed: Allowed,
  request: Pick<RequestView, 'orderList' | 'timeline'>,
  fresh: string,
): Record<string, unknown> | undefined {
  const order = request.orderList.find((o) => o.id === allowed.order)
  const base = allowed.order ? { order: allowed.order } : {}
  if (kind === 'claim') return order?.offeredTo.length === 1 ? { ...base, unit: order.offeredTo[0]!.id } : undefined
  if (kind === 'decline') return { ...base, next: fresh }
  if (kind === 'resolve') return resolveOf(request)
  if (kind === 'appeal') {
    const unit = request.orderList.find((o) => o.role === 'lead' && o.unit)?.unit
    return unit && { unit: unit.id }
  }
  if (kind === 'answer-supervision') {
    const sheet = request.timeline.find((e) => e.kind === 'supervise')?.facts['sheet']
    return sheet === undefined ? undefined : { sheet }
  }
  return base
}

const live: readonly string[] = ['sent', 'signed', 'assigned', 'drafted', 'deferred']

/** The answer is given for the order that leads. */
function resolveOf({ orderList }: Pick<RequestView, 'orderList'>): Record<string, unknown> | undefined {
  const lead =
    orderList.find((o) => o.role === 'lead' && live.includes(o.status)) ??
    orderList.find((o) => o.role === 'lead' && o.status === 'done')
  return lead && { order: lead.id }
}

/** The act under the thumb, then what lies behind "more", then what is for a desk. */
export function laidOut(allowed: readonly Allowed[]): { first: Allowed[]; more: Allowed[]; desk: Allowed[] } {
  const rank = ['claim', 'sign', 'resume', 'rectify', 'resolve', 'appoint', 'finish', 'answer-supervision', 'verify']
  const here = allowed.filter((a) => forms[a.kind as StaffAct])
  const ranked = rank.flatMap((kind) => here.filter((a) => a.kind === kind))
  const first = ranked.slice(0, 2)
  return { first, more: here.filter((a) => !first.includes(a)), desk: allowed.filter((a) => !here.includes(a)) }
}

/** After these the rest of the work is in turn, though the server has not heard of it yet. */
const afterSigning = { order: ['appoint', 'finish', 'defer', 'extend'], request: ['tell', 'note', 'resolve'] } as const

/** What may be written now, with letters still on the phone: what was just done is not offered again. */
export function withPending(allowed: readonly Allowed[], pending: readonly string[]): Allowed[] {
  const signing = allowed.find((a) => a.kind === 'sign' || a.kind === 'claim')
  const signed = signing && pending.includes(signing.kind)
  const now: Allowed[] = signed
    ? [
        ...allowed.filter((a) => a.order !== signing.order),
        ...afterSigning.order.map((kind) => ({ kind, order: signing.order })),
        ...afterSigning.request.map((kind) => ({ kind })),
      ]
    : [...allowed]
  const once = (kind: string) => !['note', 'tell', 'supplement'].includes(kind)
  const seen = new Set<string>()
  return now.filter((a) => {
    const key = `${a.kind}:${a.order ?? ''}`
    if (seen.has(key) || (once(a.kind) && pending.includes(a.kind))) return false
    seen.add(key)
    return !ends(pending)
  })
}

/** Nothing more is written to a matter that was answered here. */
const ends = (pending: readonly string[]) =>
  pending.some((kind) => ['resolve', 'rectify', 'return', 'decline'].includes(kind))
