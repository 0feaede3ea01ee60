/** The sentences of keeping the register true: what sources say otherwise, and what its categories mean. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { CareCode, CareKind } from './cares.ts'
import { Claim, ClaimField } from './claims.ts'

const one = { params: z.strictObject({ id: Id }) }

/** Done; and what of it waits for a person to settle. */
export const noted = z.strictObject({ ok: z.literal(true), waiting: z.array(z.string()) })

export const keepingApi = {
  cares: read('/people/cares', {
    may: 'self',
    summary: 'Care kinds of the county with every dated definition',
    answer: z.strictObject({ items: z.array(CareKind.extend({ version: z.int() })) }),
  }),
  defineCare: act('PUT', '/people/cares/:code', {
    may: 'people.define',
    summary: 'A definition of a care kind from a day on; what was decided under the one before stays',
    params: z.strictObject({ code: CareCode }),
    body: z.strictObject({ id: Id, base: z.int().min(0), kind: CareKind, why: z.string().trim().max(200).optional() }),
    answer: done,
  }),
  claims: read('/people/claims', {
    may: 'people.read',
    summary: 'What is said otherwise than it is held, in a place, the oldest first; values are masked',
    query: z.strictObject({ place: PlacePath, person: Id.optional(), ...pageQuery }),
    answer: page(Claim),
  }),
  runs: read('/people/runs', {
    may: 'people.settle',
    summary: 'What the jobs of the night did, in counts',
    answer: z.strictObject({
      items: z.array(
        z.strictObject({ id: Id, job: z.string(), at: z.iso.datetime(), counts: z.record(z.string(), z.int()) }),
      ),
    }),
  }),
  compareClaim: act('POST', '/people/claims/:id/compare', {
    may: 'people.settle',
    summary: 'Both values of a claim in clear: a look, the claim is the reason',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: z.strictObject({ what: ClaimField, held: z.string().nullable(), claimed: z.string().nullable() }),
  }),
  settleClaim: act('POST', '/people/claims/:id/settle', {
    may: 'people.settle',
    summary: 'A person settles a claim: what was said is taken over, or what is held stays',
    ...one,
    body: z.strictObject({ id: Id, take: z.boolean(), why: z.string().trim().max(200).optional() }),
    answer: done,
  }),
}
