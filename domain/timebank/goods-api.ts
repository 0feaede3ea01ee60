/** The sentences of goods: what there is, handing one out at the desk, its receipt. [S1-06] */
import { z } from 'zod'
import { Code } from '../catalogue/schema.ts'
import { act, read } from '../kernel/api.ts'
import { defining } from '../kernel/definitions-api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { TimebankGood } from './goods.ts'

const Left = z.int().min(0).nullable()

/** What somebody was handed, for what. */
export const Receipt = z.strictObject({
  id: Id,
  /** Eleven digits, as a number of an account. */
  number: z.string(),
  account: Id,
  /** Masked. */
  name: z.string(),
  good: Code,
  called: TimebankGood.shape.name,
  count: z.int().min(1),
  minutes: z.int().min(1),
  at: Moment,
  /** It was undone by two, and the minutes are back. */
  undone: z.boolean(),
})
export type Receipt = z.output<typeof Receipt>

export const goodsApi = {
  shelf: read('/timebank/shelf', {
    may: 'public',
    summary: 'Goods that may be had for minutes today',
    answer: z.strictObject({
      items: z.array(TimebankGood.pick({ code: true, name: true, minutes: true, unit: true }).extend({ left: Left })),
    }),
  }),
  goods: read('/timebank/goods', {
    may: 'catalogue.read',
    summary: 'Every good, with the day from which it is handed out so, and what is left',
    answer: z.strictObject({
      items: z.array(TimebankGood.extend({ version: z.int().min(1), left: Left })),
    }),
  }),
  defineGood: act('PUT', '/timebank/goods/:code', {
    may: 'timebank.define',
    summary: 'A good from a day on; what was handed out before stays as it was',
    ...defining(Code, TimebankGood),
  }),
  handOut: act('POST', '/timebank/receipts', {
    may: 'timebank.keep',
    summary: 'Hand out goods at the desk against minutes, by the word of the holder',
    body: z.strictObject({
      id: Id,
      account: Id,
      good: Code,
      count: z.int().min(1).max(20),
      agreed: z.literal(true, { error: 'required' }),
    }),
    answer: z.strictObject({ id: Id }),
  }),
  receipt: read('/timebank/receipts/:id', {
    may: 'timebank.read',
    summary: 'The receipt of what was handed out',
    params: z.strictObject({ id: Id }),
    answer: Receipt,
  }),
}
