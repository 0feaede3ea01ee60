/** The sentences of merging two records of one person, and of taking that back [B6]. */
import { z } from 'zod'
import { act, done, read } from '../kernel/api.ts'
import { Id } from '../kernel/id.ts'
import { Merge, MergeFacts, MergeTake } from './merge.ts'

const one = { params: z.strictObject({ id: Id }) }
const why = z.string().trim().min(2, { error: 'reason' }).max(200)

export const mergeApi = {
  compareMerge: act('POST', '/people/:id/merge/compare', {
    may: 'people.settle',
    summary: 'Two records side by side in clear, to see whether they are one person: a look at both, logged',
    ...one,
    body: z.strictObject({ id: Id, other: Id }),
    answer: z.strictObject({ kept: MergeFacts, old: MergeFacts }),
  }),
  merge: act('POST', '/people/:id/merge', {
    may: 'people.settle',
    summary:
      'Two records of one person become one: the other is an alias of this from now on, what asks for a second person waits',
    ...one,
    body: z.strictObject({ id: Id, base: z.int(), other: Id, otherBase: z.int(), take: MergeTake, why }),
    answer: z.strictObject({ ok: z.literal(true), waiting: z.array(z.string()) }),
  }),
  merges: read('/people/:id/merges', {
    may: 'people.settle',
    summary: 'What was merged into a person, with what came since, masked',
    ...one,
    answer: z.strictObject({ items: z.array(Merge) }),
  }),
  unmerge: act('POST', '/people/:id/merges/:merge/undo', {
    may: 'people.settle',
    summary: 'They were two after all: the other stands again with what was its own; what came since is given by hand',
    params: z.strictObject({ id: Id, merge: Id }),
    body: z.strictObject({
      id: Id,
      why,
      /** What of that which came since belongs to the other. */
      give: z.array(z.strictObject({ kind: z.enum(['category', 'account', 'phone']), id: z.string() })).max(200),
    }),
    answer: done,
  }),
}
