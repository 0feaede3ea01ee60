/** The sentences of the register of what is asked of villages. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { outAsked } from '../kernel/list-out.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { OrgCode } from '../organisations/schema.ts'
import { Month } from '../people/schema.ts'
import { DemandAsked, DemandAt, DemandCode, DemandKind, DemandLine, DemandState, DemandView } from './schema.ts'

const one = { params: z.strictObject({ id: Id }) }
const narrowed = {
  place: PlacePath.optional(),
  asker: OrgCode.optional(),
  kind: DemandKind.optional(),
  state: DemandState.optional(),
}

export const demandsApi = {
  list: read('/demands', {
    may: 'demands.read',
    summary: 'What is asked of villages, communities and grids, the newest first',
    query: z.strictObject({ ...pageQuery, ...narrowed }),
    answer: page(DemandLine),
  }),
  file: act('POST', '/demands/file', {
    may: 'demands.read',
    summary: 'The register as a file',
    body: z.strictObject({ ...outAsked, ...narrowed }),
    media: 'stream',
    answer: z.unknown(),
  }),
  at: read('/demands/at', {
    may: 'demands.read',
    summary:
      'What is asked of one community: who asks, how often, the minutes its forms cost in a month, what is asked twice',
    query: z.strictObject({ place: PlacePath, month: Month }),
    answer: z.strictObject({
      items: z.array(DemandAt),
      askers: z.int(),
      /** Of what was measured; null: nothing was. */
      minutes: z.number().nullable(),
      /** Forms filled in that month of which too few were measured. */
      unmeasured: z.int(),
    }),
  }),
  standing: read('/demands/standing', {
    may: 'demands.read',
    summary: 'Whether something is admitted at a place, and whether that is needed there',
    query: z.strictObject({ kind: DemandKind, code: DemandCode, place: PlacePath }),
    answer: z.strictObject({
      needed: z.boolean(),
      /** What admits it. */
      by: z.strictObject({ id: Id, title: z.string(), until: z.string().nullable() }).nullable(),
      /** What was asked for and is not decided. */
      waits: z.strictObject({ id: Id }).nullable(),
    }),
  }),
  one: read('/demands/:id', { may: 'demands.read', summary: 'One entry', ...one, answer: DemandView }),
  ask: act('POST', '/demands', {
    may: 'demands.ask',
    summary: 'Ask for a duty, a quota or a report to be admitted; forms are asked for where they lie',
    body: DemandAsked.extend({
      id: Id,
      kind: z.enum(['duty', 'quota', 'report']),
      /** Absent: a report, known by this entry alone. */
      code: DemandCode.optional(),
      /** What it asks, as it is called. */
      labels: z.array(z.string().trim().min(1).max(60)).max(200),
    }),
    answer: z.strictObject({ id: Id }),
  }),
  decide: act('POST', '/demands/:id/decide', {
    may: 'demands.decide',
    summary: 'Approve or refuse with a reason; by the office the county named, and never by whoever asked',
    ...one,
    body: z.strictObject({
      id: Id,
      base: z.int().min(1),
      approve: z.boolean(),
      why: z.string().trim().max(500).nullable(),
    }),
    answer: done,
  }),
  end: act('POST', '/demands/:id/end', {
    may: 'demands.ask',
    summary: 'End it before its time: today is its last day',
    ...one,
    body: z.strictObject({
      id: Id,
      base: z.int().min(1),
      why: z.string().trim().min(2, { error: 'reason' }).max(500),
    }),
    answer: done,
  }),
}
