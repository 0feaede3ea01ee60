/** The sentences of filling a department's table. */
import { z } from 'zod'
import { act, done, page, pageQuery, read } from '../kernel/api.ts'
import { DemandAsked } from '../demands/schema.ts'
import { Id } from '../kernel/id.ts'
import { PlacePath } from '../kernel/place-path.ts'
import { Month } from '../people/schema.ts'
import { Department, Filled, FormLine, FormPlan, FormView } from './schema.ts'

const one = { params: z.strictObject({ id: Id }) }
const may = 'forms.fill' as const

export const formsApi = {
  list: read('/forms', {
    may,
    summary: 'Tables that departments ask for, the newest first',
    query: z.strictObject({ ...pageQuery }),
    answer: page(FormLine),
  }),
  bring: act('POST', '/forms', {
    may,
    summary: 'Bring the empty table of a department: read, its fields proposed; ready at once when it is known',
    query: z.strictObject({ id: Id, department: Department }),
    media: 'multipart',
    megabytes: 2,
    answer: z.strictObject({ id: Id, ready: z.boolean() }),
  }),
  one: read('/forms/:id', {
    may,
    summary: 'One table: what goes into which column',
    ...one,
    answer: FormView,
  }),
  plan: act('PUT', '/forms/:id/plan', {
    may,
    summary: 'What goes into which column, and whom the table lists; remembered under the department’s name',
    ...one,
    body: z.strictObject({ id: Id, base: z.int().min(1), plan: FormPlan }),
    kilobytes: 512,
    answer: done,
  }),
  fill: act('POST', '/forms/:id/fill', {
    may,
    summary: 'Fill it for a place and a month; what leaves, to whom and why is logged, and nothing of it is kept',
    stepUp: true,
    ...one,
    body: z.strictObject({
      id: Id,
      place: PlacePath,
      month: Month,
      why: z.string().trim().min(2, { error: 'reason' }).max(200),
      /** From opening it to sending; kept of the form, and of nobody who filled it. */
      seconds: z.int().min(0).max(86_400).nullable().default(null),
    }),
    answer: Filled,
  }),
  ask: act('POST', '/forms/:id/ask', {
    may: 'demands.ask',
    summary: 'Ask for a table to be admitted, with the fields it asks',
    ...one,
    body: DemandAsked.extend({ id: Id }),
    answer: z.strictObject({ id: Id }),
  }),
  drop: act('POST', '/forms/:id/drop', {
    may,
    summary: 'Lay a table aside; what was settled about its headers stays known',
    ...one,
    body: z.strictObject({ id: Id }),
    answer: done,
  }),
}
