/** The sentences of rights: why something is held and how long, what was agreed to, what stays because of a law suit. */
import { z } from 'zod'
import { Code } from '../catalogue/schema.ts'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Asked, Channel, Giving } from './consent.ts'
import { mineApi } from './mine-api.ts'
import { restrictedApi } from './restricted-api.ts'
import { PersonalField, Purpose, Retention } from './register.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)

/** A limit as it stands here: the pack's, or the county's own. */
export const Limit = z.strictObject({ ...Retention.shape, own: z.boolean(), version: z.int() })
export type Limit = z.output<typeof Limit>

export const Run = z.strictObject({
  id: Id,
  at: z.iso.datetime(),
  /** What was erased, by code of the limit. */
  erased: z.record(z.string(), z.int()),
  /** What had stood its time and stays because it is held. */
  held: z.record(z.string(), z.int()),
})
export type Run = z.output<typeof Run>

export const Hold = z.strictObject({
  id: Id,
  /** Of a person, or everything under one limit. */
  kind: z.enum(['person', 'limit']),
  subject: z.string(),
  /** Of a person: masked. */
  name: z.string().nullable(),
  basis: z.string(),
  since: z.iso.datetime(),
})
export type Hold = z.output<typeof Hold>

export const rightsApi = {
  register: read('/rights/register', {
    may: 'public',
    summary: 'Why the county holds what it holds about people: purposes with their grounds, fields, owners and limits',
    answer: z.strictObject({
      purposes: z.array(z.strictObject(Purpose.shape)),
      fields: z.array(PersonalField.omit({ columns: true })),
      limits: z.array(Limit),
    }),
  }),
  setLimit: act('PUT', '/rights/limits/:code', {
    may: 'rights.define',
    summary: 'How long something stays, within what the law leaves open, with a reason',
    params: z.strictObject({ code: Code }),
    body: z.strictObject({ id: Id, base: z.int(), months: z.int().min(1).max(1200), why }),
    answer: done,
  }),
  runs: read('/rights/runs', {
    may: 'rights.runs',
    summary: 'What the night erased and what it left because it is held, in counts',
    answer: z.strictObject({ items: z.array(Run) }),
  }),
  holdsList: read('/rights/holds', {
    may: 'rights.hold',
    summary: 'What must not be erased for the time being',
    answer: z.strictObject({ items: z.array(Hold) }),
  }),
  hold: act('POST', '/rights/holds', {
    may: 'rights.hold',
    summary: 'Nothing of a person, or nothing under a limit, is erased until this is lifted; the basis is named',
    body: z.strictObject({
      id: Id,
      kind: Hold.shape.kind,
      subject: z.string().min(1).max(60),
      basis: z.string().trim().min(4, { error: 'reason' }).max(200),
    }),
    answer: done,
  }),
  lift: act('POST', '/rights/holds/:id/lift', {
    may: 'rights.hold',
    summary: 'What was held goes its way again',
    ...one,
    body: z.strictObject({ id: Id, why }),
    answer: done,
  }),
  consents: read('/people/:id/consents', {
    may: 'rights.consent',
    summary: 'What a person is asked for and what they said last; what rests on a duty does not stand here',
    ...one,
    answer: z.strictObject({ items: z.array(Asked) }),
  }),
  give: act('POST', '/people/:id/consents', {
    may: 'rights.consent',
    summary: 'A person, or the guardian of a child, agreed in the presence of a worker',
    ...one,
    body: Giving.extend({ channel: Channel.exclude(['self']) }),
    answer: done,
  }),
  withdraw: act('POST', '/people/:id/consents/:purpose/withdraw', {
    may: 'rights.consent',
    summary: 'A person took their consent back, by word to any worker; what rests on a duty goes on',
    params: z.strictObject({ id: Id, purpose: Code }),
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
  ...mineApi,
  ...restrictedApi,
}
