/** The sentences of the time bank: the holder's own page, the desk, the county's totals, its rules. */
import { z } from 'zod'
import { Code } from '../catalogue/schema.ts'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { defining, definitionList } from '../kernel/definitions-api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { TimebankRules } from './definitions.ts'
import { TimebankGood } from './goods.ts'
import { txnKinds } from './kinds.ts'

const one = { params: z.strictObject({ id: Id }) }
const ofPerson = { params: z.strictObject({ person: Id }) }

/** What came or went, and why. */
export const StatementLine = z.strictObject({
  txn: Id,
  no: z.int(),
  at: Moment,
  kind: z.enum(txnKinds),
  /** Minutes that came, or went where it is below zero. */
  by: z.int(),
  after: z.int(),
  /** Of hours: what was done, when, how long, and what an hour of it counts for. */
  hours: z
    .strictObject({
      item: Code,
      day: Day,
      minutes: z.int(),
      percent: z.int(),
      /** What was beyond the cap and went to the pool. */
      beyond: z.int(),
    })
    .nullable(),
  /** Of an order: what was asked for, and for when. */
  order: z.strictObject({ id: Id, item: Code, day: Day }).nullable(),
  /** Of goods: what was handed out, and how many. */
  goods: z.strictObject({ id: Id, called: TimebankGood.shape.name, count: z.int() }).nullable(),
  /** It was undone later. */
  undone: z.boolean(),
  /** Of what undoes: minutes that were spent already and that nobody owes. */
  borne: z.int(),
})
export type StatementLine = z.output<typeof StatementLine>

const Account = z.strictObject({
  balance: z.int(),
  /** Nothing goes out of it until somebody has decided. */
  frozen: z.boolean(),
  /** What of their hours went to the pool. */
  given: z.int(),
  /** By it a neighbour may order for them. */
  number: z.string(),
})

export const OwnAccount = z.strictObject({
  person: Id,
  as: z.enum(['self', 'guardian']),
  name: z.string(),
  /** Null: none was opened. */
  account: Account.nullable(),
  /** Old enough to hold minutes by the rules of today. */
  oldEnough: z.boolean(),
})
export type OwnAccount = z.output<typeof OwnAccount>

export const Holder = z.strictObject({
  id: Id,
  person: Id,
  place: PlacePath,
  /** Masked. */
  name: z.string(),
  balance: z.int(),
  frozen: z.boolean(),
})
export type Holder = z.output<typeof Holder>

const Sum = z.strictObject({ accounts: z.int(), minutes: z.int() })

export const timebankApi = {
  terms: read('/timebank', {
    may: 'public',
    summary: 'Whether there is a time bank here, and its rules of today',
    answer: z.strictObject({ on: z.boolean(), since: Day, rules: TimebankRules.nullable() }),
  }),
  mine: read('/timebank/mine', {
    may: 'self',
    summary: 'Accounts of everybody the reader speaks for',
    answer: z.strictObject({ items: z.array(OwnAccount) }),
  }),
  open: act('POST', '/timebank/mine/:person/open', {
    may: 'self',
    summary: 'Open an account; verified hours since the county’s first day are credited',
    ...ofPerson,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  own: read('/timebank/mine/:person/lines', {
    may: 'self',
    summary: 'The statement: what came and what went, the newest first',
    ...ofPerson,
    query: z.strictObject(pageQuery),
    answer: page(StatementLine),
  }),
  holders: read('/timebank/holders', {
    may: 'timebank.read',
    summary: 'Accounts of the people of a place, masked',
    query: z.strictObject({ under: PlacePath.optional(), frozen: z.enum(['yes']).optional(), ...pageQuery }),
    answer: page(Holder),
  }),
  holder: read('/timebank/holders/:id', {
    may: 'timebank.read',
    summary: 'One account; the look is kept under the person',
    ...one,
    answer: Holder.extend({ given: z.int() }),
  }),
  lines: read('/timebank/holders/:id/lines', {
    may: 'timebank.read',
    summary: 'The statement of one account, the newest first',
    ...one,
    query: z.strictObject(pageQuery),
    answer: page(StatementLine),
  }),
  openFor: act('POST', '/timebank/holders', {
    may: 'timebank.keep',
    summary: 'Open an account at the desk, by the word of whoever will hold it',
    body: z.strictObject({ id: Id, person: Id, agreed: z.literal(true, { error: 'required' }) }),
    answer: z.strictObject({ id: Id }),
  }),
  totals: read('/timebank/totals', {
    may: 'timebank.read',
    summary: 'What there is in the whole county; the sum of all is zero',
    answer: z.strictObject({
      holders: Sum,
      pool: Sum,
      held: Sum,
      /** Credited for hours and issued, less what was served for it. */
      issued: z.int(),
      /** When it was last counted again from every single move, and whether it was right. */
      proof: z.strictObject({ at: Moment, right: z.boolean(), txns: z.int() }).nullable(),
    }),
  }),
  rules: read('/timebank/rules', {
    may: 'catalogue.read',
    summary: 'Every set of rules, with the day from which each holds',
    answer: definitionList(TimebankRules),
  }),
  defineRules: act('PUT', '/timebank/rules/:code', {
    may: 'timebank.define',
    summary: 'Rules from a day on; what was credited before stays as it was',
    ...defining(Code, TimebankRules),
  }),
}
