/** The sentences of field phones and sealed letters. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { FieldSettings } from './settings.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)
const token = z.string().regex(/^[\w-]{43}$/)
/** An uncompressed point of P-256. */
const point = z.base64().length(88)
const bytes = (most: number) => z.base64().min(4).max(most)

/** What a phone is told whenever it asks: how long it opens, what it holds, to which key letters are closed. */
const terms = { limits: FieldSettings, key: z.strictObject({ id: Id, point }) }

export const PhoneView = z.strictObject({
  id: Id,
  label: z.string(),
  since: Moment,
  revokedAt: Moment.nullable(),
})
export type PhoneView = z.output<typeof PhoneView>

/** As it came from the phone; see `letter.ts`. */
export const SealedLetter = z.strictObject({
  id: Id,
  method: z.enum(['POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string().regex(/^(\/[a-z0-9-]{1,64}){1,6}$/),
  /** A visit of twenty people stands in the threads of twenty. */
  thread: z.string().min(1).max(1000),
  written: z.int().min(0),
  /** Order on the phone. */
  no: z.int().min(0),
  key: z.strictObject({ to: Id, from: point, shut: bytes(200) }),
  body: bytes(400_000),
  about: bytes(20_000),
  file: z.strictObject({ content: bytes(5_500_000), name: z.string().max(40), type: z.string().max(60) }).optional(),
  signature: z.base64().max(100),
  /** Content addresses of files that went up before, by the names that stand in the body. */
  files: z.record(z.string().max(60), z.string().regex(/^[0-9a-f]{64}$/)).default({}),
})
export type SealedLetter = z.output<typeof SealedLetter>

export const LetterState = z.enum(['waiting', 'performed', 'desk', 'accepted', 'refused'])
export type LetterState = z.output<typeof LetterState>

/** Why a letter lies on the desk. */
export const letterFaults = ['phone-revoked', 'account-closed', 'letter-unreadable', 'refused'] as const
export type LetterFault = (typeof letterFaults)[number]

export const LetterBrief = z.strictObject({
  id: Id,
  state: LetterState,
  /** Who wrote it, as colleagues see them. */
  author: z.strictObject({ account: Id, shown: z.string() }),
  /** By the phone's clock. */
  writtenAt: Moment,
  receivedAt: Moment,
  because: z
    .strictObject({ fault: z.enum(letterFaults), code: z.string().nullable(), detail: z.string().nullable() })
    .nullable(),
  settled: z.strictObject({ at: Moment, shown: z.string(), why: z.string().nullable() }).nullable(),
})
export type LetterBrief = z.output<typeof LetterBrief>

export const LetterView = LetterBrief.extend({
  /** What it is about, as its author named it; undefined where it cannot be read or was emptied. */
  about: z.strictObject({ who: z.string(), what: z.string() }).nullable(),
  /** What was written in it: name of the field, what stands there. */
  lines: z.array(z.strictObject({ field: z.string(), text: z.string() })),
  /** It is a picture or a voice note. */
  file: z.boolean(),
  /** Letters of the same thread that were written before and are not settled. */
  before: z.int(),
})
export type LetterView = z.output<typeof LetterView>

export const lettersApi = {
  enrol: act('POST', '/me/phones', {
    may: 'self',
    summary:
      'Make this phone known: answers its token, which can hand in letters and ask for the terms and nothing else, once',
    body: z.strictObject({ id: Id, signing: point }),
    answer: z.strictObject({ id: Id, token, account: Id, ...terms }),
  }),
  phones: read('/me/phones', {
    may: 'self',
    summary: 'Phones on which I work without a signal',
    answer: z.strictObject({ items: z.array(PhoneView) }),
  }),
  revoke: act('POST', '/me/phones/:id/revoke', {
    may: 'self',
    summary: 'A phone of mine is lost: its key is deleted when it next asks, its letters go to the desk',
    ...one,
    body: z.strictObject({}),
    answer: done,
  }),
  revokeAll: act('POST', '/accounts/:id/phones/revoke', {
    may: 'accounts.disable',
    summary:
      'Revoke all field phones of an account: each deletes its key when it next asks, what waits on it goes to the desk',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: done,
  }),
  lease: act('POST', '/phones/lease', {
    may: 'public',
    summary: 'Ask whether a phone is still good; `gone` when it was revoked or its account closed',
    body: z.strictObject({ phone: Id, token }),
    answer: z.strictObject(terms),
    perMinute: 120,
  }),
  handIn: act('POST', '/letters', {
    may: 'public',
    summary:
      'Hand in a sealed letter by the token of the phone it was written on; performed as its author, or laid on the desk',
    body: z.strictObject({ phone: Id, token, letter: SealedLetter }),
    answer: z.strictObject({ state: LetterState }),
    kilobytes: 6_144,
    perMinute: 300,
  }),
  mine: read('/me/letters', {
    may: 'self',
    summary: 'What became of my sealed letters of the last ninety days, the newest first',
    query: z.strictObject({ ...pageQuery }),
    answer: page(LetterBrief),
  }),
  list: read('/letters', {
    may: 'letters.settle',
    summary: 'Sealed letters that were not performed by themselves',
    query: z.strictObject({ state: z.enum(['open', 'settled']).default('open'), ...pageQuery }),
    answer: page(LetterBrief),
  }),
  get: act('POST', '/letters/:id/look', {
    may: 'letters.settle',
    summary: 'Open a letter on the desk: what it would do; the look is logged',
    ...one,
    body: z.strictObject({}),
    answer: LetterView,
  }),
  accept: act('POST', '/letters/:id/accept', {
    may: 'letters.settle',
    summary:
      'Let a letter be performed as its author, on the word of whoever accepts it, who must be permitted where the author is not',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: z.strictObject({ state: LetterState }),
  }),
  refuse: act('POST', '/letters/:id/refuse', {
    may: 'letters.settle',
    summary: 'Refuse a letter with a reason, which its author reads',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: z.strictObject({ state: LetterState }),
  }),
}
