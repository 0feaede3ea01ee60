/** The sentences of orders: what may be asked for in minutes, who takes it, and how it ends. */
import { z } from 'zod'
import { Code } from '../catalogue/schema.ts'
import { act, page, pageQuery, read, done } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Moment } from '../kernel/instant.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Day } from '../places/schema.ts'
import { orderStates } from './orders.ts'

const one = { params: z.strictObject({ id: Id }) }

const State = z.enum(orderStates)

/** When they were there; the way there and back does not count. */
const Span = { from: Moment, to: Moment }

const What = {
  id: Id,
  item: Code,
  /** Of what is paid by its length; else what the rules say. */
  minutes: z.int().min(1).max(1440),
  day: Day,
  /** Where, when, how to reach them: for whoever takes it. */
  note: z.string().trim().min(1).max(200),
}

const Order = z.strictObject({
  id: Id,
  item: Code,
  minutes: z.int(),
  day: Day,
  state: State,
  place: PlacePath,
  at: Moment,
  /** Ends by itself then, where nobody takes it. */
  until: Moment,
  from: Moment.nullable(),
  to: Moment.nullable(),
  /** What it cost in the end. */
  spent: z.int().nullable(),
})

/** What the reader is to it; somebody may be more than one. */
export const sides = ['holder', 'served', 'server'] as const

export const OwnOrder = Order.extend({
  /** Masked, except for whoever speaks for them. */
  served: z.string(),
  server: z.string().nullable(),
  /** Only for whoever asked and whoever comes. */
  note: z.string().nullable(),
  pool: z.boolean(),
  as: z.array(z.enum(sides)).min(1),
  may: z.array(z.enum(['cancel', 'confirm', 'tell', 'back'])),
})
export type OwnOrder = z.output<typeof OwnOrder>

export const OpenOrder = Order.pick({ id: true, item: true, minutes: true, day: true, place: true, until: true })

export const DeskOrder = Order.extend({
  pool: z.boolean(),
  served: z.strictObject({ person: Id, name: z.string() }),
  holder: z.strictObject({ person: Id, name: z.string() }).nullable(),
  server: z.strictObject({ person: Id, name: z.string() }).nullable(),
})
export type DeskOrder = z.output<typeof DeskOrder>

export const ordersApi = {
  services: read('/timebank/services', {
    may: 'public',
    summary: 'What may be ordered for minutes, and what each costs',
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          item: Code,
          /** Null: as long as it takes. */
          minutes: z.int().nullable(),
        }),
      ),
      most: z.int(),
      /** Who may be served. */
      age: z.int().nullable(),
    }),
  }),
  order: act('POST', '/timebank/orders', {
    may: 'self',
    summary: 'Order a service for minutes; they are held until it was served or called off',
    body: z.strictObject({
      ...What,
      /** Whose minutes; null: the pool pays, for whom the rules name. */
      holder: Id.nullable(),
      /** Who is served: somebody for whom the reader speaks, or the holder of an account by its number. */
      served: z.union([z.strictObject({ person: Id }), z.strictObject({ number: z.string().trim().max(20) })]),
    }),
    answer: done,
  }),
  ownOrders: read('/timebank/orders/mine', {
    may: 'self',
    summary: 'Orders of everybody the reader speaks for: asked for, served, taken',
    query: z.strictObject(pageQuery),
    answer: page(OwnOrder),
  }),
  board: read('/timebank/orders/open', {
    may: 'self',
    summary: 'Open orders near the volunteer, without anybody’s name',
    query: z.strictObject({ person: Id, ...pageQuery }),
    answer: page(OpenOrder),
  }),
  take: act('POST', '/timebank/orders/:id/take', {
    may: 'self',
    summary: 'A volunteer takes an order; of two at once one has it',
    ...one,
    body: z.strictObject({ id: Id, person: Id }),
    answer: done,
  }),
  tell: act('POST', '/timebank/orders/:id/tell', {
    may: 'self',
    summary: 'Whoever served says from when to when',
    ...one,
    body: z.strictObject({ id: Id, ...Span }),
    answer: done,
  }),
  back: act('POST', '/timebank/orders/:id/back', {
    may: 'self',
    summary: 'Whoever took it cannot come; somebody else may take it',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  confirm: act('POST', '/timebank/orders/:id/confirm', {
    may: 'self',
    summary: 'Whoever was served says that it was so; the service record is written and the minutes are spent',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  cancel: act('POST', '/timebank/orders/:id/cancel', {
    may: 'self',
    summary: 'Whoever asked calls it off; the minutes go back',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  orders: read('/timebank/desk/orders', {
    may: 'timebank.read',
    summary: 'Orders of a place, the newest first',
    query: z.strictObject({ under: PlacePath.optional(), state: State.optional(), ...pageQuery }),
    answer: page(DeskOrder),
  }),
  orderAt: read('/timebank/desk/orders/:id', {
    may: 'timebank.read',
    summary: 'One order, with what was said of where and when',
    ...one,
    answer: DeskOrder.extend({ note: z.string().nullable(), record: Id.nullable() }),
  }),
  orderFor: act('POST', '/timebank/desk/orders', {
    may: 'timebank.keep',
    summary: 'Order at the desk, by the word of whoever asks',
    body: z.strictObject({ ...What, holder: Id.nullable(), served: Id }),
    answer: done,
  }),
  assign: act('POST', '/timebank/desk/orders/:id/assign', {
    may: 'timebank.keep',
    summary: 'A volunteer who said yes is put down for an order',
    ...one,
    body: z.strictObject({ id: Id, person: Id }),
    answer: done,
  }),
  tellFor: act('POST', '/timebank/desk/orders/:id/tell', {
    may: 'timebank.keep',
    summary: 'From when to when, by the word of whoever served',
    ...one,
    body: z.strictObject({ id: Id, ...Span }),
    answer: done,
  }),
  confirmFor: act('POST', '/timebank/desk/orders/:id/confirm', {
    may: 'timebank.keep',
    summary: 'It was so, by the word of whoever was served',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  cancelFor: act('POST', '/timebank/desk/orders/:id/cancel', {
    may: 'timebank.keep',
    summary: 'Called off at the desk; the minutes go back',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
}
